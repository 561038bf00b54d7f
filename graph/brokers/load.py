"""How much of the network's introductions hangs on whom."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from graph.measures.closure import blocks
from graph.measures.composition import concentration
from graph.measures.matrices import adjacency, cached, degrees
from graph.measures.pairs import Floats
from graph.measures.sampling import EXACT_LIMIT
from graph.network import Network

SAMPLE = 2_000
"""Actors whose introductions are looked at in networks of more than `EXACT_LIMIT`; seeded."""


@dataclass(frozen=True)
class Load:
    """Open pairs are two actors not tied to each other who have a partner in common.

    pairs: how many there are. share: (n,) of all of them, how many hang on each actor, 0–1; a
    pair with k partners in common hangs on each of them by 1/k. alone: (n,) how many have no other
    partner in common. sampled: whether it is an estimate, from the pairs of `SAMPLE` actors.
    """

    pairs: float
    share: Floats
    alone: Floats
    sampled: bool = False

    @property
    def top(self) -> float | None:
        """The share of the one with the most; None without open pairs."""
        return float(self.share.max()) if self.pairs else None

    @property
    def concentrated(self) -> float | None:
        """Σ share², the Herfindahl–Hirschman index: 1 where one has all. None without any."""
        return concentration(self.share) if self.pairs else None

    @property
    def on_one(self) -> float | None:
        """The share of open pairs that have one partner in common only; None without any."""
        return float(self.alone.sum() / self.pairs) if self.pairs else None


@cached
def load(network: Network) -> Load:
    """Who introduces whom to whom, shared out fairly (our rule); see `Load`.

    The middle of three in a row has all of it; each of four in a ring a quarter.
    """
    matrix, degree = adjacency(network), degrees(network)
    chosen, factor = np.ones(network.n), 1.0
    if sampled := network.n > EXACT_LIMIT:
        chosen = np.zeros(network.n)
        picked = np.random.default_rng(1).choice(network.n, SAMPLE, replace=False)
        chosen[picked], factor = 1, network.n / SAMPLE
        rows = matrix[np.sort(picked)]
    else:
        rows = matrix
    pairs, share, alone = 0.0, np.zeros(network.n), np.zeros(network.n)
    at = np.flatnonzero(chosen)
    for low, high in blocks(rows, degree) if not sampled else _chunks(len(at)):
        common = _common(rows[low:high], matrix, at[low:high])
        pairs += common.nnz
        single = common.copy()
        single.data = (common.data == 1).astype(np.float64)
        common.data = 1 / common.data
        share += _through(rows[low:high], common, matrix)
        alone += _through(rows[low:high], single, matrix)
    pairs, share, alone = factor * pairs / 2, factor * share / 2, factor * alone / 2
    return Load(pairs, share / max(pairs, 1), alone, sampled)


def _chunks(n: int) -> list[tuple[int, int]]:
    return [(low, min(low + 200, n)) for low in range(0, n, 200)]


def _common(rows: Any, matrix: Any, at: Any) -> Any:
    """(rows, n) how many partners each has in common with those it is not tied to."""
    ways = rows @ matrix
    open_ways = (ways - ways.multiply(rows)).tocoo()
    source, to = open_ways.row, open_ways.col
    kept = (open_ways.data > 0) & (at[source] != to)
    found = (open_ways.data[kept], (source[kept], to[kept]))
    return type(open_ways)(found, shape=ways.shape).tocsr()


def _through(rows: Any, weights: Any, matrix: Any) -> Floats:
    """(n,) Σ over open pairs (a, c) of their weight, for each partner they have in common."""
    found: Floats = np.asarray((weights @ matrix).multiply(rows).sum(axis=0)).ravel()
    return found
