"""Issues and areas: on what, and where? For the manager who keeps the lists."""

import streamlit as st

from dashboards.forms import edits, form
from dashboards.forms.form import Form
from dashboards.frame import address, blocks, labels, writing
from dashboards.frame.blocks import how, table
from dashboards.frame.session import ask, on_record
from dashboards.issues import listing
from graph import issues
from graph.base.words import say

asked = address.current()


def leave() -> None:
    """Back to the list."""
    address.put(issue_uid=None, area_code=None, step=None)


def entry(kind: str, who: str) -> None:
    """One after the other; what it is part of, or lies within, stays."""
    blocks.heading(say(f"forms.{kind}.add"))
    stay = ("part_of",) if kind == "issues" else ("level", "within")
    form.draw(Form(f"new {kind}", kind, who, stay=stay))


def all_issues() -> None:
    """All issues, each under the one it is part of."""
    found = ask(issues.issues, asked)
    blocks.heading(say("forms.issues.list"))
    if found.empty:
        st.caption(say("forms.issues.none"))
        return
    table(
        listing.issues(found),
        listing.issue_columns(),
        name="issue list",
        on_pick=lambda place: address.put(issue_uid=found["uid"].iloc[place], step=None),
    )


def used_areas() -> None:
    """The areas in use, the busiest first; any other can be looked up."""
    found = ask(issues.areas, asked)
    names = on_record().areas
    address.pick(
        say("forms.areas.find"),
        "area_code",
        tuple(names),
        labels.namer_of(names),
        placeholder=say("forms.pick"),
    )
    blocks.heading(say("forms.areas.list"))
    if found.empty:
        st.caption(say("forms.areas.none"))
        return
    table(
        listing.areas(found),
        listing.area_columns(),
        name="area list",
        on_pick=lambda place: address.put(area_code=found["uid"].iloc[place], step=None),
    )


blocks.lead(listing.sentence(ask(issues.issues, asked), ask(issues.areas, asked), asked.on))
kind = address.switch(
    say("forms.issues.view"), "do", ("issues", "areas"), lambda each: say(f"forms.{each}.title")
)
chosen = address.given("issue_uid" if kind == "issues" else "area_code")
who = writing.writer_or_why()
if chosen:
    edits.one(kind, chosen, who, leave, {})
elif writing.allowed():
    entry(kind, who)
if kind == "issues":
    all_issues()
else:
    used_areas()
how((), ("issues/activities", "issues/in_areas"))
