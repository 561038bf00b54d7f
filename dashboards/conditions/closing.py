"""The end of a round, with what it does."""

import streamlit as st

from dashboards.conditions.asking import MADE
from dashboards.frame import address, session, writing
from graph.base.words import say
from graph.conditions.asking import counted
from graph.conditions.shown import LEAST
from graph.kinds import Round


def draw(of: Round, who: str) -> None:
    """What closing does, a tick, and the button."""
    told, of_all = counted(session.desk().sealed, of)
    if of.workshop:
        st.markdown(say("conditions.workshop.close"))
        writing.button(say("conditions.workshop.do_close"), "close round", who, _close, of, who)
        return
    st.markdown(say("conditions.close.what"))
    if told < LEAST:
        st.warning(say("conditions.close.few"))
    if told < of_all:
        st.caption(say("conditions.close.left", count=of_all - told))
    sure = st.checkbox(say("conditions.close.sure"), key=f"sure {of.uid}")
    writing.button(say("conditions.close.do"), "close round", who if sure else "", _close, of, who)


def _close(of: Round, who: str) -> None:
    st.session_state.pop(MADE, None)
    writing.attempt(
        "conditions.close.done", lambda: session.desk().close_round(of.uid, who), what=of.name
    )
    address.put(part=None)
