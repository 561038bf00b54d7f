"""Who stands between partners who do not know each other: for which side, and which work?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from graph.measures.closure import blocks
from graph.measures.matrices import adjacency
from graph.measures.mixing import placed
from graph.network import Network

if TYPE_CHECKING:
    import pandas

ROLES = ("coordinator", "consultant", "gatekeeper", "representative", "liaison")
"""As Gould and Fernandez named them; without direction a representative is a gatekeeper."""

CANDIDATES = 10
"""Pairs of issues looked at more closely."""


def brokerage(
    network: Network, groups: Sequence[str], directed: bool = False
) -> "pandas.DataFrame":
    """How often each actor b stands on an open way a–b–c, by the groups of the three.

    groups: one an actor, in the order of `network.uids`, "" not known; a way that touches an
    unknown group counts nowhere.

    DataFrame, one row an actor, by uid: uid; counts, integers, 0 for an isolate:
    coordinator: all three of one group. consultant: a and c of one, b of another.
    gatekeeper: a stranger's way into b's group; without direction, the ways in and out.
    representative: from b's group out to a stranger; only with `directed`.
    liaison: three groups.

    A way is open where a and c are not tied (directed: no arc a→c). Directed ways are those of
    the arcs; undirected, {a, c} counts once. Source: Gould & Fernandez 1989.
    """
    import pandas

    same, other, members = _by_group(network, groups, directed)
    count = _directed if directed else _undirected
    table = np.concatenate([_none(directed), *count(same, other, members)])
    names = [role for role in ROLES if directed or role != "representative"]
    uids = pandas.Series(network.uids, dtype="str")
    return pandas.DataFrame({"uid": uids} | dict(zip(names, table.T, strict=True)))


def _none(directed: bool) -> NDArray[np.int64]:
    return np.zeros((0, 5 if directed else 4), dtype=np.int64)


def _by_group(network: Network, groups: Sequence[str], directed: bool) -> tuple[Any, Any, Any]:
    """Ties within and between groups, and (n, g) who is of which group, as sparse matrices."""
    from scipy.sparse import csr_array

    n, (names, groups_at) = network.n, placed(groups)
    ends = network.arcs if directed else np.vstack((network.pairs, network.pairs[:, ::-1]))
    ends = ends[(groups_at[ends] >= 0).all(axis=1)]
    within = groups_at[ends[:, 0]] == groups_at[ends[:, 1]]

    def matrix(rows: NDArray[Any]) -> Any:
        ones = np.ones(len(rows), dtype=np.int64)
        return csr_array((ones, (rows[:, 0], rows[:, 1])), shape=(n, n))

    grouped = np.flatnonzero(groups_at >= 0)
    ones = np.ones(len(grouped), dtype=np.int64)
    members = csr_array((ones, (grouped, groups_at[grouped])), shape=(n, max(len(names), 1)))
    return matrix(ends[within]), matrix(ends[~within]), members


def _undirected(same: Any, other: Any, members: Any) -> Iterator[NDArray[np.int64]]:
    o, x = same.sum(axis=1), other.sum(axis=1)
    alike = _alike(other @ members, other @ members)
    matrix = same + other
    for low, high in blocks(matrix, o + x):
        s, d = same[low:high], other[low:high]
        inner, outer = o[low:high], x[low:high]
        coordinator = inner * (inner - 1) - _closed(s, same, s)
        gatekeeper = inner * outer - _closed(s, other, d)
        consultant = alike[low:high] - outer - _closed(d, same, d)
        strangers = outer * (outer - 1) - _closed(d, matrix, d)
        yield np.column_stack(
            (coordinator // 2, consultant // 2, gatekeeper, (strangers - consultant) // 2)
        )


def _directed(same: Any, other: Any, members: Any) -> Iterator[NDArray[np.int64]]:
    matrix = same + other
    into_same, into_other = same.T.tocsr(), other.T.tocsr()
    alike = _alike(into_other @ members, other @ members)
    size = (matrix + matrix.T).tocsr()
    for low, high in blocks(size, np.diff(size.indptr)):
        si, di = into_same[low:high], into_other[low:high]
        so, do = same[low:high], other[low:high]
        back_same, back_other = (a.multiply(b).sum(axis=1) for a, b in ((si, so), (di, do)))
        ins, outs = si.sum(axis=1), so.sum(axis=1)
        ind, outd = di.sum(axis=1), do.sum(axis=1)
        coordinator = ins * outs - back_same - _closed(si, same, so)
        gatekeeper = ind * outs - _closed(di, other, so)
        representative = ins * outd - _closed(si, other, do)
        consultant = alike[low:high] - back_other - _closed(di, same, do)
        strangers = ind * outd - back_other - _closed(di, matrix, do)
        yield np.column_stack(
            (coordinator, consultant, gatekeeper, representative, strangers - consultant)
        )


def _alike(come: Any, go: Any) -> NDArray[np.int64]:
    """(n,) ways whose two ends are of one group, from (n, g) counts of partners by group."""
    return np.asarray(come.multiply(go).sum(axis=1), dtype=np.int64)


def _closed(come: Any, between: Any, go: Any) -> NDArray[np.int64]:
    """(rows,) ways a–b–c of which a and c are tied by one of `between`."""
    return np.asarray((come @ between).multiply(go).sum(axis=1), dtype=np.int64)


@dataclass(frozen=True)
class Bridging:
    """one, other: places of two issues, ascending; pairs: of the actor's partners who don't know
    each other, one working on the one issue only, the other on the other only."""

    one: int
    other: int
    pairs: int


def bridging(network: Network, actor: int, issues: Any) -> Bridging | None:
    """The two issues between which the actor stands for the most pairs of its partners.

    actor: its position; issues: (n, i) scipy CSR array, true where an actor works on an issue, as
    of `graph.measures.composition.Groups`. None where it joins none. Of several the first. Our
    rule, on the open ways of Gould & Fernandez 1989.
    """
    matrix = adjacency(network)
    partners = matrix[[actor]].indices
    if len(partners) < 2:
        return None
    works = issues[partners].toarray().astype(np.int64)
    apart = 1 - matrix[partners][:, partners].toarray().astype(np.int64)
    np.fill_diagonal(apart, 0)
    counts = np.triu(works.T @ apart @ works, 1)
    order = np.argsort(-counts, axis=None, kind="stable")[:CANDIDATES]
    best: Bridging | None = None
    for place in order.tolist():
        one, other = divmod(place, counts.shape[1])
        if one >= other or not counts[one, other]:
            continue
        only_one = works[:, one] * (1 - works[:, other])
        only_other = works[:, other] * (1 - works[:, one])
        pairs = int(only_one @ apart @ only_other)
        if pairs and (best is None or pairs > best.pairs):
            best = Bridging(one, other, pairs)
    return best
