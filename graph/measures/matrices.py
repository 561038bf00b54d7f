"""A network as matrices and graphs of the numeric libraries, each made once.

The libraries are imported inside: networkit alone takes one to two seconds.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from threading import Lock
from typing import Any, TypeVar
from weakref import finalize

import numpy as np
from numpy.typing import NDArray

from graph.network import Network

T = TypeVar("T")

_one_at_a_time = Lock()


def cached(measure: Callable[[Network], T]) -> Callable[[Network], T]:
    """The same measure, computed at most once for each network object.

    For steps that several figures rest on: distances, betweenness, cut vertices. Networks are
    never changed, so nothing grows stale; what a dropped network gave is dropped with it.
    """
    # By identity, since arrays make networks neither comparable nor hashable.
    results: dict[int, T] = {}

    @wraps(measure)
    def remembered(network: Network) -> T:
        key = id(network)
        if key not in results:
            results[key] = measure(network)
            finalize(network, results.pop, key, None)
        return results[key]

    return remembered


@cached
def degrees(network: Network) -> NDArray[np.int64]:
    """(n,) number of pairs that each actor is part of; 0 for an isolate."""
    return np.bincount(network.pairs.ravel(), minlength=network.n).astype(np.int64)


def share_of_others(network: Network, counts: NDArray[np.int64]) -> NDArray[np.float64]:
    """(n,) counts of other actors as shares of all n−1 others, 0–1; NaN below two actors."""
    if network.n < 2:
        return np.full(network.n, np.nan)
    return counts / (network.n - 1)


@cached
def adjacency(network: Network) -> Any:
    """(n, n) symmetric scipy CSR array of ones, zero diagonal, column indices ascending."""
    from scipy.sparse import csr_array

    low, high = network.pairs[:, 0], network.pairs[:, 1]
    rows, columns = np.concatenate((low, high)), np.concatenate((high, low))
    ones = np.ones(len(rows), dtype=np.float64)
    matrix = csr_array((ones, (rows, columns)), shape=(network.n, network.n))
    matrix.sort_indices()
    return matrix


def compressed_rows(
    network: Network, nodes: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Compressed rows of these actors, who have no partner outside, numbered from 0."""
    own: Any = adjacency(network)[nodes]
    place = np.zeros(network.n, dtype=np.int64)
    place[nodes] = np.arange(len(nodes))
    return own.indptr.astype(np.int64), place[own.indices]


@cached
def rustworkx_graph(network: Network) -> Any:
    """rustworkx.PyGraph with positions as node indices, one edge a pair."""
    import rustworkx

    # Pairs are unique already; with multigraph=False the library would look up each one.
    graph = rustworkx.PyGraph(multigraph=True)
    graph.add_nodes_from(range(network.n))
    low, high = network.pairs.T.tolist()
    graph.add_edges_from_no_data(list(zip(low, high, strict=True)))
    return graph


@cached
def networkit_graph(network: Network) -> Any:
    """networkit.Graph, undirected and unweighted, with positions as nodes."""
    import networkit

    low, high = network.pairs.astype(np.uint64).T
    return networkit.GraphFromCoo((low.copy(), high.copy()), n=network.n, directed=False)


@contextmanager
def repeatable(seed: int) -> Iterator[Any]:
    """networkit with its random numbers seeded, on one thread, for one caller at a time.

    Seed and number of threads are global to the library, and only on one thread do its runs repeat.
    """
    import networkit

    with _one_at_a_time:
        before = networkit.getMaxNumberOfThreads()
        networkit.setNumberOfThreads(1)
        networkit.engineering.setSeed(seed, True)
        try:
            yield networkit
        finally:
            networkit.setNumberOfThreads(before)
