"""Kumu's JSON (a blueprint): elements and connections, dropped onto a map."""

import json
from collections.abc import Iterator
from typing import IO, Any

from graph.export.graphs import Edge, Graph, Node
from graph.kinds import Actor

_json = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def write_kumu(file: IO[bytes], graph: Graph) -> None:
    """Element type is the kind of actor, its tags the issues; a connection's type is the tie's."""
    taken = graph.known.of(Actor)
    file.write(b'{"elements": [')
    _array(file, (_element(node) for node in graph.nodes()))
    file.write(b'],\n"connections": [')
    _array(file, (_connection(edge, edge.uid in taken) for edge in graph.edges()))
    file.write(b"]}\n")


def _array(file: IO[bytes], items: Iterator[dict[str, Any]]) -> None:
    for place, item in enumerate(items):
        file.write((",\n" if place else "\n").encode() + _json(item).encode())


def _element(node: Node) -> dict[str, Any]:
    rest = {k: v for k, v in node.values.items() if k not in ("kind", "issue_names", "note")}
    made: dict[str, Any] = {"id": node.uid, "label": node.label, "type": node.values["kind"]}
    made |= {"tags": list(node.issues)} if node.issues else {}
    return made | _described(node) | rest | _days(node)


def _connection(edge: Edge, taken: bool) -> dict[str, Any]:
    """Ids must differ among elements and connections together."""
    rest = {k: v for k, v in edge.values.items() if k != "note"}
    made = {
        "id": f"tie:{edge.uid}" if taken else edge.uid,
        "from": edge.start,
        "to": edge.end,
        "type": edge.label,
        "direction": "mutual" if edge.mutual else "directed",
    }
    return made | _described(edge) | rest | _days(edge)


def _described(one: Node | Edge) -> dict[str, Any]:
    return {"description": one.values["note"]} if "note" in one.values else {}


def _days(one: Node | Edge) -> dict[str, str]:
    ends = {"start date": one.first, "end date": one.last}
    return {name: day.isoformat() for name, day in ends.items() if day}
