"""Connected parts: who can reach whom at all, and without whom a part would fall apart."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.measures.matrices import adjacency, cached, rustworkx_graph
from graph.network import Network


@dataclass(frozen=True)
class Components:
    """The connected parts, the largest first, equal ones by their lowest uid.

    labels: (n,) number of each actor's part, from 0.
    sizes: (k,) actors in each part, descending; an isolate is a part of one.
    """

    labels: NDArray[np.int64]
    sizes: NDArray[np.int64]

    def members(self, number: int) -> NDArray[np.int64]:
        """Positions of the actors of one part, ascending; none where there is no such part."""
        return np.flatnonzero(self.labels == number)


@cached
def components(network: Network) -> Components:
    """The connected parts; none for an empty network."""
    if not network.n:
        return Components(np.zeros(0, np.int64), np.zeros(0, np.int64))
    from scipy.sparse.csgraph import connected_components

    _, found = connected_components(adjacency(network), directed=False)
    return Components(*numbered_by_size(found))


def numbered_by_size(labels: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The same groups numbered from 0 by size, then by lowest position; and their sizes."""
    _, first, inverse, sizes = np.unique(
        labels, return_index=True, return_inverse=True, return_counts=True
    )
    order = np.lexsort((first, -sizes))
    number = np.empty_like(order)
    number[order] = np.arange(len(order))
    return number[inverse], sizes[order]


def count_of_components(network: Network) -> int:
    """Number of connected parts, isolates included; 0 for an empty network."""
    return len(components(network).sizes)


def largest_component_share(network: Network) -> float | None:
    """Share of the actors in the largest connected part, 0–1; None without actors."""
    return int(components(network).sizes[0]) / network.n if network.n else None


def fragmentation(network: Network) -> float | None:
    """Share of pairs of actors who can't reach each other, 0–1: 1 − Σ s(s−1)/(n(n−1)) over parts.

    0 in one piece, 1 where nobody is tied; None below two actors. Source: Borgatti 2006.
    """
    n = network.n
    if n < 2:
        return None
    sizes = components(network).sizes
    return 1 - int((sizes * (sizes - 1)).sum()) / (n * (n - 1))


def strong_components(network: Network) -> int:
    """Number of sets of actors who reach each other along arcs, over all n actors.

    An actor without such company counts as one; 0 for an empty network.
    Source: Wasserman & Faust 1994.
    """
    if not network.n:
        return 0
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    ones = np.ones(len(network.arcs), dtype=np.int8)
    matrix = csr_array((ones, tuple(network.arcs.T)), shape=(network.n, network.n))
    count, _ = connected_components(matrix, directed=True, connection="strong")
    return int(count)


def cut_vertices(network: Network) -> list[str]:
    """Uids, ascending, of actors without whom their connected part falls apart; [] if none.

    The middle one of three in a row. Source: Tarjan 1972.
    """
    return [network.uids[i] for i in cut_positions(network)]


@cached
def cut_positions(network: Network) -> NDArray[np.int64]:
    """Positions of the cut vertices, ascending."""
    if not network.m:
        return np.zeros(0, np.int64)
    import rustworkx

    found = rustworkx.articulation_points(rustworkx_graph(network))
    return np.array(sorted(found), dtype=np.int64)


@cached
def bridges(network: Network) -> list[list[str]]:
    """[uid, uid], lower first, ascending: pairs whose end would split their part; [] if none.

    Every pair of a star is one. Source: Tarjan 1974.
    """
    if not network.m:
        return []
    import rustworkx

    found = sorted(tuple(sorted(pair)) for pair in rustworkx.bridges(rustworkx_graph(network)))
    return [[network.uids[low], network.uids[high]] for low, high in found]
