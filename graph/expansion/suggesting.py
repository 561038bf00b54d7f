"""Whom to weave in next, and why it may come about. Pure.

Each reason is one of the deck's: those alike come together (issues and areas in common), those
who know the same people can be introduced, those who complement each other gain by exchange,
what once was can be again, who builds the common good has a part in it (activities in common), and
who covers what nobody near us covers opens a way there. What a suggestion is worth is our rule: how
likely the tie is by the network itself (`graph.measures.likely`), and a share for each reason.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.base.errors import Misuse
from graph.expansion.reach import beyond, within_two
from graph.measures.likely import likely
from graph.measures.matrices import adjacency
from graph.measures.pairs import met
from graph.network import EVERYTHING, Columns, Filters, Network
from graph.network.columns import Mask, number, shared
from graph.settings.values import Options

MOST = 50  # suggestions
WORTH = {"network": 1.0, "issues": 0.3, "areas": 0.15, "met": 0.4, "before": 0.3, "new": 0.2}
"""What counts how much beside the others."""

ENOUGH = 2
"""So many issues, or activities, in common count as many as more."""

TIGHT = 3


@dataclass(frozen=True)
class Suggestion:
    """An actor (uid) to weave in. level: of the tie with us today, 0 none. worth: 0–2.35.

    partners: uids of ours and theirs who know both, the nearest first, four at most. issues, areas:
    uids of what we have in common. met: activities in common within a year. tied_before: whether we
    once were tied, or more tightly. opens: uids of issues and areas on which nobody tied to us
    works. reaches: how many come within two steps of us by the tie, the actor included.
    """

    actor: str
    level: int
    worth: float
    partners: tuple[str, ...]
    issues: tuple[str, ...]
    areas: tuple[str, ...]
    met: int
    tied_before: bool
    opens: tuple[str, ...]
    reaches: int


def suggestions(
    columns: Columns,
    on: date,
    us: Collection[str],
    options: Options,
    filters: Filters = EVERYTHING,
    limit: int = 10,
) -> tuple[Suggestion, ...]:
    """Whom to weave in next, the first first: actors of the day who are not us and not tied to us
    tightly. None where nobody of `us` (uids) is there. Misuse: limit is not 1–50."""
    if not 1 <= limit <= MOST:
        raise Misuse("expansion.limit", limit=limit, most=MOST)
    network = columns.as_of(on, filters)
    ours = np.flatnonzero(np.isin(np.array(network.uids, dtype=object), sorted(us)))
    if not len(ours):
        return ()
    return _Search(columns, network, on, ours, options, filters).first(limit)


class _Search:
    """All that is known of every actor beside us, as arrays over the actors of the network."""

    def __init__(
        self,
        columns: Columns,
        network: Network,
        on: date,
        ours: NDArray[np.int64],
        options: Options,
        filters: Filters,
    ) -> None:
        self.columns, self.network, self.ours = columns, network, ours
        kept = np.isin(columns.actors.uids, network.uids)
        self.places = np.flatnonzero(kept).astype(np.int32)
        self.matrix = adjacency(network)
        self.valid = columns.in_force(on, filters)
        self.levels = self._tightest(self.valid, ours)
        self.likely = likely(network, ours).max(axis=0)
        self.works, self.bases = (x.matrix(on, kept) for x in (columns.works, columns.bases))
        self.tied = np.asarray(self.matrix[ours].sum(axis=0)).ravel() > 0
        self.tied[ours] = True
        self.near = within_two(self.matrix, ours)
        self.met = self._met(on, options)
        self.before = self._tightest(columns.ties.spans.until <= number(on), ours)

    def first(self, limit: int) -> tuple[Suggestion, ...]:
        free = self.levels < TIGHT
        free[self.ours] = False
        new_issues, new_areas = self._uncovered(self.works), self._uncovered(self.bases)
        counts = {
            "network": self.likely,
            "issues": np.minimum(self._alike(self.works), ENOUGH) / ENOUGH,
            "areas": np.minimum(self._alike(self.bases), 1),
            "met": np.minimum(self.met, ENOUGH) / ENOUGH,
            "before": self.before > self.levels,
            "new": (new_issues + new_areas) > 0,
        }
        worth = sum(WORTH[name] * counts[name] for name in WORTH)
        given = free & (worth > 0)
        chosen = np.flatnonzero(given)
        order = np.lexsort((chosen, -np.round(worth[chosen], 9)))
        return tuple(self._suggestion(int(at), float(worth[at])) for at in chosen[order][:limit])

    def _tightest(self, valid: Mask, some: NDArray[np.int64]) -> NDArray[np.int8]:
        """(n,) the tightest level of each actor of the network with any of some of them."""
        chosen = np.zeros(len(self.columns.actors.uids), dtype=bool)
        chosen[self.places[some]] = True
        return self.columns.ties.tightest(valid, chosen)[self.places]

    def _alike(self, links: Any) -> NDArray[np.float64]:
        """How much of what we have to do with each has too."""
        ours = np.asarray(links[self.ours].sum(axis=0)).ravel() > 0
        return np.asarray(links @ ours.astype(np.float64)).ravel()

    def _uncovered(self, links: Any) -> NDArray[np.float64]:
        """How much each has to do with that nobody of us, or tied to us, has."""
        return np.asarray(links @ (~self._near(links)).astype(np.float64)).ravel()

    def _near(self, links: Any) -> NDArray[np.bool_]:
        """(things,) what we, or those tied to us, have to do with."""
        found: NDArray[np.bool_] = (
            np.asarray(links[np.flatnonzero(self.tied)].sum(axis=0)).ravel() > 0
        )
        return found

    def _met(self, on: date, options: Options) -> NDArray[np.int64]:
        found = np.zeros(self.network.n, dtype=np.int64)
        for one in self.ours:
            here = np.full_like(self.places, self.places[one])
            together = met(self.columns, on, here, self.places, options).together
            found = np.maximum(found, together)
        return found

    def _suggestion(self, at: int, worth: float) -> Suggestion:
        return Suggestion(
            actor=self.network.uids[at],
            level=int(self.levels[at]),
            worth=worth,
            partners=self._partners(at),
            issues=self._common(self.works, at, self.columns.issues.uids),
            areas=self._common(self.bases, at, self.columns.areas.uids),
            met=int(self.met[at]),
            tied_before=bool(self.before[at] > self.levels[at]),
            opens=(
                *self._open(self.works, at, self.columns.issues.uids),
                *self._open(self.bases, at, self.columns.areas.uids),
            ),
            reaches=len(beyond(self.matrix, self.near, at)),
        )

    def _partners(self, at: int) -> tuple[str, ...]:
        both = np.unique(np.concatenate([self._both(int(one), at) for one in self.ours]))
        theirs = self._tightest(self.valid, np.array([at]))
        near = np.minimum(self.levels, theirs)[both]
        return tuple(
            self.network.uids[place] for place in both[np.argsort(-near, kind="stable")][:4]
        )

    def _both(self, one: int, other: int) -> NDArray[np.int64]:
        return np.intersect1d(self.matrix[[one]].indices, self.matrix[[other]].indices)

    def _common(self, links: Any, at: int, uids: tuple[str, ...]) -> tuple[str, ...]:
        found = {uid for one in self.ours for uid in shared(links, int(one), at, uids)}
        return tuple(sorted(found))

    def _open(self, links: Any, at: int, uids: tuple[str, ...]) -> tuple[str, ...]:
        near = self._near(links)
        return tuple(uids[place] for place in links[[at]].indices if not near[place])
