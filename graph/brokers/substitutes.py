"""Between which parts someone stands, and who could take over."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from graph.measures.matrices import adjacency
from graph.network import Network

CANDIDATES = 5  # looked at for each broker: those who share most partners with it


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
    whole = pairs.sum() / 2
    shared = (
        np.asarray(matrix[partners].sum(axis=0)).ravel() if len(partners) else np.zeros(network.n)
    )
    shared[place] = 0
    best = (0, -1)
    likely = [at for at in np.argsort(-shared, kind="stable")[:CANDIDATES].tolist() if shared[at]]
    for other in likely:
        known = np.asarray(matrix[[other]].todense()).ravel()[partners] > 0
        covered = int(pairs[np.ix_(known, known)].sum()) // 2
        best = max(best, (covered, -other))
    if not best[0]:
        return Backup(None, 0.0)
    return Backup(network.uids[-best[1]], best[0] / float(whole))


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
