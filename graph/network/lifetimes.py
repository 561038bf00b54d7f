"""The network step by step through time: the days, what there is on each, and who is drawn.

Everything is worked out from the days on which something begins or ends, not day by day, so that
six hundred steps cost about as much as one. Pure, on the cached `Columns`.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from graph.kinds import LEVELS
from graph.network.columns import Columns, Ints, Links, day_of, number
from graph.network.day import BY_CODE, Network
from graph.network.filters import EVERYTHING, Filters
from graph.network.spells import Spells

if TYPE_CHECKING:
    import pandas as pd

UNITS = ("month", "quarter", "year")
"""What a slider steps by, the finest first."""

MOST_STEPS = 600
"""Above so many steps the next coarser unit is taken; of years, the last so many."""

_MONTHS = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True)
class Lives:
    """When each actor is present and each tie in force, under filters, up to a last day.

    Joined: ascending by position, no two spells of one meet. `Columns.present` and
    `Columns.in_force` say the same of one day.
    """

    actors: Spells
    ties: Spells


@dataclass(frozen=True)
class Timeline:
    """unit: of UNITS, the one taken; asked: the one asked for; days: the steps, ascending.

    counts: DataFrame, one row a step: actors, ties, pairs, and COLLABORATE, COORDINATE,
    COOPERATE: pairs at each level.
    """

    unit: str
    asked: str
    days: tuple[date, ...]
    counts: "pd.DataFrame"

    @property
    def coarser(self) -> bool:
        """Whether there were too many steps of the unit asked for."""
        return self.unit != self.asked


def lives(columns: Columns, last: date, filters: Filters = EVERYTHING) -> Lives:
    """When everything is so that begins by `last`."""
    actors = _present(columns, filters)
    ties = _in_force(columns, filters, actors)
    day = number(last)
    return Lives(actors.only(actors.since <= day), ties.only(ties.since <= day))


def timeline(columns: Columns, found: Lives, unit: str, last: date) -> Timeline:
    """The steps from the first dated record to `last`, with what there is on each.

    Where no date is known there is one step, `last`.
    """
    first = _first_day(found) or last
    taken, days = _few_enough(min(first, last), last, unit)
    return Timeline(taken, unit, days, counts(columns, found, days))


def steps(first: date, last: date, unit: str) -> tuple[date, ...]:
    """The last days of the months, quarters or years from that of `first` to that of `last`.

    The last step is `last` itself.
    """
    size = _MONTHS[unit]
    begun = (first.year * 12 + first.month - 1) // size
    ended = (last.year * 12 + last.month - 1) // size
    ends = (_day_before_month((place + 1) * size) for place in range(begun, ended))
    return (*ends, last)


def counts(columns: Columns, found: Lives, days: tuple[date, ...]) -> "pd.DataFrame":
    """One row a day: see `Timeline.counts`."""
    import pandas as pd

    on = np.array([number(day) for day in days], dtype=np.int32)
    ties, pair = columns.ties, columns.ties.pair()
    proper = found.ties.only((ties.start != ties.end)[found.ties.who])
    level = ties.level[proper.who]
    at_least = [
        proper.only(level >= lowest).whose(pair).joined().running(on) for lowest in (1, 2, 3)
    ]
    exactly = [
        *(low - high for low, high in pairwise(at_least)),
        at_least[2],
    ]
    return pd.DataFrame(
        {
            "actors": found.actors.running(on),
            "ties": found.ties.running(on),
            "pairs": at_least[0],
            **dict(zip(LEVELS, exactly[::-1], strict=True)),
        }
    )


def ever(columns: Columns, found: Lives) -> Network:
    """Everyone who is present on some day, with every tie that is in force on some day."""
    kept = np.zeros(len(columns.actors.uids), dtype=bool)
    kept[found.actors.who] = True
    valid = np.unique(found.ties.who)
    place, ties = np.cumsum(kept, dtype=np.int32) - 1, columns.ties
    return Network.of_sorted(
        tuple(columns.actors.uids[kept]),
        np.column_stack((place[ties.start[valid]], place[ties.end[valid]])),
        ties.level[valid],
        ties.mutual[valid] == 0,
    )


def _present(columns: Columns, filters: Filters) -> Spells:
    actors = columns.actors
    wanted = np.ones(len(actors.uids), dtype=bool)
    if filters.sector:
        wanted &= actors.sectors == filters.sector
    if filters.no_persons:
        wanted &= actors.kinds != "person"
    kept = Spells.of(_places(actors.spans.since), actors.spans, wanted)
    for uid, tree, links in (
        (filters.area, columns.areas, columns.bases),
        (filters.network, columns.networks, columns.members),
    ):
        if uid:
            kept = kept.within(_linked(links, tree.within(uid)))
    if filters.issue:
        ties = columns.ties
        about = np.isin(ties.about, columns.issues.within(filters.issue))
        hit = Spells.of(_places(ties.start), ties.spans, about)
        hit = hit.within(kept, ties.start).within(kept, ties.end)
        ends = hit.whose(ties.start).and_also(hit.whose(ties.end))
        kept = kept.within(ends.and_also(_working(columns, filters.issue)))
    return kept


def _in_force(columns: Columns, filters: Filters, present: Spells) -> Spells:
    ties = columns.ties
    wanted = np.ones(len(ties.start), dtype=bool)
    if filters.types:
        wanted = np.isin(ties.level, [BY_CODE.index(kind) + 1 for kind in filters.types])
    valid = Spells.of(_places(ties.start), ties.spans, wanted)
    valid = valid.within(present, ties.start).within(present, ties.end)
    if filters.issue:
        about = np.isin(ties.about, columns.issues.within(filters.issue))[valid.who]
        working = _working(columns, filters.issue)
        unnamed = valid.only((ties.about < 0)[valid.who])
        both = unnamed.within(working, ties.start).within(working, ties.end)
        valid = valid.only(about).and_also(both)
    return valid.joined()


def _working(columns: Columns, issue: str) -> Spells:
    return _linked(columns.works, columns.issues.within(issue))


def _linked(links: Links, wanted: list[int]) -> Spells:
    return Spells.of(links.left, links.spans, np.isin(links.right, wanted)).joined()


def _places(things: Ints) -> Ints:
    return np.arange(len(things), dtype=np.int32)


def _first_day(found: Lives) -> date | None:
    """The first day of something, or the last one of something that began before records."""
    since = np.concatenate((found.actors.since, found.ties.since))
    until = np.concatenate((found.actors.until, found.ties.until))
    begun = day_of(since[since > 0].min(initial=99999999))
    ended = day_of(until.min(initial=99999999))
    known = [begun, ended and ended - timedelta(days=1)]
    return min((day for day in known if day), default=None)


def _few_enough(first: date, last: date, unit: str) -> tuple[str, tuple[date, ...]]:
    for taken in UNITS[UNITS.index(unit) :]:
        days = steps(first, last, taken)
        if len(days) <= MOST_STEPS:
            return taken, days
    return taken, days[-MOST_STEPS:]


def _day_before_month(month: int) -> date:
    """The day before a month counted from the year 0."""
    return date(month // 12, month % 12 + 1, 1) - timedelta(days=1)
