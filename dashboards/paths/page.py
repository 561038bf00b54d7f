"""Paths: how does one reach another, who can introduce us? For whoever needs someone."""

from collections.abc import Sequence

import streamlit as st

from dashboards.forms.actor_picker import who
from dashboards.frame import address, blocks, labels, sentences, writing
from dashboards.frame.blocks import how, table
from dashboards.frame.session import ask, on_record
from dashboards.paths import introductions, ways
from graph import actors, paths, settings
from graph.base.words import say
from graph.paths import Offers, Way, Ways
from graph.paths.routes import MODULES

LIMIT = 10
KINDS, MORE = ("introduction", "shortest"), ("all", "strongest", "apart", "timed")
NETWORK: tuple[str, ...] = ("network/actors", "network/ties")

asked = address.current()
people = ask(actors.directory, asked, everyone=True)
uids = tuple(labels.by_name(people)["uid"])


def answer(
    found: Sequence[Way], lead: str, who_writes: str = "", offers: Offers | None = None
) -> None:
    """The ways: the chosen one drawn and on the map, the others as lines to choose from."""
    blocks.lead(lead)
    at = ways.chosen(found)
    for number, way in enumerate(found):
        with st.container(border=True):
            ways.line(number, way, number == at)
            if offers:
                introductions.why(offers[number], offers)
            else:
                ways.strength(way)
            if number == at:
                blocks.draw("way", steps=ways.way_steps(way, people))
                if offers:
                    introductions.offer_request(way, who_writes, asked)
    if isinstance(found, Ways) and not found.whole:
        st.caption(say("paths.cut.short"))
    ways.on_map(found[at], asked)
    blocks.heading(say("paths.page.table"))
    table(ways.way_rows(found), ways.way_columns(), name="paths")
    blocks.heading(say("paths.page.open"))
    with st.container(horizontal=True):
        for uid in ways.on_the_way(found):
            address.link("actors", labels.profile_of(on_record().name(uid)), actor=uid)


def introduced() -> None:
    """Whom we ask for an introduction, and what came of those asked for before."""
    left, right = st.columns([2, 3])
    with left:
        start = who(say("paths.page.from"), "from", uids, say("paths.page.us"))
    with right:
        ends = introductions.wanted(uids, asked)
    us = ask(settings.us, asked)
    askers = (start,) if start else tuple(uid for uid in us if uid in uids)
    if not askers:
        blocks.lead(sentences.whose(asked, "paths.us.nobody"))
        address.link("settings", say("settings.page.title"))
        return
    ends = tuple(uid for uid in ends if uid not in askers)
    must = ways.conditions(uids, {*askers, *ends})
    who_writes = writing.writer_or_why()
    if not ends:
        blocks.lead(say("paths.page.begin_introduction"))
    elif offers := ask(paths.introductions, asked, askers, ends, conditions=must):
        found = [each.way for each in offers]
        answer(found, introductions.sentence(offers, asked), who_writes, offers)
    else:
        ways.nowhere(askers[0], ends[0], asked, must)
    introductions.made(askers, ends, who_writes, asked)


def between(kind: str) -> tuple[str, ...]:
    """The ways between two partners; the modules that were asked for them."""
    left, right = st.columns(2)
    with left:
        start = who(say("paths.page.from"), "from", uids)
    with right:
        end = who(say("paths.page.to"), "to", uids)
    if not start or not end:
        blocks.lead(say("paths.page.begin"))
    elif start == end:
        blocks.lead(say("paths.page.same"))
    elif kind == "timed":
        ways.in_time(start, end, asked)
    else:
        must = ways.conditions(uids, {start, end})
        found = ask(paths.ways, asked, start, end, kind, LIMIT, must)
        if found:
            answer(found, ways.lead(found, kind, asked.on, LIMIT))
        else:
            ways.nowhere(start, end, asked, must)
        if must != paths.FREE:
            return NETWORK
    return (MODULES[kind],) if kind in MODULES else NETWORK


with st.container(horizontal=True, vertical_alignment="bottom"):
    chosen = address.given("kind")
    words = {kind: say(f"paths.page.{kind}") for kind in (*KINDS, *MORE)}
    offered = (*KINDS, *(kind for kind in MORE if kind == chosen))
    which = address.switch(say("paths.page.kind"), "kind", offered, words.__getitem__)
    with st.container(width=320):
        address.pick(say("paths.page.more"), "kind", MORE, words.__getitem__, say("forms.choose"))
if which == "introduction":
    introduced()
    asked_of = (*NETWORK, "activities/requests")
else:
    asked_of = between(which)
how(
    ("path", "levels"),
    asked_of,
    say("paths.page.how"),
)
