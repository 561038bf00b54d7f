"""The few new ties that would mend a network most, and why each may come about. Pure.

Chosen one after the other: that which lets most pairs reach each other who can't; of those that
let equally many, that which brings all nearer together (global efficiency). Only pairs who have
something to meet over are looked at: an issue, an area, a partner who knows both, an earlier tie.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from graph.base.errors import Misuse
from graph.measures.ground import Ground
from graph.measures.matrices import adjacency, degrees
from graph.measures.pairs import Floats
from graph.network import EVERYTHING, Columns, Filters, Network

MOST = 10  # ties proposed
TRIED, TRIED_OF_MANY = 60, 24
"""Pairs of whom it is worked out how near they would bring all; the likeliest."""

PER_PART = 40
"""Actors of each connected part who are looked at, those with the most partners."""

PARTS = 30
"""Connected parts looked at, the largest."""

SOURCES, SOURCES_OF_MANY = 300, 100
"""Actors from which nearness is measured, drawn by seed where there are more."""

MANY = 2_000
"""Of so many actors fewer are tried, and measured from fewer."""


@dataclass(frozen=True)
class Repair:
    """A new tie between two actors (uids, the lower first). joins: pairs who could reach each
    other by it and can't without; efficiency: of the network with it and those before it.

    issues, areas: uids of what both have to do with; partners: uids of those who know both, three
    at most; sectors: of the two; tied_before: whether they once were.
    """

    one: str
    other: str
    joins: int
    efficiency: float
    issues: tuple[str, ...]
    areas: tuple[str, ...]
    partners: tuple[str, ...]
    sectors: tuple[str, str]
    tied_before: bool


def repairs(
    columns: Columns,
    on: date,
    filters: Filters = EVERYTHING,
    limit: int = 5,
    never: Iterable[tuple[str, str]] = (),
    former: Network | None = None,
) -> tuple[Repair, ...]:
    """The ties that mend the network of the day most, the first first; none where nobody has
    anything to meet over, and none of the pairs `never` (uids). former: the network before some
    left, who may still introduce two that they know. Misuse: limit is not 1–10. Our rule, after
    the deck's reasons."""
    if not 1 <= limit <= MOST:
        raise Misuse("whatif.limit", limit=limit, most=MOST)
    network = columns.as_of(on, filters)
    if network.n < 2:
        return ()
    search = _Search(columns, network, on, never, former or network)
    return tuple(search.proposals(limit))


