"""Graphs of two modes: which those are, and what is proposed for the nodes of the second."""

import re
from dataclasses import dataclass, replace

from graph.base.dates import read_when
from graph.base.texts import clean, fold
from graph.intake.graphs.choice import MANY, Choices, counted, reads, shown
from graph.intake.graphs.mapping import (
    ACTIVITIES,
    BY_NAME,
    MEMBERSHIPS,
    PARTNERS,
    NodeMapping,
)
from graph.intake.graphs.raw import RawEdge, RawGraph, RawNode
from graph.intake.graphs.values import of_node
from graph.kinds.vocabulary import graph_words, read_word, tables

_SECOND = {"col", "2", "true", "1"}
_FIRST = {"row", "1", "false", "0"}


@dataclass(frozen=True)
class Modes:
    """The attribute that tells the modes apart, what it says of each, and the nodes of the second.

    kinds: it is a kind that the first are called by.
    """

    attribute: str
    first: str
    second: str
    nodes: tuple[RawNode, ...]
    kinds: bool


def find_modes(graph: RawGraph) -> Modes | None:
    """The graph's two modes, where every edge goes from one to the other."""
    for name in graph.node_attributes:
        values = counted((node.attributes for node in graph.nodes), name)
        if fold(name) not in graph_words("modes") or len(values) != 2 or not graph.edges:
            continue
        known = [value for value in values if reads([value], _kind)]
        apart = known or any(map(_is_second, values)) or {*map(fold, values)} <= _FIRST | _SECOND
        if len(known) == 2 or sum(values.values()) < len(graph.nodes) or not apart:
            continue
        of = {node.id: node.attributes[name] for node in graph.nodes}
        if all(_crosses(edge, of) for edge in graph.edges):
            second = _second(list(values), known, [of[edge.target] for edge in graph.edges])
            first = next(value for value in values if value != second)
            nodes = tuple(node for node in graph.nodes if of[node.id] == second)
            return Modes(name, first, second, nodes, first in known)
    return None


def _kind(text: str) -> object:
    return read_word("kind", clean(text))


def _is_second(value: str) -> bool:
    return fold(value) in graph_words("events")


def _crosses(edge: RawEdge, of: dict[str, str]) -> bool:
    ends = {of.get(edge.source), of.get(edge.target)}
    return len(ends) == 2 and None not in ends


def _second(values: list[str], known: list[str], targets: list[str]) -> str:
    """The value of the second mode: by its word, else what the edges go to."""
    one, other = values
    if events := [value for value in values if _is_second(value)]:
        return events[0]
    if known:
        return other if one in known else one
    for first, second in ((one, other), (other, one)):
        if fold(first) in _FIRST and fold(second) in _SECOND:
            return second
    return max(values, key=targets.count)


def propose_modes(graph: RawGraph, modes: Modes, choices: Choices) -> NodeMapping:
    """The part of the proposal that is about the two modes: activities where their day is known,
    memberships where they are called as activities are, else partners."""
    date = _dated(modes)
    calls = [node.label or node.id for node in modes.nodes]
    events = _is_second(modes.second) or 2 * sum(map(_is_event, calls)) > len(calls)
    way = ACTIVITIES if date else MEMBERSHIPS if events else PARTNERS
    seconds = {node.id for node in modes.nodes}
    others = [node.label or node.id for node in graph.nodes if node.id not in seconds]
    facts = {"first": shown(others, 3), "second": shown(calls, 3)}
    choices.tell("second_as", way, "question", f"modes_{'dated' if date else 'undated'}", **facts)
    dates = {} if date or len(calls) > MANY else {clean(name): "" for name in calls}
    made = NodeMapping(
        mode=modes.attribute, second=modes.second, second_as=way, date=date, dates=dates
    )
    return made if way == PARTNERS else _with_kinds(made, modes, choices)


def _with_kinds(made: NodeMapping, modes: Modes, choices: Choices) -> NodeMapping:
    """With the kinds of both modes, where the second are no partners like the first."""
    groups = "group" if made.second_as == MEMBERSHIPS else ""
    if groups:
        choices.tell("second_kind", groups, "question", "second_kind")
    if modes.kinds:
        kinds = {modes.second: groups} if groups else {}
        choices.tell("kind", modes.attribute, "sure", "heading", name=modes.attribute)
        return replace(made, kind=modes.attribute, kinds=kinds)
    choices.tell("kind", BY_NAME, "likely", "kind_by_name")
    choices.tell("all_kind", "person", "question", "first_kind")
    return replace(made, kind=BY_NAME, all_kind="person", second_kind=groups)


def _is_event(name: str) -> bool:
    text = fold(name)
    return any(
        re.search(rf"\b{word}", text) if word.isascii() else word in text
        for word in graph_words("events")
    )


def _dated(modes: Modes) -> str:
    """What of the second mode's nodes says when: an attribute, their lives, or their names."""
    words = {word for word, column in tables()["activities"].headings.items() if column == "date"}
    words |= {word for word, column in tables()["ties"].headings.items() if column == "day"}
    words |= {word for word, column in tables()["actors"].headings.items() if column == "since"}
    named = {name for node in modes.nodes for name in node.attributes if fold(name) in words}
    for name in (*sorted(named), "@since", "@label"):
        texts = [of_node(node, name) for node in modes.nodes]
        if all(texts) and reads(texts, _day):
            return name
    return ""


def _day(text: str) -> None:
    if read_when(text).first is None:
        raise ValueError(text)
