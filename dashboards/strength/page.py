"""Strength: how strong is the network, and what shape has it? For the manager who must say so."""

import streamlit as st

from dashboards.drawing import charts
from dashboards.frame import address, blocks, labels, late
from dashboards.frame.blocks import how, table
from dashboards.frame.labels import plain
from dashboards.frame.session import ask, on_record
from dashboards.strength import diagrams, sections, wording
from graph import network, strength
from graph.base.words import say
from graph.measures import figure, tiles
from graph.network.lifetimes import UNITS

asked = address.current()
card = ask(strength.scorecard, asked)


def shape() -> None:
    """The shape with its drawing and reason, its hubs, and how it changed."""
    blocks.heading(say("strength.page.shape"))
    found = ask(strength.shape, asked)
    left, right = st.columns([1, 4], vertical_alignment="center")
    if drawing := diagrams.svg(found.name):
        with left:
            blocks.picture("image/svg+xml", drawing.encode(), found.label(), 150)
    with right:
        st.markdown(f"**{found.label()}** · {plain(found.reason())}")
        for note in found.notes():
            st.markdown(plain(note))
        late.part(shapes)
        if found.hubs:
            st.caption(say("strength.page.hubs"))
            address.link_actors(found.hubs[:12], on_record().name)


def shapes() -> None:
    """Which shape the network had in which years."""
    years = wording.shapes(ask(strength.trend, asked, "shape"))
    st.caption(plain(say("strength.page.shapes", years=years)))


def numbers() -> None:
    """The numbers on top, with their change since a year ago and their trend."""
    trends = {
        each.name: wording.trend_of(each, ask(strength.trend, asked, each.name)) for each in tiles()
    }
    before = ask(strength.values, asked.a_year_before(), tuple(trends))
    blocks.figures(wording.tiles(card, before, trends))


def further() -> None:
    """The shapes it has beside that, each with its drawing, its reason and what it rests on."""
    for each in ask(strength.further, asked):
        left, right = st.columns([1, 4], vertical_alignment="center")
        if drawing := diagrams.svg(each.name):
            with left:
                blocks.picture("image/svg+xml", drawing.encode(), each.label(), 150)
        with right:
            st.markdown(
                f"{say('strength.page.further')} **{each.label()}** · {plain(each.reason())}"
            )
            address.link_actors(each.who[:6], on_record().name)


def over_time(name: str) -> None:
    """One figure at the end of each year, quarter or month."""
    unit = address.switch(
        say("history.network.by"), "unit", UNITS[::-1], lambda each: say(f"history.network.{each}")
    )
    found = ask(strength.trend, asked, name, unit)
    if not wording.trend_of(figure(name), found):
        st.caption(say("strength.page.undefined"))
    else:
        charts.trend(found)


def every_figure() -> None:
    """The whole scorecard; a row opens to its definition and its values over time."""
    rows = wording.scorecard(card, ask(strength.composition, asked))
    table(
        rows,
        wording.scorecard_columns(),
        name="scorecard",
        on_pick=lambda place: address.put(figure=rows["name"].iloc[place]),
    )
    name = address.given("figure")
    if name not in set(rows["name"]):
        st.caption(say("strength.page.pick"))
        return
    chosen = figure(str(name))
    with blocks.opened(chosen.name):
        st.markdown(f"**{plain(chosen.text('label'))}** · {plain(chosen.text('definition'))}")
        formula = {part: chosen.text(part) for part in ("formula", "source")}
        st.caption(plain(say("strength.page.formula", **formula)))
        if chosen.plotted:
            late.part(lambda: over_time(chosen.name))
    for note in card.sampled:
        st.caption(plain(note.sentence()))


if not card["actors"]:
    blocks.lead(say("strength.page.nobody", day=labels.day(asked.on)))
else:
    blocks.lead(wording.sentence(ask(strength.shape, asked), asked.on))
    late.part(numbers)
    blocks.beside(ask(network.beside, asked))
    st.caption(say("strength.page.beware"))
    shape()
    further()
    charts.over_time(asked)
    sections.mixing(asked)
    sections.communities(asked)
    with st.expander(say("strength.page.analysts"), expanded=bool(address.given("figure"))):
        every_figure()
    sections.comparison(asked, card)
    sections.completeness(asked)
    how(("levels",), ("network/actors", "network/ties"))
