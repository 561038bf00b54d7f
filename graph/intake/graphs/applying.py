"""A graph and its mapping to the tables of an ordinary import, each row on its true line."""

import re
from collections import Counter
from collections.abc import Iterator
from math import isfinite

from graph.errors import DataError
from graph.intake.graphs.faults import edge_faults, node_faults
from graph.intake.graphs.mapping import LEAVE_OUT, LEVELS, EdgeMapping, Mapping, NodeMapping
from graph.intake.graphs.raw import RawEdge, RawGraph, RawNode, Source
from graph.intake.headings import EXTRA, Fault, Table
from graph.intake.problem import Place, Problems
from graph.intake.sheets import Cell, Row
from graph.intake.texts import clean, fold

NODE_FIELDS = ("area", "issues", "aliases", "since", "until", "note")
EDGE_FIELDS = (
    *("since", "until", "frequency", "trust", "about", "through", "certainty", "source", "note"),
)
_MORE_EDGE = ("type", "stated", "weight", "scale", "mutual")
_COMMA = re.compile(r"[-+]?\d+,\d+")
_THOUSANDS = re.compile(r"[-+]?\d{1,3}(,\d{3})+")


def apply(graph: RawGraph, mapping: Mapping, problems: Problems) -> list[Table]:
    """The tables of actors, issues and ties; what is left out is told in `problems`.

    DataError: the mapping names an attribute that the file doesn't have.
    """
    _check(graph, mapping)
    _tell_dropped(graph, mapping, problems)
    actors, names, gone = _actors(graph, mapping.nodes, problems)
    tables = [actors] if graph.nodes else []
    ties = _ties(graph, mapping.edges, names, gone, problems)
    if mapping.make_issues:
        tables += _issues(tables, ties)
    return [*tables, ties] if graph.edges else tables


def _check(graph: RawGraph, mapping: Mapping) -> None:
    """Every attribute that the mapping names must be there."""
    parts = (
        (mapping.nodes, ("name", "kind", "sector", *NODE_FIELDS), graph.node_attributes, "nodes"),
        (mapping.edges, (*_MORE_EDGE, *EDGE_FIELDS), graph.edge_attributes, "edges"),
    )
    for part, fields, known, where in parts:
        for name in ("id", *fields):
            value = getattr(part, name)
            if value and not value.startswith("@") and value not in known:
                facts = {
                    "name": value,
                    "field": f"{where}.{name}",
                    "known": ", ".join(known) or "–",
                }
                raise DataError("graphs.mapping.no_attribute", **facts)


def _tell_dropped(graph: RawGraph, mapping: Mapping, problems: Problems) -> None:
    """Name what is left out: as the mapping says, or because it says nothing."""
    parts = (
        (mapping.nodes, graph.nodes_in, graph.node_attributes, graph.nodes),
        (mapping.edges, graph.edges_in, graph.edge_attributes, graph.edges),
    )
    for part, source, known, there in parts:
        used = {value for value in vars(part).values() if isinstance(value, str)} | {*part.keep}
        dropped = [name for name in known if name not in used]
        if there and dropped:
            severity = "info" if set(dropped) <= set(part.drop) else "warning"
            names = ", ".join(f"“{name}”" for name in dropped)
            problems.tell(severity, "graphs.dropped", Place(source.file, source.sheet), names=names)


