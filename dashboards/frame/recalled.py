"""Lessons that what is looked at recalls, or that speak of a partner."""

from collections.abc import Callable

import streamlit as st

from dashboards.frame import address, blocks, labels
from dashboards.frame.address import Asked
from dashboards.frame.labels import plain
from dashboards.frame.session import ask, on_record
from graph import lessons
from graph.base.words import say
from graph.lessons import Recalled
from graph.lessons.recalling import Risk
from graph.lessons.wording import why

SHOWN = 2  # reasons of a lesson
LONGEST = 240  # characters of one


def recalled(asked: Asked, fits: Callable[[Recalled], bool], by: str = "") -> None:
    """The lessons that fit, each with why it speaks now; nothing where there are none. by: the uid
    of what recalls them, whose reason alone is told; a finding is its own reason."""
    found = [each for each in ask(lessons.lessons, asked) if fits(each)]
    if not found:
        return
    blocks.heading(say("lessons.list.recalled"))
    names = on_record()
    for each in found:
        told = [r for r in each.reasons if not by or (r.uid == by and not isinstance(r, Risk))]
        with st.container(border=True):
            st.markdown(plain(labels.short(each.lesson.text, LONGEST)))
            for reason in told[:SHOWN]:
                st.caption(say("lessons.list.again", why=plain(why(reason, names))))
            address.link("lessons", say("lessons.list.read"), lesson=each.lesson.uid)
