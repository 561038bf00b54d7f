"""With whom a tie would take the load off the one broker in between. Pure.

A repair beforehand: where one actor alone joins us to others, a tie with any of those others lets
us reach them all without it.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.brokers.cut_vertices import cuts
from graph.measures.matrices import adjacency
from graph.network import Network

MOST = 20
"""So many cut vertices are looked at, those with most behind them."""

Places = NDArray[np.int64]


def relief(network: Network, ours: Places) -> tuple[Places, Places]:
    """(n,) the position of the one whom a tie of us with each would relieve most, -1 nobody; and
    (n,) how many we would still reach without it, the actor included."""
    brokers = np.full(network.n, -1, dtype=np.int64)
    secured = np.zeros(network.n, dtype=np.int64)
    matrix, place = adjacency(network), {uid: at for at, uid in enumerate(network.uids)}
    for cut in cuts(network)[0][:MOST]:
        broker = place[cut.who[0]]
        if broker in ours:
            continue
        behind = _behind(matrix, broker, ours)
        better = behind > secured
        brokers[better], secured[better] = broker, behind[better]
    return brokers, secured


def _behind(matrix: Any, broker: int, ours: Places) -> Places:
    """(n,) how many we would reach again with each whom we reach through the broker alone, it
    included; 0 for others, and where we don't reach the broker."""
    from scipy.sparse.csgraph import connected_components

    others = np.flatnonzero(np.arange(matrix.shape[0]) != broker)
    labels = np.full(matrix.shape[0], -1, dtype=np.int64)
    labels[others] = connected_components(matrix[others][:, others], directed=False)[1]
    around, reached = np.unique(labels[matrix[[broker]].indices]), np.unique(labels[ours])
    if not np.isin(reached, around).any():
        return np.zeros_like(labels)
    lost = np.isin(labels, np.setdiff1d(around, reached))
    return np.where(lost, np.bincount(labels[others])[labels], 0)
