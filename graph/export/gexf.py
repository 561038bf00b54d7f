"""GEXF 1.3 with lifetimes in days: for Gephi and its timeline."""

from datetime import date
from typing import IO

from graph.export.elements import Writer, shown
from graph.export.graphs import EDGE, NODE, Graph, Value


def write_gexf(file: IO[bytes], graph: Graph) -> None:
    """A directed multigraph; start and end are the first and the last day of a tie or actor.

    GEXF keeps `type` for itself, so a tie's type is `tie_type`; it is also the edge's `kind`, by
    which Gephi keeps parallel ties apart.
    """
    out = Writer(file)
    out.open("gexf", xmlns="http://gexf.net/1.3", version="1.3")
    out.open("meta")
    out.leaf("creator", "Saan")
    out.close("meta")
    out.open("graph", mode="dynamic", defaultedgetype="directed", timeformat="date")
    nodes, edges = _attributes(out, "node", NODE), _attributes(out, "edge", EDGE)
    out.open("nodes")
    for node in graph.nodes():
        out.open("node", id=node.uid, label=node.label, **_span(node.first, node.last))
        _values(out, nodes, node.values)
        out.close("node")
    out.close("nodes")
    out.open("edges")
    for edge in graph.edges():
        out.open(
            "edge",
            id=edge.uid,
            source=edge.start,
            target=edge.end,
            label=edge.label,
            kind=edge.label,
            **_span(edge.first, edge.last),
        )
        _values(out, edges, edge.values)
        out.close("edge")
    out.close("edges")
    out.close("graph")
    out.close("gexf")
    out.end()


def _attributes(out: Writer, domain: str, types: dict[str, str]) -> dict[str, str]:
    """Declares the attributes; their ids by name."""
    ids = {name: str(n) for n, name in enumerate(types)}
    out.open("attributes", **{"class": domain, "mode": "static"})
    for name, own in ids.items():
        out.leaf("attribute", id=own, title=name, type=types[name])
    out.close("attributes")
    return ids


def _values(out: Writer, ids: dict[str, str], values: dict[str, Value]) -> None:
    out.open("attvalues")
    for name, value in values.items():
        out.leaf("attvalue", **{"for": ids[name], "value": shown(value)})
    out.close("attvalues")


def _span(first: date | None, last: date | None) -> dict[str, str | None]:
    return {
        "start": first.isoformat() if first else None,
        "end": last.isoformat() if last else None,
    }