class _Search:
    """The network as it grows by the ties proposed."""

    def __init__(
        self,
        columns: Columns,
        network: Network,
        on: date,
        never: Iterable[tuple[str, str]],
        former: Network,
    ) -> None:
        self.columns, self.network = columns, network
        self.matrix = adjacency(network).tolil()
        self.ground = Ground(columns, network, on)
        self.former = former
        self.known = self._knew()
        self.before = self.ground.tied_before()
        place = {uid: at for at, uid in enumerate(network.uids)}
        shut = (tuple(sorted((place.get(a, -1), place.get(b, -1)))) for a, b in never)
        self.never = {(one, other) for one, other in shut if one >= 0}
        self.degree = degrees(network).astype(np.float64)
        many = network.n > MANY
        self.tried = TRIED_OF_MANY if many else TRIED
        most = min(SOURCES_OF_MANY if many else SOURCES, network.n)
        draw = np.random.default_rng(1)
        self.sources = np.sort(draw.choice(network.n, most, replace=False))

    def proposals(self, limit: int) -> Iterator[Repair]:
        """One after the other, each on top of those before it."""
        for _ in range(limit):
            best = self._best()
            if best is None:
                return
            one, other, joins, efficiency = best
            yield self._repair(one, other, joins, efficiency)
            self.matrix[one, other] = self.matrix[other, one] = 1
            self.degree[[one, other]] += 1

    def _best(self) -> tuple[int, int, int, float] | None:
        from scipy.sparse.csgraph import connected_components, dijkstra

        matrix = self.matrix.tocsr()
        labels = connected_components(matrix, directed=False)[1]
        sizes = np.bincount(labels)
        pairs = self._candidates(matrix, labels, sizes)
        if not len(pairs):
            return None
        joins = np.where(
            labels[pairs[:, 0]] != labels[pairs[:, 1]],
            sizes[labels[pairs[:, 0]]] * sizes[labels[pairs[:, 1]]],
            0,
        )
        most = int(joins.max())
        pairs = pairs[joins == most]
        order = np.lexsort((pairs[:, 1], pairs[:, 0], -self._likely(matrix, pairs)))
        pairs = pairs[order][: self.tried]
        far = dijkstra(matrix, indices=self.sources, unweighted=True)
        ends = np.unique(pairs)
        rows = dict(
            zip(ends.tolist(), dijkstra(matrix, indices=ends, unweighted=True), strict=True)
        )
        worth = [self._efficiency(far, rows, int(one), int(other)) for one, other in pairs]
        first = int(np.argmax(np.round(worth, 12)))
        return int(pairs[first, 0]), int(pairs[first, 1]), most, worth[first]

    def _candidates(self, matrix: Any, labels: Any, sizes: Any) -> Any:
        """(c, 2) pairs not tied who have something to meet over, lower first; if the network is in
        parts, those between two of them where there are any."""
        chosen = np.concatenate(
            [
                members[np.argsort(-self.degree[members], kind="stable")][:PER_PART]
                for part in np.argsort(-sizes, kind="stable")[:PARTS]
                if len(members := np.flatnonzero(labels == part))
            ]
        )
        chosen = np.sort(chosen)
        tied = np.asarray(matrix[chosen][:, chosen].todense()) > 0
        common = np.zeros_like(tied)
        for links in (self.ground.works, self.ground.bases, self.known):
            near = links[chosen]
            common |= np.asarray((near @ near.T).todense()) > 0
        for said, feasible in ((self.before, True), (self.never, False)):
            for one, other in said:
                a, b = np.searchsorted(chosen, (one, other)).tolist()
                if b < len(chosen) and (chosen[a], chosen[b]) == (one, other):
                    common[a, b] = common[b, a] = feasible
        ends = np.nonzero(np.triu(common & ~tied, 1))
        pairs = np.column_stack((chosen[ends[0]], chosen[ends[1]]))
        across = labels[pairs[:, 0]] != labels[pairs[:, 1]]
        return pairs[across] if across.any() else pairs

    def _likely(self, matrix: Any, pairs: Any) -> Floats:
        """Which pairs are tried first: those of actors with many partners, few of them shared."""
        shared = np.asarray((matrix[pairs[:, 0]].multiply(matrix[pairs[:, 1]])).sum(axis=1)).ravel()
        found: Floats = self.degree[pairs].sum(axis=1) - 2 * shared
        return found

    def _efficiency(self, far: Any, rows: Any, one: int, other: int) -> float:
        """The mean of 1/distance from the sources with one more tie."""
        there = np.minimum(
            far[:, [one]] + 1 + rows[other][None, :], far[:, [other]] + 1 + rows[one][None, :]
        )
        distance = np.minimum(far, there)
        with np.errstate(divide="ignore"):
            near = np.where(distance > 0, 1 / distance, 0.0)
        return float(near.sum()) / (len(self.sources) * (self.network.n - 1))

    def _knew(self) -> Any:
        """(n, n of the former network) whom each knew in it."""
        place = np.searchsorted(self.former.uids, self.network.uids)
        return adjacency(self.former)[place]

    def _repair(self, one: int, other: int, joins: int, efficiency: float) -> Repair:
        uids, ground = self.network.uids, self.ground
        both = np.intersect1d(self.known[[one]].indices, self.known[[other]].indices)
        sectors = self.columns.actors.sectors[ground.places[[one, other]]]
        return Repair(
            one=uids[one],
            other=uids[other],
            joins=joins,
            efficiency=efficiency,
            issues=ground.issues(one, other),
            areas=ground.areas(one, other),
            partners=tuple(self.former.uids[at] for at in both[:3]),
            sectors=(str(sectors[0]), str(sectors[1])),
            tied_before=(one, other) in self.before,
        )
