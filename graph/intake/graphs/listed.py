"""Node and edge lists in sheets: Gephi's CSV tables and Kumu's Elements and Connections."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from graph.base.errors import DataError
from graph.base.problems import Problems
from graph.base.texts import clean, fold
from graph.base.waves import Waves
from graph.intake.graphs.kumu import DIRECTED
from graph.intake.graphs.raw import (
    Attributes,
    RawEdge,
    RawGraph,
    RawNode,
    Source,
    refuse_many,
)
from graph.intake.graphs.times import ALWAYS, Clock, Span
from graph.intake.tables.sheets import Cell, Row, Sheet
from graph.kinds.vocabulary import tables

_TIMES = ("interval", "timeset", "time interval")
_MOMENT = "timestamp"
_ENDS = (("source", "target"), ("tail", "head"), ("sender", "receiver"), ("i", "j"))
_GEPHI_TYPES = {"", "directed", "undirected", "mutual", "mixed"}
_NAMED = {
    "nodes": ("elements", "element", "nodes", "node"),
    "edges": ("connections", "connection", "edges", "edge"),
}


@dataclass(frozen=True)
class Listed:
    """A sheet that lists nodes or edges. format: gephi, kumu. role: nodes, edges."""

    format: str
    role: str
    sheet: Sheet

    @property
    def source(self) -> Source:
        """Where it stands."""
        return Source(self.sheet.file, self.sheet.name)

    def rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        """(line, heading → text) of each row below the headings; empty cells left out."""
        names = [clean(_text(cell)) for cell in self.sheet.rows[0][1]]
        for line, cells in self.sheet.rows[1:]:
            given = zip(names, map(_text, cells), strict=False)
            yield line, {name: text for name, text in given if name and text.strip()}


def listed(sheet: Sheet) -> Listed | None:
    """The list a sheet is, by its first row; None where it is a table of ours, or neither."""
    if not sheet.rows:
        return None
    headings = {fold(_text(cell)) for cell in sheet.rows[0][1]}
    named = fold(sheet.name or PurePath(sheet.file).stem)
    if any(set(ends) <= headings for ends in _ENDS):
        gephi = _only_directions(sheet.rows)
        return Listed("gephi", "edges", sheet) if gephi else None
    if {"from", "to"} <= headings:
        kumu = "direction" in headings or named in _NAMED["edges"][:2]
        return Listed("kumu", "edges", sheet) if kumu else None
    ours = tables()["actors"].headings
    if {"name", "kind"} <= {ours.get(heading) for heading in headings}:
        return None
    if "id" in headings and ("label" in headings or named in _NAMED["nodes"][2:]):
        return Listed("gephi", "nodes", sheet)
    kumu = "label" in headings and (
        named in _NAMED["nodes"][:2] or bool({"type", "tags", "description"} & headings)
    )
    return Listed("kumu", "nodes", sheet) if kumu else None


def join(parts: Sequence[Listed], problems: Problems, waves: Waves | None = None) -> RawGraph:
    """The graph of lists that belong together: nodes, edges or both; DataError for two alike."""
    by_role: dict[str, Listed] = {}
    for part in parts:
        if part.role in by_role:
            first, second = (p.sheet.name or p.sheet.file for p in (by_role[part.role], part))
            raise DataError("graphs.listed.two", first=first, second=second)
        by_role[part.role] = part
    nodes, edges = by_role.get("nodes"), by_role.get("edges")
    one = nodes or edges
    assert one is not None
    made, ids, by_label = _nodes(nodes, problems, waves) if nodes else ((), False, {})
    drawn = _edges(edges, by_label, problems, waves) if edges else ()
    return RawGraph(
        format=one.format,
        nodes_in=(nodes or one).source,
        edges_in=(edges or one).source,
        nodes=made,
        edges=drawn,
        counted=bool(nodes) and not ids,
        complete=nodes is not None,
    )


def _nodes(
    part: Listed, problems: Problems, waves: Waves | None
) -> tuple[tuple[RawNode, ...], bool, dict[str, str]]:
    """The nodes, whether they have ids, and label → id where ends are named by label."""
    clock = Clock(part.sheet.file, part.sheet.name, problems, waves)
    nodes: list[RawNode] = []
    ids = False
    for line, given in part.rows():
        own, label = _take(given, "id"), _take(given, "label")
        ids = ids or own is not None
        life = clock.whole(line, _lives(clock, line, given))
        nodes.append(RawNode(own or label or "", line, label, given, life.since, life.until))
        refuse_many(nodes=len(nodes))
    clock.finish()
    known = {node.id for node in nodes}
    by_label = {n.label: n.id for n in nodes if n.label and n.label not in known}
    return tuple(nodes), ids, by_label if part.format == "kumu" else {}


def _edges(
    part: Listed, by_label: dict[str, str], problems: Problems, waves: Waves | None
) -> tuple[RawEdge, ...]:
    clock = Clock(part.sheet.file, part.sheet.name, problems, waves)
    headings = {fold(_text(cell)) for cell in part.sheet.rows[0][1]}
    ends = next((e for e in _ENDS if set(e) <= headings), ("from", "to"))
    direction = "type" if part.format == "gephi" else "direction"
    edges: list[RawEdge] = []
    for line, given in part.rows():
        start, end = (_take(given, name) or "" for name in ends)
        own = _take(given, "id")
        said = fold(_take(given, direction) or "")
        lives = clock.apart(_lives(clock, line, given))
        for number, life in enumerate(lives or [ALWAYS], start=1):
            edges.append(
                RawEdge(
                    source=by_label.get(start, start),
                    target=by_label.get(end, end),
                    line=line,
                    directed=DIRECTED.get(said),
                    id=f"{own}/{number}" if own and number > 1 else own,
                    attributes=given,
                    since=life.since,
                    until=life.until,
                )
            )
        refuse_many(edges=len(edges))
    clock.finish()
    return tuple(edges)


def _lives(clock: Clock, line: int, given: Attributes) -> list[Span]:
    texts = [text for name in _TIMES if (text := _take(given, name))]
    found = [life for text in texts for life in clock.spans(line, text)]
    if at := _take(given, _MOMENT):
        found += clock.spans(line, at, moments=True) or [clock.span(line, at, at)]
    return [life for life in found if life != ALWAYS]


def _only_directions(rows: list[Row]) -> bool:
    """Whether Gephi wrote it: a column Type that holds directions, or no column of types."""
    headings = [fold(_text(cell)) for cell in rows[0][1]]
    if "type" not in headings:
        return "ความสัมพันธ์" not in headings
    at = headings.index("type")
    said = {fold(_text(cells[at])) for _, cells in rows[1:] if at < len(cells)}
    return bool(said) and said <= _GEPHI_TYPES


def _take(given: Attributes, folded: str) -> str | None:
    """The value of a heading in whatever case, taken out of the row."""
    for name in given:
        if fold(name) == folded:
            return given.pop(name)
    return None


def _text(cell: Cell) -> str:
    return cell if isinstance(cell, str) else cell.isoformat()[:10]
