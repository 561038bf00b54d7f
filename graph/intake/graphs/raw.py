"""What a graph file says, before anyone has decided what it means: nodes and edges, all text."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.base.errors import DataError

MAX_NODES = 200_000
MAX_EDGES = 1_000_000
Attributes = dict[str, str]
_LABELS = ("label", "name")


def refuse_many(nodes: int = 0, edges: int = 0) -> None:
    """DataError where a file has more nodes or edges than any is read with."""
    if nodes > MAX_NODES:
        raise DataError("graphs.many_nodes", limit=MAX_NODES)
    if edges > MAX_EDGES:
        raise DataError("graphs.many_edges", limit=MAX_EDGES)


def take_label(said: Attributes) -> str | None:
    """What of a node's attributes is its label, which is then no attribute any more."""
    return next((said.pop(name) for name in _LABELS if said.get(name)), None)


@dataclass(frozen=True)
class Source:
    """The file, and the sheet (or the list of a JSON document), that nodes or edges stand in."""

    file: str
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class RawNode:
    """A node. since, until: first and last day, month or year of its life, as text or None."""

    id: str
    line: int
    label: str | None = None
    attributes: Attributes = field(default_factory=dict)
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class RawEdge:
    """An edge, in one of its lives. directed: None where the file doesn't say."""

    source: str
    target: str
    line: int
    directed: bool | None = None
    id: str | None = None
    relation: str | None = None  # the name of the relation or matrix it stands in
    attributes: Attributes = field(default_factory=dict)
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True)
class RawGraph:
    """One graph. format: graphml, gexf, pajek, dl, kumu, gephi.

    counted: the node ids only count the file's lines and name nothing outside it.
    matrix: edges are the cells of a matrix, in which every pair was asked about.
    complete: the file has nodes of its own, so that an edge to another is a mistake.
    mentioned: its nodes are only what its edges name, and may be on record already.
    """

    format: str
    nodes_in: Source
    edges_in: Source
    nodes: tuple[RawNode, ...]
    edges: tuple[RawEdge, ...]
    counted: bool = False
    matrix: bool = False
    complete: bool = True
    mentioned: bool = False

    @property
    def alone(self) -> bool:
        """Whether it is a table of nodes, or of edges, whose other half comes another time."""
        return self.format == "gephi" and (not self.nodes or not self.edges)

    @property
    def source(self) -> str:
        """The name under which ids that say nothing outside such lists are kept."""
        return f"{self.format}-nodes"

    @property
    def name(self) -> str:
        """The file it came from."""
        return self.nodes_in.file if self.nodes else self.edges_in.file

    @property
    def node_attributes(self) -> tuple[str, ...]:
        """Names of the nodes' attributes, in the order of their first appearance."""
        return _names(node.attributes for node in self.nodes)

    @property
    def edge_attributes(self) -> tuple[str, ...]:
        """Names of the edges' attributes, in the order of their first appearance."""
        return _names(edge.attributes for edge in self.edges)


def _names(every: Iterable[Attributes]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for attributes in every:
        found |= dict.fromkeys(attributes)
    return tuple(found)
