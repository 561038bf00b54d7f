"""The rows of a kind that are of one record: to be picked and edited, and new ones to be added."""

from collections.abc import Iterable, Mapping

import streamlit as st
from pandas import DataFrame

from dashboards.forms import drafts, edits, fields, form
from dashboards.forms.form import Form
from dashboards.frame import address, blocks, writing
from dashboards.frame.blocks import table
from dashboards.frame.labels import plain
from dashboards.frame.session import on_record, read
from graph.base.words import say
from graph.edit import one
from graph.kinds import KINDS, Record, Result
from graph.kinds.registry import ends

SHOWN = {
    "offers": "what text about since until",
    "promises": "text who whom due kept",
    "results": "text sort date area",
    "mentors": "mentor mentored since until",
    "interests": "text concerns since until",
    "ways": "matter text frequency years since until",
}
"""Kind → the columns of its rows."""

BEGINS = {"promises": "who", "results": "actors", "mentors": "mentored"}
"""Kind → the column in which a new one begins with whose rows they are; others may be named."""


def of_records(kind: str, uid: str, records: Iterable[Record]) -> None:
    """The records of a kind that are of one record, as rows."""
    names, listed = on_record(), list(records)
    asked = {f.column: f for f in fields.columns(kind) if f.column in SHOWN[kind].split()}
    shown = [
        {c: fields.shown(kind, asked[c], each, names) for c in SHOWN[kind].split()} | _lacks(each)
        for each in listed
    ]
    columns = {c: fields.word(kind, c) for c in SHOWN[kind].split()}
    if any("lacks" in row for row in shown):
        columns["lacks"] = say("forms.lacks")
    found = DataFrame({"uid": [each.uid for each in listed]})
    rows(kind, uid, found, columns, DataFrame(shown, columns=list(columns)).fillna(""))


def _lacks(record: Record) -> dict[str, str]:
    """What makes a result incomplete."""
    lacking = record.lacks if isinstance(record, Result) else ()
    return {"lacks": ", ".join(fields.word("results", c) for c in lacking)} if lacking else {}


def rows(
    kind: str, uid: str, found: DataFrame, columns: Mapping[str, str], shown: DataFrame
) -> None:
    """The dated rows of a kind: to be picked and edited, and new ones to be added."""
    blocks.heading(say(f"forms.{kind}.title"))
    if found.empty:
        st.caption(say(f"forms.{kind}.none"))
    else:
        table(
            shown,
            columns,
            name=kind,
            on_pick=lambda place: pick(kind, str(found["uid"].iloc[place])),
        )
    if not writing.allowed():
        return
    add(kind)
    picked(kind, uid)


def add(kind: str) -> None:
    """The button that begins a new one."""
    st.button(say(f"forms.{kind}.add"), key=f"add {kind}", on_click=pick, args=(kind, "new"))


def is_open(kind: str) -> bool:
    """Whether one of this kind is being edited."""
    return (address.given("row") or "").partition(":")[0] == kind


def pick(kind: str, uid: str) -> None:
    """What was seen when the row was picked is what will be edited."""
    for name in (f"{kind} {uid}", f"end {kind} {uid}", f"delete {kind} {uid}"):
        drafts.close(name)
    address.put(row=f"{kind}:{uid}", step=None, rowstep=None)


def close_row() -> None:
    """No row is open any more."""
    address.put(row=None, rowstep=None)


def picked(kind: str, actor: str) -> None:
    """The row of this kind that was picked, if one was, to be edited."""
    picked_kind, _, picked = (address.given("row") or "").partition(":")
    if picked_kind != kind or not picked:
        return
    with blocks.opened(f"{kind} {picked}"):
        who = writing.writer_or_why()
        _row(kind, actor, picked, who)
        st.button(say("forms.close"), key="close row", on_click=close_row)


def _row(kind: str, actor: str, uid: str, who: str) -> None:
    begins = BEGINS.get(kind)
    its = {} if begins else {ends(kind)[0]: actor}
    if uid == "new":
        start = {begins: actor} if begins else {}
        form.draw(Form(f"{kind} new", kind, who, fixed=its, start=start, then=close_row))
        return
    record = read(one, KINDS[kind], uid)
    if record is None:
        st.info(say("forms.gone"))
        return
    label, dated = edits.line(record, on_record()), fields.is_dated(kind)
    if dated:
        st.markdown(f"**{plain(label)}**")
    names = ("edit", "end", "delete") if dated else ("edit", "delete")
    begun = (f"{kind} {uid}", f"end {kind} {uid}", f"delete {kind} {uid}")
    step = edits.choice(names, *begun, key="row")
    if step == "edit":
        form.draw(
            Form(
                f"{kind} {uid}", kind, who, record, {} if dated else its, what=label, then=close_row
            )
        )
    elif step == "end":
        edits.end("end", kind, record, who, label, close_row)
    elif step == "delete":
        edits.delete(kind, record, who, label, close_row)
