"""The core of a network: actors who hold each other in it by many ties."""

import numpy as np
from numpy.typing import NDArray

from graph.measures.cached import once
from graph.measures.matrices import networkit_graph
from graph.network import Network


@once
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