def _actors(
    graph: RawGraph, how: NodeMapping, problems: Problems
) -> tuple[Table, dict[str, str], set[str]]:
    """The table, what ties call each node, and the nodes that are left out."""
    columns = ["id"] if how.id else []
    columns += ["name", "kind"]
    columns += ["sector"] if how.sector or how.all_sector else []
    columns += [name for name in NODE_FIELDS if getattr(how, name)]
    kept = {_extra(name): name for name in how.keep if name in graph.node_attributes}
    columns += kept
    where = (graph.nodes_in.file, graph.nodes_in.sheet, None)
    rows: list[Row] = []
    sound: list[RawNode] = []
    names: dict[str, str] = {}
    gone: set[str] = set()
    for node in graph.nodes:
        kind = _worded(_of_node(node, how.kind), how.kinds) or how.all_kind
        if kind == LEAVE_OUT:
            gone.add(clean(node.id))
            problems.gather("info", "graphs.nodes_left", where, node.line)
            continue
        name = _of_node(node, how.name)
        if not name and how.name != "@id":
            name = node.label or node.id
            problems.gather("warning", "graphs.name_from_id", where, node.line)
        own = _of_node(node, how.id)
        cells: list[Cell] = [own, name, kind] if how.id else [name, kind]
        if "sector" in columns:
            cells.append(_worded(_of_node(node, how.sector), how.sectors) or how.all_sector)
        cells += [_of_node(node, getattr(how, field)) for field in NODE_FIELDS if field in columns]
        cells += [node.attributes.get(name, "") for name in kept.values()]
        rows.append((node.line, cells))
        sound.append(node)
        names.setdefault(clean(node.id), own or name)
    faults = node_faults(sound, [str(cells[0]) for _, cells in rows], by_name=not how.id)
    return _table("actors", graph.nodes_in, columns, how, rows, faults), names, gone


def _ties(
    graph: RawGraph, how: EdgeMapping, names: dict[str, str], gone: set[str], problems: Problems
) -> Table:
    columns = ["id"] if how.id else []
    columns += ["from", "to", "type", "mutual"]
    columns += [name for name in EDGE_FIELDS if getattr(how, name)]
    columns += ["strength", "scale"] if how.weight else []
    kept = {_extra(name): name for name in how.keep if name in graph.edge_attributes}
    columns += kept
    where = (graph.edges_in.file, graph.edges_in.sheet, None)
    comma = how.weight and _decimal_comma(e.attributes.get(how.weight, "") for e in graph.edges)
    if comma:
        problems.tell("warning", "graphs.decimal_comma", Place(*where[:2]), column=how.weight)
    rows: list[Row] = []
    sound: list[RawEdge] = []
    left: Counter[str] = Counter()
    for edge in graph.edges:
        weight = _weight(edge, how, bool(comma))
        kind, why = _type(edge, how, weight)
        if {clean(edge.source), clean(edge.target)} & gone:
            kind, why = LEAVE_OUT, "–"
        if kind == LEAVE_OUT:
            left[why] += 1
            continue
        if _is_missing(weight, how):
            weight = ""
        cells: list[Cell] = [_of_edge(edge, how.id)] if how.id else []
        cells += [names.get(clean(end), end) for end in (edge.source, edge.target)]
        cells += [kind, _mutual(edge, how)]
        said = {name: _of_edge(edge, getattr(how, name)) for name in EDGE_FIELDS if name in columns}
        if "through" in said:
            said["through"] = names.get(clean(said["through"]), said["through"])
        cells += said.values()
        cells += [weight, _scale(edge, how) if weight else ""] if how.weight else []
        cells += [edge.attributes.get(name, "") for name in kept.values()]
        rows.append((edge.line, cells))
        sound.append(edge)
    for why, count in left.items():
        problems.tell("info", "graphs.edges_left", Place(*where[:2]), why, why=why, count=count)
    faults = edge_faults(sound, names) if graph.complete else {}
    return _table("ties", graph.edges_in, columns, how, rows, faults)


def _table(
    kind: str,
    source: Source,
    columns: list[str],
    how: NodeMapping | EdgeMapping,
    rows: list[Row],
    faults: dict[int, Fault],
) -> Table:
    """A table whose headings are the attributes that its columns came from."""
    written = {"strength": "weight", "from": "", "to": "", "scale": ""}
    named = {c: getattr(how, written.get(c, c), "") or c for c in columns}
    return Table(
        kind=kind,
        file=source.file,
        sheet=source.sheet,
        columns={column: place for place, column in enumerate(columns)},
        headings={c: n.removeprefix("@").removeprefix(EXTRA) for c, n in named.items()},
        header=tuple(columns),
        rows=rows,
        faults=faults,
    )


