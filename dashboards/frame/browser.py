"""What only the browser can do: copy, and print."""

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from graph.base.words import say

HERE = Path(__file__).parent


def copy_link() -> None:
    """A button that copies the address of the view."""
    _button("link", say("pages.frame.copy_link"))


def copy_text(text: str) -> None:
    """A button that copies the text."""
    _button("text", say("pages.frame.copy_text"), text)


def print_page() -> None:
    """A button that prints the page."""
    _button("print", say("pages.frame.print"))


def _button(does: str, label: str, text: str | None = None) -> None:
    _component()(
        key=f"browser {does}",
        data={"does": does, "label": label, "done": say("pages.frame.copied"), "text": text},
        width="content",
    )


@st.cache_resource(show_spinner=False)
def _component() -> Any:
    return st.components.v2.component(
        "saan_browser",
        html="<button></button>",
        css=style(),
        js=(HERE / "browser.js").read_text("utf-8"),
    )


@cache
def style() -> str:
    """The look of a button within a component: that of the page's own."""
    return (HERE / "button.css").read_text("utf-8")
