"""What counting ties alone gives: density, mean degree, mix of levels, reciprocity.

Reciprocity and arcs are of the ties that one side alone reported.
"""

import numpy as np

from graph.network import Network


def actors(network: Network) -> int:
    """How many actors there are, those without ties included."""
    return network.n


def ties(network: Network) -> int:
    """How many ties are in force; a pair may have several."""
    return network.ties


def pairs(network: Network) -> int:
    """How many pairs of actors have at least one tie."""
    return network.m


def arcs(network: Network) -> int:
    """How many arcs there are: different (reporter, named) of the ties that one side reported."""
    return len(network.arcs)


def density(network: Network) -> float | None:
    """Share of all possible pairs that are tied, 0–1: 2m/(n(n−1)).

    None below two actors; 0 where nobody is tied. Falls as a network grows, so it is read beside
    the mean degree. Source: Wasserman & Faust 1994. Three actors in a row: 2/3.
    """
    n = network.n
    return 2 * network.m / (n * (n - 1)) if n > 1 else None


def density_directed(network: Network) -> float | None:
    """Share of all possible arcs that are there, 0–1: arcs/(n(n−1)).

    Arcs are the ties that one side reported. None below two actors.
    Source: Wasserman & Faust 1994.
    """
    n = network.n
    return len(network.arcs) / (n * (n - 1)) if n > 1 else None


def mean_degree(network: Network) -> float | None:
    """Partners an actor has on average: 2m/n, isolates included; None without actors."""
    return 2 * network.m / network.n if network.n else None


def tie_mix(network: Network) -> dict[str, float | None]:
    """Share of pairs at each level, from tight to loose; the shares sum to 1.

    A pair's level is that of its tightest tie. Every share is None where no pair is tied.
    Our rule (definitions: tie levels).
    """
    tightest_first = reversed(network.at_each_level().items())
    return {level: pairs / network.m if network.m else None for level, pairs in tightest_first}


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
