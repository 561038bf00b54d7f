"""The journal's chain on a page: its head, and looking all of it through."""

from typing import Any

import streamlit as st

from dashboards.frame import labels, session
from dashboards.frame.text import plain
from graph.base import config
from graph.base.errors import SaanError
from graph.base.words import say
from graph.journal.verify import Verdict, verify

KEPT = "verified"


def show() -> None:
    """The head, when the chain was looked through last, and the button that does it now."""
    state = session.desk().state()
    st.caption(say("journal.head", count=labels.count(state.batches), head=plain(state.head)))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(say("journal.verify"), key="verify", on_click=_verify)
        st.caption(_said(st.session_state.get(KEPT)), width="content")


def _verify() -> None:
    with st.spinner(say("journal.verifying")):
        try:
            found: Verdict | SaanError = verify(session.desk().store)
        except SaanError as problem:
            found = problem
    st.session_state[KEPT] = (config.now(), found)


def _said(kept: Any) -> str:
    if kept is None:
        return say("journal.not_verified")
    at, found = kept
    if isinstance(found, SaanError):
        return f"✗ {plain(found.text())}"
    facts = {"batch": found.broken, "count": labels.count(found.batches), "head": found.head[:12]}
    when = at.strftime("%Y-%m-%d %H:%M")
    if found.broken:
        return f"✗ {plain(say(f'journal.broken_{found.what}', **facts))}"
    return f"✓ {plain(say('journal.verified', at=when, **facts))}"
