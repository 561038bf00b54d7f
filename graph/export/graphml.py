"""GraphML: for R, yEd, networkx, Gephi."""

from typing import IO

from graph.export.elements import Writer, shown
from graph.export.graphs import EDGE, NODE, Graph, Value

TYPES = {"integer": "int"}


def write_graphml(file: IO[bytes], graph: Graph) -> None:
    """A directed multigraph; every tie is an edge with an id of its own."""
    out = Writer(file)
    out.open("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
    nodes = _keys(out, "node", {"label": "string", **NODE}, graph)
    edges = _keys(out, "edge", {"label": "string", **EDGE}, graph)
    out.open("graph", id="saan", edgedefault="directed")
    for node in graph.nodes():
        out.open("node", id=node.uid)
        _data(out, nodes, {"label": node.label, **node.values})
        out.close("node")
    for edge in graph.edges():
        out.open("edge", id=edge.uid, source=edge.start, target=edge.end)
        _data(out, edges, {"label": edge.label, **edge.values})
        out.close("edge")
    out.close("graph")
    out.close("graphml")
    out.end()


def _keys(out: Writer, domain: str, types: dict[str, str], graph: Graph) -> dict[str, str]:
    """Declares the attributes; their keys by name."""
    keys = {name: f"{domain[0]}{n}" for n, name in enumerate(types)}
    for name, key in keys.items():
        kind = TYPES.get(types[name], types[name])
        out.leaf("key", **{"id": key, "for": domain, "attr.name": name, "attr.type": kind})
    return keys


def _data(out: Writer, keys: dict[str, str], values: dict[str, Value]) -> None:
    for name, value in values.items():
        out.leaf("data", shown(value), key=keys[name])
