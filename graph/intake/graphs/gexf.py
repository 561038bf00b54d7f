"""GEXF 1.0 to 1.3, static or dynamic; how a graph looks (viz) is not read."""

from dataclasses import dataclass, field

from graph.base.errors import DataError
from graph.base.problems import Problems
from graph.base.waves import Waves
from graph.intake.graphs.build import Builder
from graph.intake.graphs.levels import is_level
from graph.intake.graphs.markup import Markup, needed, parse
from graph.intake.graphs.raw import Attributes, RawGraph, Source
from graph.intake.graphs.times import ALWAYS, Clock, Span

VERSIONS = ("1.0", "1.1draft", "1.1", "1.2draft", "1.2", "1.3")
FIRST = "gephi.org/gexf"
"""What the namespace of the first version says, which tells no version."""

DIRECTED = {"directed": True, "undirected": False, "mutual": False}
DIRECTED |= {"dir": True, "und": False, "sym": False, "double": False, "dbl": False}
_OLD = {"datefrom": "start", "dateto": "end", "cardinal": "weight"}
"""Names of the first versions, and what they are called now."""


def read_gexf(file: str, data: bytes, problems: Problems, waves: Waves | None = None) -> RawGraph:
    """The graph; an edge with several spells, or levels, is one edge for each."""
    reader = _Reader(file, problems, waves)
    parse(data, reader)
    reader.clock.finish()
    if not reader.graphs:
        raise DataError("graphs.xml.no_graph")
    return reader.builder.graph()


@dataclass
class _Owner:
    what: dict[str, str]
    line: int
    kind: str
    attributes: Attributes = field(default_factory=dict)
    changing: dict[str, str] = field(default_factory=dict)  # attribute → time of the value kept
    values: dict[str, list[tuple[Span, str]]] = field(default_factory=dict)  # ... → all with times
    spans: list[Span] = field(default_factory=list)


class _Reader(Markup):
    root = "gexf"

    def __init__(self, file: str, problems: Problems, waves: Waves | None) -> None:
        super().__init__()
        self.builder = Builder("gexf", Source(file), problems)
        self.graphs = 0
        self.clock = Clock(file, None, problems, waves)
        self._directed = "undirected"
        self._titles: dict[tuple[str, str], str] = {}
        self._defaults: dict[str, Attributes] = {"node": {}, "edge": {}}
        self._class = "node"
        self._declared: str | None = None
        self._owners: list[_Owner] = []

    def open(self, tag: str, attributes: dict[str, str]) -> bool:
        """The version, attributes' names, nodes, edges, values and spells."""
        attributes = {_OLD.get(name, name): value for name, value in attributes.items()}
        if tag == "gexf":
            self._check_version(attributes)
        elif tag == "graph":
            self.graphs += 1
            self._directed = attributes.get("defaultedgetype", "undirected").casefold()
        elif tag == "attributes":
            self._class = attributes.get("class", "node")
        elif tag == "attribute":
            self._declared = attributes.get("title") or attributes.get("id", "")
            self._titles[self._class, attributes.get("id", "")] = self._declared
        elif tag in ("node", "edge"):
            self._owners.append(_Owner(attributes, self.line, tag))
            if tag == "node" and (len(self._owners) > 1 or "pid" in attributes):
                self.builder.tell("gexf.hierarchy", self.line)
        elif tag == "parent":
            self.builder.tell("gexf.hierarchy", self.line)
        elif tag == "attvalue" and self._owners:
            self._value(self._owners[-1], attributes)
        elif tag in ("spell", "slice") and self._owners:
            self._owners[-1].spans.append(self._span(attributes))
        return True

    def close(self, tag: str, text: str) -> None:
        """Defaults, and what has been read of a node or an edge."""
        if tag == "default" and self._declared and self._class in self._defaults:
            self._defaults[self._class][self._declared] = text.strip()
        elif tag == "node" and self._owners:
            self._node(self._owners.pop())
        elif tag == "edge" and self._owners:
            self._edge(self._owners.pop())

    def _check_version(self, attributes: dict[str, str]) -> None:
        version = attributes.get("version", "").strip()
        if not version:
            spoken = attributes.get("xmlns", "")
            said = [v for v in VERSIONS if f"/{v}" in spoken]
            version = said[0] if said else VERSIONS[0] if FIRST in spoken else VERSIONS[-1]
        if version not in VERSIONS:
            known = ", ".join(VERSIONS)
            raise DataError("graphs.gexf.version", line=self.line, found=version, known=known)

    def _value(self, owner: _Owner, attributes: dict[str, str]) -> None:
        """An attribute's value; of one that changes over time the latest is kept, and told."""
        own = attributes.get("for") or attributes.get("id", "")
        name = self._titles.get((owner.kind, own), own)
        at = max(attributes.get(w, "") for w in ("end", "start", "timestamp", "endopen"))
        value = attributes.get("value", "").strip()
        if at and owner.kind == "edge" and is_level(value):
            owner.values.setdefault(name, []).append((self._span(attributes), value))
            return
        if name in owner.attributes and owner.attributes[name] != value:
            self.builder.tell("gexf.changing", owner.line, name=name)
            if at < owner.changing.get(name, ""):
                return
        owner.attributes[name] = value
        owner.changing[name] = at

    def _span(self, given: dict[str, str]) -> Span:
        at = given.get("timestamp")
        start = at or given.get("start") or given.get("startopen")
        end = at or given.get("end") or given.get("endopen")
        return self.clock.span(self.line, start, end, open_end="end" not in given and not at)

    def _spans(self, owner: _Owner) -> list[Span]:
        """Its lives: its spells, else its own times."""
        for name in ("intervals", "timestamps"):
            if listed := owner.what.get(name):
                owner.spans += self.clock.spans(owner.line, listed, name == "timestamps")
        own = self._span(owner.what)
        return owner.spans or ([own] if own != ALWAYS else [])

    def _node(self, owner: _Owner) -> None:
        own = needed(owner.what, "id", "node", owner.line)
        life = self.clock.whole(owner.line, self._spans(owner))
        attributes = self._defaults["node"] | owner.attributes
        label = owner.what.get("label")
        self.builder.node(own, owner.line, label, attributes, life)

    def _edge(self, owner: _Owner) -> None:
        what = owner.what
        attributes = self._defaults["edge"] | owner.attributes
        for name in ("label", "weight"):
            if what.get(name):
                attributes.setdefault(name, what[name])
        said = what.get("type", self._directed).casefold()
        lives = self.clock.apart(self._spans(owner)) or [ALWAYS]
        parts = [(life, attributes) for life in lives]
        for name, values in owner.values.items():
            parts = [
                (piece, {**given, name: value} if value else given)
                for life, given in parts
                for piece, value in self.clock.parted(life, values)
            ]
        start, end = (needed(what, name, "edge", owner.line) for name in ("source", "target"))
        directed, own = DIRECTED.get(said), what.get("id")
        self.builder.parted(start, end, owner.line, directed, own, what.get("kind"), parts)
