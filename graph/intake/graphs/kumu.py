"""Kumu's JSON: a project's export, or a blueprint made by hand."""

import json
from typing import Any

from graph.base.problems import Problems
from graph.intake.graphs.build import Builder
from graph.intake.graphs.raw import Attributes, RawGraph, Source

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


def read_kumu(file: str, value: Any, problems: Problems) -> RawGraph:
    """The graph of a document that `is_kumu` knows; a line is the place in its list, from 1.

    A connection names its ends by id or, in a blueprint, by label.
    """
    elements, connections = value["elements"], value.get("connections", [])
    builder = Builder("kumu", Source(file, "elements"), problems, Source(file, "connections"))
    for place, one in enumerate(elements, start=1):
        _node(builder, place, one)
    ids = {node.id for node in builder.nodes}
    labels = {node.label: node.id for node in builder.nodes if node.label}
    for place, one in enumerate(connections, start=1):
        _edge(builder, place, one, ids, labels)
    return builder.graph(counted=not any("_id" in one or "id" in one for one in elements))


def _node(builder: Builder, place: int, one: dict[str, Any]) -> None:
    attributes = _attributes(one)
    label = attributes.pop("label", None)
    own = text_of_value(one.get("_id", one.get("id")))
    builder.node(own or label or "", place, label, attributes)


def _edge(
    builder: Builder, place: int, one: dict[str, Any], ids: set[str], labels: dict[str, str]
) -> None:
    ends = [text_of_value(one.get(name)) for name in ("from", "to")]
    start, end = (end if end in ids else labels.get(end, end) for end in ends)
    if one.get("reversed") is True:
        start, end = end, start
    said = _attributes(one)
    direction = one.get("direction", said.pop("direction", None))
    directed = DIRECTED.get(text_of_value(direction).casefold())
    builder.edge(start, end, place, directed, _id(one, ids) or None, said=said)


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
