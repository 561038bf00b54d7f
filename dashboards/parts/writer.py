"""Who writes: asked once on a page, remembered while the browser is open."""

import os

import streamlit as st

from graph import settings
from graph.words import say


def name() -> str:
    """The name to put into the journal; "" until someone gives one."""
    usual = os.environ.get("SAAN_USER") or settings.remembered_name(settings.home()) or ""
    st.session_state.setdefault("writer", usual)
    kept = st.session_state["writer"]
    typed = st.text_input(say("data.who"), value=kept, placeholder=say("data.who_hint"), key="who")
    st.session_state["writer"] = typed.strip()
    return st.session_state["writer"]
