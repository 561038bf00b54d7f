"""Activities: what did they do together? Logged in a minute, found again, put right."""

import streamlit as st

from dashboards.activities import listing
from dashboards.forms import edits, form, preview
from dashboards.forms.form import Form
from dashboards.frame import address, blocks, labels, session, writing
from dashboards.frame.blocks import how, table
from dashboards.frame.session import ask, ask_all
from graph import activities
from graph.base.texts import join_list
from graph.base.words import say

asked = address.current()
gaps = ask_all(activities.gaps)
chosen = address.given("activity")
offered = {"kind": gaps.kinds}


def entry(who: str) -> None:
    """One activity after the other; the day stays. With those of the URL, a comma between."""
    blocks.heading(say("forms.activities.add"))
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


def leave() -> None:
    """Back to the list."""
    address.put(activity=None, step=None)


def records() -> None:
    """The log, searched."""
    blocks.heading(say("forms.activities.list"))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        which = address.switch(
            say("forms.activities.which"),
            "show",
            ("all", "incomplete"),
            lambda name: say(f"forms.activities.{name}", count=listing.count(gaps, name)),
        )
        text = st.text_input(
            say("forms.activities.search"),
            key="find activity",
            width=320,
            placeholder=say("forms.activities.search_hint"),
        )
    found = ask(activities.listing, asked, text, which == "incomplete")
    if found.empty:
        st.caption(say("forms.activities.nothing"))
        return
    table(
        listing.rows(found),
        listing.columns(),
        name="activity list",
        on_pick=lambda place: address.put(activity=found["uid"].iloc[place], step=None),
    )
    st.caption(say("forms.activities.shown", count=labels.count(len(found))))


if not session.state().actors:
    blocks.lead(say("forms.activities.lone"))
    address.link("actors", say("forms.actors.first"), do="add")
else:
    blocks.lead(listing.sentence(gaps))
    view = address.switch(
        say("forms.view"), "do", ("one", "paste"), lambda each: say(f"forms.activities.by_{each}")
    )
    who = writing.writer_or_why()
    if view == "paste":
        preview.pasted("activities", who)
    elif chosen:
        edits.one("activities", chosen, who, leave, offered)
    elif writing.allowed():
        entry(who)
    if view == "one":
        records()
    how((), ("activities/search", "activities/incomplete"))
