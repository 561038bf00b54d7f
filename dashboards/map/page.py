"""Map: who works with whom? The network of the day, to be looked at and clicked into."""

import streamlit as st

from dashboards.drawing import legend
from dashboards.drawing.map import draw_map
from dashboards.frame import (
    address,
    cards,
    headline,
    labels,
    rows,
)
from dashboards.frame.howto import how
from dashboards.frame.session import ask
from dashboards.frame.table import table
from dashboards.map import timeline_file
from dashboards.map.scenes import UNITS, WAYS, OneDay, OverTime
from graph import strength
from graph.base.words import say
from graph.drawing import COLOUR_BY, DRAWN, DRAWN_AT_MOST
from graph.export.timeline import View

asked = address.current()
unit = address.given("play")
scene = OverTime(asked, unit) if unit in UNITS else OneDay(asked)

headline.lead(scene.sentence)
if scene.cast.empty:
    st.stop()

with st.container(horizontal=True, vertical_alignment="bottom"):
    colour = address.switch(
        say("pages.map.colour_by"),
        "colour",
        COLOUR_BY,
        lambda word: say(f"pages.map.by_{word}"),
    )
    address.switch(say("timeline.switch"), "play", WAYS, lambda way: say(f"timeline.by_{way}"))
    focus = address.pick(
        say("pages.map.focus"),
        "focus",
        tuple(scene.cast["uid"]),
        rows.namer(scene.cast),
        placeholder=say("pages.map.focus_hint"),
    )
    steps = int(
        address.switch(say("pages.map.steps"), "steps", ("1", "2", "3"), str) if focus else 0
    )

limit = DRAWN_AT_MOST if address.given("more") else DRAWN
drawn = scene.draw(colour, focus, steps, limit)
if drawn.picture.left_out:
    st.info(
        say(scene.left_out, left=labels.count(drawn.picture.left_out), drawn=labels.count(limit))
    )
    if limit < DRAWN_AT_MOST:
        st.button(say("pages.map.more"), on_click=address.put, kwargs={"more": "1"})

chosen = address.given("selected")
left, right = st.columns([3, 1], gap="medium")
with left:
    draw_map(
        drawn.picture,
        "map",
        chosen,
        lambda actor, tie: address.put(selected=actor or tie),
        height=640,
        times=drawn.times,
        on_day=lambda day: address.put(on=day.isoformat()),
    )
    st.caption(say(scene.keys))
    timeline_file.save(asked, View(scene.unit, asked.last_step().on, colour, limit, focus, steps))
with right:
    actor, tie = rows.row(drawn.people, chosen), rows.row(drawn.ties, chosen)
    if actor is not None:
        with st.container(border=True):
            cards.actor(actor)
            address.link("actors", say("pages.map.open_profile"), actor=actor["uid"])
            address.link("paths", say("pages.map.open_paths"), to=actor["uid"])
    elif tie is not None:
        with st.container(border=True):
            cards.tie(tie, ask(strength.pair_table, asked))
            address.link("ties", say("forms.ties.pair"), one=tie["start"], other=tie["end"])
            address.link("ties", say("forms.ties.open_one"), tie=tie["uid"])
            address.link("actors", rows.profile_of(tie["start_name"]), actor=tie["start"])
            address.link("actors", rows.profile_of(tie["end_name"]), actor=tie["end"])
    else:
        st.caption(say("pages.map.click"))
    legend.legend(drawn.picture.colours, colour)

headline.heading(say(scene.table, day=labels.day(asked.on)))
shown = rows.tie_rows(drawn.ties)
table(
    shown,
    rows.tie_columns(),
    name="ties",
    on_pick=lambda place: address.put(selected=shown["uid"].iloc[place]),
)
how(("map", "levels", "degree", "community"), ("network/actors", "network/ties"))
