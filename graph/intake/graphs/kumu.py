"""Kumu's JSON: a project's export, or a blueprint made by hand."""

import json
from typing import Any

from graph.intake.graphs.raw import (
    Attributes,
    RawEdge,
    RawGraph,
    RawNode,
    Source,
    refuse_many,
)

_OWN = {"_id", "id", "from", "to", "direction", "reversed", "attributes", "delayed"}
DIRECTED = {"directed": True, "undirected": False, "mutual": False}


def is_kumu(value: object) -> bool:
    """Whether a JSON document is Kumu's: lists of elements and connections."""
    if not isinstance(value, dict) or not isinstance(value.get("elements"), list):
        return False
    connections = value.get("connections", [])
    return isinstance(connections, list) and all(
        isinstance(one, dict) for one in (*value["elements"], *connections)
    )


def read_kumu(file: str, value: Any) -> RawGraph:
    """The graph of a document that `is_kumu` knows; a line is the place in its list, from 1.

    A connection names its ends by id or, in a blueprint, by label.
    """
    elements, connections = value["elements"], value.get("connections", [])
    refuse_many(len(elements), len(connections))
    nodes = tuple(_node(place, one) for place, one in enumerate(elements, start=1))
    ids = {node.id for node in nodes}
    labels = {node.label: node.id for node in nodes if node.label}
    edges = tuple(_edge(place, one, ids, labels) for place, one in enumerate(connections, start=1))
    counted = not any("_id" in one or "id" in one for one in elements)
    places = Source(file, "elements"), Source(file, "connections")
    return RawGraph("kumu", *places, nodes, edges, counted)


def _node(place: int, one: dict[str, Any]) -> RawNode:
    attributes = _attributes(one)
    label = attributes.pop("label", None)
    own = text_of_value(one.get("_id", one.get("id")))
    return RawNode(own or label or "", place, label, attributes)


def _edge(place: int, one: dict[str, Any], ids: set[str], labels: dict[str, str]) -> RawEdge:
    ends = [text_of_value(one.get(name)) for name in ("from", "to")]
    start, end = (end if end in ids else labels.get(end, end) for end in ends)
    if one.get("reversed") is True:
        start, end = end, start
    attributes = _attributes(one)
    said = one.get("direction", attributes.pop("direction", None))
    return RawEdge(
        source=start,
        target=end,
        line=place,
        directed=DIRECTED.get(text_of_value(said).casefold()),
        id=_id(one, ids) or None,
        attributes=attributes,
    )


def _id(one: dict[str, Any], ids: set[str]) -> str:
    """The connection's id; Saan writes `tie:` before one that an actor has too."""
    own = text_of_value(one.get("_id", one.get("id")))
    bare = own.removeprefix("tie:")
    return bare if bare in ids else own


def _attributes(one: dict[str, Any]) -> Attributes:
    inner = one.get("attributes")
    given = {name: value for name, value in one.items() if name not in _OWN}
    given |= inner if isinstance(inner, dict) else {}
    return {name: text for name, value in given.items() if (text := text_of_value(value))}


def text_of_value(value: Any) -> str:
    """A value on one line: a list's parts with "; " between them, yes and no."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(text_of_value(part) for part in value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)
