"""The map as a component of the page: what it is sent, what a click reports, and its legend."""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from dashboards.frame import address, blocks, labels, pages
from graph import drawing
from graph.base.words import say
from graph.drawing import Picture
from graph.drawing.difference import LINES as DIFFERENCES
from graph.drawing.picture import LINES, SIGNS
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
    times: dict[str, object] | None = None,
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
    picture: Picture, selected: str | None, height: int, times: dict[str, object] | None = None
) -> dict[str, object]:
    """What is sent to the browser: JSON values only."""
    return {
        "library": f"{pages.DRAWING_ROUTE}?v={_version()}",
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


def draw_legend(colours: tuple[tuple[int, str, int], ...], colour_by: str) -> None:
    """The legend of a picture: lines by tie type, shapes by sector, colours as picked."""
    blocks.draw(
        "legend",
        words={
            "lines": say("map.page.lines"),
            "shapes": say("map.page.shapes"),
            "colours": say(f"map.page.colours_{colour_by}"),
        },
        lines=[
            (level, labels.term("type", level), labels.term("meaning", level)) for level in LINES
        ],
        shapes=[(sign, labels.term("sector", sector)) for sector, sign in SIGNS.items()],
        colours=[(place, word, labels.count(count)) for place, word, count in colours],
    )


def draw_differences() -> None:
    """The legend of the picture of two days: each line with its sign."""
    lines = [
        (word, line.get("label", ""), say(f"changes.{word}")) for word, line in DIFFERENCES.items()
    ]
    blocks.draw("differences", lines=lines, actors=[say("changes.came"), say("changes.went")])
