"""What every reader of graphs does alike: gathers nodes and edges, limits, tells, hands over."""

from collections.abc import Sequence
from typing import Any

from graph.base.problems import Problems
from graph.intake.graphs.raw import Attributes, RawEdge, RawGraph, RawNode, Source, refuse_many
from graph.intake.graphs.times import ALWAYS, Span


class Builder:
    """Gathers the nodes and edges of one file; an edge with several lives is one edge for each."""

    def __init__(
        self, format: str, nodes_in: Source, problems: Problems, edges_in: Source | None = None
    ) -> None:
        self.format = format
        self.nodes: list[RawNode] = []
        self.edges: list[RawEdge] = []
        self._nodes_in, self._edges_in = nodes_in, edges_in or nodes_in
        self._problems = problems

    def node(
        self,
        own: str,
        line: int,
        label: str | None = None,
        said: Attributes | None = None,
        life: Span = ALWAYS,
    ) -> None:
        """One more node; DataError where there are too many."""
        self.nodes.append(RawNode(own, line, label, said or {}, life.since, life.until))
        refuse_many(nodes=len(self.nodes))

    def edge(
        self,
        start: str,
        end: str,
        line: int,
        directed: bool | None = None,
        own: str | None = None,
        relation: str | None = None,
        said: Attributes | None = None,
        lives: Sequence[Span] = (),
    ) -> None:
        """One more edge for each of its lives; DataError where there are too many."""
        parts = [(life, said or {}) for life in lives or (ALWAYS,)]
        self.parted(start, end, line, directed, own, relation, parts)

    def parted(
        self,
        start: str,
        end: str,
        line: int,
        directed: bool | None,
        own: str | None,
        relation: str | None,
        parts: Sequence[tuple[Span, Attributes]],
    ) -> None:
        """As `edge`, what is said of it from life to life."""
        for number, (life, said) in enumerate(parts, start=1):
            name = f"{own}/{number}" if own and number > 1 else own
            self.edges.append(
                RawEdge(start, end, line, directed, name, relation, said, life.since, life.until)
            )
        refuse_many(edges=len(self.edges))

    def tell(self, what: str, line: int, **facts: Any) -> None:
        """Warn of something at a line, by its key below `graphs`, once with all lines."""
        where = (self._nodes_in.file, self._nodes_in.sheet, None)
        self._problems.gather("warning", f"graphs.{what}", where, line, **facts)

    def graph(
        self,
        *,
        counted: bool = False,
        matrix: bool = False,
        complete: bool = True,
        mentioned: bool = False,
    ) -> RawGraph:
        """What has been gathered."""
        nodes, edges = tuple(self.nodes), tuple(self.edges)
        places = self._nodes_in, self._edges_in
        said = counted, matrix, complete, mentioned
        return RawGraph(self.format, *places, nodes, edges, *said)
