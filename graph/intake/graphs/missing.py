"""Nodes that a file's edges name and the file lacks: offered as partners by that name."""

from graph.base.texts import clean
from graph.intake.graphs.choice import Choices, shown
from graph.intake.graphs.mapping import NodeMapping
from graph.intake.graphs.raw import RawGraph
from graph.intake.tables.headings import Table
from graph.intake.tables.sheets import Row
from graph.intake.worksheets.actors import kind_by_word


def missing_nodes(graph: RawGraph) -> dict[str, int]:
    """The id of each → the line of the first edge that names it; none where edges may name any."""
    known = {clean(node.id) for node in graph.nodes}
    found: dict[str, int] = {}
    for edge in graph.edges if graph.complete else ():
        for end in (clean(edge.source), clean(edge.target)):
            if end and end not in known:
                found.setdefault(end, edge.line)
    return found


def ask_missing(graph: RawGraph, choices: Choices) -> None:
    """Ask what they are; unanswered, they stay what is wrong with the file."""
    if missing := missing_nodes(graph):
        facts = {"count": len(missing), "values": shown(missing)}
        choices.tell("all_missing", "", "question", "missing_nodes", **facts)


def table_of_missing(graph: RawGraph, how: NodeMapping, names: dict[str, str]) -> list[Table]:
    """The partners that the mapping makes of them, where it does; `names` knows them from then."""
    missing = missing_nodes(graph) if how.all_missing else {}
    rows: list[Row] = [
        (line, [name, kind_by_word(name) or how.all_missing]) for name, line in missing.items()
    ]
    names.update((name, name) for name in missing)
    columns, header, at = {"name": 0, "kind": 1}, ("name", "kind"), graph.edges_in
    made = Table("actors", at.file, at.sheet, columns, {}, header, rows, mentioned=True)
    return [made] if rows else []
