"""The tools of tables, which Streamlit names in English only, in the language of the page."""

from pathlib import Path
from typing import Any

import streamlit as st

from graph.base.words import language, say, texts

WORDS = "pages.grid."


def tools() -> None:
    """Has the browser say them so, from now on."""
    with st.sidebar:  # where nothing below it moves
        _component()(key="grid tools", data=dictionary(language()), height="content")


def dictionary(lang: str) -> dict[str, str]:
    """Streamlit's words → those of the language; none in English, which they are in."""
    found = {say(key, "en"): say(key, lang) for key in texts() if key.startswith(WORDS)}
    return {theirs: ours for theirs, ours in found.items() if theirs != ours}


@st.cache_resource(show_spinner=False)
def _component() -> Any:
    script = Path(__file__).parent / "grid.js"
    return st.components.v2.component(
        "saan_grid", js=script.read_text("utf-8"), isolate_styles=False
    )
