"""Are one-sided reports returned? On arcs only: ties that one side reported."""

import numpy as np

from graph.network import Network


def arc_reciprocity(network: Network) -> float | None:
    """Share of arcs that are returned, 0–1: returned arcs/arcs.

    None without arcs. Two actors who name each other and one who names a third: 2/3.
    Source: Wasserman & Faust 1994.
    """
    arcs = len(network.arcs)
    return 2 * _mutual_dyads(network) / arcs if arcs else None


def dyad_reciprocity(network: Network) -> float | None:
    """Share of pairs joined by arcs in which both name the other, 0–1: mutual dyads/tied dyads.

    None without arcs. Two actors who name each other and one who names a third: 1/2.
    Source: Wasserman & Faust 1994.
    """
    arcs, mutual = len(network.arcs), _mutual_dyads(network)
    return mutual / (arcs - mutual) if arcs else None


def _mutual_dyads(network: Network) -> int:
    from_, to = network.arcs.astype(np.int64).T
    keys, turned = from_ * network.n + to, to * network.n + from_
    return int(np.isin(turned, keys, assume_unique=True).sum()) // 2
