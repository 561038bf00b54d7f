"""The form of one record: typed, checked, saved through the door; nothing typed is ever lost.

A dated record that is there already is first asked about: is it corrected, for it was always so,
or did it change on a day? Without the answer there is nothing to fill in.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import streamlit as st

from dashboards.forms import drafts, fields, inputs
from dashboards.forms.drafts import Draft
from dashboards.forms.fields import Field, Row
from dashboards.frame import address, labels, writing
from dashboards.frame.session import on_record
from graph.base.errors import DataError
from graph.base.words import say
from graph.edit import Edit
from graph.kinds import Record

WAYS = ("correct", "change")
DAY = Field("day", "date", needed=True)
WHY = Field("why")
FIXED_IN_TIME = {"since", "until", "from", "to", "member", "actor", "mentor", "mentored", "network"}
"""Columns that don't change from a day on: the days themselves, and whose record it is."""


@dataclass(frozen=True)
class Form:
    """name: its place in the session; who: the writer, "" nobody; fixed: columns that are not
    asked; start: what the fields of a new record begin with; stay: columns kept for the next one;
    done: the sentence of success, with {what}; then: called after a success.
    """

    name: str
    kind: str
    who: str
    base: Record | None = None
    fixed: Mapping[str, str] = field(default_factory=dict)
    start: Mapping[str, str] = field(default_factory=dict)
    stay: Sequence[str] = ()
    offered: Mapping[str, Sequence[str]] = field(default_factory=dict)
    done: str = "forms.saved"
    what: str = ""
    then: Callable[[], None] | None = None


def draw(form: Form) -> None:
    """The form on the page."""
    if not writing.allowed():
        return
    now = drafts.current(form.name, form.base)
    way = _way(form, now)
    if way is None:
        st.caption(say("forms.answer_first"))
        return
    asked = _asked(form, way)
    before = {f.column: fields.text_of(f, now.base) for f in asked}
    inputs.show_conflict(form.kind, form.name, now, asked, before)
    _body(form, now, way, asked, before)


def _way(form: Form, now: Draft) -> str | None:
    """add, correct or change; None while the question waits for its answer."""
    if now.base is None:
        return "add"
    if not fields.is_dated(form.kind):
        return "correct"
    return st.radio(
        say("forms.way"),
        WAYS,
        index=None,
        key=f"way {form.name} {now.turn}",
        format_func=lambda way: say(f"forms.{way}"),
        captions=[say(f"forms.{way}_means") for way in WAYS],
        horizontal=True,
    )


def _asked(form: Form, way: str) -> list[Field]:
    left_out = set(form.fixed)
    if way != "add":
        left_out |= fields.with_the_first(form.kind)
    if way == "change":
        left_out |= FIXED_IN_TIME
    return [f for f in fields.columns(form.kind) if f.column not in left_out]


def _body(form: Form, now: Draft, way: str, asked: list[Field], before: Mapping[str, str]) -> None:
    _begin(form, now, way, asked, before)
    main, more = fields.layout(form.kind)
    wanted = {*asked, WHY, DAY}
    if not _kept(main, wanted):  # it asks only what else stands behind "more"
        main, more = more, ()
    if way == "add":
        more = (*more, ((WHY,),))
    with st.form(f"{form.name} form", enter_to_submit=True):
        if way == "change":
            _rows(form, now, (((DAY,),),), wanted)
        _rows(form, now, main, wanted)
        if _kept(more, wanted):
            with st.expander(say("forms.more"), expanded=_filled(form, now, more)):
                _rows(form, now, more, wanted)
        drafts.show_problems(now)
        left, right = st.columns([3, 1], vertical_alignment="bottom")
        with left:
            if way != "add":
                inputs.draw(
                    form.kind,
                    WHY,
                    now.key(form.name, WHY.column),
                    on_record(),
                    {},
                )
            else:
                _hint(asked)
        right.form_submit_button(
            say(f"forms.save_{way}"),
            type="primary",
            disabled=not form.who,
            on_click=_save,
            args=(form, way, tuple(asked), dict(before), now.turn),
            width="stretch",
        )


def _hint(asked: list[Field]) -> None:
    """How dates may be written, where there are any."""
    if any(f.how == "date" for f in asked):
        last = say("forms.until_hint") if any(f.column == "until" for f in asked) else ""
        st.caption(f"{say('forms.date_hint')} {last}".strip())


