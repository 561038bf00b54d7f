"""Partners: who are they? The directory, everything kept about one of them, and its editing."""

import streamlit as st
from pandas import DataFrame

from dashboards.actors import duplicates, editing, private, wording
from dashboards.drawing import charts
from dashboards.forms import preview, rows
from dashboards.frame import address, blocks, labels, late, session, writing
from dashboards.frame.blocks import how, table
from dashboards.frame.dependants import dependants
from dashboards.frame.labels import plain
from dashboards.frame.recalled import recalled
from dashboards.frame.session import ask, ask_all
from graph import actors, network, stakeholders, strength
from graph.actors.lookup import Profile
from graph.base.words import say
from graph.stakeholders.telling import lines

asked = address.current()
everyone = ask(actors.people, asked)
uid = address.given("actor")


def listing() -> None:
    """All partners, narrowed by facets that say how many each holds."""
    blocks.lead(wording.directory_sentence(everyone, asked.on))
    editing.ways_to_add()
    shown = wording.faceted(everyone)
    st.caption(say("actors.page.shown", count=labels.count(len(shown))))
    blocks.beside(ask(network.beside, asked))
    listed = wording.actor_rows(shown)
    table(
        listed,
        wording.actor_columns(),
        name="actors",
        on_pick=lambda place: address.put(actor=listed["uid"].iloc[place]),
        formats=wording.actor_formats(everyone),
    )
    st.caption(say("actors.page.pick"))
    how(("degree", "betweenness", "community"), ("network/actors", "network/ties"))


def profile(uid: str) -> None:
    """One partner: facts, place in the network, ties over time, activities, memberships."""
    found = ask(actors.profile, asked, uid)
    here = labels.row(everyone, uid)
    back = {"actor": None, "step": None, "row": None, "rowstep": None}
    st.button(say("actors.page.back"), on_click=address.put, kwargs=back)
    st.header(plain(found.facts["name"]), anchor=False)
    blocks.lead(wording.profile_sentence(here, found, asked.on))
    if here is not None:
        dependants(uid, asked)
        address.link_without((uid,), found.facts["name"])
    left, right = st.columns(2, gap="large")
    with left:
        blocks.heading(say("actors.page.facts"))
        wording.facts(found.facts)
        with st.container(horizontal=True):
            address.link("map", say("actors.page.on_map"), selected=uid, focus=uid)
            address.link("paths", say("map.page.open_paths"), to=uid)
            address.link("ties", say("forms.actors.its_ties"), of=uid)
            address.link("ties", say("forms.ties.add"), **{"from": uid})
            address.link("activities", say("forms.activities.add"), **{"with": uid})
    with right:
        blocks.heading(say("actors.page.place"))
        if here is None:
            st.caption(say("actors.page.not_here", day=labels.day(asked.on)))
        else:
            wording.place(here, everyone)
            if joined := ask(strength.bridging, asked, uid):
                one, other, pairs = joined
                facts = {"one": plain(one), "other": plain(other), "pairs": labels.count(pairs)}
                st.caption(say("strength.page.bridges", **facts))
    _stakes(uid)
    editing.edit(uid, found.facts["name"])
    if ask_all(actors.held, "lessons", uid):
        late.part(lambda: recalled(asked, lambda each: each.names(uid)))
    _ties(uid, found.ties)
    _more(uid, found)
    how(
        ("degree", "betweenness", "closeness", "core"),
        ("actors/profile", "actors/ties", "activities/of_actor"),
    )


def _stakes(uid: str) -> None:
    """What it has to do with the networks that are managed, as assessed last."""
    several = len(ask(network.managed, asked)) > 1
    for each in ask(stakeholders.by_actor, asked).get(uid, ()):
        of = session.on_record().name(each.stake.network)
        blocks.heading(
            say("stakeholders.told.of", network=plain(of))
            if several
            else say("stakeholders.told.title")
        )
        blocks.draw("facts", title="", rows=lines(each))
        narrow = {"network": each.stake.network} if several else {}
        address.link("stakeholders", say("stakeholders.told.open"), stake=uid, **narrow)


def _ties(uid: str, ties: DataFrame) -> None:
    blocks.heading(say("actors.page.ties"))
    if ties.empty:
        st.caption(say("actors.page.no_ties"))
        return
    charts.bands(ties, asked.on)
    table(
        wording.episodes(ties, uid, ask(strength.pair_table, asked)),
        wording.episode_columns(),
        name="episodes",
        on_pick=lambda place: address.put(actor=ties["other"].iloc[place]),
    )


def _more(uid: str, found: Profile) -> None:
    blocks.heading(say("history.actor.title"))
    events = ask(actors.lifeline, asked, uid)
    if events.empty:
        st.caption(say("history.actor.nothing"))
    else:
        table(wording.events(events), wording.event_columns(), name="events")
    blocks.heading(say("actors.page.activities"))
    if found.activities.empty:
        st.caption(say("actors.page.no_activities"))
    else:
        shown = labels.activities(found.activities)
        table(shown, labels.activity_columns(), name="activities")
    editing.beside(uid)
    places = {"bases": ask_all(actors.bases, uid), "works": ask_all(actors.works, uid)}
    members = found.memberships
    rows.rows("members", uid, members, wording.member_columns(), wording.memberships(members))
    for kind, found_in in places.items():
        rows.rows(kind, uid, found_in, editing.linked_columns(kind), editing.linked(found_in))
    editing.contacts(uid)
    blocks.heading(say("journal.of_partner"))
    if st.toggle(say("journal.show_history"), key=f"history {uid}"):
        wording.history("actors", uid)
        address.link("journal", say("journal.all_of_it"), partner=uid)
    if found.facts["kind"] == "person":
        private.panel(uid, found.facts["name"])


def adding(way: str) -> None:
    """New partners: one after the other, or a table out of Excel."""
    if not everyone.empty:
        back = {"do": None}
        st.button(say("actors.page.back"), on_click=address.put, kwargs=back)
    who = writing.writer_or_why()
    if way == "paste":
        preview.pasted("actors", who)
    else:
        editing.add(who)


def beginning() -> None:
    """Nobody is on record: the first partner, or a whole list of them."""
    blocks.lead(say("forms.actors.begin"))
    way = address.switch(
        say("forms.view"), "do", ("add", "paste"), lambda each: say(f"forms.actors.by_{each}")
    )
    adding(way)
    address.link("data", say("forms.actors.from_file"))


def view() -> str:
    """The directory, or the pairs that may be one."""
    views = ("directory", "duplicates")
    return address.switch(
        say("duplicates.page.view"), "view", views, lambda each: say(f"duplicates.page.{each}")
    )


if not session.state().actors:
    beginning()
elif uid:
    profile(uid)
elif address.given("do") in ("add", "paste"):
    adding(str(address.given("do")))
elif view() == "duplicates":
    duplicates.panel(asked)
else:
    listing()
