"""The history of one record: who wrote what of it when, before and after, newest first."""

from itertools import groupby
from typing import Any

import streamlit as st

from dashboards.frame import (
    address,
    labels,
    wording,
)
from dashboards.frame.session import on_record, written
from dashboards.frame.text import plain
from graph.base.words import say
from graph.journal.history import local

WRITES = 10
LINES = 8


def show(kind: str, uid: str) -> None:
    """The writes that changed a record; of an actor also its ties and all else of it."""
    traces = written(kind, uid)
    if not traces:
        st.caption(say("journal.never"))
        return
    names = on_record()
    writes = [list(group) for _, group in groupby(traces, lambda each: each.write)]
    key = f"written {kind} {uid}"
    most = st.session_state.get(key, WRITES)
    for rows in writes[:most]:
        _write(rows, names, uid)
    if len(writes) > most:
        left = labels.count(len(writes) - most)
        st.button(say("journal.older_writes", left=left), key=f"more {key}", on_click=_more,
                  args=(key, most))  # fmt: skip


def _more(key: str, most: int) -> None:
    st.session_state[key] = most + WRITES


def _write(rows: list[Any], names: Any, uid: str) -> None:
    first = rows[0]
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            head = say("journal.who_when", who=first.who, at=local(first.at))
            st.markdown(f"**{plain(head)}**", width="content")
            address.link("journal", say("journal.open", batch=first.batch), write=first.batch)
        if first.why:
            st.caption(plain(first.why))
        if first.undone_by:
            st.caption(plain(say("journal.was_undone", batch=first.undone_by)))
        st.markdown("\n".join(f"- {_row(each, names, uid)}" for each in rows[:LINES]))
        if len(rows) > LINES:
            st.caption(say("journal.more_changes", count=labels.count(len(rows) - LINES)))


def _row(trace: Any, names: Any, uid: str) -> str:
    what = wording.record(trace, names, uid)
    told = "; ".join(wording.line(*field) for field in wording.fields(trace, names, brief=True))
    action = say(f"cli.columns.{trace.action}")
    return f"**{plain(action)}** {plain(what)}" + (f": {plain(told)}" if told else "")
