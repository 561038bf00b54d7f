"""Node and edge lists in sheets: Gephi's tables, Kumu's Elements and Connections, lists of edges
that say who their ends are."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from graph.base.errors import DataError
from graph.base.problems import Bilingual, Place, Problems
from graph.base.texts import clean, fold
from graph.base.waves import Waves
from graph.intake.graphs.build import Builder
from graph.intake.graphs.ends import Ends, find_ends
from graph.intake.graphs.kumu import DIRECTED
from graph.intake.graphs.raw import Attributes, RawGraph, Source
from graph.intake.graphs.stated import Stated
from graph.intake.graphs.times import ALWAYS, Clock, Span
from graph.intake.tables.headings import LOOKED_AT
from graph.intake.tables.sheets import Cell, Row, Sheet
from graph.kinds.vocabulary import tables

_TIMES = ("interval", "timeset", "time interval")
_MOMENT = "timestamp"
_NONE = Ends()
_GEPHI_TYPES = {"", "directed", "undirected", "mutual", "mixed"}
_NAMED = {
    "nodes": ("elements", "element", "nodes", "node"),
    "edges": ("connections", "connection", "edges", "edge"),
}


@dataclass(frozen=True)
class Listed:
    """A sheet that lists nodes or edges. format: gephi, kumu. role: nodes, edges.

    ends: of edges, the headings that name their ends. direction: that which says whether they
    have one. above: rows above the headings, which say nothing.
    """

    format: str
    role: str
    sheet: Sheet
    ends: Ends = _NONE
    direction: str = ""
    above: int = 0

    @property
    def source(self) -> Source:
        """Where it stands."""
        return Source(self.sheet.file, self.sheet.name)

    def rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        """(line, heading → text) of each row below the headings; empty cells left out."""
        names = _apart(_headings(self.sheet))
        for line, cells in self.sheet.rows[1:]:
            given = zip(names, map(_text, cells), strict=False)
            yield line, {name: text for name, text in given if name and text.strip()}


def listed(sheet: Sheet) -> Listed | None:
    """The list a sheet is, by its headings; None where it is a table of ours, or neither."""
    if not sheet.rows:
        return None
    above = _titles(sheet)
    part = _listed(replace(sheet, rows=sheet.rows[above:]) if above else sheet)
    return replace(part, above=above) if part else None


def _titles(sheet: Sheet) -> int:
    """How many rows above the headings hold a title: one cell of text."""
    for place, (_, cells) in enumerate(sheet.rows[:LOOKED_AT]):
        if sum(1 for cell in cells if _text(cell).strip()) > 1:
            return place
    return 0


def _listed(sheet: Sheet) -> Listed | None:
    written = _headings(sheet)
    headings = {fold(text) for text in written}
    named = fold(sheet.name or PurePath(sheet.file).stem)
    ends = find_ends(written)
    if ends and (ends.told or not ends.plain):
        return _of_edges(sheet, ends)
    if ends and {"from", "to"} <= headings:
        kumu = "direction" in headings or named in _NAMED["edges"][:2]
        return Listed("kumu", "edges", sheet, ends, "direction") if kumu else None
    ours = tables()["actors"].headings
    if {"name", "kind"} <= {ours.get(heading) for heading in headings} or _posts(headings):
        return None
    if "id" in headings and ("label" in headings or named in _NAMED["nodes"][2:]):
        return Listed("gephi", "nodes", sheet)
    kumu = "label" in headings and (
        named in _NAMED["nodes"][:2] or bool({"type", "tags", "description"} & headings)
    )
    return Listed("kumu", "nodes", sheet) if kumu else None


def _posts(headings: set[str]) -> bool:
    """Whether they are those of a list of posts: which, in what, from when or until when."""
    columns = {tables()["members"].headings.get(heading) for heading in headings}
    return {"role", "of"} <= columns and bool({"since", "until"} & columns)


def _of_edges(sheet: Sheet, ends: Ends) -> Listed | None:
    """The list of edges, unless its types are words for ties: then it is a table of ours."""
    directions = _only_directions(sheet.rows)
    if not directions and not ends.told:
        return None
    headings = {fold(text) for text in _headings(sheet)}
    direction = "type" if directions and "type" in headings else ""
    found = {tables()["ties"].headings.get(heading) for heading in headings}
    if ends.plain and not ends.kinds and not direction and {"from", "to", "type"} <= found:
        return None
    return Listed("gephi", "edges", sheet, ends, direction)


def join(parts: Sequence[Listed], problems: Problems, waves: Waves | None = None) -> RawGraph:
    """The graph of lists that belong together: nodes, edges or both; DataError for two alike."""
    by_role: dict[str, Listed] = {}
    for part in parts:
        _refuse_doubled(part)
        if part.above:
            line = part.sheet.rows[0][0]
            at = Place(part.sheet.file, part.sheet.name, line)
            problems.tell("info", "intake.sheet.lines_above", at, line=line)
        if part.role in by_role:
            first, second = (p.sheet.name or p.sheet.file for p in (by_role[part.role], part))
            raise DataError("graphs.listed.two", first=first, second=second)
        by_role[part.role] = part
    nodes, edges = by_role.get("nodes"), by_role.get("edges")
    one = nodes or edges
    assert one is not None
    builder = Builder(one.format, (nodes or one).source, problems, (edges or one).source)
    ids = _nodes(builder, nodes, problems, waves) if nodes else False
    stated = Stated(builder, edges.ends, edges.source, problems) if edges else None
    if edges and stated:
        _edges(builder, edges, stated, problems, waves)
    ids = ids or bool(stated and stated.ids)
    told = bool(stated and stated.told)
    return builder.graph(
        counted=bool(builder.nodes) and not ids,
        complete=nodes is not None or told,
        mentioned=nodes is None and told,
    )


def _refuse_doubled(part: Listed) -> None:
    """DataError where two columns say the same of an end, or of a node."""
    headings = _headings(part.sheet)
    own = {"id", "label"} if part.role == "nodes" else {"id"}
    once = {*part.ends.start.values(), *part.ends.end.values()}
    once |= {heading for heading in headings if fold(heading) in own}
    for heading in once:
        places = [str(n) for n, text in enumerate(headings, start=1) if text == heading]
        if len(places) > 1:
            names = f"“{heading}”"
            where = Bilingual(" และ ".join(places), " and ".join(places))
            raise DataError("intake.sheet.doubled", column=heading, names=names, positions=where)


def _apart(headings: list[str]) -> list[str]:
    """The headings, with its number after one that came before: none takes another's place."""
    counts: Counter[str] = Counter()
    found: list[str] = []
    for heading in headings:
        counts[heading] += 1
        again = heading and counts[heading] > 1
        found.append(f"{heading} ({counts[heading]})" if again else heading)
    return found


