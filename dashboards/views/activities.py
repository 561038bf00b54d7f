"""Activities: what did they do together? Logged in a minute, found again, put right."""

from typing import Any

import streamlit as st

from dashboards.parts import activity_list as listed
from dashboards.parts import (
    address,
    finding,
    form,
    hanging,
    labels,
    outcome,
    paste,
    reads,
    steps,
    writing,
)
from dashboards.parts.form import Form
from dashboards.parts.howto import how
from dashboards.parts.table import table
from graph.intake.texts import join_list
from graph.words import say

asked = address.current()
gaps = reads.activity_gaps()
chosen = address.given("activity")
offered = {"kind": gaps["kinds"]}


def entry(who: str) -> None:
    """One activity after the other; the day stays. With those of the URL, a comma between."""
    finding.heading(say("forms.activities.add"))
    those = [uid for uid in (address.given("with") or "").split(",") if uid]
    start = {"date": labels.day(asked.on), "participants": join_list(those)}
    form.draw(
        Form(
            f"new activity {','.join(those)}".strip(),
            "activities",
            who,
            start=start,
            stay=("date",),
            offered=offered,
            done="forms.activities.added",
        )
    )


def one(uid: str, who: str) -> None:
    """What is known of one activity, and what can be done with it."""
    record = reads.record("activities", uid)
    st.button(say("forms.activities.back"), on_click=leave)
    if record is None:
        st.info(say("forms.gone"))
        return
    left, right = st.columns([2, 3], gap="large")
    with left, st.container(border=True):
        steps.card("activities", record, record.title)
    with right:
        if writing.allowed():
            step = steps.choice(("edit", "delete"), f"activity {uid}", f"delete activities {uid}")
            if step == "edit":
                form.draw(
                    Form(f"activity {uid}", "activities", who, record, offered=offered,
                         what=record.title, then=steps.stay)
                )  # fmt: skip
            elif step == "delete":
                hanging.delete("activities", record, who, record.title, leave)


def leave() -> None:
    """Back to the list."""
    address.put(activity=None, step=None)


def records() -> None:
    """The log, searched."""
    finding.heading(say("forms.activities.list"))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        which = address.switch(
            say("forms.activities.which"),
            "show",
            ("all", "incomplete"),
            lambda name: say(f"forms.activities.{name}", count=listed.count(gaps, name)),
        )
        text = st.text_input(
            say("forms.activities.search"), key="find activity", width=320,
            placeholder=say("forms.activities.search_hint"),
        )  # fmt: skip
    found: Any = reads.activity_list(text, which == "incomplete", asked)
    if found.empty:
        st.caption(say("forms.activities.nothing"))
        return
    table(
        listed.rows(found),
        listed.columns(),
        name="activity list",
        on_pick=lambda place: address.put(activity=found["uid"].iloc[place], step=None),
    )
    st.caption(say("forms.activities.shown", count=labels.count(len(found))))


if not reads.state().actors:
    finding.lead(say("forms.activities.lone"))
    address.link("actors", say("forms.actors.first"), do="add")
else:
    finding.lead(listed.sentence(gaps))
    view = address.switch(
        say("forms.view"), "do", ("one", "paste"), lambda each: say(f"forms.activities.by_{each}")
    )
    top, name_slot = st.container(), st.container()
    with name_slot:
        who = writing.name()
    with top:
        outcome.show(who)
        if view == "paste":
            paste.panel("activities", who)
        elif chosen:
            one(chosen, who)
        elif writing.allowed():
            entry(who)
    if view == "one":
        records()
    how((), ("activities/search", "activities/incomplete"))
