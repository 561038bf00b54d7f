"""What becomes of the edges between the two modes of a graph: activities or memberships."""

from collections.abc import Iterable, Set
from dataclasses import dataclass, field, replace

from graph.base.problems import Place, Problems
from graph.base.texts import clean
from graph.intake.graphs.dating import WHEN
from graph.intake.graphs.faults import node_faults
from graph.intake.graphs.mapping import ACTIVITIES, MEMBERSHIPS, Mapping
from graph.intake.graphs.raw import RawEdge, RawGraph, RawNode, Source
from graph.intake.graphs.values import of_edge, of_node
from graph.intake.tables.headings import Fault, Table
from graph.intake.tables.sheets import Cell, Row


@dataclass
class Parted:
    """A graph of two modes, and its mapping, in two parts: what goes on as it is, and the edges
    that go across, with the nodes of the second mode by id."""

    graph: RawGraph
    mapping: Mapping
    across: list[RawEdge] = field(default_factory=list)
    second: dict[str, RawNode] = field(default_factory=dict)


def parted(graph: RawGraph, mapping: Mapping) -> Parted:
    """The graph and what of it becomes activities or memberships; all of it goes on where not."""
    how = mapping.nodes
    if how.second_as not in (ACTIVITIES, MEMBERSHIPS) or not how.mode:
        return Parted(graph, mapping)
    second = {clean(n.id): n for n in graph.nodes if of_node(n, how.mode) == how.second}
    first = {clean(node.id) for node in graph.nodes} - second.keys()
    across: list[RawEdge] = []
    others: list[RawEdge] = []
    for edge in graph.edges:
        start, end = clean(edge.source), clean(edge.target)
        crosses = (start in first and end in second) or (start in second and end in first)
        (across if crosses else others).append(edge)
    nodes = graph.nodes
    if how.second_as == ACTIVITIES:
        nodes = tuple(node for node in nodes if clean(node.id) not in second)
    return Parted(replace(graph, nodes=nodes, edges=tuple(others)), mapping, across, second)


def tables_of(part: Parted, names: dict[str, str], problems: Problems) -> list[Table]:
    """The activities or memberships; none where the graph is of one mode.

    names: the id of a node → what the tables call it; without those that are left out.
    """
    if not part.second:
        return []
    activities = part.mapping.nodes.second_as == ACTIVITIES
    _tell_lost(part, activities, problems)
    _tell_left(part, names.keys() | (part.second.keys() if activities else ()), problems)
    return [_activities(part, names, problems) if activities else _memberships(part, names)]


def _tell_lost(part: Parted, activities: bool, problems: Problems) -> None:
    """Name what edges say that their record has no place for."""
    how, source = part.mapping.edges, part.graph.edges_in
    said = [how.type, how.weight, *how.keep]
    said += [getattr(how, name) for name in WHEN] if activities else []
    lost = [n for n in said if n and len({of_edge(edge, n) for edge in part.across}) > 1]
    _tell(source, "edges", lost, problems)
    if activities:
        nodes = part.mapping.nodes
        read = {nodes.mode, nodes.kind, nodes.name, nodes.date, *nodes.drop}
        held = dict.fromkeys(name for node in part.second.values() for name in node.attributes)
        _tell(part.graph.nodes_in, "nodes", [n for n in held if n not in read], problems)


def _tell(source: Source, what: str, lost: list[str], problems: Problems) -> None:
    if lost:
        names = ", ".join(f"“{name.removeprefix('@')}”" for name in lost)
        place = Place(source.file, source.sheet)
        problems.tell("warning", f"graphs.modes.{what}_lost", place, names=names)


def _tell_left(part: Parted, there: Set[str], problems: Problems) -> None:
    """Count the edges of nodes that the mapping leaves out."""
    where = (part.graph.edges_in.file, part.graph.edges_in.sheet, None)
    for edge in part.across:
        if not {clean(edge.source), clean(edge.target)} <= there:
            problems.gather("info", "graphs.edges_of_left", where, edge.line)


def _activities(part: Parted, names: dict[str, str], problems: Problems) -> Table:
    how, people, source = part.mapping.nodes, _people(part, names), part.graph.nodes_in
    for own, node in part.second.items():
        if own not in people:
            where = (source.file, source.sheet, None)
            problems.gather("warning", "graphs.modes.nobody", where, node.line)
    rows: list[Row] = []
    titles: list[str] = []
    undated: dict[int, Fault] = {}
    held = [node for own, node in part.second.items() if people.get(own)]
    for place, node in enumerate(held):
        title = of_node(node, how.name) or node.label or node.id
        day = of_node(node, how.date) or how.dates.get(clean(title), "") or how.all_date
        if not day:
            undated[place] = Fault("date", "graphs.modes.no_date", title, {"name": title})
        cells: list[Cell] = [day, title, "; ".join(people[clean(node.id)])]
        rows.append((node.line, cells))
        titles.append(title)
    columns = ("date", "title", "participants")
    faults = node_faults(held, titles, by_name=False) | undated
    return _made("activities", source, columns, rows, faults)


def _people(part: Parted, names: dict[str, str]) -> dict[str, list[str]]:
    """The id of a second node → what those of the first that it is joined with are called."""
    found: dict[str, dict[str, None]] = {}
    for edge in part.across:
        member, of = _ends(edge, part.second)
        if member in names:
            found.setdefault(of, {})[names[member]] = None
    return {of: list(members) for of, members in found.items()}


def _memberships(part: Parted, names: dict[str, str]) -> Table:
    how = part.mapping.edges
    when = [name for name in WHEN if getattr(how, name)]
    rows: list[Row] = []
    for edge in part.across:
        member, of = _ends(edge, part.second)
        if member in names and of in names:
            said = [of_edge(edge, getattr(how, name)) for name in when]
            rows.append((edge.line, [names[member], names[of], *said]))
    return _made("members", part.graph.edges_in, ("member", "of", *when), rows, {})


def _ends(edge: RawEdge, second: dict[str, RawNode]) -> tuple[str, str]:
    """(of the first mode, of the second)."""
    start, end = clean(edge.source), clean(edge.target)
    return (end, start) if start in second else (start, end)


def _made(
    kind: str, source: Source, columns: Iterable[str], rows: list[Row], faults: dict[int, Fault]
) -> Table:
    header = tuple(columns)
    return Table(
        kind=kind,
        file=source.file,
        sheet=source.sheet,
        columns={column: place for place, column in enumerate(header)},
        headings={},
        header=header,
        rows=rows,
        faults=faults,
    )