def _issues(tables: list[Table], ties: Table) -> list[Table]:
    """A table of the issues that actors and ties name; those on record are passed over."""
    named: dict[str, int] = {}
    for table, column in (*((t, "issues") for t in tables), (ties, "about")):
        if (place := table.columns.get(column)) is not None:
            for line, cells in table.rows:
                for part in str(cells[place]).replace("；", ";").split(";"):
                    if clean(part):
                        named.setdefault(clean(part), line)
    if not named:
        return []
    rows: list[Row] = [(line, [name]) for name, line in named.items()]
    columns, header = {"name": 0}, ("name",)
    return [Table("issues", ties.file, None, columns, {}, header, rows, mentioned=True)]


def _extra(name: str) -> str:
    """The column that an attribute is kept in."""
    return EXTRA + name.removeprefix(EXTRA)


def _of_node(node: RawNode, name: str) -> str:
    own = {"@id": node.id, "@label": node.label, "@since": node.since, "@until": node.until}
    return (own[name] or "") if name in own else node.attributes.get(name, "")


def _of_edge(edge: RawEdge, name: str) -> str:
    own = {"@id": edge.id, "@relation": edge.relation, "@since": edge.since, "@until": edge.until}
    return (own[name] or "") if name in own else edge.attributes.get(name, "")


def _worded(value: str, words: dict[str, str]) -> str:
    """What the mapping says the value means; else the value, for the vocabulary to read."""
    return words.get(value, value)


def _weight(edge: RawEdge, how: EdgeMapping, comma: bool) -> str:
    """The number as text, a point before its decimals; what is no number stays as it is."""
    text = edge.attributes.get(how.weight, "") if how.weight else ""
    return text.replace(",", ".") if comma else text


def _type(edge: RawEdge, how: EdgeMapping, weight: str) -> tuple[str, str]:
    """The level, "loose" or "leave out"; and the words or number that say so."""
    word = _of_edge(edge, how.type)
    if word and fold(_of_edge(edge, how.stated)) in ("no", "false", "0"):
        return "loose", word
    if word:
        return _worded(word, how.types), word
    if _is_missing(weight, how):
        return how.when_missing, weight
    number = _number(weight)
    if how.strong and how.levels and number is not None and isfinite(number):
        return _level(number, how), weight
    return how.all_type or "loose", "–"


def _level(number: float, how: EdgeMapping) -> str:
    """The highest level whose threshold the number reaches; "leave out" where it reaches none."""
    for level in LEVELS:
        threshold = how.levels.get(level)
        if threshold is None:
            continue
        if number >= threshold if how.strong == "high" else number <= threshold:
            return level
    return LEAVE_OUT


def _is_missing(text: str, how: EdgeMapping) -> bool:
    """Whether the number is a code for "no answer"."""
    number = _number(text)
    return bool(text) and any(code == text or _number(code) == number for code in how.missing)


def _scale(edge: RawEdge, how: EdgeMapping) -> str:
    """What the number is: "weight: high is strong; COLLABORATE 4, COORDINATE 3, COOPERATE 1"."""
    if how.scale:
        return edge.attributes.get(how.scale, "")
    if not how.strong:
        return ""
    steps = ", ".join(f"{level} {how.levels[level]:g}" for level in LEVELS if level in how.levels)
    return f"{how.weight}: {how.strong} is strong" + (f"; {steps}" if steps else "")


def _mutual(edge: RawEdge, how: EdgeMapping) -> str:
    if how.mutual:
        return _of_edge(edge, how.mutual)
    if edge.directed is None:
        return ""
    return how.directed if edge.directed else how.undirected


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _decimal_comma(texts: Iterator[str]) -> bool:
    """Whether the numbers have a comma before their decimals: some can be read in no other way."""
    found = [text for text in texts if text]
    if any("." in text for text in found):
        return False
    return any(_COMMA.fullmatch(t) and not _THOUSANDS.fullmatch(t) for t in found)
