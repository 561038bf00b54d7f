"""How far a network hangs on its most central actor: 1 for a star, 0 where all are alike."""

import numpy as np
from numpy.typing import NDArray

from graph.measures.betweenness import betweenness
from graph.measures.matrices import degrees
from graph.network import Network


def degree_centralization(network: Network) -> float | None:
    """Σ(d_max − d_i)/((n−1)(n−2)), 0–1: star 1, ring 0.

    None below three actors. Neither low nor high is good in itself. Source: Freeman 1979.
    """
    return spread_of_degrees(degrees(network))


def spread_of_degrees(degree: NDArray[np.int64]) -> float | None:
    """Degree centralization of actors with these degrees; None below three."""
    n = len(degree)
    if n < 3:
        return None
    return int(degree.max() * n - degree.sum()) / ((n - 1) * (n - 2))


def betweenness_centralization(network: Network) -> float | None:
    """Σ(b_max − b_i)/(n−1) with b in Freeman's form (0–1), 0–1: star 1, ring 0.

    None below three actors; above 5,000 from sampled betweenness. Source: Freeman 1979.
    """
    n = network.n
    if n < 3:
        return None
    between = betweenness(network).values
    return float((between.max() - between).sum() / (n - 1))


def indegree_centralization(network: Network) -> float | None:
    """Σ(max − d_i)/(n−1)² over arcs received, 0–1; None below two actors. Freeman 1979."""
    return _spread_of_arcs(network, 1)


def outdegree_centralization(network: Network) -> float | None:
    """Σ(max − d_i)/(n−1)² over arcs sent, 0–1; None below two actors. Freeman 1979."""
    return _spread_of_arcs(network, 0)


def _spread_of_arcs(network: Network, end: int) -> float | None:
    n = network.n
    if n < 2:
        return None
    degree = np.bincount(network.arcs[:, end], minlength=n)
    return int(degree.max() * n - degree.sum()) / (n - 1) ** 2
