"""Nodes that a list of edges states itself: in each row the ids, names and kinds of both ends."""

from dataclasses import replace

from graph.base.problems import Place, Problems
from graph.base.texts import clean
from graph.intake.graphs.build import Builder
from graph.intake.graphs.ends import Ends, Parts
from graph.intake.graphs.raw import Attributes, Source

KIND = "kind"
"""The attribute of such nodes that holds the kind."""


class Stated:
    """Reads the ends of rows; where they say what those are, they become nodes of the graph.

    ids: they have ids that are more than numbers. told: rows say what their ends are.
    """

    def __init__(self, builder: Builder, ends: Ends, source: Source, problems: Problems) -> None:
        self.told = ends.told
        self.ids = False
        self._numbered = any({"id", "name"} <= side.keys() for side in (ends.start, ends.end))
        self._builder, self._ends = builder, ends
        self._source, self._problems = source, problems
        self._listed = {node.id for node in builder.nodes}
        self._places: dict[str, int] = {}

    def start(self, line: int, given: Attributes) -> str:
        """The id of the row's start, "" for none; what says so is taken out of the row."""
        return self._end(line, given, self._ends.start)

    def end(self, line: int, given: Attributes) -> str:
        """The id of its end."""
        return self._end(line, given, self._ends.end)

    def _end(self, line: int, given: Attributes, parts: Parts) -> str:
        said = {part: clean(given.pop(heading, "")) for part, heading in parts.items()}
        own, name = said.get("id", ""), said.get("name", "")
        if not self._numbered:  # what has no name beside it is one
            own, name = "", name or own
        if self.told and (own or name) and own not in self._listed:
            self.ids = self.ids or not (own or "0").isdigit()
            self._node(own or name, line, name, said.get("kind", ""), parts)
        return own or name

    def _node(self, own: str, line: int, name: str, kind: str, parts: Parts) -> None:
        """A new node, or more of one; what differs from an earlier row is told."""
        nodes = self._builder.nodes
        place = self._places.setdefault(own, len(nodes))
        if place == len(nodes):
            self._builder.node(own, line, name or None, {KIND: kind} if kind else {})
            return
        node = nodes[place]
        was = {"name": node.label or name, "kind": node.attributes.get(KIND, kind)}
        for part, text in (("name", name), ("kind", kind)):
            if text and text != was[part]:
                at = Place(self._source.file, self._source.sheet, line, parts[part])
                facts = {"end": own, "text": text, "was": was[part], "row": node.line}
                self._problems.tell("error", "graphs.listed.differs", at, text, **facts)
        said = {KIND: kind} if kind else {}
        nodes[place] = replace(node, label=was["name"] or None, attributes=said | node.attributes)
