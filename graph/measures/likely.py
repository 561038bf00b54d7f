"""How likely is a tie that is not there? From what the network itself tells.

Two ways of coming together are added: partners in common, each of whom counts less the more
partners share its attention (resource allocation: Zhou, Lü & Zhang 2009, Eur. Phys. J. B 71), and
ways of three steps, by which those meet who complement each other rather than resemble (Kovács
et al. 2019, Nat. Commun. 10). Weights are our rule; `benchmarks/hidden.py` holds them to common
neighbours and to Adamic–Adar on networks with hidden ties.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.network import Network

COMPLEMENTARY = 0.5
"""What ways of three steps count beside partners in common."""


def likely(network: Network, sources: NDArray[np.int64]) -> NDArray[np.float64]:
    """(s, n) how likely a tie is between each source and each actor, 0–1, as if it were not there:
    1 where no untied pair of these sources does better on either count; 0 with oneself."""
    ties = _weighted(network)
    total = np.asarray(ties.sum(axis=0)).ravel()
    each = np.divide(1.0, total, out=np.zeros_like(total), where=total > 0)
    root, own = np.sqrt(each), ties[sources]
    shared = (own.multiply(each).tocsr() @ ties).toarray()
    steps = (own.multiply(root).tocsr() @ ties).multiply(root).tocsr() @ ties
    direct = own.toarray()
    longer = np.round(steps.toarray() - _back_and_forth(ties, root, sources, direct), 12)
    untied = direct == 0
    untied[np.arange(len(sources)), sources] = False
    worth = _share(shared, untied) + COMPLEMENTARY * _share(longer, untied)
    worth[np.arange(len(sources)), sources] = 0.0
    found: NDArray[np.float64] = worth / (1 + COMPLEMENTARY)
    return found


def _weighted(network: Network) -> Any:
    """(n, n) the adjacency, each tie by the root of its level: the tighter, the more attention."""
    from scipy.sparse import csr_array

    low, high = network.pairs.T
    rows, columns = np.concatenate((low, high)), np.concatenate((high, low))
    weights = np.tile(np.sqrt(network.levels.astype(np.float64)), 2)
    return csr_array((weights, (rows, columns)), shape=(network.n, network.n))


def _back_and_forth(
    ties: Any, root: NDArray[np.float64], sources: NDArray[np.int64], direct: NDArray[np.float64]
) -> NDArray[np.float64]:
    """(s, n) what the three steps of a tied pair owe to the tie itself."""
    around = root * (ties.power(2) @ root)
    both = around[sources][:, None] + around[None, :]
    found: NDArray[np.float64] = direct * both - direct**3 * np.outer(root[sources], root)
    return found


def _share(worth: NDArray[np.float64], untied: NDArray[np.bool_]) -> NDArray[np.float64]:
    """As shares of the best of the untied; more is 1."""
    most = worth[untied].max(initial=0.0)
    return np.clip(worth / most, 0.0, 1.0) if most > 0 else np.zeros_like(worth)
