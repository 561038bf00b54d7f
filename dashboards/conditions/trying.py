"""Trying a round: its very pages in the place of a member, in which nothing is kept."""

import streamlit as st

from dashboards.conditions import choosing
from dashboards.frame import address, blocks, session, writing
from dashboards.frame.session import ask, on_record
from graph import conditions
from graph.base.errors import SaanError
from graph.base.words import say
from graph.conditions import trying
from graph.kinds import Round

MADE = "link to try"


def draw(of: Round, who: str) -> None:
    """In whose place, what that means, the button, and the link that was just made."""
    names = on_record()
    members = ask(conditions.members, address.current(), of.uid)
    if of.workshop or not members:
        return
    blocks.heading(say("conditions.trial.title"))
    st.caption(say("conditions.trial.note"))
    words = ("conditions.trial.whom", "conditions.trial.make")
    choosing.member("try", of, sorted(members, key=names.name), words, _begin, who)
    choosing.made(MADE, of, ("conditions.trial.open", "conditions.trial.done"), trying.link)


def _begin(of: Round, uid: str, who: str) -> None:
    try:
        token = trying.begin(session.desk().source.home, of, uid)
    except SaanError as problem:
        writing.failed(problem)
        return
    st.session_state[MADE] = (of.uid, uid, token)
    writing.done("conditions.trial.made", None, (), what=on_record().name(uid))