def _nodes(builder: Builder, part: Listed, problems: Problems, waves: Waves | None) -> bool:
    """Adds the nodes; whether they have ids."""
    clock = Clock(part.sheet.file, part.sheet.name, problems, waves)
    ids = False
    for line, given in part.rows():
        own, label = _take(given, "id"), _take(given, "label")
        ids = ids or own is not None
        life = clock.whole(line, _lives(clock, line, given))
        builder.node(own or label or "", line, label, given, life)
    clock.finish()
    return ids


def _edges(
    builder: Builder, part: Listed, stated: Stated, problems: Problems, waves: Waves | None
) -> None:
    clock = Clock(part.sheet.file, part.sheet.name, problems, waves)
    known = {node.id for node in builder.nodes}
    labels = {n.label: n.id for n in builder.nodes if n.label and n.label not in known}
    by_label = labels if part.format == "kumu" else {}
    for line, given in part.rows():
        start, end = stated.start(line, given), stated.end(line, given)
        if part.ends.one and not end:
            continue
        own = None if part.ends.one else _take(given, "id")
        directed = DIRECTED.get(fold(_take(given, part.direction) or ""))
        lives = clock.apart(_lives(clock, line, given))
        start, end = by_label.get(start, start), by_label.get(end, end)
        builder.edge(start, end, line, directed, own, said=given, lives=lives)
    clock.finish()


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


def _headings(sheet: Sheet) -> list[str]:
    return [clean(_text(cell)) for cell in sheet.rows[0][1]]


def _take(given: Attributes, folded: str) -> str | None:
    """The value of a heading in whatever case, taken out of the row."""
    for name in given:
        if fold(name) == folded:
            return given.pop(name)
    return None


def _text(cell: Cell) -> str:
    return cell if isinstance(cell, str) else cell.isoformat()[:10]
