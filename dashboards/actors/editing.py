"""Editing one partner, on its profile: its facts, what it belongs to, where, on what, contacts."""

from collections.abc import Mapping

import streamlit as st
from pandas import DataFrame

from dashboards.forms import drafts, edits, fields, form
from dashboards.forms.form import Form
from dashboards.frame import address, blocks, labels, writing
from dashboards.frame.blocks import table
from dashboards.frame.labels import plain
from dashboards.frame.session import ask_all, on_record, read
from graph import actors
from graph.base.words import say
from graph.edit import one
from graph.kinds import KINDS, Actor
from graph.kinds.registry import ends


def add(who: str) -> None:
    """New partners, one after the other."""
    blocks.heading(say("forms.actors.add"))
    form.draw(
        Form(
            "new actor",
            "actors",
            who,
            stay=("kind", "sector"),
            done="forms.actors.added",
            then=_ready_for_the_next,
        )
    )


def _ready_for_the_next() -> None:
    """The form stays, though the network is no longer empty."""
    address.put(do="add")


def ways_to_add() -> None:
    """The buttons that lead to new partners, and the outcome of the last one."""
    if not writing.allowed():
        return
    with st.container(horizontal=True):
        for way in ("add", "paste"):
            words = say(f"forms.actors.by_{way}")
            st.button(
                words,
                key=f"way {way}",
                type="primary" if way == "add" else "secondary",
                on_click=address.put,
                kwargs={"do": way},
            )


def edit(uid: str, name: str) -> None:
    """The steps that concern the partner itself."""
    if not writing.allowed():
        st.caption(say("forms.past"))
        return
    begun = [f"actor {uid}", f"retire actors {uid}", f"delete actors {uid}"]
    step = edits.choice(("edit", "retire", "delete"), *begun)
    if step is None:
        return
    record = read(one, Actor, uid)
    if record is None:
        st.info(say("forms.gone"))
        return
    with blocks.opened(step):
        who = writing.writer_or_why()
        if step == "edit":
            form.draw(Form(f"actor {uid}", "actors", who, record, what=name, then=edits.stay))
        elif step == "retire":
            edits.end("retire", "actors", record, who, name, edits.stay)
        else:
            edits.delete("actors", record, who, name, _leave)


def _leave() -> None:
    address.put(actor=None, step=None, row=None, rowstep=None)


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
            on_pick=lambda place: _pick(kind, str(found["uid"].iloc[place])),
        )
    if not writing.allowed():
        return
    st.button(say(f"forms.{kind}.add"), key=f"add {kind}", on_click=_pick, args=(kind, "new"))
    _picked(kind, uid)


def linked(found: DataFrame) -> DataFrame:
    """Bases or works in words."""
    return found.assign(since=labels.days(found, "since"), until=labels.last_days(found))


def linked_columns(kind: str) -> dict[str, str]:
    """The columns of bases or works, with their headings."""
    other = say(f"forms.{kind}.other")
    days_of = {name: say(f"pages.field.{name}") for name in ("since", "until")}
    return {"other_name": other} | days_of


def _pick(kind: str, uid: str) -> None:
    for name in (f"{kind} {uid}", f"end {kind} {uid}", f"delete {kind} {uid}"):
        drafts.close(name)
    address.put(row=f"{kind}:{uid}", step=None, rowstep=None)


def close_row() -> None:
    """No row is open any more."""
    address.put(row=None, rowstep=None)


def _picked(kind: str, actor: str) -> None:
    """The row of this kind that was picked, if one was, to be edited."""
    picked_kind, _, picked = (address.given("row") or "").partition(":")
    if picked_kind != kind or not picked:
        return
    with blocks.opened(f"{kind} {picked}"):
        who = writing.writer_or_why()
        _row(kind, actor, picked, who)
        st.button(say("forms.close"), key="close row", on_click=close_row)


def _row(kind: str, actor: str, uid: str, who: str) -> None:
    its = {ends(kind)[0]: actor}
    if uid == "new":
        form.draw(Form(f"{kind} new", kind, who, fixed=its, then=close_row))
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


def contacts(uid: str) -> None:
    """How the partner is reached: personal data, shown only where somebody asks for it."""
    blocks.heading(say("forms.contacts.title"))
    if not writing.allowed() or not st.toggle(say("forms.contacts.open"), key=f"contacts {uid}"):
        return
    st.caption(say("forms.contacts.personal"))
    found = ask_all(actors.contacts, uid)
    if found.empty:
        st.caption(say("forms.contacts.none"))
    for each in found.to_dict("records"):
        with st.container(border=True):
            _contact(each)
    st.button(
        say("forms.contacts.add"), key="add contacts", on_click=_pick, args=("contacts", "new")
    )
    _picked("contacts", uid)


def _contact(row: dict[str, str]) -> None:
    names = ("phone", "email", "line")
    facts = [(say(f"forms.field.{name}"), row[name]) for name in names if row[name]]
    blocks.draw("facts", title=row["name"], rows=facts)
    st.button(
        say("forms.step.edit"),
        key=f"contact {row['uid']}",
        on_click=_pick,
        args=("contacts", row["uid"]),
    )
