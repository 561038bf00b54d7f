"""GraphML, with the labels that yEd keeps in it."""

from dataclasses import dataclass, field

from graph.base.errors import DataError
from graph.base.problems import Problems
from graph.intake.graphs.build import Builder
from graph.intake.graphs.markup import Markup, needed, parse
from graph.intake.graphs.raw import Attributes, RawGraph, Source

_LABELS = ("NodeLabel", "EdgeLabel")


def read_graphml(file: str, data: bytes, problems: Problems) -> RawGraph:
    """The first graph of the file; nested graphs, hyperedges and ports are told and left out."""
    reader = _Reader(file, problems)
    parse(data, reader)
    if not reader.graphs:
        raise DataError("graphs.xml.no_graph")
    return reader.builder.graph()


@dataclass
class _Key:
    name: str
    of: str
    default: str | None = None


@dataclass
class _Owner:
    """The node or edge whose data is being read."""

    what: dict[str, str]
    line: int
    attributes: Attributes = field(default_factory=dict)
    label: str | None = None


class _Reader(Markup):
    root = "graphml"

    def __init__(self, file: str, problems: Problems) -> None:
        super().__init__()
        self.builder = Builder("graphml", Source(file), problems)
        self.graphs = 0
        self._keys: dict[str, _Key] = {}
        self._directed = True
        self._owner: _Owner | None = None
        self._key: _Key | None = None

    def open(self, tag: str, attributes: dict[str, str]) -> bool:
        """Graph, keys, nodes, edges and their data."""
        if tag == "graph":
            return self._graph(attributes)
        if tag in ("hyperedge", "port"):
            self._leave(tag)
            return False
        if tag == "key":
            self._key = self._declare(attributes)
        elif tag in ("node", "edge"):
            self._owner = _Owner(attributes, self.line)
            if "sourceport" in attributes or "targetport" in attributes:
                self._leave("port")
        elif tag == "data":
            name = attributes.get("key", "")
            self._key = self._keys.get(name) or _Key(name, "all")
        return True

    def close(self, tag: str, text: str) -> None:
        """Values, and what they belong to."""
        owner, key = self._owner, self._key
        if tag == "default" and key:
            key.default = text.strip()
        elif tag == "data" and owner and key and text.strip():
            owner.attributes[key.name] = text.strip()
        elif tag in _LABELS and owner and text.strip():
            owner.label = owner.label or text.strip()
        elif tag == "node" and owner:
            self._node(owner)
        elif tag == "edge" and owner:
            self._edge(owner)

    def _graph(self, attributes: dict[str, str]) -> bool:
        if self.graphs:
            self._leave("graph")
            return False
        self.graphs = 1
        self._directed = attributes.get("edgedefault", "directed") != "undirected"
        return True

    def _declare(self, attributes: dict[str, str]) -> _Key:
        own, of = attributes.get("id", ""), attributes.get("for", "all")
        name = attributes.get("attr.name") or own
        if any(
            key.name == name and {key.of, of} & {of, "all"}
            for key in self._keys.values()
            if key.of == of or "all" in (key.of, of)
        ):
            name = f"{name} ({own})"
        self._keys[own] = _Key(name, of)
        return self._keys[own]

    def _node(self, owner: _Owner) -> None:
        own = needed(owner.what, "id", "node", owner.line)
        self.builder.node(own, owner.line, owner.label, self._filled(owner, "node"))
        self._owner = None

    def _edge(self, owner: _Owner) -> None:
        attributes = self._filled(owner, "edge")
        if owner.label:
            attributes.setdefault("label", owner.label)
        said = owner.what.get("directed")
        directed = self._directed if said is None else said in ("true", "1")
        start, end = (needed(owner.what, w, "edge", owner.line) for w in ("source", "target"))
        own = owner.what.get("id")
        self.builder.edge(start, end, owner.line, directed, own, said=attributes)
        self._owner = None

    def _filled(self, owner: _Owner, of: str) -> Attributes:
        """The attributes, with the defaults of those that aren't given."""
        defaults = {
            key.name: key.default
            for key in self._keys.values()
            if key.default and key.of in (of, "all")
        }
        return defaults | owner.attributes

    def _leave(self, what: str) -> None:
        self.builder.tell(f"graphml.{what}", self.line)