def _begin(form: Form, now: Draft, way: str, asked: list[Field], before: Mapping[str, str]) -> None:
    """What stands in the fields before anybody has typed."""
    first = dict(before) if now.base else {f.column: "" for f in asked} | dict(form.start)
    first |= {DAY.column: labels.day(address.current().on), WHY.column: ""}
    for each in [*asked, DAY, WHY] if way == "change" else [*asked, WHY]:
        text = now.start.get(each.column, first[each.column])
        inputs.begin(each, now.key(form.name, each.column), text)


def day_and_why(name: str, now: Draft) -> tuple[str, str]:
    """The keys of the two fields of a step that is taken on a day, today to begin with."""
    first = {DAY: labels.day(address.current().on), WHY: ""}
    for each, text in first.items():
        inputs.begin(each, now.key(name, each.column), now.start.get(each.column, text))
    return now.key(name, DAY.column), now.key(name, WHY.column)


def _kept(rows: Sequence[Row], wanted: set[Field]) -> list[list[tuple[Field, ...]]]:
    """The rows with only what is asked."""
    kept = []
    for row in rows:
        cells = [tuple(f for f in cell if f in wanted) for cell in row]
        if any(cells):
            kept.append([cell for cell in cells if cell])
    return kept


def _rows(form: Form, now: Draft, rows: Sequence[Row], wanted: set[Field]) -> None:
    names = on_record()
    for row in _kept(rows, wanted):
        for place, cell in zip(st.columns([cell[0].wide for cell in row]), row, strict=True):
            for each in cell:
                with place:
                    key = now.key(form.name, each.column)
                    inputs.draw(form.kind, each, key, names, form.offered)


def _filled(form: Form, now: Draft, rows: Sequence[Row]) -> bool:
    """Whether something stands in the fields behind "more"."""
    found = [f for row in rows for cell in row for f in cell]
    return any(st.session_state.get(now.key(form.name, f.column)) for f in found)


def _save(
    form: Form, way: str, asked: tuple[Field, ...], before: dict[str, str], turn: int
) -> None:
    now = drafts.current(form.name, form.base)
    if now.turn != turn:
        return  # a second click on what has been saved meanwhile
    typed = {f.column: inputs.text(now.key(form.name, f.column)) for f in asked}
    why = inputs.text(now.key(form.name, WHY.column))
    day = inputs.text(now.key(form.name, DAY.column)) if way == "change" else None
    kept = typed | {"why": why} | ({"day": day} if day is not None else {})
    edit = _deed(form, now, way, typed, before, day)
    if lacking := _lacking(form.kind, asked, typed, edit):
        drafts.refused(form.name, now, lacking, kept)
        return
    problem = writing.edit(edit, form.who, why, now.token, form.done, what=_what(form, typed))
    if problem is None:
        _next(form, kept)
    else:
        drafts.refused(form.name, now, problem, kept)


def _lacking(
    kind: str, asked: tuple[Field, ...], typed: dict[str, str], edit: Edit
) -> DataError | None:
    """What must be there and isn't, all of it in one sentence; a change must change something."""
    empty = [f.column for f in asked if f.needed and not typed[f.column]]
    if edit.what == "change" and not edit.day:
        empty.append(DAY.column)
    if empty:
        return DataError("forms.needed", fields=fields.words(kind, empty))
    if edit.what == "change" and not edit.given:
        return DataError("forms.unchanged")
    return None


def _deed(
    form: Form, now: Draft, way: str, typed: dict[str, str], before: dict[str, str], day: str | None
) -> Edit:
    given = {c: text for c, text in typed.items() if text != before.get(c, "")}
    if way == "add":
        given |= form.fixed
    return Edit(way, form.kind, given, now.base, day)


def _next(form: Form, kept: dict[str, str]) -> None:
    """After a success: a new form that keeps what stays, or none."""
    if form.base is None:
        drafts.again(form.name, None, {c: kept[c] for c in form.stay if kept.get(c)})
    else:
        drafts.close(form.name)
    if form.then:
        form.then()


def _what(form: Form, typed: dict[str, str]) -> str:
    """The record in a few words, for the sentence of success."""
    if form.what:
        return form.what
    if "from" in typed:
        names = on_record()
        return f"{names.name(typed['from'])} – {names.name(typed['to'])}"
    return typed.get("name") or typed.get("title") or ""
