"""The half of a proposal that is about nodes: who they are."""

import re
from collections import Counter
from dataclasses import replace
from typing import Any

from graph.base.errors import DataError
from graph.base.texts import clean, fold
from graph.base.waves import Waves
from graph.intake.graphs.choice import MANY, Choice, Choices, counted, named, shown
from graph.intake.graphs.dating import propose_dates
from graph.intake.graphs.mapping import BY_NAME, NodeMapping
from graph.intake.graphs.missing import ask_missing
from graph.intake.graphs.modes import find_modes, propose_modes
from graph.intake.graphs.raw import RawGraph
from graph.intake.graphs.spare import settle_rest
from graph.kinds.vocabulary import read_word, tables, values_of

_COUNTING = re.compile(r"n?0*(\d+)(?:\.0)?")
_MORE = {
    "label": "name",
    "place": "area_name",
    "area_name": "area_name",
    "issue_names": "issue_names",
    "type": "kind",
    "element type": "kind",
    "mode": "kind",
    "node type": "kind",
    "description": "note",
    "organization type": "kind",
}
_PLAIN = ("area", "area_name", "issues", "issue_names", "aliases", "note")


def propose_nodes(graph: RawGraph, asked: list[Choice], waves: Waves | None = None) -> NodeMapping:
    """Which attribute says what of an actor."""
    choices = Choices("nodes", asked)
    known = graph.node_attributes
    fields = named(known, _MORE | tables()["actors"].headings)
    name = _name(graph, fields.get("name"), choices)
    own = _id(graph, name, fields.get("id"), choices)
    modes = find_modes(graph)
    made = propose_modes(graph, modes, choices) if modes else NodeMapping()
    if not made.kind:
        made = _kind(graph, fields.get("kind"), choices, made)
    ask_missing(graph, choices)
    sector, sectors = _sector(graph, fields.get("sector"), choices)
    plain = {field: fields[field] for field in _PLAIN if field in fields}
    if "issues" in plain and graph.format == "kumu" and "tags" in known:
        plain.setdefault("issue_names", "tags")  # so Saan writes them
    if "area" not in plain and "area_name" in plain:
        plain["area"] = plain.pop("area_name")
    for field, attribute in plain.items():
        choices.tell(field, attribute, "own", "heading", name=attribute)
    dates = propose_dates(graph.nodes, fields, choices, waves)
    choices.used |= {own, name, made.kind, made.mode, made.date, sector}
    choices.used |= {*plain.values(), *dates.values()}
    keep, drop = settle_rest(graph.nodes, known, choices)
    said: dict[str, Any] = plain | dates
    return replace(
        made,
        id=own,
        name=name,
        sector=sector,
        sectors=sectors,
        keep=keep,
        drop=drop,
        **said,
    )


def _name(graph: RawGraph, attribute: str | None, choices: Choices) -> str:
    """The attribute that all nodes have, else their labels, else their ids."""
    count = len(graph.nodes)
    labels = sum(1 for node in graph.nodes if node.label)
    filled = sum(1 for n in graph.nodes if n.attributes.get(attribute or "", ""))
    if attribute and filled == count:
        return choices.tell("name", attribute, "own", "heading", name=attribute)
    if labels and labels >= filled:
        numbered = all((node.label or "").isdigit() for node in graph.nodes)
        reason = "name_numbers" if numbered else "labels"
        sure = "question" if numbered else "own" if labels == count else "likely"
        return choices.tell("name", "@label", sure, reason, count=labels, all=count)
    if attribute:
        return choices.tell("name", attribute, "likely", "labels", count=filled, all=count)
    numbered = all(_COUNTING.fullmatch(node.id) for node in graph.nodes)
    reason = "name_numbers" if numbered else "name_ids"
    return choices.tell("name", "@id", "question" if numbered else "likely", reason)


