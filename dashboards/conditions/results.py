"""What the members see, once a round has closed: conditions, pillars, trust and value."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from dashboards.conditions import wording
from dashboards.drawing import charts
from dashboards.frame import address, blocks, labels
from dashboards.frame.address import Asked
from dashboards.frame.blocks import Tile, table
from dashboards.frame.labels import plain
from dashboards.frame.session import ask, on_record
from graph import conditions, strength
from graph.base.words import say
from graph.conditions.questions import Item
from graph.conditions.sealed import WAYS
from graph.conditions.shown import Shown
from graph.kinds import Round
from graph.network import Filters

STRUCTURE = ("density", "fragmentation")
SOFT = ("conditions.vision", "conditions.participation", "pillars.trust")
"""What is set beside the network's figures over the rounds."""
FIRST = 3
"""Of those that are low, how many are told at once."""
ACTS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "conditions.perception": ("map", {}),
    "conditions.vision": ("settings", {}),
    "conditions.benefit": ("expansion", {}),
    "conditions.participation": ("activities", {}),
    "conditions.complement": ("lessons", {}),
    "conditions.interdependence": ("expansion", {}),
    "conditions.interaction": ("calendar", {}),
    "pillars.system": ("settings", {}),
    "pillars.horizontal": ("governance", {}),
    "pillars.trust": ("results", {"show": "promises"}),
    "pillars.governance": ("governance", {}),
}
"""Condition or pillar → the page where the manager acts on it, and what is asked of that page."""


def draw(of: Round, who: str) -> None:
    """All that may be shown of a round."""
    asked, names = address.current(), on_record()
    shown = ask(conditions.results, asked, of.uid)
    every = [each for each in ask(conditions.rounds, asked) if each.closed]
    earlier = [each for each in every if each.network == of.network and each.opens < of.opens]
    before = ask(conditions.results, asked, earlier[0].uid) if earlier else {}
    st.markdown(plain(wording.sentence(shown)))
    _figures(of, shown)
    _profile(shown, before)
    _groups(shown)
    _partners(shown)
    _structure(asked, shown, [of, *earlier][:8])
    if missing := sorted({*of.invited} - {*of.answered}):
        blocks.heading(say("conditions.results.missing"))
        address.link_actors(missing, names.name)
    if of.question:
        blocks.heading(say("conditions.results.voices"))
        st.caption(plain(of.question))
        if not of.voices:
            st.caption(say("conditions.results.no_voices"))
        for each in of.voices:
            st.markdown(f"- {plain(each)}")


def _figures(of: Round, shown: Mapping[str, Shown]) -> None:
    rate = len(of.answered) / len(of.invited) if of.invited else None
    tiles = [Tile(say("conditions.results.rate"), labels.share(rate))]
    tiles += [
        Tile(say(f"conditions.results.{what}"), wording.network_share(shown, what))
        for what in ("trust", "value")
        if what in shown
    ]
    blocks.figures(tiles)


def _profile(shown: Mapping[str, Shown], before: Mapping[str, Shown]) -> None:
    rows = wording.scores(shown, before)
    if rows.empty:
        return
    blocks.heading(say("conditions.results.profile"))
    charts.profile(rows)
    st.caption(say("conditions.results.profile_note"))
    heads = {name: say(f"conditions.results.{name}") for name in ("part", "item", "mean")}
    heads |= {name: say(f"conditions.results.{name}") for name in ("deviation", "count", "change")}
    numbers = {
        name: st.column_config.NumberColumn(heads[name], format=form)
        for name, form in (("mean", "%.1f"), ("deviation", "%.1f"), ("count", "%d"))
    }
    table(rows, heads, name="members-view", formats=numbers)
    blocks.heading(say("conditions.results.advice"))
    low = wording.low(shown)
    for each, mean in low[:FIRST]:
        _advice(each, mean)
    if more := low[FIRST:]:
        with st.expander(say("conditions.results.more", count=len(more))):
            for each, mean in more:
                _advice(each, mean)
    if not low:
        st.caption(say("conditions.results.fine"))


def _advice(of: Item, mean: str) -> None:
    """What to do where it is low, what the workshop says of it, and the page where it is done."""
    page, asked = ACTS[of.name]
    method = say(f"conditions.results.method.{of.part}", method=str(of.method))
    st.markdown(f"**{plain(str(of.words))}** ({mean})  \n{plain(str(of.advice))}")
    st.caption(plain(method))
    address.link(page, say(f"{page}.page.title"), ":material/arrow_forward:", **asked)


def _groups(shown: Mapping[str, Shown]) -> None:
    ways = [way for way in WAYS if any(way in each.by for each in shown.values())]
    if not ways:
        return
    blocks.heading(say("conditions.results.groups"))
    words = {way: say(f"conditions.results.{way}") for way in ways}
    way = address.switch(say("conditions.results.by"), "members_by", tuple(ways), words.__getitem__)
    if lowest := wording.split(shown, way, on_record()):
        st.markdown(plain(lowest))
    found = wording.by_group(shown, way, on_record())
    heads = {name: name or say("conditions.results.item") for name in found.columns}
    table(found, heads, name=f"members-by-{way}")
    st.caption(say("conditions.results.groups_note"))


def _partners(shown: Mapping[str, Shown]) -> None:
    found = wording.partners(shown, on_record())
    if found.empty:
        return
    blocks.heading(say("conditions.results.partners"))
    heads = {name: say(f"conditions.results.{name}") for name in found.columns}
    table(found, heads, name="trust-and-value")
    st.caption(say("conditions.results.partners_note"))


def _structure(asked: Asked, shown: Mapping[str, Shown], rounds: list[Round]) -> None:
    """What was seen in each round beside what the network was like."""
    blocks.heading(say("conditions.results.structure"))
    _apart(asked, shown, rounds[0])
    st.caption(say("conditions.results.structure_note"))
    found = []
    for each in reversed(rounds):
        then = replace(asked, on=each.closed or each.closes, filters=Filters(network=each.network))
        shown = ask(conditions.results, asked, each.uid)
        found.append((each, shown, ask(strength.values, then, STRUCTURE)))
    rows = wording.beside(found, SOFT)
    table(rows, {name: name for name in rows.columns}, name="beside-the-structure")


def _apart(asked: Asked, shown: Mapping[str, Shown], of: Round) -> None:
    """Whether a shared goal is seen least where the map splits, on the day of the communities."""
    on = replace(asked, on=of.opens, filters=Filters(network=of.network))
    (q,) = ask(strength.values, on, ("modularity",)).values()
    if sentence := wording.apart(shown, q, on_record()):
        st.markdown(plain(sentence))
        address.link("map", say("map.page.title"), on=of.opens.isoformat())
