"""The network over the years: a chart by month, quarter or year, and the table behind it."""

from typing import Any

import streamlit as st

from dashboards.drawing import charts
from dashboards.frame import (
    address,
    headline,
    labels,
    reads,
)
from dashboards.frame.asked import Asked
from dashboards.frame.table import table
from graph.base.words import say
from graph.kinds import LEVELS
from graph.network.history import THIN
from graph.network.timeline import UNITS


def show(asked: Asked) -> None:
    """Pairs by level over time, with the periods marked whose records are thin."""
    headline.heading(say("history.network.title"))
    unit = address.switch(
        say("history.network.by"), "by", UNITS[::-1], lambda each: say(f"history.network.{each}")
    )
    found = _from_first_tie(reads.periods(asked, unit))
    charts.periods(found, unit)
    for reason in THIN:
        if (found["thin"] == reason).any():
            st.caption(f"{charts.MARKS[reason]} {say(f'history.thin.{reason}')}")
    with st.expander(say("history.network.table")):
        table(_rows(found, unit), _columns(), name="over-time")


def _from_first_tie(found: Any) -> Any:
    """The periods from the first in which there is a tie; all where there is none."""
    tied = found["ties"].cumsum() > 0
    return found[tied] if tied.any() else found


def _rows(found: Any, unit: str) -> Any:
    return found.assign(
        period=[charts.period(day, unit) for day in found["day"]],
        thin=[say(f"history.thin.{each}") if each else labels.DASH for each in found["thin"]],
    )


def _columns() -> dict[str, str]:
    names = ("period", "actors", "ties", "pairs", "activities", "thin")
    columns = {name: say(f"history.columns.{name}") for name in names}
    levels = {level: labels.term("type", level) for level in LEVELS}
    before, after = list(columns.items())[:4], list(columns.items())[4:]
    return dict(before) | levels | dict(after)
