"""A mapping proposed from the data, with the reason for each choice and how sure it is."""

from dataclasses import dataclass
from typing import Any

from graph.base.waves import Waves
from graph.base.words import say
from graph.intake.graphs.choice import Choice
from graph.intake.graphs.edges import propose_edges
from graph.intake.graphs.mapping import ACTIVITIES, MEMBERSHIPS, Mapping, uid_of
from graph.intake.graphs.nodes import propose_nodes
from graph.intake.graphs.raw import RawGraph


@dataclass(frozen=True)
class Proposal:
    """What Saan makes of one graph file.

    uid: under which its mapping is kept. decided: how it was decided already: "given" by the
    user, "remembered", "own" (every word is Saan's own), "accepted"; None where it must be asked.
    """

    file: str
    format: str
    uid: str
    nodes: int
    edges: int
    mapping: Mapping
    choices: tuple[Choice, ...] = ()
    decided: str | None = None

    @property
    def questions(self) -> tuple[Choice, ...]:
        """The choices that only someone who knows the data can make."""
        return tuple(choice for choice in self.choices if choice.sure == "question")

    def lines(self, lang: str | None = None) -> list[str]:
        """The proposal in sentences: what was found, each choice with its reason."""
        head = say("graphs.proposal.head", lang, file=self.file, nodes=self.nodes, edges=self.edges)
        return [head, *(choice.text(lang) for choice in self.choices)]

    def as_toml(self, lang: str | None = None) -> str:
        """The mapping as a file to correct, the reasons as comments above it."""
        sentences = (*self.lines(lang), say("graphs.proposal.how", lang))
        return self.mapping.as_toml(sentences)


def propose(graph: RawGraph, waves: Waves | None = None) -> Proposal:
    """A mapping for the graph; what the data can't tell is a question, with a choice offered.

    waves: what numbers in place of dates are.
    """
    choices: list[Choice] = []
    nodes = propose_nodes(graph, choices, waves) if graph.nodes else None
    of_ties: list[Choice] = []
    edges = propose_edges(graph, of_ties, waves) if graph.edges else None
    across = nodes is not None and nodes.second_as in (ACTIVITIES, MEMBERSHIPS)
    choices += [] if across else of_ties
    parts: dict[str, Any] = {}
    if nodes:
        parts["nodes"] = nodes
    if edges:
        parts["edges"] = edges
    named = bool((nodes and nodes.issues) or (edges and edges.about))
    mapping = Mapping(**parts, make_issues=named)
    return as_mapped(graph, mapping, choices=tuple(choices))


def as_mapped(
    graph: RawGraph,
    mapping: Mapping,
    *,
    choices: tuple[Choice, ...] = (),
    decided: str | None = None,
) -> Proposal:
    """The graph's proposal where its mapping is made."""
    return Proposal(
        file=graph.name,
        format=graph.format,
        uid=uid_of(graph),
        nodes=len(graph.nodes),
        edges=len(graph.edges),
        mapping=mapping,
        choices=choices,
        decided=decided,
    )


def is_own(proposal: Proposal) -> bool:
    """Whether every choice follows from Saan's own words: nothing was weighed."""
    return all(choice.sure == "own" for choice in proposal.choices)
