"""Between what and what a figure lies, where not every member has answered.

What a pair says is known where one of the two answered; of pairs of two who did not, nothing is. So
far the bounds are sure: all of these are tied, or none. How many of them are is learned from those
who answered: among them every tie is known, so as large a share of them is left out again and again
(sampling without replacement, our rule), and it is seen how much more there was than would be seen.
"""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from graph.measures.components import fragmentation
from graph.network import Network

DRAWS = 1_000
TAIL = 0.0025
"""Share of the draws beyond each end of a band."""
FEWEST = 10
"""Answers, below which nothing is learned about those who are missing."""


@dataclass(frozen=True)
class Band:
    """A figure as it is seen, and the least and the most that it may be; None: not defined."""

    seen: float | None
    low: float | None
    high: float | None


def bands(seen: Network, answered: Collection[str]) -> dict[str, Band]:
    """`density`, `mean_degree`, `fragmentation` of the ties that one side at least reported.

    seen: all members, also those who did not answer. The first two hold the figure of full answers
    in 95 of 100 such samples or more, the last always does. Where all answered it is one number.
    """
    told = np.array([uid in answered for uid in seen.uids], dtype=bool)
    low, high = _pairs(seen, told)
    n = seen.n
    all_pairs = n * (n - 1) / 2
    found = {}
    for name, whole in (("density", all_pairs), ("mean_degree", n / 2)):
        seen_m, least, most = ((m / whole if n > 1 else None) for m in (seen.m, low, high))
        found[name] = Band(seen_m, least, most)
    found["fragmentation"] = Band(
        fragmentation(seen), fragmentation(_all_tied(seen, told)), fragmentation(seen)
    )
    return found


def _pairs(seen: Network, told: NDArray[np.bool_]) -> tuple[float, float]:
    """The least and the most pairs that are tied."""
    silent = int((~told).sum())
    sure = (float(seen.m), seen.m + silent * (silent - 1) / 2)
    more = _times_more(seen, told) if silent > 1 else None
    if more is None:
        return sure
    low, high = np.quantile(more, (TAIL, 1 - TAIL)) * seen.m
    return max(sure[0], float(low)), min(sure[1], float(high))


def _times_more(seen: Network, told: NDArray[np.bool_]) -> NDArray[np.float64] | None:
    """How many times more pairs are tied than are seen, of draws among those who answered; None
    where too few of them are tied to tell."""
    among = seen.pairs[told[seen.pairs].all(axis=1)]
    place = np.cumsum(told) - 1
    k = int(told.sum())
    kept = k * k // seen.n
    if not len(among) or k < FEWEST:
        return None
    draw = np.random.default_rng(0)
    found = []
    for _ in range(DRAWS):
        asked = np.zeros(k, dtype=bool)
        asked[draw.choice(k, kept, replace=False)] = True
        if count := int(asked[place[among]].any(axis=1).sum()):
            found.append(len(among) / count)
    return np.array(found) if found else None


def _all_tied(seen: Network, told: NDArray[np.bool_]) -> Network:
    """The same, with all who did not answer tied to one another: one path of them is enough."""
    silent = [uid for uid, has in zip(seen.uids, told, strict=True) if not has]
    known = [(seen.uids[a], seen.uids[b]) for a, b in seen.pairs.tolist()]
    return Network.of(seen.uids, [*known, *pairwise(silent)])
