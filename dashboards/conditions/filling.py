"""Filling in for a member: a link of theirs that says who types."""

import streamlit as st

from dashboards.conditions import choosing
from dashboards.frame import address, session, writing
from dashboards.frame.session import ask, on_record
from graph import conditions
from graph.base.errors import SaanError
from graph.base.words import say
from graph.conditions import letters
from graph.conditions.asking import invite, unanswered
from graph.conditions.sealed import Invitation
from graph.kinds import Round

MADE = "link to fill in"


def draw(of: Round, asked: list[Invitation], who: str) -> None:
    """For whom, what that means, the button, and the link that was just made."""
    names = on_record()
    members = ask(conditions.members, address.current(), of.uid)
    left = unanswered(members, asked)
    if left:
        words = ("conditions.who.fill.whom", "conditions.who.fill.make")
        choosing.member("fill", of, sorted(left, key=names.name), words, _make, who)
        st.caption(say("conditions.who.fill.note"))
    words = ("conditions.who.fill.open", "conditions.who.fill.done")
    choosing.made(MADE, of, words, letters.link)


def _make(of: Round, uid: str, who: str) -> None:
    name = on_record().name(uid)
    try:
        token = invite(session.desk().sealed, of, [uid], who).get(uid)
    except SaanError as problem:
        writing.failed(problem)
        return
    if token:
        st.session_state[MADE] = (of.uid, uid, token)
    word = "made" if token else "answered"
    writing.done(f"conditions.who.fill.{word}", None, (), what=name)
