"""What the attributes of a graph file mean: decided once, kept, and used for every file like it.

A field holds the name of an attribute, or one of the file's own words: `@id`, `@label`, `@since`,
`@until` of nodes; `@id`, `@relation`, `@since`, `@until` of edges. "" is none.
"""

import json
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from graph.base.errors import DataError
from graph.intake.graphs.raw import RawGraph
from graph.intake.tables.settled_text import load, refuse_unknown, remarked, toml
from graph.kinds import LEVELS, uids
from graph.kinds.vocabulary import values_of

LEAVE_OUT = "leave out"
BY_NAME = "@name"
"""In place of an attribute of kinds: the first word of the name tells."""

ACTIVITIES, MEMBERSHIPS, PARTNERS = WAYS = ("activities", "memberships", "partners")
"""What the nodes of a second mode may be: what the first took part in, what they belong to, or
partners like them."""

Words = dict[str, str]


@dataclass(frozen=True)
class NodeMapping:
    """Nodes to actors. all_kind, all_sector: of nodes whose attribute says none. kind may be
    `@name`: what the first word of a node's name tells.

    area_name: of nodes whose `area` is empty. issue_names: of the ids that `issues` holds.
    kinds, sectors: a value as the file writes it → what it means; a kind "leave out" leaves the
    node and its edges out. before, since_unknown, until_open: as of edges. keep: attributes kept
    as `extra:NAME`; drop: those left out.
    mode: of a graph of two modes, the attribute that tells them apart; second: what it says of
    the second; second_as: what those are; second_kind: as all_kind, of theirs. date: when they
    took place, where they are activities; dates: a name → the date, all_date: of those without.
    all_missing: the kind of nodes that edges name and the file lacks, "" where that is a mistake.
    """

    id: str = ""
    name: str = "@label"
    mode: str = ""
    second: str = ""
    second_as: str = ""
    second_kind: str = ""
    date: str = ""
    dates: Words = field(default_factory=dict)
    all_date: str = ""
    all_missing: str = ""
    kind: str = ""
    all_kind: str = ""
    kinds: Words = field(default_factory=dict)
    sector: str = ""
    all_sector: str = ""
    sectors: Words = field(default_factory=dict)
    area: str = ""
    area_name: str = ""
    issues: str = ""
    issue_names: str = ""
    aliases: str = ""
    since: str = ""
    until: str = ""
    before: str = ""
    since_unknown: str = ""
    until_open: str = ""
    note: str = ""
    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()


@dataclass(frozen=True)
class EdgeMapping:
    """Edges to ties. types: a value → a level, "loose" or "leave out"; all_type: of the others.

    stated: an attribute that says "no" where the type is loose, its kind not stated. scale: an
    attribute that says what the number in `weight` is.
    strong: "high" or "low", which numbers of `weight` are strong; "" where nobody knows: then
    `weight` says nothing about the level. levels: level → the number from which on it holds.
    missing: numbers that mean "no answer"; when_missing: what becomes of such an edge.
    about_name: of the id that `about` holds.
    before: the first day no longer. day: what alone says when: that day, month or year.
    since_unknown, until_open: yes where that end was not seen.
    undirected, directed: whether such an edge was confirmed by both: "yes", "no", "" unknown.
    """

    id: str = ""
    type: str = ""
    all_type: str = ""
    types: Words = field(default_factory=dict)
    stated: str = ""
    weight: str = ""
    scale: str = ""
    strong: str = ""
    levels: dict[str, float] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    when_missing: str = "loose"
    mutual: str = ""
    undirected: str = "yes"
    directed: str = ""
    since: str = ""
    until: str = ""
    before: str = ""
    day: str = ""
    since_unknown: str = ""
    until_open: str = ""
    frequency: str = ""
    trust: str = ""
    about: str = ""
    about_name: str = ""
    through: str = ""
    certainty: str = ""
    source: str = ""
    note: str = ""
    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mapping:
    """How one graph file, and every file with the same attributes, is read.

    make_issues: issues that the file names and nobody has recorded are made.
    """

    nodes: NodeMapping = NodeMapping()
    edges: EdgeMapping = EdgeMapping()
    make_issues: bool = False

    def as_json(self) -> str:
        """The text that is kept."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    def as_toml(self, remarks: tuple[str, ...] = ()) -> str:
        """The text to correct by hand, with `remarks` as comments above it."""
        lines = [*remarked(remarks), *toml({"make_issues": self.make_issues})]
        for name, part in (("nodes", self.nodes), ("edges", self.edges)):
            lines += toml(asdict(part), name)
        return "\n".join(lines) + "\n"


def from_text(text: str) -> Mapping:
    """The mapping of a TOML or JSON text; DataError says what in it can't be read."""
    found = load(text)
    refuse_unknown(found, {"nodes", "edges", "make_issues"})
    make = found.get("make_issues", False)
    if not isinstance(make, bool):
        raise DataError("graphs.mapping.value", name="make_issues", allowed="true, false")
    nodes, edges = (_part(cls, found, name) for cls, name in _PARTS)
    return Mapping(nodes, edges, make)


