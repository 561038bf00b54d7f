"""An actor among the communities of the map: at home in one, or spread over many?"""

import numpy as np
from numpy.typing import NDArray

from graph.measures.cached import once
from graph.measures.communities import communities
from graph.measures.matrices import degrees
from graph.network import Network

SMALLEST = 5
"""Communities of fewer actors say nothing of their members."""


@once
def participation(network: Network) -> NDArray[np.float64]:
    """(n,) 1 − Σ_c (k_ic/k_i)², k_ic partners in community c: 0 all in one, below 1.

    With three communities at most 2/3. NaN outside communities of 5 or more. Source: Guimerà &
    Amaral 2005.
    """
    values = np.full(network.n, np.nan)
    if homes := _homes(network):
        labels, at_home = homes
        low, high = np.vstack((network.pairs, network.pairs[:, ::-1])).astype(np.int64).T
        keys, counts = np.unique(low * network.n + labels[high], return_counts=True)
        squares = np.bincount(keys // network.n, weights=counts**2, minlength=network.n)
        values[at_home] = 1 - squares[at_home] / degrees(network)[at_home] ** 2
    return values


@once
def within_module_z(network: Network) -> NDArray[np.float64]:
    """(n,) an actor's partners within the own community, in standard deviations from its mean.

    NaN outside communities of 5 or more, and where all members have equally many.
    Source: Guimerà & Amaral 2005, with the deviation of the whole community (over n).
    """
    values = np.full(network.n, np.nan)
    if homes := _homes(network):
        labels, at_home = homes
        inside = network.pairs[labels[network.pairs[:, 0]] == labels[network.pairs[:, 1]]]
        own = np.bincount(inside.ravel(), minlength=network.n)
        sizes = np.bincount(labels)
        above = own - (np.bincount(labels, weights=own) / sizes)[labels]
        spread = np.sqrt(np.bincount(labels, weights=above**2) / sizes)[labels]
        at_home = at_home & (spread > 1e-12)
        values[at_home] = above[at_home] / spread[at_home]
    return values


def _homes(network: Network) -> tuple[NDArray[np.int64], NDArray[np.bool_]] | None:
    """The community of each, from 0, and who is in one of 5 or more; None without ties."""
    found = communities(network)
    if not found:
        return None
    labels = found.labels - 1
    return labels, np.bincount(labels)[labels] >= SMALLEST
