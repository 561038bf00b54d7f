"""The sections of the page below its numbers, each with its own question."""

import streamlit as st

from dashboards.drawing import charts
from dashboards.frame import address, blocks, labels, session
from dashboards.frame.address import Asked
from dashboards.frame.blocks import table
from dashboards.frame.session import ask, ask_all, on_record
from dashboards.strength import wording
from graph import actors, network, strength, ties
from graph.base.words import say
from graph.measures import Scorecard
from graph.network.divided import BY


def mixing(asked: Asked) -> None:
    """Ties between sectors or provinces, against what sizes alone give."""
    blocks.heading(say("strength.page.mixing"))
    by = address.switch(
        say("strength.page.by"),
        "mix",
        ("sector", "province"),
        lambda each: say(f"strength.page.{each}"),
    )
    mixed = ask(strength.mixing, asked, by)
    found, ei, expected = mixed.pairs, mixed.ei, mixed.expected
    if ei is None or expected is None:
        st.caption(say("strength.page.ei_none"))
        return
    means = say("strength.page.ei_more" if ei > expected else "strength.page.ei_less")
    st.markdown(say("strength.page.ei", ei=f"{ei:+.2f}", expected=f"{expected:+.2f}", means=means))
    names = {group: labels.group(by, group, on_record()) for group in found.groups}
    rows = wording.mixing(found, names)
    headings = {c: say(f"strength.page.columns.{c}") for c in ("group", "size")}
    table(rows, headings | {name: name for name in names.values()}, name=f"mixing-{by}")
    st.caption(say("strength.page.matrix", unknown=labels.count(found.unknown)))
    if st.toggle(say("strength.page.chance"), key="chance") and (
        chance := ask(strength.chance, asked, by)
    ):
        facts = {name: f"{getattr(chance, name):.2f}" for name in ("low", "high")}
        st.markdown(
            say("strength.page.p", p=f"{chance.p:.3f}", runs=labels.count(chance.runs), **facts)
        )


def communities(asked: Asked) -> None:
    """How many partners actors have, the core, and the communities."""
    people = ask(actors.people, asked)
    left, right = st.columns(2, gap="large")
    with left:
        blocks.heading(say("strength.page.degrees"))
        charts.degrees(wording.degrees(people))
    with right:
        blocks.heading(say("strength.page.core"))
        core = ask(strength.core, asked)
        if core is None:
            st.caption(say("strength.page.core_none"))
        else:
            fit, members = core
            st.markdown(
                say("strength.page.core_lead", count=labels.count(len(members)), fit=f"{fit:.2f}")
            )
            address.link_actors(members[:12], on_record().name)
    found = wording.communities(people)
    if not found.empty:
        blocks.heading(say("strength.page.communities"))
        columns = {c: say(f"strength.page.columns.{c}") for c in found.columns}
        table(found, columns, name="communities")


def comparison(asked: Asked, card: Scorecard) -> None:
    """The scorecard beside that of another part."""
    blocks.heading(say("strength.page.compare"))
    options = {
        f"{by} {uid}": wording.part_name(by, uid, name)
        for by in BY
        for uid, name in ask_all(network.parts, by)
    }
    other = address.pick(
        say("strength.page.compare_with"),
        "beside",
        tuple(options),
        options.__getitem__,
        placeholder=say("forms.choose"),
    )
    if other:
        rows = wording.two(
            card, ask(strength.scorecard, session.narrowed(asked, *other.split(" ", 1)))
        )
        headings = {"figure": say("strength.page.columns.figure"), "one": say("strength.page.this")}
        table(rows, headings | {"other": options[other]}, name="side-by-side")


def completeness(asked: Asked) -> None:
    """How complete the records are, how far figures may be off, and whom to ask."""
    blocks.heading(say("strength.page.complete"))
    st.markdown(wording.complete(ask(network.ties, asked), ask(ties.listing, asked, "open", None)))
    found = ask(strength.missing, asked)
    st.markdown(wording.answers(found))
    rows = wording.bands(found)
    if not rows.empty:
        table(rows, {c: say(f"strength.page.columns.{c}") for c in rows.columns}, name="bands")
    if found.silent:
        st.caption(say("strength.page.interview"))
        address.link_actors(found.silent[:5], on_record().name)