def uid_of(graph: RawGraph) -> str:
    """The uid under which the mapping of this file, and of all like it, is kept."""
    nodes, edges = sorted(graph.node_attributes), sorted(graph.edge_attributes)
    return uids.make("mappings", graph.format, *nodes, None, *edges)


_PARTS: tuple[tuple[Any, str], ...] = ((NodeMapping, "nodes"), (EdgeMapping, "edges"))
_ANSWERS = ("", "yes", "no")


def _part(cls: Any, found: dict[str, Any], name: str) -> Any:
    given = found.get(name, {})
    if not isinstance(given, dict):
        raise DataError("graphs.mapping.value", name=name, allowed=f"[{name}]")
    plain = {one.name: one for one in fields(cls)}
    refuse_unknown(given, plain, f"{name}.")
    values = {key: _read(f"{name}.{key}", value) for key, value in given.items()}
    return cls(**values)


def _read(name: str, value: Any) -> Any:
    """A value of the kind its field wants."""
    key = name.partition(".")[2]
    if key in ("keep", "drop", "missing"):
        if not isinstance(value, list):
            raise DataError("graphs.mapping.value", name=name, allowed='["…", "…"]')
        return tuple(_number_text(part) for part in value)
    if key in ("kinds", "sectors", "types", "levels", "dates"):
        if not isinstance(value, dict):
            raise DataError("graphs.mapping.value", name=name, allowed=f"[{name}]")
        return (
            {k: _read_word(name, v) for k, v in value.items()}
            if key != "levels"
            else _levels(value)
        )
    return _read_word(name, value)


def _read_word(name: str, value: Any) -> str:
    allowed = _allowed().get(name)
    if not isinstance(value, str) or (allowed is not None and value not in allowed):
        said = ", ".join(f'"{word}"' for word in allowed) if allowed else '"…"'
        raise DataError("graphs.mapping.value", name=name, allowed=said)
    return value


def _levels(value: dict[str, Any]) -> dict[str, float]:
    for level, number in value.items():
        sound = isinstance(number, int | float) and not isinstance(number, bool)
        if level not in LEVELS or not sound or not abs(number) < 1e15:
            allowed = ", ".join(f"{word} = 1" for word in LEVELS)
            raise DataError("graphs.mapping.value", name="edges.levels", allowed=allowed)
    return {level: float(number) for level, number in value.items()}


def _allowed() -> dict[str, tuple[str, ...]]:
    """The words that may stand in a field, where not any may."""
    kinds, sectors = tuple(values_of("kind")), tuple(values_of("sector"))
    types = (*LEVELS, "loose", LEAVE_OUT)
    return {
        "nodes.all_kind": ("", *kinds),
        "nodes.all_missing": ("", *kinds),
        "nodes.second_kind": ("", *kinds),
        "nodes.second_as": ("", *WAYS),
        "nodes.kinds": (*kinds, LEAVE_OUT),
        "nodes.all_sector": ("", *sectors),
        "nodes.sectors": ("", *sectors),
        "edges.all_type": ("", *types),
        "edges.types": types,
        "edges.strong": ("", "high", "low"),
        "edges.when_missing": ("loose", LEAVE_OUT),
        "edges.undirected": _ANSWERS,
        "edges.directed": _ANSWERS,
    }


def _number_text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)
