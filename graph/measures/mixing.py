"""Do ties run within groups or between them? Sectors and areas, against what sizes alone give."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.measures.sampling import SEED
from graph.network import Network

RUNS = 1_000
"""Random regroupings unless more are asked for."""

AT_ONCE = 5_000_000
"""Ends of pairs looked up at a time while groups are drawn."""


@dataclass(frozen=True)
class Mixing:
    """Pairs between groups of actors; an actor without a group counts nowhere.

    groups: names, ascending, of those that have actors. sizes: (g,) actors of each.
    pairs: (g, g) symmetric, tied pairs between two groups, on the diagonal within one.
    possible: (g, g) pairs there could be. unknown: actors without a group.
    """

    groups: tuple[str, ...]
    sizes: NDArray[np.int64]
    pairs: NDArray[np.int64]
    possible: NDArray[np.int64]
    unknown: int

    @property
    def m(self) -> int:
        """Tied pairs whose two actors both have a group."""
        return int(np.triu(self.pairs).sum())

    @property
    def internal(self) -> int:
        """Tied pairs within a group."""
        return int(np.trace(self.pairs))

    def expected(self) -> NDArray[np.float64] | None:
        """(g, g) pairs that as many ties would make if they fell on any pair alike.

        None where no two actors have a group. Our rule: sizes of groups alone, as for E–I.
        """
        total = int(np.triu(self.possible).sum())
        return np.asarray(self.possible * (self.m / total), np.float64) if total else None


def mixing(network: Network, groups: Sequence[str]) -> Mixing:
    """The pairs of a network by the groups of their actors.

    groups: one an actor, in the order of `network.uids`; "" where it is not known.
    """
    names, places = placed(groups)
    sizes = np.bincount(places[places >= 0], minlength=len(names)).astype(np.int64)
    ends = places[network.pairs]
    ends = np.sort(ends[(ends >= 0).all(axis=1)], axis=1)
    g = max(len(names), 1)
    flat = np.bincount(ends[:, 0] * g + ends[:, 1], minlength=g * g)[: len(names) * g]
    upper = flat.reshape(len(names), g).astype(np.int64)
    possible = np.outer(sizes, sizes)
    np.fill_diagonal(possible, sizes * (sizes - 1) // 2)
    return Mixing(
        groups=names,
        sizes=sizes,
        pairs=upper + np.triu(upper, 1).T,
        possible=possible,
        unknown=int((places < 0).sum()),
    )


def ei_index(found: Mixing) -> float | None:
    """(E−I)/(E+I), E pairs between groups, I within: −1 all within, 1 all between.

    None where no pair has both groups known. Source: Krackhardt & Stern 1988.
    """
    return (found.m - 2 * found.internal) / found.m if found.m else None


def ei_expected(found: Mixing) -> float | None:
    """E–I of all pairs there could be: what group sizes alone give, −1 to 1.

    Groups of 20, 10 and 5: .176. None where fewer than two actors have a group.
    Source: Krackhardt & Stern 1988.
    """
    total, within = int(np.triu(found.possible).sum()), int(np.trace(found.possible))
    return (total - 2 * within) / total if total else None


@dataclass(frozen=True)
class Chance:
    """How often groups drawn at random give what was found.

    p: share of the draws, the one found among them, whose E–I is as far from the mean or farther,
        above 0 to 1. mean: of all deals there are, exactly. low, high: of the draws, the middle
        95 %. runs, seed: of them.
    """

    p: float
    mean: float
    low: float
    high: float
    runs: int
    seed: int = SEED


def ei_chance(
    network: Network, groups: Sequence[str], runs: int = RUNS, seed: int = SEED
) -> Chance | None:
    """Whether E–I could be chance: the ties stay, the groups are dealt at random.

    Actors without a group keep none. None where E–I is not defined or there is one group only.
    Source: Krackhardt & Stern 1988; p as in Phipson & Smyth 2010, never 0.
    """
    names, places = placed(groups)
    ends = network.pairs[(places[network.pairs] >= 0).all(axis=1)]
    if not len(ends) or len(names) < 2:
        return None
    grouped = np.flatnonzero(places >= 0)
    at = np.full(network.n, -1)
    at[grouped] = np.arange(len(grouped))
    one, other = at[ends].T
    dealt, random = places[grouped], np.random.default_rng(seed)
    draws = np.empty(runs)
    step = max(AT_ONCE // max(len(ends), len(grouped)), 1)
    for first in range(0, runs, step):
        deals = random.permuted(np.tile(dealt, (min(step, runs - first), 1)), axis=1)
        inside = (deals[:, one] == deals[:, other]).sum(axis=1)
        draws[first : first + step] = 1 - 2 * inside / len(ends)
    found = 1 - 2 * int((dealt[one] == dealt[other]).sum()) / len(ends)
    sizes = np.bincount(dealt)
    pairs = len(dealt) * (len(dealt) - 1)
    mean = 1 - 2 * float((sizes * (sizes - 1)).sum() / pairs)
    as_far = int((np.abs(draws - mean) >= abs(found - mean) - 1e-12).sum())
    low, high = np.quantile(draws, (0.025, 0.975))
    return Chance((as_far + 1) / (runs + 1), mean, float(low), float(high), runs, seed)


def placed(groups: Sequence[str]) -> tuple[tuple[str, ...], NDArray[np.int64]]:
    """The names of the groups, ascending, and the place of each actor's among them, -1 unknown."""
    names = tuple(sorted({group for group in groups if group}))
    place = {name: i for i, name in enumerate(names)}
    return names, np.array([place.get(group, -1) for group in groups], dtype=np.int64)
