"""What a list doesn't say itself: kinds, levels, marks, statuses, the title of what is ticked."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from dashboards.frame import labels
from dashboards.frame.labels import plain
from graph.base.words import buddhist, say
from graph.intake.graphs.mapping import LEAVE_OUT
from graph.intake.lists.contents import Column
from graph.intake.lists.guess import marks_of, statuses_of
from graph.intake.lists.scheme import TICK, TICKED, Scheme, base_of
from graph.kinds import LEVELS
from graph.kinds.actor import SORTS

THERE, LEFT = "there", "left"
MARKS = ("yes", "no")


def ask(scheme: Scheme, columns: Sequence[Column], uid: str) -> Scheme:
    """The scheme with the user's answers; what is proposed stands chosen."""
    at = {column.heading: column for column in columns}
    ticks = [at[h] for h, field in scheme.columns.items() if field == TICK]
    scheme = _ticked(scheme, ticks, uid)
    read = {base_of(field) for field in scheme.columns.values()}
    if scheme.table == "actors" and "kind" not in read:
        scheme = replace(scheme, kind=_kind(scheme.kind, uid))
    if scheme.without_level:
        scheme = replace(scheme, level=_level(scheme.level, uid))
    status = next((at[h] for h, f in scheme.columns.items() if f == "status"), None)
    if status:
        words = scheme.statuses or statuses_of(status, None)
        scheme = replace(scheme, statuses={w: _status(w, now, uid) for w, now in words.items()})
    return scheme


def _ticked(scheme: Scheme, ticks: Sequence[Column], uid: str) -> Scheme:
    """What the ticked columns are, what each mark says, and the title of activities."""
    if not ticks:
        return replace(scheme, ticked="", marks={})
    years = all(column.year is not None for column in ticks)
    offered = [each for each in TICKED if each != "years" or years]
    if scheme.table != "actors":
        offered = ["years"]
    ticked = st.selectbox(
        say("lists.page.ticked"),
        offered,
        index=offered.index(scheme.ticked) if scheme.ticked in offered else 0,
        format_func=lambda each: say(f"lists.ticked.{each}"),
        key=f"list ticked {uid} {scheme.table} {years}",
    )
    marks = {m: _mark(m, now, uid) for m, now in (marks_of(ticks) | scheme.marks).items()}
    title = _title(scheme.title, uid) if ticked == "activities" else ""
    return replace(scheme, ticked=ticked, marks=marks, title=title)


def _mark(mark: str, now: str, uid: str) -> str:
    return st.radio(
        say("lists.page.mark", mark=plain(mark)),
        MARKS,
        index=0 if now == "yes" else 1,
        format_func=lambda each: say(f"lists.mark.{each}"),
        horizontal=True,
        key=f"list mark {uid} {mark}",
    )


def _title(now: str, uid: str) -> str:
    return st.text_input(say("lists.page.title_of"), now, key=f"list title {uid}").strip()


def _kind(now: str, uid: str) -> str:
    return st.selectbox(
        say("lists.page.kind"),
        SORTS,
        index=SORTS.index(now) if now in SORTS else SORTS.index("organisation"),
        format_func=lambda kind: say(f"pages.kind.{kind}"),
        key=f"list kind {uid}",
    )


def _level(now: str, uid: str) -> str:
    offered = (*LEVELS, "loose")
    return st.selectbox(
        say("lists.page.level"),
        offered,
        index=offered.index(now),
        format_func=lambda each: say("pages.type.loose") if each == "loose" else labels.level(each),
        key=f"list level {uid}",
    )


def _status(status: str, now: str, uid: str) -> str:
    """What a word of a status says; of who has left, since when."""
    offered = (THERE, LEFT, LEAVE_OUT)
    meant = st.radio(
        say("lists.page.status", word=plain(status)),
        offered,
        index=offered.index(now if now in (THERE, LEAVE_OUT) else LEFT),
        format_func=lambda each: say(f"lists.status.{each.replace(' ', '_')}"),
        horizontal=True,
        key=f"list status {uid} {status}",
    )
    if meant != LEFT:
        return meant
    known = "" if now in (THERE, LEAVE_OUT) else _in_our_era(now)
    label = say("lists.page.when", word=plain(status))
    when = st.text_input(label, known, key=f"list left {uid} {status}").strip()
    return when or LEAVE_OUT


def _in_our_era(when: str) -> str:
    """A year as the reader writes it."""
    return str(int(when) + 543) if buddhist() and when.isdigit() and int(when) < 2400 else when
