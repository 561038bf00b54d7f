"""Between which parts someone stands, and who could take over."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from graph.measures.matrices import adjacency
from graph.network import Network


@dataclass(frozen=True)
class Between:
    """How many open pairs of partners someone joins, of all and of two groups.

    between: the two groups that most of them are of, ascending, None where every pair is of one
    group or the groups are not known; joins: how many of the pairs those are.
    """

    pairs: int
    between: tuple[str, str] | None
    joins: int


@dataclass(frozen=True)
class Backup:
    """Who could take over most of someone's open pairs. uid: None where nobody could take any;
    share: of the pairs, 0–1."""

    uid: str | None
    share: float


def between(network: Network, place: int, groups: Sequence[str]) -> Between:
    """Where one actor stands; open pairs are of partners not tied to each other."""
    partners, inner = _partners(network, place)
    pairs = _open(inner)
    names = [groups[at] for at in partners]
    counts: dict[tuple[str, str], int] = {}
    for one, other in zip(*np.nonzero(np.triu(pairs)), strict=True):
        if names[one] and names[other] and names[one] != names[other]:
            ends = (names[one], names[other])
            both = (min(ends), max(ends))
            counts[both] = counts.get(both, 0) + 1
    best = min(counts, key=lambda both: (-counts[both], both)) if counts else None
    return Between(int(pairs.sum()) // 2, best, counts[best] if best else 0)


def backup(network: Network, place: int) -> Backup:
    """Who else is tied to both of most of an actor's open pairs of partners (our rule)."""
    matrix = adjacency(network)
    partners, inner = _partners(network, place)
    pairs = _open(inner)
    shared = matrix[:, partners].tocsr()
    shared.data = np.ones(shared.nnz, dtype=np.int64)
    covered = np.asarray(shared.multiply(shared @ pairs).sum(axis=1)).ravel() // 2
    covered[place] = 0
    best = int(covered.argmax()) if len(partners) else place
    if not covered[best]:
        return Backup(None, 0.0)
    return Backup(network.uids[best], float(covered[best] / (pairs.sum() / 2)))


def _partners(network: Network, place: int) -> tuple[Any, Any]:
    """Positions of the partners, and which of them are tied to each other."""
    matrix = adjacency(network)
    partners = matrix[[place]].indices
    return partners, np.asarray(matrix[partners][:, partners].todense()) > 0


def _open(inner: Any) -> Any:
    """Which pairs are not tied, both ways round; nobody with themselves."""
    found = ~inner
    np.fill_diagonal(found, val=False)
    return found