def _id(graph: RawGraph, name: str, attribute: str | None, choices: Choices) -> str:
    """The node's id, unless it only counts; another id, or names, must then tell actors apart."""
    names = [node.attributes.get(name) or node.label or "" for node in graph.nodes]
    apart = len({clean(text) for text in names}) == len(names) and all(names)
    places = [_COUNTING.fullmatch(node.id) for node in graph.nodes]
    numbers, count = sorted(int(p[1]) for p in places if p), len(graph.nodes)
    firsts = (0, 1) if graph.format == "gephi" else (0,)
    counting = any(numbers == list(range(first, first + count)) for first in firsts)
    if name == "@id" or not (graph.counted or counting):
        return choices.tell("id", "@id", "own", "ids")
    ids = counted((node.attributes for node in graph.nodes), attribute or "")
    if attribute and len(ids) == len(graph.nodes):
        return choices.tell("id", attribute, "sure", "heading", name=attribute)
    if apart:
        return choices.tell("id", "", "sure", "counting")
    return choices.tell("id", "@id", "question", "same_names")


def _kind(
    graph: RawGraph, attribute: str | None, choices: Choices, made: NodeMapping
) -> NodeMapping:
    """With the attribute, the kind of nodes without one, and what unknown words are offered as."""
    attribute = attribute or _speaking(graph, "kind")
    values = counted((node.attributes for node in graph.nodes), attribute or "")
    unknown = _unknown(values, "kind")
    mute = len(unknown) == len(values) and _all_known(values, "sector")
    if graph.mentioned and not values:
        choices.tell("kind", BY_NAME, "likely", "kind_by_name")
        choices.tell("all_kind", "organisation", "question", "first_kind")
        return replace(made, kind=BY_NAME, all_kind="organisation")
    if not attribute or len(values) > MANY or mute:
        offered = choices.tell("all_kind", "organisation", "question", "no_kind")
        return replace(made, all_kind=offered)
    sure, reason = _how_known(values, "kind")
    choices.own = sure == "own"
    choices.tell("kind", attribute, sure, reason, name=attribute)
    kinds = dict.fromkeys(unknown, "organisation")
    if kinds:
        choices.tell("kinds", "organisation", "question", "kinds", values=shown(kinds))
    rest = sum(1 for node in graph.nodes if not node.attributes.get(attribute))
    if rest:
        choices.tell("all_kind", "organisation", "question", "some_kind", count=rest)
    return replace(made, kind=attribute, kinds=kinds, all_kind="organisation" if rest else "")


def _sector(graph: RawGraph, attribute: str | None, choices: Choices) -> tuple[str, dict[str, str]]:
    attribute = attribute or _speaking(graph, "sector")
    values = counted((node.attributes for node in graph.nodes), attribute or "")
    if not attribute or len(values) > MANY:
        return "", {}
    choices.tell("sector", attribute, *_how_known(values, "sector"), name=attribute)
    sectors = dict.fromkeys(_unknown(values, "sector"), "")
    if sectors:
        choices.tell("sectors", "", "question", "sectors", values=shown(sectors))
    return attribute, sectors


def _speaking(graph: RawGraph, field: str) -> str | None:
    """The first attribute all of whose values are words of the field."""
    for name in graph.node_attributes:
        values = counted((node.attributes for node in graph.nodes), name)
        if values and len(values) <= MANY and _all_known(values, field):
            return name
    return None


def _how_known(values: Counter[str], field: str) -> tuple[str, str]:
    """How sure, and why: the words are Saan's own, or others that it reads."""
    own = {fold(value) for value in values_of(field)}
    return ("own" if {fold(v) for v in values} <= own else "sure"), "heading"


def _unknown(values: Counter[str], field: str) -> list[str]:
    """The words that the vocabulary doesn't read, or asks about."""
    found = []
    for value in values:
        try:
            read_word(field, clean(value))
        except DataError:
            found.append(value)
    return found


def _all_known(values: Counter[str], field: str) -> bool:
    return not _unknown(values, field)
