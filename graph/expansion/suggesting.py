"""Whom to weave in next, and why it may come about. Pure.

Each reason is one of the deck's: those alike come together (issues and areas in common), those
who know the same people can be introduced, those who complement each other gain by exchange (an
offer that meets a need), what once was can be again, who builds the common good has a part in it
(activities in common), who covers what nobody near us covers opens a way there, and who is reached
through one broker alone can be reached without it. What a suggestion is worth is our rule: how
likely the tie is by the network itself (`graph.measures.likely`), and a share for each reason.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.base.errors import Misuse
from graph.expansion.exchange import Match
from graph.expansion.reach import predicted, within_one
from graph.expansion.relief import relief
from graph.measures.ground import Ground
from graph.measures.likely import likely
from graph.measures.matrices import adjacency
from graph.measures.pairs import met
from graph.network import EVERYTHING, Columns, Filters, Network
from graph.settings.values import Options

MOST = 50  # suggestions
WORTH = {
    **{"network": 1.0, "issues": 0.3, "areas": 0.15, "met": 0.4, "before": 0.3, "new": 0.2},
    **{"exchange": 0.5, "relief": 0.3},
}
"""What counts how much beside the others."""

ENOUGH = 2
"""So many issues, or activities, in common count as many as more."""

TIGHT = 3

NOTHING: Mapping[str, tuple[Match, ...]] = MappingProxyType({})


@dataclass(frozen=True)
class Suggestion:
    """An actor (uid) to weave in. level: of the tie with us today, 0 none. worth: 0–3.15.

    partners: uids of ours and theirs who know both, the nearest first, four at most. issues, areas:
    uids of what we have in common. met: activities in common within a year. tied_before: whether we
    once were tied, or more tightly. opens: uids of issues and areas on which nobody tied to us
    works. exchange: offers that meet needs. relieves: uid of the one through whom alone we reach
    the actor, "" nobody; secures: how many we would reach without it, the actor included. reaches:
    how many come within two steps of us by the tie, whatever the filters. networks: uids of the
    other networks of our province it is in, where those are asked about.
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
    exchange: tuple[Match, ...]
    relieves: str
    secures: int
    reaches: int = 0
    networks: tuple[str, ...] = ()


def suggestions(
    columns: Columns,
    on: date,
    us: Collection[str],
    options: Options,
    filters: Filters = EVERYTHING,
    limit: int = 10,
    exchange: Mapping[str, tuple[Match, ...]] = NOTHING,
    among: Mapping[str, tuple[str, ...]] | None = None,
) -> tuple[Suggestion, ...]:
    """Whom to weave in next, the first first: actors of the day who are not us and not tied to us
    tightly. None where nobody of `us` (uids) is there. exchange: see `graph.expansion.exchange`.
    among: of these alone (uid → uids of their networks). Misuse: limit is not 1–50."""
    if not 1 <= limit <= MOST:
        raise Misuse("expansion.limit", limit=limit, most=MOST)
    network = columns.as_of(on, filters)
    ours = np.flatnonzero(np.isin(np.array(network.uids, dtype=object), sorted(us)))
    if not len(ours):
        return ()
    search = _Search(columns, network, on, ours, options, filters, exchange)
    found = search.first(limit, among)
    reaches = predicted(columns.as_of(on), us, [each.actor for each in found])
    both = zip(found, reaches, strict=True)
    of = among or {}
    return tuple(
        replace(each, reaches=count, networks=of.get(each.actor, ())) for each, count in both
    )


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
        exchange: Mapping[str, tuple[Match, ...]],
    ) -> None:
        self.columns, self.network, self.ours = columns, network, ours
        self.matrix, self.ground = adjacency(network), Ground(columns, network, on)
        self.valid = columns.in_force(on, filters)
        self.levels = self.ground.tightest(self.valid, ours)
        self.likely = likely(network, ours).max(axis=0)
        self.tied = within_one(self.matrix, ours)
        self.met = self._met(on, options)
        self.before = self.ground.tightest(self.ground.over, ours)
        self.exchange = [exchange.get(uid, ()) for uid in network.uids]
        self.brokers, self.secures = relief(network, ours)

    def first(self, limit: int, among: Collection[str] | None) -> tuple[Suggestion, ...]:
        free = self.levels < TIGHT
        if among is not None:
            free &= np.isin(np.array(self.network.uids, dtype=object), list(among))
        free[self.ours] = False
        works, bases = self.ground.works, self.ground.bases
        given, taken = (self._exchanged(ours) for ours in (True, False))
        counts = {
            "network": self.likely,
            "issues": np.minimum(self._alike(works), ENOUGH) / ENOUGH,
            "areas": np.minimum(self._alike(bases), 1),
            "met": np.minimum(self.met, ENOUGH) / ENOUGH,
            "before": self.before > self.levels,
            "new": (self._uncovered(works) + self._uncovered(bases)) > 0,
            "exchange": (given + taken) / 2,
            "relief": self.secures / max(int(self.secures.max()), 1),
        }
        worth = sum(WORTH[name] * counts[name] for name in WORTH)
        chosen = np.flatnonzero(free & (worth > 0))
        order = np.lexsort((chosen, -np.round(worth[chosen], 9)))
        return tuple(self._suggestion(int(at), float(worth[at])) for at in chosen[order][:limit])

    def _exchanged(self, ours: bool) -> NDArray[np.float64]:
        """(n,) 1 for each who meets a need of ours; or whose need we meet."""
        return np.array([float(any(x.ours is ours for x in each)) for each in self.exchange])

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
            places = self.ground.places.astype(np.int32)
            here = np.full_like(places, places[one])
            together = met(self.columns, on, here, places, options).together
            found = np.maximum(found, together)
        return found

    def _suggestion(self, at: int, worth: float) -> Suggestion:
        return Suggestion(
            actor=self.network.uids[at],
            level=int(self.levels[at]),
            worth=worth,
            partners=self._partners(at),
            issues=self._common(self.ground.issues, at),
            areas=self._common(self.ground.areas, at),
            met=int(self.met[at]),
            tied_before=bool(self.before[at] > self.levels[at]),
            opens=(
                *self._open(self.ground.works, at, self.columns.issues.uids),
                *self._open(self.ground.bases, at, self.columns.areas.uids),
            ),
            exchange=self.exchange[at],
            relieves=self.network.uids[self.brokers[at]] if self.secures[at] else "",
            secures=int(self.secures[at]),
        )

    def _partners(self, at: int) -> tuple[str, ...]:
        both = np.unique(np.concatenate([self._both(int(one), at) for one in self.ours]))
        theirs = self.ground.tightest(self.valid, np.array([at]))
        near = np.minimum(self.levels, theirs)[both]
        return tuple(
            self.network.uids[place] for place in both[np.argsort(-near, kind="stable")][:4]
        )

    def _both(self, one: int, other: int) -> NDArray[np.int64]:
        return np.intersect1d(self.matrix[[one]].indices, self.matrix[[other]].indices)

    def _common(self, both: Callable[[int, int], tuple[str, ...]], at: int) -> tuple[str, ...]:
        return tuple(sorted({uid for one in self.ours for uid in both(int(one), at)}))

    def _open(self, links: Any, at: int, uids: tuple[str, ...]) -> tuple[str, ...]:
        near = self._near(links)
        return tuple(uids[place] for place in links[[at]].indices if not near[place])
