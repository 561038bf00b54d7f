"""Node-link JSON, as networkx, D3 and Gephi Lite write it."""

from typing import Any

from graph.intake.graphs.kumu import text_of_value
from graph.intake.graphs.raw import (
    Attributes,
    RawEdge,
    RawGraph,
    RawNode,
    Source,
    refuse_many,
    take_label,
)

LINKS = ("links", "edges")


def is_node_link(value: object) -> bool:
    """Whether a JSON document is node-link data: lists of nodes with ids, and of links between."""
    if not isinstance(value, dict):
        return False
    nodes, links = value.get("nodes"), value.get(_links(value))
    return (
        isinstance(nodes, list)
        and isinstance(links, list)
        and bool(nodes)
        and all(isinstance(one, dict) and "id" in one for one in nodes)
        and all(isinstance(one, dict) and {"source", "target"} <= one.keys() for one in links)
    )


def read_node_link(file: str, value: Any) -> RawGraph:
    """The graph of a document that `is_node_link` knows; a line is the place in its list."""
    name = _links(value)
    refuse_many(len(value["nodes"]), len(value[name]))
    directed = value.get("directed") if isinstance(value.get("directed"), bool) else None
    nodes = tuple(_node(place, one) for place, one in enumerate(value["nodes"], start=1))
    edges = tuple(_edge(place, one, directed) for place, one in enumerate(value[name], start=1))
    return RawGraph("nodelink", Source(file, "nodes"), Source(file, name), nodes, edges)


def _links(value: dict[str, Any]) -> str:
    return next((name for name in LINKS if isinstance(value.get(name), list)), LINKS[0])


def _node(place: int, one: dict[str, Any]) -> RawNode:
    said = _said(one, "id")
    return RawNode(text_of_value(one["id"]), place, take_label(said), said)


def _edge(place: int, one: dict[str, Any], directed: bool | None) -> RawEdge:
    ends = (text_of_value(one["source"]), text_of_value(one["target"]))
    own = text_of_value(one.get("id")) or None
    return RawEdge(
        *ends, place, directed, own, attributes=_said(one, "id", "source", "target", "key")
    )


def _said(one: dict[str, Any], *own: str) -> Attributes:
    found = {name: text_of_value(value) for name, value in one.items() if name not in own}
    return {name: text for name, text in found.items() if text}
