"""How many, and how many of those possible: density, mean degree, the mix of tie levels."""

from graph.network import Network


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
