"""Groups that the map itself shows, denser within than between, and an actor's place in them."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from graph.measures.components import numbered_by_size
from graph.measures.matrices import adjacency, cached, degrees, networkit_graph, repeatable
from graph.measures.sampling import EXACT_LIMIT, SEED
from graph.network import Network

if TYPE_CHECKING:
    from pandas.api.extensions import ExtensionArray

ROUNDS = 10
"""Passes of the Leiden method; it stops by itself when nothing improves."""

TRIES = 20
"""Seeded runs of which the best is taken, up to 5,000 actors; above, one."""

REFINED = 5
"""Rounds in which actors are told apart by whom they are tied to, before they are put in order."""

SMALLEST = 5
"""Communities of fewer actors say nothing of their members."""


@dataclass(frozen=True)
class Communities:
    """labels: (n,) community of each actor, from 1 by size, then by lowest uid.

    count: how many; an isolate is one by itself. modularity: Q of this division, −0.5 to 1.
    """

    labels: NDArray[np.int64]
    count: int
    modularity: float


@cached
def communities(network: Network) -> Communities | None:
    """The division that Leiden finds: unweighted, resolution 1, fixed seeds, one thread.

    None without ties. Sources: Traag, Waltman & van Eck 2019; Newman & Girvan 2004.
    """
    if not network.m:
        return None
    tries = TRIES if network.n <= EXACT_LIMIT else 1
    place = _by_ties(network)
    ends = np.sort(place[network.pairs], axis=1)
    ordered = replace(network, pairs=ends[np.lexsort(ends.T[::-1])].astype(np.int32))
    found = [_division(network, ordered, place, SEED + i) for i in range(tries)]
    labels, sizes, q = max(found, key=lambda division: division[2])
    return Communities(labels + 1, len(sizes), q)


def numbers(network: Network) -> tuple[str, ...]:
    """The community of each actor as text, in the order of `network.uids`; "" without ties."""
    found = communities(network)
    return tuple(map(str, found.labels)) if found else ("",) * network.n


def community(network: Network) -> "ExtensionArray":
    """(n,) the community of each actor, pandas Int64, 1 for the largest; NA without ties."""
    import pandas

    found = communities(network)
    labels = found.labels if found else [pandas.NA] * network.n
    return pandas.array(labels, dtype="Int64")


def count_of_communities(network: Network) -> int | None:
    """How many communities Leiden finds, isolates one each; None without ties."""
    found = communities(network)
    return found.count if found else None


def modularity_found(network: Network) -> float | None:
    """Q of the communities found, −0.5 to 1; None without ties. Newman & Girvan 2004."""
    found = communities(network)
    return found.modularity if found else None


def _by_ties(network: Network) -> NDArray[np.int64]:
    """(n,) each actor's place in an order by ties alone, so that ids decide nothing but among those
    whom ties don't tell apart. Source: colour refinement, Weisfeiler & Leman 1968."""
    matrix = adjacency(network)
    colours = degrees(network).astype(np.int64)
    for _ in range(REFINED):
        weights = np.random.default_rng(SEED).random(int(colours.max()) + 1)[colours]
        seen = np.round(matrix @ weights, 9)
        colours = np.unique(np.column_stack((colours, seen)), axis=0, return_inverse=True)[1]
    place = np.empty(network.n, dtype=np.int64)
    place[np.argsort(colours, kind="stable")] = np.arange(network.n)
    return place


def _division(
    network: Network, ordered: Network, place: NDArray[np.int64], seed: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], float]:
    with repeatable(seed) as networkit:
        run = networkit.community.ParallelLeiden(
            networkit_graph(ordered), iterations=ROUNDS, randomize=True, gamma=1.0
        )
        run.run()
        found = np.array(run.getPartition().getVector(), dtype=np.int64)[place]
    labels, sizes = numbered_by_size(found)
    return labels, sizes, modularity(network, labels)


def modularity(network: Network, labels: NDArray[np.int64]) -> float:
    """Q = Σ_c (m_c/m − (D_c/2m)²), m_c pairs within a group, D_c the degrees of its actors.

    The share of pairs within groups less what degrees alone would give. Labels from 0; the
    network must have ties. Source: Newman & Girvan 2004.
    """
    m = network.m
    ends = labels[network.pairs]
    within = int((ends[:, 0] == ends[:, 1]).sum())
    volumes = np.bincount(labels, weights=degrees(network))
    return within / m - float(((volumes / (2 * m)) ** 2).sum())


def own_degrees(network: Network, labels: NDArray[np.int64]) -> NDArray[np.int64]:
    """(n,) how many partners each actor has in its own group."""
    inside = network.pairs[labels[network.pairs[:, 0]] == labels[network.pairs[:, 1]]]
    return np.bincount(inside.ravel(), minlength=network.n)


@cached
def participation(network: Network) -> NDArray[np.float64]:
    """(n,) 1 − Σ_c (k_ic/k_i)², k_ic partners in community c: 0 all in one, below 1.

    With three communities at most 2/3. NaN outside communities of 5 or more. Source: Guimerà &
    Amaral 2005.
    """
    values = np.full(network.n, np.nan)
    if found := _in_large(network):
        labels, counted = found
        low, high = np.vstack((network.pairs, network.pairs[:, ::-1])).astype(np.int64).T
        keys, counts = np.unique(low * network.n + labels[high], return_counts=True)
        squares = np.bincount(keys // network.n, weights=counts**2, minlength=network.n)
        values[counted] = 1 - squares[counted] / degrees(network)[counted] ** 2
    return values


@cached
def within_module_z(network: Network) -> NDArray[np.float64]:
    """(n,) an actor's partners within the own community, in standard deviations from its mean.

    NaN outside communities of 5 or more, and where all members have equally many.
    Source: Guimerà & Amaral 2005, with the deviation of the whole community (over n).
    """
    values = np.full(network.n, np.nan)
    if found := _in_large(network):
        labels, counted = found
        own = own_degrees(network, labels)
        sizes = np.bincount(labels)
        above = own - (np.bincount(labels, weights=own) / sizes)[labels]
        spread = np.sqrt(np.bincount(labels, weights=above**2) / sizes)[labels]
        counted = counted & (spread > 1e-12)
        values[counted] = above[counted] / spread[counted]
    return values


def _in_large(network: Network) -> tuple[NDArray[np.int64], NDArray[np.bool_]] | None:
    """The community of each, from 0, and who is in one of 5 or more; None without ties."""
    found = communities(network)
    if not found:
        return None
    labels = found.labels - 1
    return labels, np.bincount(labels)[labels] >= SMALLEST
