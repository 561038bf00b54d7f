"""Issues that a graph names: made where nobody has recorded them."""

from collections.abc import Iterator

from graph.base.texts import clean
from graph.intake.graphs.mapping import Mapping
from graph.intake.graphs.raw import RawGraph
from graph.intake.graphs.values import of_edge, of_node
from graph.intake.tables.headings import Table
from graph.intake.tables.sheets import Row


def issues(graph: RawGraph, mapping: Mapping) -> list[Table]:
    """A table of the issues that actors and ties name; those on record are passed over."""
    found: dict[str, tuple[int, str]] = {}
    for own, line, name in _named_issues(graph, mapping):
        if own not in found or (name and not found[own][1]):
            found[own] = (line, name)
    rows: list[Row] = [
        (line, [own if name else "", name or own]) for own, (line, name) in found.items()
    ]
    columns, header = {"id": 0, "name": 1}, ("id", "name")
    at = graph.nodes_in if mapping.nodes.issues else graph.edges_in
    made = Table("issues", at.file, at.sheet, columns, {}, header, rows, mentioned=True)
    return [made] if rows else []


def _named_issues(graph: RawGraph, mapping: Mapping) -> Iterator[tuple[str, int, str]]:
    """(id or name, line, the name of an id) of each issue that a node or an edge names."""
    nodes, edges = mapping.nodes, mapping.edges
    for node in graph.nodes:
        ids, names = _parts(of_node(node, nodes.issues)), _parts(of_node(node, nodes.issue_names))
        for place, own in enumerate(ids):
            yield own, node.line, names[place] if len(names) == len(ids) else ""
    for edge in graph.edges:
        ids, name = _parts(of_edge(edge, edges.about)), clean(of_edge(edge, edges.about_name))
        for own in ids:
            yield own, edge.line, name if len(ids) == 1 else ""


def _parts(text: str) -> list[str]:
    return [clean(part) for part in text.replace("；", ";").split(";") if clean(part)]
