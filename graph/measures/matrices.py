"""A network in the forms that the numeric libraries want.

The libraries are imported inside: networkit alone takes one to two seconds.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.measures.cached import once
from graph.network import Network

_one_at_a_time = Lock()


@once
def degrees(network: Network) -> NDArray[np.int64]:
    """(n,) number of pairs that each actor is part of; 0 for an isolate."""
    return np.bincount(network.pairs.ravel(), minlength=network.n).astype(np.int64)


@once
def adjacency(network: Network) -> Any:
    """(n, n) symmetric scipy CSR array of ones, zero diagonal, column indices ascending."""
    from scipy.sparse import csr_array

    low, high = network.pairs[:, 0], network.pairs[:, 1]
    rows, columns = np.concatenate((low, high)), np.concatenate((high, low))
    ones = np.ones(len(rows), dtype=np.float64)
    matrix = csr_array((ones, (rows, columns)), shape=(network.n, network.n))
    matrix.sort_indices()
    return matrix


@once
def rustworkx_graph(network: Network) -> Any:
    """rustworkx.PyGraph with positions as node indices, one edge a pair."""
    import rustworkx

    # Pairs are unique already; with multigraph=False the library would look up each one.
    graph = rustworkx.PyGraph(multigraph=True)
    graph.add_nodes_from(range(network.n))
    low, high = network.pairs.T.tolist()
    graph.add_edges_from_no_data(list(zip(low, high, strict=True)))
    return graph


@once
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
