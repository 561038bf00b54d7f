"""Who reads a session's pages: in which language and era, in callbacks and fragments too."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from graph.base.words import Reader


def remember(lang: str, era: str | None = None) -> None:
    """From here on, the session is spoken to so; a callback runs before the front door does."""
    st.session_state["reader"] = Reader(lang, era, on_page=True)


def current() -> Reader:
    """Who is spoken to in this thread: a session's reader, or whoever stands outside of all."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return Reader()
    found = st.session_state.get("reader")
    return found if isinstance(found, Reader) else Reader(on_page=True)
