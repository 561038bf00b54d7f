"""Issues and areas: on what, and where? For the manager who keeps the lists."""

import streamlit as st

from dashboards.parts import address, finding, form, outcome, reads, rows, steps, writing
from dashboards.parts import issue_list as listed
from dashboards.parts.form import Form
from dashboards.parts.howto import how
from dashboards.parts.table import table
from graph.words import say

asked = address.current()


def leave() -> None:
    """Back to the list."""
    address.put(issue_uid=None, area_code=None, step=None)


def entry(kind: str, who: str) -> None:
    """One after the other; what it is part of, or lies within, stays."""
    finding.heading(say(f"forms.{kind}.add"))
    stay = ("part_of",) if kind == "issues" else ("level", "within")
    form.draw(Form(f"new {kind}", kind, who, stay=stay))


def issues() -> None:
    """All issues, each under the one it is part of."""
    found = reads.issue_list(asked)
    finding.heading(say("forms.issues.list"))
    if found.empty:
        st.caption(say("forms.issues.none"))
        return
    table(
        listed.issues(found),
        listed.issue_columns(),
        name="issue list",
        on_pick=lambda place: address.put(issue_uid=found["uid"].iloc[place], step=None),
    )


def areas() -> None:
    """The areas in use, the busiest first; any other can be looked up."""
    found = reads.area_list(asked)
    names = reads.named().areas
    address.pick(
        say("forms.areas.find"), "area_code", tuple(names), rows.namer_of(names),
        placeholder=say("forms.pick"),
    )  # fmt: skip
    finding.heading(say("forms.areas.list"))
    if found.empty:
        st.caption(say("forms.areas.none"))
        return
    table(
        listed.areas(found),
        listed.area_columns(),
        name="area list",
        on_pick=lambda place: address.put(area_code=found["uid"].iloc[place], step=None),
    )


finding.lead(listed.sentence(reads.issue_list(asked), reads.area_list(asked), asked.on))
kind = address.switch(
    say("forms.issues.view"), "do", ("issues", "areas"), lambda each: say(f"forms.{each}.title")
)
chosen = address.given("issue_uid" if kind == "issues" else "area_code")
with writing.signed() as who:
    outcome.show(who)
    if chosen:
        steps.one(kind, chosen, who, leave, {})
    elif writing.allowed():
        entry(kind, who)
if kind == "issues":
    issues()
else:
    areas()
how((), ("issues/activities", "issues/in_areas"))
