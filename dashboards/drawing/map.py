"""The map as a component of the page: what it is sent, and what a click reports."""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from dashboards.frame import address, blocks, pages
from graph import drawing
from graph.base.words import say
from graph.drawing import Picture
from graph.drawing.difference import LINES as DIFFERENCES
from graph.network.columns import day_of

HERE = Path(__file__).parent


def select(actor: str | None, tie: str | None) -> None:
    """Writes what was clicked into the URL."""
    address.put(selected=actor or tie)


def draw_map(
    picture: Picture,
    key: str,
    selected: str | None = None,
    on_select: Callable[[str | None, str | None], None] = select,
    height: int = 620,
) -> None:
    """Draw the picture; a click calls `on_select(actor uid, tie uid)`, None for what it missed."""
    mount = _component()

    def report() -> None:
        chosen = st.session_state[key].selected or {}
        on_select(chosen.get("actor"), chosen.get("tie"))

    mount(
        key=key,
        data=message(picture, selected, height),
        default={"selected": None},
        on_selected_change=report,
    )


def explore(
    text: str,
    view: dict[str, object],
    links: dict[str, str],
    movable: bool,
    times: dict[str, object] | None,
    on_day: Callable[[date], None],
) -> None:
    """Draw the map that is the page: with its panel, and as high as the window.

    text: of `graph.drawing.explored`; view: what the URL says of it; links: where the card leads,
    {…} to be filled in; movable: whether actors can be dragged; times: of `graph.drawing.times`,
    for a picture of all days, whose bar of time calls `on_day` with the day on which the user came
    to rest. What else the user does is told to `dashboards.map.told`.
    """

    def rested() -> None:
        day = day_of((st.session_state["map"].day or {}).get("day", 0))
        if day:
            on_day(day)

    _component()(
        key="map",
        data=_always("window", times)
        | {"picture": text, "view": view, "panel": {"links": links, "movable": movable}},
        default={"day": None},
        on_day_change=rested,
    )


def message(picture: Picture, selected: str | None, height: int) -> dict[str, object]:
    """What is sent to the browser: JSON values only."""
    return _always(height) | {
        "nodes": picture.drawing.nodes,
        "edges": picture.drawing.edges,
        "selected": selected,
    }


def _always(height: int | str, times: dict[str, object] | None = None) -> dict[str, object]:
    return {
        "library": f"{pages.DRAWING_ROUTE}?v={_version()}",
        "height": height,
        "words": drawing.words(through_time=times is not None),
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


def draw_differences() -> None:
    """The legend of the picture of two days: each line with its sign."""
    lines = [
        (word, line.get("label", ""), say(f"changes.{word}")) for word, line in DIFFERENCES.items()
    ]
    blocks.draw("differences", lines=lines, actors=[say("changes.came"), say("changes.went")])
