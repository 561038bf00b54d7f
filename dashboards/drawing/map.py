"""The map as a component of the page: what it is sent, and what a click on it reports."""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from dashboards.serve import DRAWING_ROUTE
from graph import drawing
from graph.drawing import Picture
from graph.network.columns import day_of

HERE = Path(__file__).parent


def draw_map(
    picture: Picture,
    key: str,
    selected: str | None,
    on_select: Callable[[str | None, str | None], None],
    height: int = 620,
    times: dict[str, Any] | None = None,
    on_day: Callable[[date], None] | None = None,
) -> None:
    """Draw the picture; a click calls `on_select(actor uid, tie uid)`, None for what it missed.

    times: of `graph.drawing.times`, for a picture whose rows have spans; a bar of time is shown
    then, and `on_day` is called with the day on which the user came to rest.
    """
    mount = _component()

    def report() -> None:
        chosen = st.session_state[key].selected or {}
        on_select(chosen.get("actor"), chosen.get("tie"))

    def rested() -> None:
        day = day_of((st.session_state[key].day or {}).get("day", 0))
        if day and on_day:
            on_day(day)

    mount(
        key=key,
        data=message(picture, selected, height, times),
        default={"selected": None, "day": None},
        on_selected_change=report,
        on_day_change=rested,
    )


def message(
    picture: Picture, selected: str | None, height: int, times: dict[str, Any] | None = None
) -> dict[str, Any]:
    """What is sent to the browser: JSON values only."""
    return {
        "library": f"{DRAWING_ROUTE}?v={_version()}",
        "nodes": picture.drawing.nodes,
        "edges": picture.drawing.edges,
        "selected": selected,
        "height": height,
        "words": drawing.words(),
        "times": times,
    }


@cache
def _version() -> str:
    from importlib.metadata import version

    return version("pyvis")


@st.cache_resource(show_spinner=False)
def _component() -> Any:
    return st.components.v2.component(
        "saan_map",
        html=drawing.frame(),
        css=drawing.style(),
        js=drawing.script() + (HERE / "component.js").read_text("utf-8"),
    )
