"""Map: who works with whom? The network of the day, to be looked at and clicked into."""

from pathlib import Path

import streamlit as st

from dashboards.drawing.map import explore
from dashboards.drawing.view import view as drawn_as
from dashboards.frame import address, blocks, labels, writing
from dashboards.frame.blocks import how, table
from dashboards.frame.session import ask
from dashboards.map import scenes, told
from dashboards.map.scenes import PARTNERS
from dashboards.sharing import making
from graph import network
from graph.base.words import say
from graph.drawing import DRAWN, DRAWN_AT_MOST
from graph.export.timeline import View
from graph.network.lifetimes import UNITS

asked = address.current()
scene = scenes.chosen(asked)
partners = scene.by == PARTNERS

st.html(Path(__file__).with_name("map.css"))
with st.container(horizontal=True, vertical_alignment="center", key="map_head"):
    blocks.lead(scene.sentence)
    if scene.ever_present.empty:
        st.stop()
    with st.popover(say("map.page.view"), icon=":material/tune:"):
        address.switch(say("map.areas.by"), "areas", scene.ways, scenes.way)
        focus, steps = None, 0
        if partners:
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

if scene.nobody:
    st.stop()
limit = DRAWN_AT_MOST if address.given("more") or not scene.times else DRAWN
drawn = scene.draw(focus, steps, limit)
if drawn.left_out:
    left, most = labels.count(drawn.left_out), labels.count(limit)
    st.info(say(scene.left_out, left=left, drawn=most))
    if limit < DRAWN_AT_MOST:
        st.button(say("map.page.more"), on_click=address.put, kwargs={"more": "1"})
view = told.shown()
view.clear()
view |= drawn_as(address.given)
explore(
    drawn.text,
    view,
    told.links(),
    writing.allowed() and partners and not scene.times,
    scene.times,
    lambda day: address.put(on=day.isoformat()),
)
told.listen()
st.caption(say(scene.hint))
for remark in scene.remarks():
    st.caption(remark)
blocks.beside(ask(network.beside, asked))
if partners:
    unit = address.given("play") or UNITS[0]
    scenes.save_timeline(
        asked, View(unit, asked.last_step().on, str(view["colour"]), limit, focus, steps)
    )
making.ways(asked, view, focus, steps, None if partners else scene.by)
with st.expander(
    say(scene.table, day=labels.day(asked.on)), key="map_table", on_change="rerun"
) as opened:
    if opened.open:
        shown = scene.rows(drawn)
        table(
            shown,
            scene.columns(),
            name="ties" if partners else "areas",
            on_pick=lambda place: address.put(selected=shown["uid"].iloc[place]),
        )
how(*scene.how)
