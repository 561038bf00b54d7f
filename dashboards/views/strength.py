"""Strength: how strong is the network, and what shape has it? For the manager who must say so."""

from typing import Any

import streamlit as st

from dashboards.parts import address, charts, diagrams, finding, labels, reads, scorecard
from dashboards.parts import over_time as periods
from dashboards.parts import standing as told
from dashboards.parts.howto import how
from dashboards.parts.table import table
from dashboards.parts.text import plain
from graph.network.divided import BY
from graph.network.timeline import UNITS
from graph.strength import explained
from graph.words import say

asked = address.current()
card = reads.scorecard(asked)


def shape() -> None:
    """The shape with its drawing and reason, its hubs, and how it changed."""
    finding.heading(say("standing.shape"))
    found = reads.shape(asked)
    left, right = st.columns([1, 4], vertical_alignment="center")
    if drawing := diagrams.svg(found.name):
        left.image(drawing, width=150)
    with right:
        st.markdown(f"**{found.label()}** · {plain(found.reason())}")
        for note in found.notes():
            st.markdown(plain(note))
        years = told.shapes(reads.trend("shape", asked))
        st.caption(plain(say("standing.shapes", years=years)))
        if found.hubs:
            st.caption(say("standing.hubs"))
            names = reads.named()
            with st.container(horizontal=True):
                for uid in found.hubs[:12]:
                    address.link("actors", plain(names.name(uid)), actor=uid)


def over_time(figure: str) -> None:
    """One figure at the end of each year, quarter or month."""
    unit = address.switch(
        say("history.network.by"), "unit", UNITS[::-1], lambda each: say(f"history.network.{each}")
    )
    found = reads.trend(figure, asked, unit)
    if not told.trend_of(figure, found):
        st.caption(say("standing.undefined"))
    else:
        charts.trend(found)


def mixing() -> None:
    """Ties between sectors or provinces, against what sizes alone give."""
    finding.heading(say("standing.mixing"))
    by = address.switch(
        say("standing.by"), "mix", ("sector", "province"), lambda each: say(f"standing.{each}")
    )
    found, ei, expected = reads.mixing(by, asked)
    if ei is None:
        st.caption(say("standing.ei_none"))
        return
    means = say("standing.ei_more" if ei > expected else "standing.ei_less")
    st.markdown(say("standing.ei", ei=f"{ei:+.2f}", expected=f"{expected:+.2f}", means=means))
    names = {group: told.group_name(by, group, reads.named()) for group in found.groups}
    rows = told.mixing(found, names)
    headings = {c: say(f"standing.columns.{c}") for c in ("group", "size")}
    table(rows, headings | {name: name for name in names.values()}, name=f"mixing-{by}")
    st.caption(say("standing.matrix", unknown=labels.count(found.unknown)))
    if st.toggle(say("standing.chance"), key="chance"):
        chance = reads.chance(by, asked)
        facts = {name: f"{getattr(chance, name):.2f}" for name in ("low", "high")}
        st.markdown(say("standing.p", p=f"{chance.p:.3f}", runs=labels.count(chance.runs), **facts))


def groups() -> None:
    """How many partners actors have, the core, and the communities."""
    people = reads.people(asked)
    left, right = st.columns(2, gap="large")
    with left:
        finding.heading(say("standing.degrees"))
        charts.degrees(told.degrees(people))
    with right:
        finding.heading(say("standing.core"))
        core = reads.core(asked)
        if core is None:
            st.caption(say("standing.core_none"))
        else:
            fit, members = core
            st.markdown(
                say("standing.core_lead", count=labels.count(len(members)), fit=f"{fit:.2f}")
            )
            with st.container(horizontal=True):
                for uid in members[:12]:
                    address.link("actors", plain(reads.named().name(uid)), actor=uid)
    found = told.communities(people)
    if not found.empty:
        finding.heading(say("standing.communities"))
        columns = {c: say(f"standing.columns.{c}") for c in found.columns}
        table(found, columns, name="communities")


def every_figure() -> None:
    """The whole scorecard; a row opens to its definition and its values over time."""
    finding.heading(say("standing.card"))
    rows = scorecard.rows(card, reads.composition(asked))
    table(
        rows,
        scorecard.columns(),
        name="scorecard",
        on_pick=lambda place: address.put(figure=rows["name"].iloc[place]),
    )
    figure = address.given("figure")
    if figure not in set(rows["name"]):
        st.caption(say("standing.pick"))
        return
    meaning = explained(str(figure))
    with st.container(border=True):
        st.markdown(f"**{plain(meaning.label)}** · {plain(meaning.definition)}")
        formula = {"formula": meaning.formula, "source": meaning.source}
        st.caption(plain(say("standing.formula", **formula)))
        if figure in told.PLOTTED:
            over_time(str(figure))
    for note in card.sampled:
        st.caption(plain(note.sentence()))


def beside() -> None:
    """The scorecard beside that of another part."""
    finding.heading(say("standing.compare"))
    options: dict[str, Any] = {
        f"{by} {uid}": told.part_name(by, uid, name) for by in BY for uid, name in reads.parts(by)
    }
    other = address.pick(
        say("standing.compare_with"), "beside", tuple(options), options.__getitem__,
        placeholder=say("forms.choose"),
    )  # fmt: skip
    if other:
        rows = told.two(card, reads.scorecard(reads.narrowed(asked, *other.split(" ", 1))))
        headings = {"figure": say("standing.columns.figure"), "one": say("standing.this")}
        table(rows, headings | {"other": options[other]}, name="side-by-side")


def completeness() -> None:
    """How complete the records are, how far figures may be off, and whom to ask."""
    finding.heading(say("standing.complete"))
    st.markdown(told.complete(reads.ties(asked), reads.tie_list("open", None, asked)))
    found = reads.missing(asked)
    st.markdown(told.answers(found))
    rows = told.bands(found)
    if not rows.empty:
        table(rows, {c: say(f"standing.columns.{c}") for c in rows.columns}, name="bands")
    if found.silent:
        st.caption(say("standing.interview"))
        with st.container(horizontal=True):
            for uid in found.silent[:5]:
                address.link("actors", plain(reads.named().name(uid)), actor=uid)


if not card.actors:
    finding.lead(say("standing.nobody", day=labels.day(asked.on)))
else:
    finding.lead(told.sentence(reads.shape(asked), asked.on))
    trends = {
        name: told.trend_of(name, reads.trend("tie_mix" if name == "tight" else name, asked))
        for name in told.TILES
    }
    finding.figures(told.tiles(card, reads.values(told.KEPT, asked.a_year_before()), trends))
    st.caption(say("standing.beware"))
    shape()
    periods.show(asked)
    mixing()
    groups()
    every_figure()
    beside()
    completeness()
    how(("levels",), ("network/actors", "network/ties"))
