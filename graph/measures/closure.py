"""Do partners of a partner know each other? Triangles and the gaps between them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.measures.matrices import adjacency, cached, degrees, share_of_others
from graph.network import Network

BLOCK = 4_000_000
"""Two-step ways held in memory at a time."""


def transitivity(network: Network) -> float | None:
    """Share of two-step ways a–b–c that are closed by a pair a–c, 0–1: 3·triangles/triples.

    None where nobody has two partners. Source: Wasserman & Faust 1994.
    """
    degree = degrees(network)
    triples = int((degree * (degree - 1)).sum()) // 2
    return 3 * _triangles(network) / triples if triples else None


def _triangles(network: Network) -> int:
    from scipy.sparse import csr_array

    # Each pair points to the end with more partners: then even a hub sends few arrows.
    rank = np.empty(network.n, dtype=np.int64)
    rank[np.argsort(degrees(network), kind="stable")] = np.arange(network.n)
    ends = np.sort(rank[network.pairs], axis=1)
    ones = np.ones(network.m, dtype=np.int64)
    arrows = csr_array((ones, (ends[:, 0], ends[:, 1])), shape=(network.n, network.n))
    return int((arrows @ arrows).multiply(arrows).sum())


@dataclass(frozen=True)
class Surroundings:
    """What lies within two steps of each actor; arrays of length n.

    triangles: pairs among the actor's partners.
    within_two: other actors at one or two steps.
    constraint: Burt's constraint, NaN for an isolate.
    """

    triangles: NDArray[np.int64]
    within_two: NDArray[np.int64]
    constraint: NDArray[np.float64]


@cached
def surroundings(network: Network) -> Surroundings:
    """Triangles, reach in two steps and constraint of every actor, in one pass over blocks.

    Constraint: Σ_j (p_ij + Σ_q p_iq p_qj)² over partners j, p_ij = 1/d_i. It says how far an
    actor's contacts lead back to each other; it may exceed 1 (a triangle: 1.125). Burt 1992.
    """
    n = network.n
    triangles, within_two = np.zeros(n, np.int64), np.zeros(n, np.int64)
    constraint = np.full(n, np.nan)
    matrix, degree = adjacency(network), degrees(network)
    shares = _rows_scaled(matrix, degree)
    for low, high in blocks(matrix, degree):
        own = matrix[low:high]
        ways = own @ matrix
        triangles[low:high] = own.multiply(ways).sum(axis=1) // 2
        tied = degree[low:high] > 0
        # An actor with partners comes back to itself in two steps: that one is not another.
        within_two[low:high] = np.diff((ways + own).indptr) - tied
        invested = shares[low:high] + own.multiply(shares[low:high] @ shares)
        constraint[low:high][tied] = invested.power(2).sum(axis=1)[tied]
    return Surroundings(triangles, within_two, constraint)


def _rows_scaled(matrix: Any, degree: NDArray[np.int64]) -> Any:
    from scipy.sparse import csr_array

    weights = np.repeat(1 / np.maximum(degree, 1), degree)
    return csr_array((weights, matrix.indices, matrix.indptr), shape=matrix.shape)


def blocks(matrix: Any, degree: NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """(first, behind the last) of runs of rows whose two-step ways fit in memory at a time."""
    if not len(degree):
        return
    done = np.cumsum(matrix @ degree) // BLOCK
    edges = np.flatnonzero(np.diff(done)) + 1
    yield from zip([0, *edges.tolist()], [*edges.tolist(), len(degree)], strict=True)


def reach2(network: Network) -> NDArray[np.float64]:
    """(n,) share of the others within two steps, 0–1; NaN below two actors. Our own definition."""
    return share_of_others(network, surroundings(network).within_two)


def constraint(network: Network) -> NDArray[np.float64]:
    """(n,) Burt's constraint as in `surroundings`; NaN for an isolate. Source: Burt 1992."""
    return surroundings(network).constraint


def effective_size(network: Network) -> NDArray[np.float64]:
    """(n,) partners less their overlap: d − 2t/d, t pairs among the d partners; NaN for isolates.

    The centre of a star of 10: 9; each of a triangle: 1. Source: Borgatti 1997 on Burt 1992.
    """
    degree = degrees(network)
    with np.errstate(divide="ignore", invalid="ignore"):
        return degree - 2 * surroundings(network).triangles / degree
