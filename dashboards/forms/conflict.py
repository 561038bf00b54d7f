"""Somebody was faster: both versions side by side, field by field, and what to do about it."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from dashboards.forms import fields, opened
from dashboards.forms.fields import Field
from dashboards.forms.opened import Opened
from dashboards.frame import html, outcome
from dashboards.frame.session import on_record
from dashboards.frame.text import plain
from graph.base.words import say
from graph.journal.history import local


def show(kind: str, name: str, now: Opened, asked: list[Field], before: Mapping[str, str]) -> None:
    """What was on record, what was typed here, and what the other wrote meanwhile."""
    moved = now.moved
    facts = {"who": plain(moved.who or "?"), "at": plain(local(moved.at) if moved.at else "?")}
    with st.container(border=True, key=f"conflict {name}"):
        if moved.theirs is None:
            st.warning(say("forms.conflict.gone", **facts))
            st.button(say("forms.conflict.close"), key=f"theirs {name}", on_click=_keep_theirs,
                      args=(name,))  # fmt: skip
            return
        st.warning(say("forms.conflict.lead", **facts))
        theirs = {f.column: fields.text_of(f, moved.theirs) for f in asked}
        _side_by_side(kind, now, asked, before, theirs, str(moved.who or "?"))
        with st.container(horizontal=True):
            st.button(
                say("forms.conflict.mine"),
                key=f"mine {name}",
                type="primary",
                on_click=_take_mine,
                args=(name, moved.theirs, dict(before), theirs),
            )
            st.button(
                say("forms.conflict.theirs"),
                key=f"theirs {name}",
                on_click=_keep_theirs,
                args=(name,),
            )


def _side_by_side(
    kind: str, now: Opened, asked: list[Field], before: Mapping[str, str],
    theirs: Mapping[str, str], who: str,
) -> None:  # fmt: skip
    names = on_record()
    head = [say(f"forms.conflict.{part}", who=who) for part in ("field", "was", "yours", "its")]
    rows = [head]
    for each in asked:
        mine = now.start.get(each.column, before[each.column])
        three = (before[each.column], mine, theirs[each.column])
        if len(set(three)) > 1:
            shown = [fields.said(each, text, names) for text in three]
            rows.append([fields.word(kind, each.column), *shown])
    html.draw("cells", rows=rows)


def _take_mine(name: str, theirs: Any, before: dict[str, str], their: dict[str, str]) -> None:
    """The same edit on their version: what was not typed here is as they wrote it."""
    now = opened.current(name)
    start = {
        column: their[column] if column in before and typed == before[column] else typed
        for column, typed in now.start.items()
    }
    way = st.session_state.get(f"way {name} {now.turn}")
    fresh = opened.again(name, theirs, start)
    if way:
        st.session_state[f"way {name} {fresh.turn}"] = way


def _keep_theirs(name: str) -> None:
    opened.close(name)
    outcome.clear()
