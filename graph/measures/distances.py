"""How many steps lie between actors: mean path, diameter, efficiency, closeness.

In full up to 5,000 actors; beyond, from 1,000 seeded sources in every large connected part.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.measures.breadth_first import breadth_first, longest_way
from graph.measures.components import Components, components
from graph.measures.matrices import cached, compressed_rows
from graph.measures.sampling import CONFIDENCE, EXACT_LIMIT, SEED, SOURCES
from graph.network import Network

PART_LIMIT = 2_000
"""In a network above the exact limit, connected parts up to this size are still exact."""


@dataclass(frozen=True)
class Distances:
    """Sums over ordered pairs of actors that can reach each other.

    total: steps; inverse: 1/steps; reachable: number of such pairs (always exact).
    longest: the most steps between two that can reach each other, 0 if none can (always exact).
    sums: (n,) steps from an actor to all it can reach; reached: (n,) how many (always exact).
    total_error, inverse_error: half-widths at 95 %; 0 where exact.
    sums_error: half-width at 95 % of an actor's sum as a share of it; 0 where exact.
    """

    total: float
    inverse: float
    reachable: int
    longest: int
    sums: NDArray[np.float64]
    reached: NDArray[np.int64]
    total_error: float
    inverse_error: float
    sums_error: float

    @property
    def exact(self) -> bool:
        """Whether every distance was measured."""
        return self.total_error == self.inverse_error == 0


@cached
def distances(network: Network) -> Distances:
    """Measures or samples the distances of a network; all sums are 0 without ties."""
    found = components(network)
    tally = _Tally(network)
    for nodes, whole in _searches(found, network.n):
        tally.whole(nodes) if whole else tally.sample(nodes)
    reached = found.sizes[found.labels] - 1
    return Distances(
        total=tally.total,
        inverse=tally.inverse,
        reachable=int(reached.sum()),
        longest=tally.longest,
        sums=tally.sums,
        reached=reached,
        total_error=CONFIDENCE * tally.total_variance**0.5,
        inverse_error=CONFIDENCE * tally.inverse_variance**0.5,
        sums_error=CONFIDENCE * tally.sums_deviation,
    )


def _searches(found: Components, n: int) -> Iterator[tuple[NDArray[np.int64], bool]]:
    """Sets of whole parts to search together, and whether from all their actors."""
    limit = n if n <= EXACT_LIMIT else PART_LIMIT
    by_part = np.argsort(found.labels, kind="stable")
    ends = np.cumsum(found.sizes)
    first = 0
    for number, end in enumerate(ends):
        if found.sizes[number] < 2:
            break
        last = number + 1 == len(ends) or found.sizes[number + 1] < 2
        if last or ends[number + 1] - first > PART_LIMIT:
            yield by_part[first:end], bool(found.sizes[number] <= limit)
            first = int(end)


class _Tally:
    def __init__(self, network: Network) -> None:
        self.network = network
        self.sums = np.zeros(network.n)
        self.total = self.inverse = 0.0
        self.total_variance = self.inverse_variance = 0.0
        self.sums_deviation = 0.0
        self.longest = 0

    def whole(self, nodes: NDArray[np.int64]) -> None:
        """Adds the distances among these actors, all of them."""
        found = breadth_first(*compressed_rows(self.network, nodes), np.arange(len(nodes)))
        steps = np.arange(len(found.counts))
        self.sums[nodes] = found.sums
        self.total += int((steps * found.counts).sum())
        self.inverse += float((found.counts[1:] / steps[1:]).sum())
        self.longest = max(self.longest, found.longest)

    def sample(self, nodes: NDArray[np.int64]) -> None:
        """Adds the distances among the actors of one part, from `SOURCES` of them."""
        size = len(nodes)
        sources = np.random.default_rng(SEED).choice(size, SOURCES, replace=False)
        rows = compressed_rows(self.network, nodes)
        found = breadth_first(*rows, np.sort(sources), by_source=True)
        self.sums[nodes] = found.sums / found.hits * (size - 1)
        self.total += size * float(found.source_sums.mean())
        self.inverse += size * float(found.source_inverse.mean())
        self.total_variance += _variance(found.source_sums, size)
        self.inverse_variance += _variance(found.source_inverse, size)
        self.sums_deviation = max(self.sums_deviation, _deviation(found.counts))
        self.longest = max(self.longest, longest_way(*rows, found.longest))


def _variance(values: NDArray[Any], size: int) -> float:
    """Variance of size × the mean of values drawn from `size` without putting back."""
    drawn = len(values)
    return float(values.var(ddof=1)) * size**2 * (1 - drawn / size) / drawn


def _deviation(counts: NDArray[np.int64]) -> float:
    """Standard error of a mean of `SOURCES` of these distances, as a share of the mean."""
    steps = np.arange(len(counts))
    mean = np.average(steps, weights=counts)
    return float(np.average((steps - mean) ** 2, weights=counts) / SOURCES) ** 0.5 / float(mean)


def mean_path(network: Network) -> float | None:
    """Mean steps over ordered pairs that can reach each other, ≥ 1; None where none can.

    Pairs that can't are left out, so it is read beside fragmentation. Three in a row: 4/3.
    Source: Wasserman & Faust 1994.
    """
    found = distances(network)
    return found.total / found.reachable if found.reachable else None


def diameter(network: Network) -> int | None:
    """The most steps between two that can reach each other; None where none can; always exact.

    Source: Wasserman & Faust 1994.
    """
    return distances(network).longest or None


def global_efficiency(network: Network) -> float | None:
    """Mean of 1/steps over all pairs, 0 for those who can't reach each other; 0–1.

    1 where everyone knows everyone, 0 without ties, None below two actors. One minus it is
    Borgatti's distance-weighted fragmentation. Source: Latora & Marchiori 2001.
    """
    n = network.n
    return distances(network).inverse / (n * (n - 1)) if n > 1 else None


def closeness(network: Network) -> NDArray[np.float64]:
    """(n,) closeness in the form for disconnected networks, 0–1; NaN below two actors.

    (r/(n−1)) · (r/Σd), r others reached, Σd the steps to them; 0 for an isolate, who reaches
    nobody. The centre of a star: 1. Source: Wasserman & Faust 1994.
    """
    found = distances(network)
    if network.n < 2:
        return np.full(network.n, np.nan)
    return found.reached**2 / (np.maximum(found.sums, 1) * (network.n - 1))
