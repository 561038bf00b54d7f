"""Key players: a set of actors that together matter most, which need not be the k top ones.

Of few sets all are looked at. Else one is chosen greedily and exchanged, as Borgatti 2006 does: as
long as swapping one of the set for one outside makes it better, the best swap is made. That is not
always the very best set.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from math import comb
from typing import Any

import numpy as np

from graph.base.errors import Misuse
from graph.measures.components import cut_positions
from graph.measures.matrices import adjacency, cached, degrees
from graph.network import Network

WHOLE = 120
"""Up to so many actors each may be chosen; of more, only the likeliest."""

LIKELY, LIKELY_OF_MANY = 60, 15
"""How many those are: cut vertices, then those with the most partners."""

SOURCES, SOURCES_OF_MANY = 300, 40
"""Actors from which distances are measured, drawn by seed, in networks of more."""

MANY = 2_000
"""In networks of more, fewer are tried, from fewer, and nothing is exchanged."""

ALL = 1_000
"""Where there are no more sets than that, each is looked at, and the best one found."""

STARTS = 2
"""Sets drawn by seed from which is exchanged as well, beside the greedy one."""

MOST = 10  # of a set


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
    most = min(SOURCES_OF_MANY if network.n > MANY else SOURCES, network.n)
    return np.sort(np.random.default_rng(1).choice(network.n, most, replace=False))


def breaking(network: Network, k: int) -> KeyPlayers | None:
    """k actors without whom the rest is most fragmented: DF = 1 − mean of 1/distance over the
    pairs that are left, 0–1. None where fewer than two would be left. Misuse: k is not 1–10.

    Karate without actor 0: .6415. Source: Borgatti 2006, KPP-Neg.
    """
    if not _possible(network, k, k + 2):
        return None
    sources, whole = _sources(network), adjacency(network)
    return _set(network, k, lambda chosen: _fragmented(whole, sources, chosen))


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

    def reach(chosen: frozenset[int]) -> float:
        return float((1 / np.min([rows[at] for at in chosen], axis=0)).mean()) if chosen else 0.0

    return _set(network, k, reach)


def _possible(network: Network, k: int, fewest: int) -> bool:
    if not 1 <= k <= MOST:
        raise Misuse("strength.keyplayers.k", k=k, most=MOST)
    return network.n >= fewest


def _fragmented(whole: Any, sources: Any, chosen: frozenset[int]) -> float:
    from scipy.sparse.csgraph import dijkstra

    kept = np.ones(whole.shape[0], dtype=bool)
    kept[list(chosen)] = False
    part = whole[kept][:, kept]
    left = int(kept.sum())
    place = np.cumsum(kept) - 1
    from_whom = place[sources[kept[sources]]]
    far = dijkstra(part, indices=from_whom, unweighted=True)
    with np.errstate(divide="ignore"):
        near = np.where(far > 0, 1 / far, 0.0)
    return 1 - float(near.sum()) / (len(from_whom) * (left - 1))


@cached
def _likely(network: Network) -> Any:
    """Positions of those who may be chosen."""
    if network.n <= WHOLE:
        return np.arange(network.n)
    rank = degrees(network).astype(float)
    rank[cut_positions(network)] += network.n
    most = LIKELY_OF_MANY if network.n > MANY else LIKELY
    return np.sort(np.argsort(-rank, kind="stable")[:most])


def _set(network: Network, k: int, measure: Callable[[frozenset[int]], float]) -> KeyPlayers:
    @cache
    def value(chosen: frozenset[int]) -> float:
        return round(measure(chosen), 12)

    candidates = [int(at) for at in _likely(network)]
    starts = _starts(candidates, k, value)
    if comb(len(candidates), k) <= ALL:
        chosen = _best(map(frozenset, combinations(candidates, k)), value)
    elif network.n > MANY:
        chosen = next(starts)
    else:
        chosen = _best((_exchanged(start, candidates, value) for start in starts), value)
    return KeyPlayers(
        uids=tuple(network.uids[at] for at in sorted(chosen)),
        value=value(chosen),
        alone=value(frozenset()),
        sampled=network.n > WHOLE,
    )


def _starts(
    candidates: list[int], k: int, value: Callable[[frozenset[int]], float]
) -> Iterator[frozenset[int]]:
    """A set chosen greedily, then some drawn by seed."""
    greedy: frozenset[int] = frozenset()
    for _ in range(k):
        greedy = _best((greedy | {at} for at in candidates if at not in greedy), value)
    yield greedy
    draw = np.random.default_rng(1)
    for _ in range(STARTS if k > 1 else 0):
        yield frozenset(draw.choice(candidates, k, replace=False).tolist())


def _exchanged(
    chosen: frozenset[int], candidates: list[int], value: Callable[[frozenset[int]], float]
) -> frozenset[int]:
    while True:
        swaps = (chosen - {out} | {at} for out in chosen for at in candidates if at not in chosen)
        better = _best((*swaps, chosen), value)
        if value(better) <= value(chosen):
            return chosen
        chosen = better


def _best(
    sets: Iterable[frozenset[int]], value: Callable[[frozenset[int]], float]
) -> frozenset[int]:
    """The set worth most; of several the one of the lowest positions."""
    return min(sets, key=lambda chosen: (-value(chosen), sorted(chosen)))
