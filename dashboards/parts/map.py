"""The map as a component of the page: what it is sent, and what a click on it reports."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from dashboards.parts.picture import Picture
from dashboards.serve import DRAWING_ROUTE
from graph.words import say

HERE = Path(__file__).parent
BUTTONS = ("closer", "farther", "whole", "png")


def draw_map(
    picture: Picture,
    key: str,
    selected: str | None,
    on_select: Callable[[str | None, str | None], None],
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


def message(picture: Picture, selected: str | None, height: int) -> dict[str, Any]:
    """What is sent to the browser: JSON values only."""
    return {
        "library": f"{DRAWING_ROUTE}?v={_version()}",
        "nodes": picture.drawing.nodes,
        "edges": picture.drawing.edges,
        "selected": selected,
        "height": height,
        "words": {word: say(f"pages.map.{word}") for word in ("label", "file", *BUTTONS)},
    }


@cache
def _version() -> str:
    from importlib.metadata import version

    return version("pyvis")


@st.cache_resource(show_spinner=False)
def _component() -> Any:
    return st.components.v2.component(
        "saan_map",
        html=(HERE / "html" / "map.html").read_text("utf-8"),
        css=(HERE / "map.css").read_text("utf-8"),
        js=(HERE / "map.js").read_text("utf-8"),
    )
