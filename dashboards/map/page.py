"""Map: who works with whom? The network of the day, to be looked at and clicked into."""

import streamlit as st

from dashboards.drawing.map import draw_legend, draw_map
from dashboards.frame import address, blocks, labels
from dashboards.frame.blocks import how, table
from dashboards.frame.session import ask
from dashboards.map import scenes
from dashboards.map.scenes import OneDay, OverTime
from graph import network, strength
from graph.base.words import say
from graph.drawing import COLOUR_BY, DRAWN, DRAWN_AT_MOST
from graph.export.timeline import View
from graph.network.lifetimes import UNITS

asked = address.current()
unit = address.given("play")
scene = OverTime(asked, unit) if unit in UNITS else OneDay(asked)

blocks.lead(scene.sentence)
if scene.ever_present.empty:
    st.stop()

with st.container(horizontal=True, vertical_alignment="bottom"):
    colour = address.switch(
        say("map.page.colour_by"),
        "colour",
        COLOUR_BY,
        lambda word: say(f"map.page.by_{word}"),
    )
    address.switch(
        say("timeline.switch"), "play", scenes.WAYS, lambda way: say(f"timeline.by_{way}")
    )
    focus = address.pick(
        say("map.page.focus"),
        "focus",
        tuple(scene.ever_present["uid"]),
        labels.namer(scene.ever_present),
        placeholder=say("map.page.focus_hint"),
    )
    steps = int(
        address.switch(say("map.page.steps"), "steps", ("1", "2", "3"), str) if focus else 0
    )

limit = DRAWN_AT_MOST if address.given("more") else DRAWN
drawn = scene.draw(colour, focus, steps, limit)
if drawn.picture.left_out:
    st.info(
        say(scene.left_out, left=labels.count(drawn.picture.left_out), drawn=labels.count(limit))
    )
    if limit < DRAWN_AT_MOST:
        st.button(say("map.page.more"), on_click=address.put, kwargs={"more": "1"})

chosen = address.given("selected")
left, right = st.columns([3, 1], gap="medium")
with left:
    draw_map(
        drawn.picture,
        "map",
        chosen,
        height=640,
        times=drawn.times,
        on_day=lambda day: address.put(on=day.isoformat()),
    )
    st.caption(say(scene.keys))
    blocks.beside(ask(network.beside, asked))
    scenes.save_timeline(asked, View(scene.unit, asked.last_step().on, colour, limit, focus, steps))
with right:
    actor, tie = labels.row(drawn.people, chosen), labels.row(drawn.ties, chosen)
    if actor is not None:
        with st.container(border=True):
            scenes.actor_card(actor)
            address.link("actors", say("map.page.open_profile"), actor=actor["uid"])
            address.link("paths", say("map.page.open_paths"), to=actor["uid"])
    elif tie is not None:
        with st.container(border=True):
            scenes.tie_card(tie, ask(strength.pair_table, asked))
            address.link("ties", say("forms.ties.pair"), one=tie["start"], other=tie["end"])
            address.link("ties", say("forms.ties.open_one"), tie=tie["uid"])
            address.link("actors", labels.profile_of(tie["start_name"]), actor=tie["start"])
            address.link("actors", labels.profile_of(tie["end_name"]), actor=tie["end"])
    else:
        st.caption(say("map.page.click"))
    draw_legend(drawn.picture.colours, colour)

blocks.heading(say(scene.table, day=labels.day(asked.on)))
shown = scenes.tie_rows(drawn.ties)
table(
    shown,
    scenes.tie_columns(),
    name="ties",
    on_pick=lambda place: address.put(selected=shown["uid"].iloc[place]),
)
how(("map", "levels", "degree", "community"), ("network/actors", "network/ties"))
