"""Who writes from a page: a name that is asked for once and stays for the session."""

import streamlit as st

from dashboards.parts import known, reads
from graph import settings
from graph.words import say

KEPT = "writer"
FIELD = "writer field"


def field() -> str:
    """The field of the writer's name; "" while nobody is named, and nothing can be saved.

    While a page shows what was known on a past day there is no field, and why is said.
    """
    if known.off():
        return ""
    if KEPT not in st.session_state:
        st.session_state[KEPT] = settings.usual_writer(reads.home() or settings.home()) or ""
    st.session_state[FIELD] = st.session_state[KEPT]
    name = st.text_input(
        say("duplicates.page.writer"), key=FIELD, max_chars=80, on_change=_keep, width=320
    ).strip()
    if not name:
        st.caption(say("duplicates.page.no_writer"))
    return name


def _keep() -> None:
    st.session_state[KEPT] = st.session_state[FIELD]
