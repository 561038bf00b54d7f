"""A graph and its mapping to the tables of an ordinary import, each row on its true line."""

from collections import Counter
from dataclasses import replace

from graph.base.errors import DataError
from graph.base.problems import Place, Problems
from graph.base.texts import clean
from graph.intake.graphs.crossing import parted, tables_of
from graph.intake.graphs.dating import WHEN
from graph.intake.graphs.faults import edge_faults, node_faults
from graph.intake.graphs.levels import decimal_comma, is_missing, level_of, mutual, scale, weight
from graph.intake.graphs.mapping import LEAVE_OUT, EdgeMapping, Mapping, NodeMapping
from graph.intake.graphs.mentions import issues
from graph.intake.graphs.missing import table_of_missing
from graph.intake.graphs.raw import RawEdge, RawGraph, RawNode, Source
from graph.intake.graphs.values import kind_of, of_edge, of_node, worded
from graph.intake.tables.headings import EXTRA, Fault, Table
from graph.intake.tables.sheets import Cell, Row

NODE_WHEN = tuple(field for field in WHEN if field != "day")
NODE_FIELDS = ("area", "issues", "aliases", *NODE_WHEN, "note")
EDGE_FIELDS = (*(*WHEN, "frequency", "trust", "about", "through", "certainty", "source", "note"),)
_MORE_NODE = ("name", "kind", "sector", "area_name", "issue_names", "mode", "date")
_MORE_EDGE = ("type", "stated", "weight", "scale", "mutual", "about_name")


def apply(graph: RawGraph, mapping: Mapping, problems: Problems) -> list[Table]:
    """The tables of actors, issues and ties; what is left out is told in `problems`.

    DataError: the mapping names an attribute that the file doesn't have.
    """
    _check(graph, mapping)
    _tell_dropped(graph, mapping, problems)
    part = parted(graph, mapping)
    graph = part.graph
    actors, names, gone = _actors(graph, mapping.nodes, problems)
    tables = [actors] if graph.nodes else []
    tables += table_of_missing(graph, mapping.nodes, names)
    ties = _ties(graph, mapping.edges, names, gone, problems)
    if mapping.make_issues:
        tables += issues(graph, mapping)
    tables += [ties] if graph.edges else []
    return [*tables, *tables_of(part, names, problems)]


def _check(graph: RawGraph, mapping: Mapping) -> None:
    """Every attribute that the mapping names must be there."""
    parts = (
        (mapping.nodes, (*_MORE_NODE, *NODE_FIELDS), graph.node_attributes, "nodes"),
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
    columns += ["node"] if graph.alone and not how.id else []
    where = (graph.nodes_in.file, graph.nodes_in.sheet, None)
    rows: list[Row] = []
    sound: list[RawNode] = []
    names: dict[str, str] = {}
    gone: set[str] = set()
    for node in graph.nodes:
        kind = kind_of(node, how)
        if kind == LEAVE_OUT:
            gone.add(clean(node.id))
            problems.gather("info", "graphs.nodes_left", where, node.line)
            continue
        name = of_node(node, how.name)
        if not name and how.name != "@id":
            name = node.label or node.id
            problems.gather("warning", "graphs.name_from_id", where, node.line)
        own = of_node(node, how.id)
        cells: list[Cell] = [own, name, kind] if how.id else [name, kind]
        if "sector" in columns:
            cells.append(worded(of_node(node, how.sector), how.sectors) or how.all_sector)
        said = {name: of_node(node, getattr(how, name)) for name in NODE_FIELDS if name in columns}
        if "area" in said:
            said["area"] = _area(node, how, said["area"], where, problems)
        cells += said.values()
        cells += [node.attributes.get(name, "") for name in kept.values()]
        cells += [node.id] if "node" in columns else []
        rows.append((node.line, cells))
        sound.append(node)
        names.setdefault(clean(node.id), own or name)
    faults = node_faults(sound, [str(cells[0]) for _, cells in rows], by_name=not how.id)
    made = _table("actors", graph.nodes_in, columns, how, rows, faults)
    nodes_of = graph.source if "node" in columns else ""
    return replace(made, mentioned=graph.mentioned, nodes_of=nodes_of), names, gone


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
    comma = how.weight and decimal_comma(e.attributes.get(how.weight, "") for e in graph.edges)
    if comma:
        problems.tell("warning", "graphs.decimal_comma", Place(*where[:2]), column=how.weight)
    rows: list[Row] = []
    sound: list[RawEdge] = []
    left: Counter[str] = Counter()
    for edge in graph.edges:
        number = weight(edge, how, bool(comma))
        if {clean(edge.source), clean(edge.target)} & gone:
            problems.gather("info", "graphs.edges_of_left", where, edge.line)
            continue
        kind, why = level_of(edge, how, number)
        if kind == LEAVE_OUT:
            left[why] += 1
            continue
        if is_missing(number, how):
            if number.startswith("-"):
                at = (*where[:2], how.weight)
                problems.gather("warning", "graphs.weight.negative", at, edge.line, number)
            number = ""
        cells: list[Cell] = [of_edge(edge, how.id)] if how.id else []
        cells += [names.get(clean(end), end) for end in (edge.source, edge.target)]
        cells += [kind, mutual(edge, how)]
        said = {name: of_edge(edge, getattr(how, name)) for name in EDGE_FIELDS if name in columns}
        if "through" in said:
            said["through"] = names.get(clean(said["through"]), said["through"])
        cells += said.values()
        cells += [number, scale(edge, how) if number else ""] if how.weight else []
        cells += [edge.attributes.get(name, "") for name in kept.values()]
        rows.append((edge.line, cells))
        sound.append(edge)
    for why, count in left.items():
        problems.tell("info", "graphs.edges_left", Place(*where[:2]), why, why=why, count=count)
    faults = edge_faults(sound, names) if graph.complete else {}
    made = _table("ties", graph.edges_in, columns, how, rows, faults)
    return replace(made, nodes_of=graph.source if graph.alone else "")


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


def _area(
    node: RawNode, how: NodeMapping, text: str, where: tuple[str, str | None, None], noted: Problems
) -> str:
    """The node's area, the first where it has several, else its area's name."""
    first, _, more = text.partition(";")
    if more.strip():
        noted.gather("warning", "graphs.several_areas", where, node.line, text)
    return first or of_node(node, how.area_name).partition(";")[0]


def _extra(name: str) -> str:
    """The column that an attribute is kept in."""
    return EXTRA + name.removeprefix(EXTRA)
