"""Who writes from a page: a name that is asked for once and stays for the session."""

import streamlit as st

from dashboards.frame import past, session
from dashboards.frame.text import plain, short
from graph.base import config
from graph.base.words import say

KEPT = "writer"
FIELD = "writer field"


def field() -> str:
    """The field of the writer's name; "" while nobody is named, and nothing can be saved.

    Once there is a name the field is folded away behind it. While a page shows what was known on
    a past day there is no field, and why is said.
    """
    if past.off():
        return ""
    named = name()
    if not named:
        return _field()
    with st.popover(say("forms.by", name=plain(short(named, 40))), type="tertiary"):
        return _field()


def _field() -> str:
    st.session_state[FIELD] = name()
    typed = st.text_input(
        say("duplicates.page.writer"), key=FIELD, max_chars=80, on_change=_keep, width=320
    ).strip()
    if not typed:
        st.caption(say("duplicates.page.no_writer"))
    return typed


def name() -> str:
    """The writer's name, where the field itself has no place; "" while nobody is named."""
    if KEPT not in st.session_state:
        st.session_state[KEPT] = config.usual_writer(session.home() or config.home()) or ""
    return str(st.session_state[KEPT]).strip()


def _keep() -> None:
    st.session_state[KEPT] = st.session_state[FIELD]
