"""Overview: how does the network stand today? For the manager who opens Saan in the morning."""

from datetime import timedelta

import streamlit as st

from dashboards.drawing import charts, over_time
from dashboards.frame import (
    address,
    changed,
    due,
    headline,
    labels,
    reads,
    rows,
)
from dashboards.frame.howto import how
from dashboards.frame.table import table
from dashboards.frame.text import plain
from graph.base.words import say
from graph.kinds import LEVELS

asked = address.current()
card = reads.scorecard(asked)
before = reads.scorecard(asked.a_year_before())
years = reads.periods(asked, "year")
year = reads.activity_count(asked, days=365)
year_before = reads.activity_count(asked.a_year_before(), days=365)
joints = rows.joints(reads.people(asked), card)
recent = reads.activities(asked, days=90)

headline.lead(headline.network_sentence(card, list(joints.values())))
headline.figures(headline.network_figures(card, before, years, year, year_before))

left, right = st.columns([3, 2], gap="large")
with left:
    over_time.show(asked)
with right:
    headline.heading(say("pages.overview.mix"))
    charts.mix(card)
    for level in LEVELS:
        st.caption(labels.level(level))

if joints:
    headline.heading(say("pages.overview.joints"))
    with st.container(horizontal=True):
        for uid, name in list(joints.items())[:12]:
            address.link("actors", plain(name), actor=uid)

headline.heading(say("pages.overview.lately"))
st.markdown(plain(changed.sentence(reads.changes(asked.on - timedelta(days=90), asked))))
address.link("changes", say("pages.overview.to_changes"))
headline.heading(say("pages.overview.care"))
st.markdown(plain(due.told(reads.due(asked))))
address.link("calendar", say("pages.overview.to_calendar"))

headline.heading(say("pages.overview.recent"))
if recent.empty:
    st.caption(say("pages.overview.nothing_recent", day=labels.day(asked.on)))
else:
    table(
        recent.assign(
            date=rows.days(recent, "date"),
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

headline.heading(say("pages.overview.next"))
with st.container(horizontal=True):
    address.link("map", say("pages.overview.to_map"))
    address.link("actors", say("pages.overview.to_actors"))
    address.link("paths", say("pages.overview.to_paths"))
    address.link("strength", say("pages.overview.to_strength"))

how(
    ("pairs", "levels", "largest_component_share", "cut_vertices"),
    ("network/actors", "network/ties"),
)
