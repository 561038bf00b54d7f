"""What the network would fall apart without: single actors and single pairs."""

import numpy as np
from numpy.typing import NDArray

from graph.measures.cached import once
from graph.measures.matrices import rustworkx_graph
from graph.network import Network


def cut_vertices(network: Network) -> list[str]:
    """Uids, ascending, of actors without whom their connected part falls apart; [] if none.

    The middle one of three in a row. Source: Tarjan 1972.
    """
    return [network.uids[i] for i in cut_positions(network)]


@once
def cut_positions(network: Network) -> NDArray[np.int64]:
    """Positions of the cut vertices, ascending."""
    if not network.m:
        return np.zeros(0, np.int64)
    import rustworkx

    found = rustworkx.articulation_points(rustworkx_graph(network))
    return np.array(sorted(found), dtype=np.int64)


@once
def bridges(network: Network) -> list[list[str]]:
    """[uid, uid], lower first, ascending: pairs whose end would split their part; [] if none.

    Every pair of a star is one. Source: Tarjan 1974.
    """
    if not network.m:
        return []
    import rustworkx

    found = sorted(tuple(sorted(pair)) for pair in rustworkx.bridges(rustworkx_graph(network)))
    return [[network.uids[low], network.uids[high]] for low, high in found]
