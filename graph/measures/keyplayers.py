"""Key players: a set of actors that together matter most, which need not be the k top ones.

Of few sets all are looked at. Else one is chosen greedily and exchanged, as Borgatti 2006 does: as
long as swapping one of the set for one outside makes it better, the best swap is made. That is not
always the very best set.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from math import comb, inf
from typing import Any, TypeAlias

import numpy as np

from graph.base.errors import Misuse
from graph.measures.breadth_first import breadth_first
from graph.measures.components import cut_positions
from graph.measures.matrices import adjacency, cached, compressed_rows, degrees
from graph.network import Network

WHOLE = 120
"""Up to so many actors each may be chosen; of more, only the likeliest."""

LIKELY = 60
"""How many those are: cut vertices, then those with the most partners."""

SOURCES, SOURCES_OF_MANY = 300, 64
"""Actors from which distances are measured, drawn by seed, in networks of more actors, and in those
of more than MANY pairs."""

MANY = 100_000

WORK, CALL = 60_000_000, 20_000
"""What looking for those who break most may cost: partners passed on to, times words of sources,
and as much as CALL for each set; about a second. Where the greedy set leaves enough of it, sets
are exchanged; where it is too little for that one, fewer are tried, but FEWEST at the least."""

FEWEST = 15

LONG = 16
"""Steps from end to end for which a set costs that; so many more cost as much again. Of networks as
long fewer sets are tried, in turn for each of the k."""

ALL = 1_000
"""Where there are no more sets than that, each is looked at, and the best one found."""

STARTS = 2
"""Sets drawn by seed from which is exchanged as well, beside the greedy one."""

MOST = 10  # of a set

Measure: TypeAlias = Callable[[frozenset[int]], tuple[float, int]]
"""What a set is worth, and what it cost to measure, in sets of a network that is not long."""


@dataclass(frozen=True)
class KeyPlayers:
    """uids: the set, ascending. value: what it reaches or breaks; alone: the same of nobody.

    sampled: whether distances were measured from some actors only, or only some could be chosen.
    """

    uids: tuple[str, ...]
    value: float
    alone: float
    sampled: bool


@cached
def _sources(network: Network) -> Any:
    """Positions of the actors from which distances are measured, ascending."""
    most = min(SOURCES_OF_MANY if network.m > MANY else SOURCES, network.n)
    return np.sort(np.random.default_rng(1).choice(network.n, most, replace=False))


def breaking(network: Network, k: int) -> KeyPlayers | None:
    """k actors without whom the rest is most fragmented: DF = 1 − mean of 1/distance over the
    pairs that are left, 0–1. None where fewer than two would be left. Misuse: k is not 1–10.

    Karate without actor 0: .6415. Source: Borgatti 2006, KPP-Neg.
    """
    if not _possible(network, k, k + 2):
        return None
    cost = CALL + 2 * network.m * -(-len(_sources(network)) // 64)
    return _set(network, k, lambda chosen: _fragmented(network, chosen), WORK // cost)


def halving(network: Network, most: int = MOST) -> tuple[str, ...] | None:
    """The actors, ascending, without whom the largest connected part holds at most half of those
    it holds now, found one by one: each time the one without whom it is smallest. None where `most`
    are not enough, or there are no ties. A star: its centre alone.

    Our rule, after the bus factor of software projects; greedy, so there may be fewer.
    """
    from scipy.sparse.csgraph import connected_components

    whole = adjacency(network)

    def largest(gone: list[int]) -> int:
        kept = np.ones(network.n, dtype=bool)
        kept[gone] = False
        part = whole[kept][:, kept]
        labels = connected_components(part, directed=False)[1]
        return int(np.bincount(labels).max(initial=0)) if len(labels) else 0

    half, gone = largest([]) / 2, list[int]()
    while network.m and len(gone) < most:
        candidates = [int(at) for at in _likely(network) if at not in gone]
        gone.append(min(candidates, key=lambda at: (largest([*gone, at]), at)))
        if largest(gone) <= half:
            return tuple(network.uids[at] for at in sorted(gone))
    return None


def reaching(network: Network, k: int) -> KeyPlayers | None:
    """k actors who together reach most: the mean of 1/distance from the nearest of them to every
    actor, themselves at 1, 0–1. None in a network of fewer than k. Misuse: k is not 1–10.

    Source: Borgatti 2006, KPP-Pos, distance-weighted reach.
    """
    if not _possible(network, k, k):
        return None
    from scipy.sparse.csgraph import dijkstra

    likely = _likely(network)
    far = dijkstra(adjacency(network), indices=likely, unweighted=True)
    rows = dict(zip(likely.tolist(), np.maximum(far, 1.0), strict=True))

    def reach(chosen: frozenset[int]) -> tuple[float, int]:
        near = (1 / np.min([rows[at] for at in chosen], axis=0)).mean() if chosen else 0.0
        return float(near), 1

    return _set(network, k, reach)


def _possible(network: Network, k: int, fewest: int) -> bool:
    if not 1 <= k <= MOST:
        raise Misuse("strength.keyplayers.k", k=k, most=MOST)
    return network.n >= fewest


def _fragmented(network: Network, chosen: frozenset[int]) -> tuple[float, int]:
    tied, rows = _tied(network)
    sources = np.setdiff1d(_sources(network), list(chosen))
    start, gone = (np.flatnonzero(np.isin(tied, list(who))) for who in (sources, chosen))
    found = breadth_first(*rows, start, without=gone)
    near = float((found.counts[1:] / np.arange(1, len(found.counts))).sum())
    return 1 - near / (len(sources) * (network.n - len(chosen) - 1)), 1 + found.longest // LONG


@cached
def _tied(network: Network) -> tuple[Any, tuple[Any, Any]]:
    """Positions of the actors with partners, and their compressed rows."""
    tied = np.flatnonzero(degrees(network))
    return tied, compressed_rows(network, tied)


@cached
def _likely(network: Network) -> Any:
    """Positions of those who may be chosen, the likeliest first."""
    if network.n <= WHOLE:
        return np.arange(network.n)
    rank = degrees(network).astype(float)
    rank[cut_positions(network)] += network.n
    return np.argsort(-rank, kind="stable")[:LIKELY]


@dataclass
class _Tried:
    """worth: of the sets that were measured, each once. cost: of all of them."""

    measure: Measure
    worth: dict[frozenset[int], float] = field(default_factory=dict)
    cost: int = 0

    def value(self, chosen: frozenset[int]) -> float:
        if chosen not in self.worth:
            worth, cost = self.measure(chosen)
            self.worth[chosen] = round(worth, 12)
            self.cost += cost
        return self.worth[chosen]

    def best(self, sets: Iterable[frozenset[int]], most: float) -> frozenset[int]:
        """The set worth most of those that are tried before all of it costs `most`, the first at
        the least; of several the one of the lowest positions."""
        found = list[tuple[float, list[int]]]()
        for chosen in sets:
            if found and self.cost >= most:
                break
            found.append((-self.value(chosen), sorted(chosen)))
        return frozenset(min(found)[1])


def _set(network: Network, k: int, measure: Measure, most: int = 10**9) -> KeyPlayers:
    """The set worth most. most: what trying sets may cost, but for the greedy one's FEWEST."""
    tried = _Tried(measure)
    candidates = [int(at) for at in _likely(network)[: max(most // k, FEWEST)]]
    if (sets := comb(len(candidates), k)) <= ALL:
        chosen = tried.best(map(frozenset, combinations(candidates, k)), max(most, sets))
    else:
        chosen = _greedy(candidates, k, tried, max(most, FEWEST * k))
        for start in (chosen, *_drawn(candidates, k)):
            while tried.cost + k * len(candidates) <= most:
                better = tried.best((start, *_swaps(start, candidates)), most)
                if tried.value(better) <= tried.value(start):
                    break
                start = better
            chosen = tried.best((chosen, start), inf)
    return KeyPlayers(
        uids=tuple(network.uids[at] for at in sorted(chosen)),
        value=tried.value(chosen),
        alone=tried.value(frozenset()),
        sampled=network.n > WHOLE,
    )


def _greedy(candidates: list[int], k: int, tried: _Tried, most: int) -> frozenset[int]:
    """One by one, each for the same part of what trying them may cost."""
    greedy: frozenset[int] = frozenset()
    for step in range(1, k + 1):
        more = (greedy | {at} for at in candidates if at not in greedy)
        greedy = tried.best(more, most * step / k)
    return greedy


def _drawn(candidates: list[int], k: int) -> Iterator[frozenset[int]]:
    draw = np.random.default_rng(1)
    for _ in range(STARTS if k > 1 else 0):
        yield frozenset(draw.choice(sorted(candidates), k, replace=False).tolist())


def _swaps(chosen: frozenset[int], candidates: list[int]) -> Iterator[frozenset[int]]:
    return (chosen - {out} | {at} for out in chosen for at in candidates if at not in chosen)
