"""The core of a network: who hold each other in it by many ties, and the periphery around it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.measures.matrices import cached, degrees, networkit_graph
from graph.network import Network


@cached
def core_numbers(network: Network) -> NDArray[np.int64]:
    """(n,) largest k for which the actor is in a k-core; 0 for an isolate.

    A k-core is a set in which everyone has k partners within it, found by peeling off those who
    have fewer. Three who all know each other: 2 each. Source: Seidman 1983.
    """
    if not network.m:
        return np.zeros(network.n, dtype=np.int64)
    import networkit

    run = networkit.centrality.CoreDecomposition(networkit_graph(network))
    run.run()
    return np.array(run.scores(), dtype=np.int64)


def core_max(network: Network) -> int | None:
    """The largest core number; 0 without ties, None without actors. Source: Seidman 1983."""
    return int(core_numbers(network).max()) if network.n else None


@dataclass(frozen=True)
class CorePeriphery:
    """The best division into core and periphery.

    fit: correlation with the ideal pattern, −1 to 1. core: (c,) positions of its actors,
    ascending.
    """

    fit: float
    core: NDArray[np.int64]


@cached
def core_periphery(network: Network) -> CorePeriphery | None:
    """The cut along the order of degree that comes nearest the ideal pattern.

    Ideal: all pairs within the core and between core and periphery are tied, none within the
    periphery; the fit is the correlation of the pairs with it. A star: 1. A cut never parts
    actors of one degree, so that names decide nothing; of equal cuts the smallest core is taken.
    None where all have the same degree. Source: Borgatti & Everett 1999; the search along
    degrees is ours.
    """
    n, m = network.n, network.m
    degree = degrees(network)
    order = np.argsort(-degree, kind="stable")
    sorted_degrees = degree[order]
    cuts = np.flatnonzero(np.diff(sorted_degrees)) + 1
    if not len(cuts):
        return None
    rank = np.empty(n, dtype=np.int64)
    rank[order] = np.arange(n)
    # A pair is in the pattern of every cut behind its better end.
    touched = np.cumsum(np.bincount(rank[network.pairs].min(axis=1), minlength=n))
    a = touched[cuts - 1].astype(np.float64)
    total = n * (n - 1) / 2
    ideal = total - (n - cuts) * (n - cuts - 1) / 2
    spread = m * (total - m) * ideal * (total - ideal)
    with np.errstate(divide="ignore", invalid="ignore"):
        fits = np.where(spread > 0, (total * a - m * ideal) / np.sqrt(spread), -np.inf)
    best = int(np.argmax(fits))
    if not np.isfinite(fits[best]):
        return None
    return CorePeriphery(float(fits[best]), np.sort(order[: cuts[best]]))


def core_periphery_fit(network: Network) -> float | None:
    """The fit of the best division into core and periphery, −1 to 1: a star 1.

    None where all have the same degree. Source: Borgatti & Everett 1999.
    """
    found = core_periphery(network)
    return found.fit if found else None
