"""The sentence that says what was found, and the few numbers under it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboards.frame import html, labels
from graph.base.words import say


@dataclass(frozen=True)
class Figure:
    """One number: its words, its value as shown, its change since a year ago, its trend."""

    name: str
    value: str
    change: str | None = None
    trend: Sequence[float] = ()


def lead(text: str) -> None:
    """The sentence at the top of a page."""
    html.draw("lead", text=text)


def heading(text: str) -> None:
    """What the next part of the page shows."""
    html.draw("heading", text=text)


def figures(rows: Sequence[Figure]) -> None:
    """At most five numbers, side by side where there is room."""
    with st.container(horizontal=True, gap="small", key="figures"):
        for row in rows:
            st.metric(
                row.name,
                row.value,
                delta=row.change,
                delta_color="off",
                delta_arrow="off",
                delta_description=say("pages.number.a_year") if row.change else None,
                chart_data=list(row.trend) if len(row.trend) > 1 else None,
                border=True,
                height="stretch",
            )


def network_sentence(card: Any, joints: Sequence[str]) -> str:
    """The network in one sentence: its size, how much of it hangs together, what it hangs on.

    joints: the names of its cut vertices, the most important first.
    """
    if not card["actors"]:
        return say("pages.overview.nobody")
    if not card["pairs"]:
        return say("pages.overview.no_ties", actors=labels.count(card["actors"]))
    return say(
        "pages.overview.lead" if joints else "pages.overview.lead_safe",
        actors=labels.count(card["actors"]),
        linked=labels.count(round((card["largest_component_share"] or 0) * card["actors"])),
        tight=labels.share(tight_share(card)),
        joints=labels.count(len(joints)),
        first=joints[0] if joints else "",
    )


def network_figures(
    card: Any, before: Any, years: Any, activities: int, activities_before: int
) -> list[Figure]:
    """Actors, pairs, tight pairs, the largest connected part and activities in the past year."""
    tight = (years["COLLABORATE"] / years["pairs"].where(years["pairs"] > 0)).dropna()
    return [
        Figure(
            say("pages.figure.actors"),
            labels.count(card["actors"]),
            _more(card["actors"], before["actors"]),
            years["actors"].tolist(),
        ),
        Figure(
            say("pages.figure.pairs"),
            labels.count(card["pairs"]),
            _more(card["pairs"], before["pairs"]),
            years["pairs"].tolist(),
        ),
        Figure(
            say("pages.figure.tight"),
            labels.share(tight_share(card)),
            _points(tight_share(card), tight_share(before)),
            tight.tolist(),
        ),
        Figure(
            say("pages.figure.linked"),
            labels.share(card["largest_component_share"]),
            _points(card["largest_component_share"], before["largest_component_share"]),
        ),
        Figure(
            say("pages.figure.activities"),
            labels.count(activities),
            _more(activities, activities_before),
        ),
    ]


def tight_share(card: Any) -> float | None:
    """The share of pairs at COLLABORATE, 0–1; None without pairs."""
    found: float | None = card["tie_mix"]["COLLABORATE"]
    return found


def _more(now: int, before: int) -> str | None:
    if not before:
        return None
    return f"{now - before:+,}" if now != before else say("pages.number.same")


def _points(now: float | None, before: float | None) -> str | None:
    if now is None or before is None:
        return None
    change = round((now - before) * 100)
    return say("pages.number.points", change=f"{change:+}") if change else say("pages.number.same")
