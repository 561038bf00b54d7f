"""Who is central, and how far a network hangs on its most central actor."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.measures.components import components
from graph.measures.distances import distances
from graph.measures.matrices import (
    adjacency,
    cached,
    degrees,
    networkit_graph,
    repeatable,
    rustworkx_graph,
    share_of_others,
)
from graph.measures.sampling import EXACT_LIMIT, SEED
from graph.network import Network

DENSE = 200
"""Up to this size the eigenvector comes from the full matrix."""

ERROR = 0.01
"""Above the exact limit: largest error of any actor's betweenness, with chance `CHANCE`."""

CHANCE = 0.9

THREADS_FROM = 2_000
"""Below, one thread: the order of sums, and so the last digit, is the same on every run."""


@dataclass(frozen=True)
class Betweenness:
    """values: (n,) Freeman's form, 0–1, NaN below three actors; exact or sampled."""

    values: NDArray[np.float64]
    exact: bool


@cached
def betweenness(network: Network) -> Betweenness:
    """Share of shortest paths between two others that run through the actor.

    Σ σ_st(i)/σ_st over pairs of others, divided by (n−1)(n−2)/2; pairs that can't reach each other
    add nothing. The centre of a star: 1. Above 5,000 actors from random shortest paths.
    Sources: Freeman 1979; Brandes 2001; sampled: Borassi & Natale 2016.
    """
    if network.n < 3:
        return Betweenness(np.full(network.n, np.nan), True)
    if network.n <= EXACT_LIMIT:
        return Betweenness(_exact(network), True)
    return Betweenness(_sampled(network), False)


def _exact(network: Network) -> NDArray[np.float64]:
    import rustworkx

    values = np.zeros(network.n)
    graph = rustworkx_graph(network)
    scores = rustworkx.betweenness_centrality(graph, parallel_threshold=THREADS_FROM)
    for position, score in scores.items():
        values[position] = score
    return values


def _sampled(network: Network) -> NDArray[np.float64]:
    n = network.n
    if not network.m:
        return np.zeros(n)
    with repeatable(SEED) as networkit:
        run = networkit.centrality.KadabraBetweenness(
            networkit_graph(network), ERROR, 1 - CHANCE, deterministic=True
        )
        run.run()
        scores = np.array(run.scores())
    # The library counts undirected paths twice. A path of d steps has d − 1 actors inside, which
    # gives the sum that the scores must have, however they are counted.
    spread = distances(network)
    inside = (spread.total - spread.reachable) / ((n - 1) * (n - 2))
    return np.minimum(scores * (inside / scores.sum()), 1.0) if scores.sum() else scores


def betweenness_centrality(network: Network) -> NDArray[np.float64]:
    """(n,) the values of `betweenness`: 0–1, NaN below three actors."""
    return betweenness(network).values


def degree_centrality(network: Network) -> NDArray[np.float64]:
    """(n,) degree/(n−1), 0–1: the share of the others who are partners; NaN below two actors.

    Source: Freeman 1979.
    """
    return share_of_others(network, degrees(network))


@cached
def eigenvector(network: Network) -> NDArray[np.float64]:
    """(n,) an actor is central whose partners are central; 0–1, squares sum to 1.

    On the largest connected part; NaN outside it and where nobody is tied. Three in a row:
    .5, .707, .5. Source: Bonacich 1972.
    """
    values = np.full(network.n, np.nan)
    members = components(network).members(0)
    if len(members) < 2:
        return values
    matrix = adjacency(network)[members][:, members]
    values[members] = np.abs(_leading_vector(matrix))
    return values


def _leading_vector(matrix: Any) -> NDArray[np.float64]:
    if matrix.shape[0] <= DENSE:
        return np.linalg.eigh(matrix.toarray())[1][:, -1]
    from scipy.sparse.linalg import eigsh

    # A fixed start makes runs repeat; degrees are close to the answer.
    _, vectors = eigsh(matrix, k=1, which="LA", v0=matrix.sum(axis=1))
    return vectors[:, 0]


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
