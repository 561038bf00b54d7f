"""Which two kinds of work does an actor join? In words that a manager understands."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from graph.measures.matrices import adjacency
from graph.network import Network

CANDIDATES = 10
"""Pairs of issues looked at more closely."""


@dataclass(frozen=True)
class Bridging:
    """one, other: places of two issues, ascending; pairs: of the actor's partners who don't know
    each other, one working on the one issue only, the other on the other only."""

    one: int
    other: int
    pairs: int


def bridging(network: Network, actor: int, issues: Any) -> Bridging | None:
    """The two issues between which the actor stands for the most pairs of its partners.

    actor: its position; issues: (n, i) scipy CSR array, true where an actor works on an issue, as
    of `graph.measures.composition.Groups`. None where it joins none. Of several the first. Our
    rule, on the open ways of Gould & Fernandez 1989.
    """
    matrix = adjacency(network)
    partners = matrix[[actor]].indices
    if len(partners) < 2:
        return None
    works = issues[partners].toarray().astype(np.int64)
    apart = 1 - matrix[partners][:, partners].toarray().astype(np.int64)
    np.fill_diagonal(apart, 0)
    counts = np.triu(works.T @ apart @ works, 1)
    order = np.argsort(-counts, axis=None, kind="stable")[:CANDIDATES]
    best: Bridging | None = None
    for place in order.tolist():
        one, other = divmod(place, counts.shape[1])
        if one >= other or not counts[one, other]:
            continue
        only_one = works[:, one] * (1 - works[:, other])
        only_other = works[:, other] * (1 - works[:, one])
        pairs = int(only_one @ apart @ only_other)
        if pairs and (best is None or pairs > best.pairs):
            best = Bridging(one, other, pairs)
    return best
