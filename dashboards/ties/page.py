"""Ties: who works with whom? For the manager who writes it down, and keeps it true."""

import streamlit as st

from dashboards.forms import form, preview
from dashboards.forms.form import Form
from dashboards.frame import address, blocks, labels, session, writing
from dashboards.frame.blocks import how, table
from dashboards.frame.session import ask, on_record
from dashboards.ties import editing, listing, pair
from graph import ties
from graph.base.words import say
from graph.network import EVERYTHING
from graph.ties.table import Listing

asked = address.current()
state = session.state()
chosen, one, other = (address.given(name) for name in ("tie", "one", "other"))


def lone() -> None:
    """Nobody, or one alone: partners come first."""
    blocks.lead(say("forms.ties.lone"))
    address.link("actors", say("forms.actors.first"), do="add")


def entry(who: str) -> None:
    """One tie after the other, the partners of the URL first."""
    blocks.heading(say("forms.ties.add"))
    start = {end: address.given(end) or "" for end in ("from", "to")}
    name = " ".join(("new tie", *filter(None, start.values())))
    form.draw(Form(name, "ties", who, start=start, stay=("from",), done="forms.ties.added"))


def records(found: Listing) -> None:
    """The ties on record, and what they lack."""
    table(
        listing.rows(found.rows),
        listing.columns(),
        name="tie list",
        on_pick=lambda place: address.put(tie=found.rows["uid"].iloc[place], step=None),
    )
    st.caption(listing.shown(found))


if state.actors < 2:
    lone()
elif one and other:
    st.button(
        say("forms.ties.back"),
        key="pair back",
        on_click=address.put,
        kwargs={"one": None, "other": None},
    )
    pair.show(one, other, asked)
    how(("levels",), ("ties/between", "activities/of_pair"), say("pages.how.pair_strength"))
else:
    all_ties = ask(ties.listing, asked, "open", None)
    blocks.lead(listing.sentence(all_ties, asked.on, asked.filters != EVERYTHING))
    views = ("one", "paste")
    view = address.switch(say("forms.view"), "do", views, lambda each: say(f"forms.ties.by_{each}"))
    who = writing.writer_or_why()
    if view == "paste":
        preview.pasted("ties", who)
    elif chosen:
        editing.show(chosen, who)
    elif writing.allowed():
        entry(who)
    if view == "one":
        blocks.heading(say("forms.ties.list"))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            which = listing.which(all_ties)
            of = address.pick(
                say("forms.ties.of"),
                "of",
                tuple(on_record().actors),
                labels.namer_of(on_record().actors),
                placeholder=say("pages.frame.all"),
            )
        records(ask(ties.listing, asked, which, of))
    how(("levels",), ("ties/unsourced", "ties/unsourced_all"))
