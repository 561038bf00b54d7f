"""Node-link JSON, as networkx, D3 and Gephi Lite write it."""

from typing import Any

from graph.base.problems import Problems
from graph.intake.graphs.build import Builder
from graph.intake.graphs.kumu import text_of_value
from graph.intake.graphs.raw import Attributes, RawGraph, Source, take_label

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


def read_node_link(file: str, value: Any, problems: Problems) -> RawGraph:
    """The graph of a document that `is_node_link` knows; a line is the place in its list."""
    name = _links(value)
    directed = value.get("directed") if isinstance(value.get("directed"), bool) else None
    builder = Builder("nodelink", Source(file, "nodes"), problems, Source(file, name))
    for place, one in enumerate(value["nodes"], start=1):
        said = _said(one, "id")
        builder.node(text_of_value(one["id"]), place, take_label(said), said)
    for place, one in enumerate(value[name], start=1):
        _edge(builder, place, one, directed)
    return builder.graph()


def _links(value: dict[str, Any]) -> str:
    return next((name for name in LINKS if isinstance(value.get(name), list)), LINKS[0])


def _edge(builder: Builder, place: int, one: dict[str, Any], directed: bool | None) -> None:
    start, end = text_of_value(one["source"]), text_of_value(one["target"])
    own = text_of_value(one.get("id")) or None
    said = _said(one, "id", "source", "target", "key")
    builder.edge(start, end, place, directed, own, said=said)


def _said(one: dict[str, Any], *own: str) -> Attributes:
    found = {name: text_of_value(value) for name, value in one.items() if name not in own}
    return {name: text for name, text in found.items() if text}
