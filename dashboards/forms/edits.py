"""A record's card, and the sensible next steps beside it: buttons that open one small form each."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboards.forms import (
    dependents,
    fields,
    form,
    inputs,
    opened,
)
from dashboards.forms.form import Form
from dashboards.frame import (
    address,
    html,
    labels,
    outcome,
    reads,
    writing,
)
from dashboards.frame.text import plain, short
from graph.base.errors import DataError
from graph.base.texts import join_list
from graph.base.words import say
from graph.journal.history import local
from graph.kinds import LEVELS

if TYPE_CHECKING:
    from graph.edit import Deed

IN_THE_TITLE = {"from", "to", "title", "name"}
FEW = 20
"""Rows of a write up to which it counts as one edit."""


def card(kind: str, record: Any, title: str) -> None:
    """All that a record says, field by field."""
    names = reads.named()
    rows = [
        (fields.word(kind, each.column), fields.shown(kind, each, record, names))
        for each in fields.columns(kind)
        if each.column not in IN_THE_TITLE and (fields.text_of(each, record) or each.needed)
    ]
    html.draw("facts", title=title, rows=rows)


def tie(uid: str, who: str) -> None:
    """One tie: what is known of it, and what can be done next."""
    record = reads.record("ties", uid)
    st.button(say("forms.ties.back"), key="tie back", on_click=leave)
    if record is None:
        st.info(say("forms.gone"))
        return
    names = reads.named()
    title = f"{names.name(record.start)} – {names.name(record.end)}"
    left, right = st.columns([2, 3], gap="large")
    with left:
        with st.container(border=True):
            card("ties", record, title)
        with st.container(horizontal=True):
            for end in (record.start, record.end):
                name = plain(short(names.name(end), 28))
                address.link("actors", say("pages.map.profile_of", name=name), actor=end)
            address.link("ties", say("forms.ties.pair"), one=record.start, other=record.end)
    with right:
        if writing.allowed():
            _steps(record, title, who)
            _last("ties", uid, who)


def leave() -> None:
    """Back to the list."""
    address.put(tie=None, step=None)


def one(
    kind: str, uid: str, who: str, leave: Callable[[], None], offered: Mapping[str, Any]
) -> None:
    """One record that is not dated: what is known of it, and what can be done with it."""
    record = reads.record(kind, uid)
    st.button(say(f"forms.{kind}.back"), on_click=leave)
    if record is None:
        st.info(say("forms.gone"))
        return
    what = dependents.own_name(record)
    left, right = st.columns([2, 3], gap="large")
    with left, st.container(border=True):
        card(kind, record, what)
    with right:
        if not writing.allowed():
            return
        step = choice(("edit", "delete"), f"{kind} {uid}", f"delete {kind} {uid}")
        if step == "edit":
            form.draw(Form(f"{kind} {uid}", kind, who, record, offered=offered, what=what,
                           then=stay))  # fmt: skip
        elif step == "delete":
            dependents.delete(kind, record, who, what, leave)


def _steps(record: Any, title: str, who: str) -> None:
    step = address.given("step")
    goes_on = record.until is None or record.until > address.current().on
    now = "loose" if not record.stated else record.type
    levels = [level for level in LEVELS if level != now] if goes_on else []
    begun = [f"{form} {record.uid}" for form in ("tie", "level", "meet")]
    begun += [f"{form} ties {record.uid}" for form in ("end", "delete")]
    st.markdown(f"**{say('forms.ties.next')}**")
    with st.container(horizontal=True):
        for level in levels:
            way = "tighten" if LEVELS.index(level) < LEVELS.index(now) else "loosen"
            words = say(f"forms.ties.{way}", level=say(f"forms.level.{level}"))
            _button(words, level, step, begun)
        for name in (*(("meet", "end") if goes_on else ()), "edit", "delete"):
            _button(say(f"forms.step.{name}"), name, step, begun)
    if step in levels:
        _level(record, step, title, who)
    elif step == "meet":
        _meeting(record, who)
    elif step == "end":
        dependents.end("end", "ties", record, who, title, stay)
    elif step == "edit":
        form.draw(Form(f"tie {record.uid}", "ties", who, record, what=title, then=stay))
    elif step == "delete":
        dependents.delete("ties", record, who, title, leave)


def _button(
    label: str, step: str, chosen: str | None, forms: Sequence[str], param: str = "step"
) -> None:
    kind: Any = "primary" if step == chosen else "secondary"
    st.button(label, key=f"{param} {step}", type=kind, on_click=_choose, args=(step, forms, param))


def _choose(step: str, forms: Sequence[str], param: str) -> None:
    """What was seen when the button was pressed is what will be edited."""
    for name in forms:
        opened.close(name)
    address.put(step=None, row=None if param == "step" else address.given("row"), rowstep=None)
    address.put(**{param: step})


def stay() -> None:
    """The form is closed, what it was about stays."""
    address.put(step=None)


def choice(names: Sequence[str], *forms: str, key: str = "") -> str | None:
    """A button for each step, and the one that is open. forms: begun anew when one is chosen.

    key: "row" for the steps of a row of the record, which are not open together with its own.
    """
    param = f"{key}step"
    open_now = address.given(param)
    with st.container(horizontal=True):
        for name in names:
            _button(say(f"forms.step.{name}"), name, open_now, forms, param)
    return open_now if open_now in names else None


def _last(kind: str, uid: str, who: str) -> None:
    """Who wrote the record last; one edit, as no import is, can be taken back right here."""
    last = reads.last_write(kind, uid)
    if last is None:
        return
    told = {"who": plain(last.who), "at": plain(local(last.at)), "why": plain(last.why or "")}
    st.caption(say("forms.last_why" if last.why else "forms.last", **told))
    single = not (last.files or last.undoes or last.undone_by or last.died)
    if single and last.rows <= FEW:
        st.button(
            say("forms.undo_last", rows=labels.count(last.rows)),
            key=f"undo last {kind} {uid}",
            type="tertiary",
            disabled=not who,
            on_click=outcome.undo,
            args=(last.batch, who),
        )


def _level(record: Any, level: str, title: str, who: str) -> None:
    """Tighter or looser from a day: one episode ends, the next begins."""
    name = f"level {record.uid}"
    now = opened.current(name, record)
    day, why = form.day_and_why(name, now)
    st.caption(labels.level(level))
    for text in dict.fromkeys(problem.text() for problem in now.problems):
        st.error(plain(text))
    if now.moved:
        st.warning(say("forms.conflict.lead_short", who=plain(now.moved.who or "?")))
    with st.form(name):
        left, right = st.columns(2)
        left.text_input(fields.word("ties", "day"), key=day, help=say("forms.date_hint"))
        right.text_input(fields.word("ties", "why"), key=why)
        st.form_submit_button(
            say("forms.ties.from_day", level=say(f"forms.level.{level}")),
            type="primary",
            disabled=not who,
            on_click=_change,
            args=(name, record, level, title, who, day, why),
        )


def _change(
    name: str, record: Any, level: str, title: str, who: str, day_key: str, why_key: str
) -> None:
    from graph.edit import Deed

    now = opened.current(name)
    day, why = inputs.text(day_key), inputs.text(why_key)
    deed = Deed("change", "ties", {"type": level}, record, day)
    problem = writing.attempt(deed, who, why, now.token, "forms.ties.changed", what=title)
    if problem is None:
        opened.close(name)
        address.put(step=None, tie=_latest(record))
        return
    told = writing.problems_of(problem) if isinstance(problem, DataError) else ()
    moved = problem if hasattr(problem, "theirs") else None
    opened.keep(name, now, start={"day": day, "why": why}, problems=told, moved=moved)


def _latest(before: Any) -> str | None:
    """The episode that goes on after a change."""
    found = [
        each
        for each in reads.desk().episodes(before.start, before.end)
        if each.until is None and each.about == before.about
    ]
    latest = max(found, key=lambda each: (str(each.since or ""), each.uid), default=None)
    return latest.uid if latest else None


def at_once(label: str, deed: "Deed", who: str, done: str, what: str) -> None:
    """A button that does a deed as it stands; a second click on what is done does nothing."""
    name = f"at once {what}"
    now = opened.current(name)
    for text in dict.fromkeys(problem.text() for problem in now.problems):
        st.error(plain(text))
    st.button(
        label,
        key=f"{name} {now.turn}",
        type="primary",
        disabled=not who,
        on_click=_do_at_once,
        args=(name, now.turn, deed, who, done, what),
    )


def _do_at_once(name: str, turn: int, deed: "Deed", who: str, done: str, what: str) -> None:
    now = opened.current(name)
    if now.turn != turn:
        return
    problem = writing.attempt(deed, who, "", now.token, done, what=what)
    if problem is None:
        opened.close(name)
    else:
        told = writing.problems_of(problem) if isinstance(problem, DataError) else ()
        opened.keep(name, now, problems=told)


def _meeting(record: Any, who: str) -> None:
    names = reads.named()
    start = {
        "date": labels.day(address.current().on),
        "title": say(
            "forms.activities.meeting_of",
            one=names.name(record.start),
            other=names.name(record.end),
        ),
        "participants": join_list(sorted((record.start, record.end))),
        "about": record.about or "",
    }
    offered = {"kind": reads.activity_gaps()["kinds"]}
    form.draw(Form(f"meet {record.uid}", "activities", who, start=start, offered=offered,
                   then=stay))  # fmt: skip
