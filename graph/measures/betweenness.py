"""Who lies on the way between others."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.measures.cached import once
from graph.measures.distances import distances
from graph.measures.matrices import networkit_graph, repeatable, rustworkx_graph
from graph.measures.sampling import EXACT_LIMIT, SEED
from graph.network import Network

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


@once
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
