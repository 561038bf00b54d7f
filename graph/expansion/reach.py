"""How many a tie with someone brings within two steps of us: beforehand, and since. Pure."""

from collections.abc import Collection, Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.measures.matrices import adjacency
from graph.network import Network

Places = NDArray[np.int64]


def within_one(matrix: Any, ours: Places) -> NDArray[np.bool_]:
    """(n,) who is one of us, or tied to us."""
    us = np.zeros(matrix.shape[0], dtype=bool)
    us[ours] = True
    return us | _neighbours(matrix, us)


def within_two(matrix: Any, ours: Places, untied: Places | None = None) -> NDArray[np.bool_]:
    """(n,) who is at most two steps from us. untied: as if these were not tied to us."""
    near = within_one(matrix, ours)
    if untied is not None:
        near[untied] = False
    first = near.copy()
    first[ours] = False
    return near | _neighbours(matrix, first)


def beyond(matrix: Any, near: NDArray[np.bool_], at: int) -> Places:
    """Who comes within two steps of us by a tie with `at`, it included, and is not `near`."""
    there = np.append(matrix[[at]].indices, at)
    return there[~near[there]]


def predicted(network: Network, us: Collection[str], actors: Iterable[str]) -> tuple[int, ...]:
    """How many more would be within two steps of us by a tie with each of the actors (uids); 0 of
    one who is not there, and where nobody of us is."""
    matrix, ours = adjacency(network), _places(network, us)
    near = within_two(matrix, ours) | (not ours.size)
    found = (_places(network, [actor]) for actor in actors)
    return tuple(sum(len(beyond(matrix, near, int(at))) for at in one) for one in found)


def brought(network: Network, before: Network, us: Collection[str], actor: str) -> int:
    """How many are within two steps of us by the tie with the actor alone, and were not `before`;
    0 where there is no such tie."""
    matrix, ours, one = adjacency(network), _places(network, us), _places(network, [actor])
    if not matrix[ours][:, one].sum():
        return 0
    came = beyond(matrix, within_two(matrix, ours, one), int(one[0]))
    were = within_two(adjacency(before), _places(before, us))
    known = {before.uids[place] for place in np.flatnonzero(were)}
    return sum(network.uids[place] not in known for place in came)


def _neighbours(matrix: Any, some: NDArray[np.bool_]) -> NDArray[np.bool_]:
    return np.asarray(matrix[np.flatnonzero(some)].sum(axis=0)).ravel() > 0


def _places(network: Network, uids: Iterable[str]) -> Places:
    return np.flatnonzero(np.isin(np.array(network.uids, dtype=object), sorted(uids)))
