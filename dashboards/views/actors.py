"""Partners: who are they? The directory, and everything kept about one of them."""

from typing import Any

import streamlit as st

from dashboards.parts import (
    address,
    cards,
    charts,
    directory,
    duplicates,
    finding,
    labels,
    reads,
    rows,
)
from dashboards.parts.howto import how
from dashboards.parts.table import table
from dashboards.parts.text import plain
from graph.words import say

asked = address.current()
everyone = reads.people(asked)
uid = address.given("actor")


def listing() -> None:
    """All partners, narrowed by facets that say how many each holds."""
    finding.lead(directory.directory_sentence(everyone, asked.on))
    shown = directory.faceted(everyone)
    st.caption(say("pages.actors.shown", count=labels.count(len(shown))))
    listed = directory.actor_rows(shown)
    table(
        listed,
        directory.actor_columns(),
        name="actors",
        on_pick=lambda place: address.put(actor=listed["uid"].iloc[place]),
        formats=directory.actor_formats(everyone),
    )
    st.caption(say("pages.actors.pick"))
    how(("degree", "betweenness", "community"), ("network/actors", "network/ties"))


def profile(uid: str) -> None:
    """One partner: facts, place in the network, ties over time, activities, memberships."""
    known = reads.profile(uid, asked)
    here = rows.row(everyone, uid)
    st.button(say("pages.actors.back"), on_click=address.put, kwargs={"actor": None})
    st.header(plain(known.facts["name"]), anchor=False)
    finding.lead(directory.profile_sentence(here, known, asked.on))
    left, right = st.columns(2, gap="large")
    with left:
        finding.heading(say("pages.actors.facts"))
        cards.profile(known.facts)
        with st.container(horizontal=True):
            address.link("map", say("pages.actors.on_map"), selected=uid, focus=uid)
            address.link("paths", say("pages.map.open_paths"), to=uid)
    with right:
        finding.heading(say("pages.actors.place"))
        if here is None:
            st.caption(say("pages.actors.not_here", day=labels.day(asked.on)))
        else:
            cards.place(here, everyone)
    _ties(known.ties)
    _more(known)
    how(
        ("degree", "betweenness", "closeness", "core"),
        ("actors/profile", "actors/ties", "activities/of_actor"),
    )


def _ties(ties: Any) -> None:
    finding.heading(say("pages.actors.ties"))
    if ties.empty:
        st.caption(say("pages.actors.no_ties"))
        return
    charts.bands(ties, asked.on)
    table(
        directory.episodes(ties),
        directory.episode_columns(),
        name="episodes",
        on_pick=lambda place: address.put(actor=ties["other"].iloc[place]),
    )


def _more(known: Any) -> None:
    for name, found, shown, columns in (
        ("activities", known.activities, directory.activities, directory.activity_columns()),
        ("memberships", known.memberships, directory.memberships, directory.member_columns()),
    ):
        finding.heading(say(f"pages.actors.{name}"))
        if found.empty:
            st.caption(say(f"pages.actors.no_{name}"))
        else:
            table(shown(found), columns, name=name)


def view() -> str:
    """The directory, or the pairs that may be one."""
    views = ("directory", "duplicates")
    return address.switch(
        say("duplicates.page.view"), "view", views, lambda each: say(f"duplicates.page.{each}")
    )


if uid:
    profile(uid)
elif view() == "duplicates":
    duplicates.panel(asked)
else:
    listing()
