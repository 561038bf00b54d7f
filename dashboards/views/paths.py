"""Paths: how does one partner reach another? For whoever looks for a way to someone."""

import streamlit as st

from dashboards.parts import address, finding, html, reads, rows, ways
from dashboards.parts.howto import how
from dashboards.parts.table import table
from graph.words import say

LIMIT = 20

asked = address.current()
everyone = reads.people(asked)
name_of = rows.namer(everyone)
uids = tuple(everyone.sort_values("name")["uid"])

left, middle, right = st.columns([4, 4, 3], vertical_alignment="bottom")
with left:
    start = address.pick(
        say("pages.paths.from"), "from", uids, name_of, placeholder=say("pages.paths.choose")
    )
with middle:
    end = address.pick(
        say("pages.paths.to"), "to", uids, name_of, placeholder=say("pages.paths.choose")
    )
with right:
    kind = address.switch(
        say("pages.paths.kind"), "kind", ("shortest", "all"), lambda k: say(f"pages.paths.{k}")
    )

if not start or not end:
    finding.lead(say("pages.paths.begin"))
    st.stop()
if start == end:
    finding.lead(say("pages.paths.same"))
    st.stop()

found = reads.paths(start, end, kind, LIMIT, asked)
finding.lead(ways.paths_sentence(found, name_of(start), name_of(end), asked.on, LIMIT))
if not found:
    st.caption(say("pages.paths.none_hint"))
    address.link("map", say("pages.paths.look_on_map"), selected=end)
    st.stop()

for way in found:
    with st.container(border=True):
        st.text(ways.way_sentence(way))
        html.draw("way", steps=ways.way_steps(way, everyone))

finding.heading(say("pages.paths.table"))
table(ways.way_rows(found), ways.way_columns(), name="paths")
finding.heading(say("pages.paths.open"))
with st.container(horizontal=True):
    for uid in ways.on_the_way(found):
        address.link("actors", rows.profile_of(name_of(uid)), actor=uid)
how(("path", "levels"), ("paths/shortest", "paths/all"))
