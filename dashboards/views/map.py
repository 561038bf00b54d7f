"""Map: who works with whom? The network of the day, to be looked at and clicked into."""

import streamlit as st

from dashboards.parts import address, cards, finding, labels, legend, reads, rows
from dashboards.parts.howto import how
from dashboards.parts.map import draw_map
from dashboards.parts.picture import COLOUR_BY, DRAWN, DRAWN_AT_MOST, picture
from dashboards.parts.table import table
from graph.words import say

asked = address.current()
everyone = reads.people(asked)
ties = reads.ties(asked)

finding.lead(rows.map_sentence(everyone, ties, asked.on))
if everyone.empty:
    st.stop()

with st.container(horizontal=True, vertical_alignment="bottom"):
    colour = address.switch(
        say("pages.map.colour_by"),
        "colour",
        COLOUR_BY,
        lambda word: say(f"pages.map.by_{word}"),
    )
    focus = address.pick(
        say("pages.map.focus"),
        "focus",
        tuple(everyone["uid"]),
        rows.namer(everyone),
        placeholder=say("pages.map.focus_hint"),
    )
    steps = int(
        address.switch(say("pages.map.steps"), "steps", ("1", "2", "3"), str) if focus else 0
    )

near = rows.around(everyone, ties, focus, steps)
limit = DRAWN_AT_MOST if address.given("more") else DRAWN
drawing = picture(near, ties, reads.positions(), colour, limit)
if drawing.left_out:
    st.info(say("pages.map.left_out", left=labels.count(drawing.left_out), drawn=limit))
    if limit < DRAWN_AT_MOST:
        st.button(say("pages.map.more"), on_click=address.put, kwargs={"more": "1"})

chosen = address.given("selected")
left, right = st.columns([3, 1], gap="medium")
with left:
    draw_map(
        drawing, "map", chosen, lambda actor, tie: address.put(selected=actor or tie), height=640
    )
    st.caption(say("pages.map.keys"))
with right:
    actor, tie = rows.row(everyone, chosen), rows.row(ties, chosen)
    if actor is not None:
        with st.container(border=True):
            cards.actor(actor)
            address.link("actors", say("pages.map.open_profile"), actor=actor["uid"])
            address.link("paths", say("pages.map.open_paths"), to=actor["uid"])
    elif tie is not None:
        with st.container(border=True):
            cards.tie(tie)
            address.link("ties", say("forms.ties.open_one"), tie=tie["uid"])
            address.link("actors", rows.profile_of(tie["start_name"]), actor=tie["start"])
            address.link("actors", rows.profile_of(tie["end_name"]), actor=tie["end"])
    else:
        st.caption(say("pages.map.click"))
    legend.legend(drawing.colours, colour)

finding.heading(say("pages.map.table"))
shown = rows.tie_rows(rows.among(ties, near))
table(
    shown,
    rows.tie_columns(),
    name="ties",
    on_pick=lambda place: address.put(selected=shown["uid"].iloc[place]),
)
how(("map", "levels", "degree", "community"), ("network/actors", "network/ties"))
