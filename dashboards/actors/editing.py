"""Editing one partner, on its profile: its facts, what it belongs to, where, on what, contacts."""

import streamlit as st
from pandas import DataFrame

from dashboards.forms import edits, form, rows
from dashboards.forms.form import Form
from dashboards.frame import address, blocks, labels, writing
from dashboards.frame.session import ask_all, read
from graph import actors
from graph.base.words import say
from graph.edit import one
from graph.kinds import Actor

BESIDE = ("offers", "promises", "results", "mentors", "interests")
"""Kinds of what a partner has, the first always shown."""


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


def linked(found: DataFrame) -> DataFrame:
    """Bases or works in words."""
    return found.assign(since=labels.days(found, "since"), until=labels.last_days(found))


def linked_columns(kind: str) -> dict[str, str]:
    """The columns of bases or works, with their headings."""
    other = say(f"forms.{kind}.other")
    days_of = {name: say(f"pages.field.{name}") for name in ("since", "until")}
    return {"other_name": other} | days_of


def beside(uid: str) -> None:
    """What the partner offers and needs; what it promised and achieved, whose mentor it is, its
    declared interests, where there are any."""
    held = {kind: ask_all(actors.held, kind, uid) for kind in BESIDE}
    shown = [k for k in BESIDE if held[k] or rows.is_open(k) or k == BESIDE[0]]
    for kind in shown:
        rows.of_records(kind, uid, held[kind])
    if writing.allowed():
        with st.container(horizontal=True):
            for kind in BESIDE:
                if kind not in shown:
                    rows.add(kind)


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
        say("forms.contacts.add"), key="add contacts", on_click=rows.pick, args=("contacts", "new")
    )
    rows.picked("contacts", uid)


def _contact(row: dict[str, str]) -> None:
    names = ("phone", "email", "line")
    facts = [(say(f"forms.field.{name}"), row[name]) for name in names if row[name]]
    blocks.draw("facts", title=row["name"], rows=facts)
    st.button(
        say("forms.step.edit"),
        key=f"contact {row['uid']}",
        on_click=rows.pick,
        args=("contacts", row["uid"]),
    )
