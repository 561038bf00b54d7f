"""How a graph file is to be read: the proposal, the questions, and every field on request."""

from dataclasses import replace

import streamlit as st

from dashboards.frame import labels
from dashboards.frame.labels import plain
from graph.base.errors import SaanError
from graph.base.words import knows, say
from graph.intake import Proposal
from graph.intake.graphs import Mapping, from_text
from graph.intake.graphs.mapping import (
    ACTIVITIES,
    BY_NAME,
    MEMBERSHIPS,
    PARTNERS,
    WAYS,
    EdgeMapping,
    NodeMapping,
)
from graph.kinds import SECTORS
from graph.kinds.actor import SORTS
from graph.kinds.plan import WANTED

TYPES = (*WANTED, "leave out")


def ask(proposal: Proposal) -> str | None:
    """The mapping the user settles on, as text; None while it is not settled."""
    key = f"mapping {proposal.uid}"
    with st.container(border=True):
        st.markdown(f"**{say('data.mapping.title', name=plain(proposal.file))}**")
        facts = {"nodes": labels.count(proposal.nodes), "edges": labels.count(proposal.edges)}
        st.caption(say("data.mapping.found", **facts))
        made = proposal.mapping
        if proposal.nodes:
            made = _missing(_nodes(made), proposal)
        made = _edges(made, proposal)
        with st.expander(say("data.mapping.reasons")):
            st.markdown("\n".join(f"- {plain(line)}" for line in proposal.lines()[1:]))
        with st.expander(say("data.mapping.edit")):
            text = st.text_area("TOML", made.as_toml(), height=320, key=f"toml {made.as_json()}")
        if st.button(say("data.mapping.use"), type="primary", key=f"use {key}"):
            _settle(key, text)
    return st.session_state.get(key)


def _settle(key: str, text: str) -> None:
    try:
        st.session_state[key] = from_text(text).as_json()
    except SaanError as problem:
        st.error(plain(problem.text()))


def _nodes(mapping: Mapping) -> Mapping:
    nodes = _second(mapping.nodes) if mapping.nodes.mode else mapping.nodes
    asked = nodes.kinds
    if nodes.second_as == ACTIVITIES:
        asked = {value: kind for value, kind in asked.items() if value != nodes.second}
    kinds = {v: _choose("kind", v, (*SORTS, "leave out"), k) for v, k in asked.items()}
    kinds = nodes.kinds | kinds
    sectors = {v: _choose("sector", v, (*SECTORS, ""), s) for v, s in nodes.sectors.items()}
    every = nodes.all_kind
    if every or not nodes.kind:
        every = _choose("all_kind", "", SORTS, every)
    return replace(mapping, nodes=replace(nodes, kinds=kinds, sectors=sectors, all_kind=every))


def _missing(mapping: Mapping, proposal: Proposal) -> Mapping:
    """What nodes are that edges name and the file lacks, where there are any."""
    if not any(choice.name == "nodes.all_missing" for choice in proposal.choices):
        return mapping
    kind = _choose("missing_kind", "", ("", *SORTS), mapping.nodes.all_missing)
    return replace(mapping, nodes=replace(mapping.nodes, all_missing=kind))


def _second(nodes: NodeMapping) -> NodeMapping:
    """What the nodes of the second mode are, and when where they are activities."""
    way = st.radio(
        say("data.mapping.second_as"),
        WAYS,
        index=WAYS.index(nodes.second_as or PARTNERS),
        format_func=lambda way: say(f"data.mapping.{way}"),
        key="second_as",
    )
    nodes = replace(nodes, second_as=way)
    if way == MEMBERSHIPS and nodes.kind == BY_NAME:
        kind = _choose("second_kind", "", SORTS, nodes.second_kind or "group")
        return replace(nodes, second_kind=kind)
    if way != ACTIVITIES or nodes.date:
        return nodes
    every = st.text_input(say("data.mapping.all_date"), nodes.all_date, key="all_date")
    dates = {
        name: st.text_input(say("data.mapping.date", name=plain(name)), date, key=f"date {name}")
        for name, date in nodes.dates.items()
    }
    return replace(nodes, all_date=every.strip(), dates={k: v.strip() for k, v in dates.items()})


def _edges(mapping: Mapping, proposal: Proposal) -> Mapping:
    if mapping.nodes.second_as in (ACTIVITIES, MEMBERSHIPS):
        return mapping
    edges = mapping.edges
    types = {v: _choose("type", v, TYPES, t) for v, t in edges.types.items()}
    every = _choose("all_type", "", TYPES, edges.all_type) if edges.all_type else ""
    edges = replace(edges, types=types, all_type=every)
    if edges.weight and (edges.strong or edges.levels):
        edges = replace(edges, strong=_strong(edges), levels=_levels(edges))
    asked = {choice.name for choice in proposal.questions}
    if "edges.missing" in asked:
        codes = ", ".join(edges.missing)
        kept = st.checkbox(
            say("data.mapping.missing", codes=plain(codes)), bool(codes), key="missing"
        )
        edges = replace(edges, missing=edges.missing if kept else ())
    if "edges.undirected" in asked:
        edges = replace(edges, undirected=_undirected(edges.undirected))
    return replace(mapping, edges=edges)


def _undirected(now: str) -> str:
    words = {"yes": "both", "no": "one_side", "": "not_known"}
    return st.radio(
        say("data.mapping.undirected"),
        tuple(words),
        index=tuple(words).index(now),
        format_func=lambda each: say(f"data.mapping.{words[each]}"),
        horizontal=True,
        key="undirected",
    )


def _strong(edges: EdgeMapping) -> str:
    options = ("high", "low", "")
    return st.radio(
        say("data.mapping.strong", name=plain(edges.weight)),
        options,
        index=options.index(edges.strong),
        format_func=lambda way: say(f"data.mapping.{way or 'unknown'}"),
        horizontal=True,
        key=f"strong {edges.weight}",
    )


def _levels(edges: EdgeMapping) -> dict[str, float]:
    return {
        level: st.number_input(
            say("data.mapping.level", level=labels.term("type", level)),
            value=float(number),
            key=f"level {level}",
        )
        for level, number in edges.levels.items()
    }


def _choose(what: str, value: str, options: tuple[str, ...], now: str) -> str:
    group = "kind" if what.endswith("kind") else "sector" if what == "sector" else "type"
    return st.selectbox(
        say(f"data.mapping.{what}", value=plain(value)),
        options,
        index=options.index(now) if now in options else 0,
        format_func=lambda option: _word(group, option),
        key=f"{what} {value}",
    )


def _word(group: str, option: str) -> str:
    if option in ("", "leave out"):
        return say("data.mapping.none" if not option else "data.mapping.leave_out")
    if option == "loose":
        return say("pages.type.loose")
    if group == "type":
        return labels.level(option)
    key = f"pages.{group}.{option}"
    return say(key) if knows(key) else option
