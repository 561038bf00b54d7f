"""One tie: what is known of it, and the steps beside it, each with a small form of its own."""

import streamlit as st

from dashboards.forms import drafts, edits, fields, form, inputs
from dashboards.forms.form import Form, day_and_why
from dashboards.frame import address, blocks, labels, writing
from dashboards.frame.labels import plain, short
from dashboards.frame.session import ask_all, on_record, read, written
from graph import activities, edit
from graph.base.texts import join_list
from graph.base.words import say
from graph.edit import Edit
from graph.journal.history import moment
from graph.journal.latest import latest
from graph.kinds import LEVELS, Tie

FEW = 20
"""Rows of a write up to which it counts as one edit."""


def show(uid: str, who: str) -> None:
    """One tie: what is known of it, and what can be done next."""
    record = read(edit.one, Tie, uid) or _in_force(uid)
    st.button(say("forms.ties.back"), key="tie back", on_click=leave)
    if record is None:
        st.info(say("forms.gone"))
        return
    names = on_record()
    title = f"{names.name(record.start)} – {names.name(record.end)}"
    with blocks.opened(uid):
        left, right = st.columns([2, 3], gap="large")
    with left:
        edits.card("ties", record, title)
        with st.container(horizontal=True):
            for end in (record.start, record.end):
                name = plain(short(names.name(end), 28))
                address.link("actors", say("map.page.profile_of", name=name), actor=end)
            address.link("ties", say("forms.ties.pair"), one=record.start, other=record.end)
    with right:
        if writing.allowed():
            _steps(record, title, who)
            _last("ties", record.uid, title, who)


def leave() -> None:
    """Back to the list."""
    address.put(tie=None, step=None)


def _steps(record: Tie, title: str, who: str) -> None:
    step = address.given("step")
    goes_on = record.until is None or record.until > address.current().on
    now = "loose" if not record.stated else record.type
    tighter = (*LEVELS, "loose")
    levels = [level for level in LEVELS if level != now] if goes_on else []
    begun = [f"{form} {record.uid}" for form in ("tie", "level", "meet")]
    begun += [f"{form} ties {record.uid}" for form in ("end", "delete")]
    st.markdown(f"**{say('forms.ties.next')}**")
    with st.container(horizontal=True):
        for level in levels:
            way = "tighten" if tighter.index(level) < tighter.index(now) else "loosen"
            words = say(f"forms.ties.{way}", level=say(f"forms.level.{level}"))
            edits.step_button(words, level, step, begun)
        for name in (*(("meet", "end") if goes_on else ()), "edit", "delete"):
            edits.step_button(say(f"forms.step.{name}"), name, step, begun)
    if step in levels:
        _level(record, step, title, who)
    elif step == "meet":
        _meeting(record, who)
    elif step == "end":
        edits.end("end", "ties", record, who, title, edits.stay)
    elif step == "edit":
        form.draw(Form(f"tie {record.uid}", "ties", who, record, what=title, then=edits.stay))
    elif step == "delete":
        edits.delete("ties", record, who, title, leave)


def _last(kind: str, uid: str, title: str, who: str) -> None:
    """Who wrote the record last; one edit, as no import is, can be taken back right here."""
    last = read(latest, kind, uid)
    if last is None:
        return
    facts = {"who": plain(last.who), "at": plain(moment(last.at)), "why": plain(last.why or "")}
    st.caption(say("forms.last_why" if last.why else "forms.last", **facts))
    single = not (last.files or last.undoes or last.undone_by or last.died)
    if single and last.rows <= FEW:
        st.button(
            say("forms.undo_last", rows=labels.count(last.rows)),
            key=f"undo last {kind} {uid}",
            type="tertiary",
            disabled=not who,
            on_click=writing.undo,
            args=(last.batch, who, title),
        )


def _level(record: Tie, level: str, title: str, who: str) -> None:
    """Tighter or looser from a day: one episode ends, the next begins."""
    name = f"level {record.uid}"
    now = drafts.current(name, record)
    day, why = day_and_why(name, now)
    st.caption(labels.level(level))
    drafts.show_problems(now)
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
    name: str, record: Tie, level: str, title: str, who: str, day_key: str, why_key: str
) -> None:
    now = drafts.current(name)
    day, why = inputs.text(day_key), inputs.text(why_key)
    wanted = Edit("change", "ties", {"type": level}, record, day)
    problem = writing.edit(wanted, who, why, now.token, "forms.ties.changed", what=title)
    if problem is None:
        drafts.close(name)
        latest = _latest(record.start, record.end, record.about)
        address.put(step=None, tie=latest.uid if latest else None)
        return
    drafts.refused(name, now, problem, {"day": day, "why": why})


def _latest(one: str, other: str, about: str | None) -> Tie | None:
    """The episode of a pair about an issue that goes on."""
    found = [
        each
        for each in read(edit.episodes, one, other)
        if each.until is None and each.about == about
    ]
    return max(found, key=lambda each: (str(each.since or ""), each.uid), default=None)


def _in_force(gone: str) -> Tie | None:
    """What stands in place of an episode that was taken back or deleted; None: nothing."""
    traces = written("ties", gone)
    was = traces[0].before if traces else None
    found = _latest(was["start"], was["end"], was.get("about")) if was else None
    if found:
        address.put(tie=found.uid)
    return found


def _meeting(record: Tie, who: str) -> None:
    names = on_record()
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
    offered = {"kind": ask_all(activities.gaps).kinds}
    form.draw(
        Form(f"meet {record.uid}", "activities", who, start=start, offered=offered, then=edits.stay)
    )
