"""Overview: how does the network stand today? For the manager who opens Saan in the morning."""

from datetime import timedelta

import streamlit as st

from dashboards.drawing import charts
from dashboards.frame import address, blocks, labels, sentences
from dashboards.frame.blocks import how, table
from dashboards.frame.labels import plain
from dashboards.frame.session import ask
from dashboards.overview import today, wording
from graph import activities, actors, changes, network, strength
from graph.base.words import say
from graph.kinds import LEVELS

asked = address.current()
card = ask(strength.scorecard, asked)
before = ask(strength.scorecard, asked.a_year_before())
years = ask(network.periods, asked, "year")
year = ask(activities.count, asked, 365)
year_before = ask(activities.count, asked.a_year_before(), 365)
cut_vertices = wording.cut_vertices(ask(actors.people, asked), card)
recent = ask(activities.latest, asked, 90)

blocks.lead(wording.sentence(card, list(cut_vertices.values())))
blocks.figures(wording.figures(card, before, years, year, year_before))
blocks.beside(ask(network.beside, asked))
if card["actors"]:
    today.show(asked)

left, right = st.columns([3, 2], gap="large")
with left:
    charts.over_time(asked)
with right:
    blocks.heading(say("overview.page.mix"))
    charts.mix(card)
    for level in LEVELS:
        st.caption(labels.level(level))

if cut_vertices:
    blocks.heading(say("overview.page.joints"))
    address.link_actors(list(cut_vertices)[:12], cut_vertices.__getitem__)

blocks.heading(say("overview.page.lately"))
st.markdown(plain(sentences.changed(ask(changes.changes, asked, asked.on - timedelta(days=90)))))
with st.container(horizontal=True):
    address.link("changes", say("overview.page.to_changes"))
    address.link("report", say("overview.page.to_report"))

blocks.heading(say("overview.page.recent"))
if recent.empty:
    st.caption(say("overview.page.nothing_recent", day=labels.day(asked.on)))
else:
    table(
        recent.assign(
            date=labels.days(recent, "date"),
            kind=[labels.term("activity", kind) for kind in recent["kind"]],
        ),
        {
            "date": say("pages.field.date"),
            "title": say("pages.field.title"),
            "kind": say("pages.field.activity_kind"),
            "participants": say("pages.field.participants"),
        },
        name="activities",
    )

blocks.heading(say("overview.page.next"))
with st.container(horizontal=True):
    address.link("map", say("overview.page.to_map"))
    address.link("actors", say("overview.page.to_actors"))
    address.link("paths", say("overview.page.to_paths"))
    address.link("strength", say("overview.page.to_strength"))

today.backed_up(asked)

how(
    ("pairs", "levels", "largest_component_share", "cut_vertices"),
    ("network/actors", "network/ties"),
)
