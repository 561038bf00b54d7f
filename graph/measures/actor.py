"""Each actor's place in the network, in figures."""

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from graph.measures.betweenness import CHANCE, ERROR, betweenness
from graph.measures.cached import once
from graph.measures.cartography import participation, within_module_z
from graph.measures.closure import effective_size, surroundings
from graph.measures.communities import communities
from graph.measures.components import parts
from graph.measures.cores import core_numbers
from graph.measures.distances import closeness, distances
from graph.measures.matrices import adjacency, degrees
from graph.measures.sampling import SOURCES, Sampled
from graph.network import Network

if TYPE_CHECKING:
    import pandas

DENSE = 200
"""Up to this size the eigenvector comes from the full matrix."""


def actor_figures(network: Network) -> "pandas.DataFrame":
    """DataFrame, one row an actor, by uid:

    uid: text.
    degree: partners (pairs), integer.
    degree_centrality: degree/(n−1), 0–1; missing below two actors. Freeman 1979.
    betweenness: share of the others' shortest paths through the actor, 0–1; missing below three.
    closeness: 0–1, 0 for an isolate; missing below two actors. Wasserman & Faust 1994.
    eigenvector: 0–1, squares sum to 1; missing outside the largest part. Bonacich 1972.
    reach2: share of the others within two steps, 0–1; missing below two actors.
    constraint: above 0, may exceed 1; missing for isolates. Burt 1992.
    effective_size: partners less their overlap; missing for isolates. Borgatti 1997.
    core: largest k of a k-core the actor is in, integer, 0 for isolates. Seidman 1983.
    community: 1 for the largest, integer; missing where there are no ties. Traag et al. 2019.
    participation: 0–1, how far the partners spread over communities; missing outside communities
        of 5 or more. within_module_z: partners within the own one, in standard deviations;
        missing as well where all have equally many. Guimerà & Amaral 2005.

    Missing is NaN (NA for community). `attrs["sampled"]` is a tuple of `Sampled`, empty up to
    5,000 actors.
    """
    import pandas

    figures = pandas.DataFrame(
        {
            "uid": pandas.Series(network.uids, dtype="str"),
            "degree": degrees(network),
            "degree_centrality": _of_the_others(network, degrees(network)),
            "betweenness": betweenness(network).values,
            "closeness": closeness(network),
            "eigenvector": eigenvector(network),
            "reach2": _of_the_others(network, surroundings(network).within_two),
            "constraint": surroundings(network).constraint,
            "effective_size": effective_size(network),
            "core": core_numbers(network),
            "community": _community(network),
            "participation": participation(network),
            "within_module_z": within_module_z(network),
        }
    )
    figures.attrs["sampled"] = sampled(network)
    return figures


def _of_the_others(network: Network, counts: NDArray[np.int64]) -> NDArray[np.float64]:
    if network.n < 2:
        return np.full(network.n, np.nan)
    return counts / (network.n - 1)


def _community(network: Network) -> Any:
    import pandas

    found = communities(network)
    labels = found.labels if found else [pandas.NA] * network.n
    return pandas.array(labels, dtype="Int64")


@once
def eigenvector(network: Network) -> NDArray[np.float64]:
    """(n,) an actor is central whose partners are central; 0–1, squares sum to 1.

    On the largest connected part; NaN outside it and where nobody is tied. Three in a row:
    .5, .707, .5. Source: Bonacich 1972.
    """
    values = np.full(network.n, np.nan)
    members = parts(network).members(0)
    if len(members) < 2:
        return values
    matrix = adjacency(network)[members][:, members]
    values[members] = np.abs(_leading_vector(matrix))
    return values


def _leading_vector(matrix: Any) -> NDArray[np.float64]:
    if matrix.shape[0] <= DENSE:
        return np.linalg.eigh(matrix.toarray())[1][:, -1]
    from scipy.sparse.linalg import eigsh

    # A fixed start makes runs repeat; degrees are close to the answer.
    _, vectors = eigsh(matrix, k=1, which="LA", v0=matrix.sum(axis=1))
    return vectors[:, 0]


def sampled(network: Network) -> tuple[Sampled, ...]:
    """Which columns are estimates in a network of this size; empty up to 5,000 actors."""
    notes = []
    if not betweenness(network).exact:
        notes.append(Sampled("betweenness", "paths", None, ERROR, CHANCE))
    if not distances(network).exact:
        error = distances(network).sums_error * float(closeness(network).max())
        notes.append(Sampled("closeness", "sources", SOURCES, error, 0.95))
    return tuple(notes)
