"""A form that is open: what was typed into it, and both versions where somebody was faster.

It is kept in the session apart from its fields, so that nothing typed is lost with a page that
could not be drawn."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st

from dashboards.forms import fields
from dashboards.forms.fields import Field
from dashboards.frame import blocks, writing
from dashboards.frame.labels import plain
from dashboards.frame.session import on_record
from graph.base.words import say
from graph.journal.history import local
from graph.kinds.records import Record


@dataclass(frozen=True)
class Draft:
    """base: the record as the writer sees it, None for a new one. token: one for each save that is
    meant, so that a second click makes no double. turn: counts the forms filled in one after the
    other. start: column → what its field begins with, where that is not the record's.
    """

    base: Record | None = None
    turn: int = 0
    token: str = ""
    start: dict[str, Any] = field(default_factory=dict)
    problems: tuple[Any, ...] = ()
    moved: Any = None

    def key(self, name: str, column: str) -> str:
        """The key of a field's widget."""
        return f"{name}:{self.turn}:{column}"


def current(name: str, base: Record | None = None) -> Draft:
    """The open form of this name; a new one on `base` where there is none."""
    kept = st.session_state.get(_place(name))
    if isinstance(kept, Draft):
        return kept
    return keep(name, Draft(base, _turn(name), uuid.uuid4().hex))


def keep(name: str, opened: Draft, **changes: Any) -> Draft:
    """Remembers the form, with what has changed of it."""
    st.session_state[_place(name)] = now = replace(opened, **changes)
    st.session_state[f"turn {name}"] = now.turn
    return now


def close(name: str) -> None:
    """Forgets the form and what was typed into it."""
    st.session_state[f"turn {name}"] = _turn(name) + 1
    st.session_state.pop(_place(name), None)


def again(name: str, base: Record | None, start: dict[str, Any]) -> Draft:
    """A fresh form of the same name, whose fields begin with `start`."""
    return keep(name, Draft(base, _turn(name) + 1, uuid.uuid4().hex, start))


def _place(name: str) -> str:
    return f"form {name}"


def _turn(name: str) -> int:
    return int(st.session_state.get(f"turn {name}", 0))


def show_conflict(
    kind: str, name: str, now: Draft, asked: list[Field], before: Mapping[str, str]
) -> None:
    """What was on record, what was typed here, and what the other wrote meanwhile."""
    moved = now.moved
    facts = {"who": plain(moved.who or "?"), "at": plain(local(moved.at) if moved.at else "?")}
    with st.container(border=True, key=f"conflict {name}"):
        if moved.theirs is None:
            st.warning(say("forms.conflict.gone", **facts))
            st.button(
                say("forms.conflict.close"),
                key=f"theirs {name}",
                on_click=_keep_theirs,
                args=(name,),
            )
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
    kind: str,
    now: Draft,
    asked: list[Field],
    before: Mapping[str, str],
    theirs: Mapping[str, str],
    who: str,
) -> None:
    names = on_record()
    head = [say(f"forms.conflict.{part}", who=who) for part in ("field", "was", "yours", "its")]
    rows = [head]
    for each in asked:
        mine = now.start.get(each.column, before[each.column])
        three = (before[each.column], mine, theirs[each.column])
        if len(set(three)) > 1:
            shown = [fields.said(each, text, names) for text in three]
            rows.append([fields.word(kind, each.column), *shown])
    blocks.draw("cells", rows=rows)


def _take_mine(name: str, theirs: Any, before: dict[str, str], their: dict[str, str]) -> None:
    """The same edit on their version: what was not typed here is as they wrote it."""
    now = current(name)
    start = {
        column: their[column] if column in before and typed == before[column] else typed
        for column, typed in now.start.items()
    }
    way = st.session_state.get(f"way {name} {now.turn}")
    fresh = again(name, theirs, start)
    if way:
        st.session_state[f"way {name} {fresh.turn}"] = way


def _keep_theirs(name: str) -> None:
    close(name)
    writing.clear()
