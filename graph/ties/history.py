"""The history of two: their ties over the years, how tight when, and what they did together."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from graph.network import BY_CODE, Columns
from graph.network.columns import Ints, Mask, Spans, day_of, number
from graph.network.spells import Spells
from graph.network.tables import episodes
from graph.store import Store

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Stretch:
    """Days on which a pair stood at one level; since inclusive, until exclusive, None where open.

    level: of `BY_CODE`, that of its tightest tie.
    """

    level: str
    since: date | None
    until: date | None


@dataclass(frozen=True)
class History:
    """episodes: DataFrame, one row a tie begun by the day, the first to begin first: columns of
    `graph.network.tables.episodes`. stretches: what they come to, without overlap, ascending.
    activities: DataFrame, columns of activities/of_pair. strength: the row of
    `graph.measures.pairs.table` of the day; None where the two are not tied on it.
    """

    episodes: "pd.DataFrame"
    stretches: tuple[Stretch, ...]
    activities: "pd.DataFrame"
    strength: dict[str, Any] | None


def history(
    store: Store, columns: Columns, strengths: "pd.DataFrame", one: str, other: str, on: date
) -> History:
    """What is on record of two actors, up to the day. strengths: those of all pairs of the day."""
    ties = columns.ties
    begun = np.flatnonzero(_of(columns, one, other) & (ties.spans.since <= number(on)))
    begun = begun[np.lexsort((ties.spans.until[begun], ties.spans.since[begun]))]
    first, last = sorted((one, other))
    row = strengths[(strengths["one"] == first) & (strengths["other"] == last)]
    return History(
        episodes=episodes(columns, begun),
        stretches=stretches(columns, one, other, on),
        activities=store.table("activities/of_pair", one=one, other=other, on=on),
        strength=row.to_dict("records")[0] if len(row) else None,
    )


def stretches(columns: Columns, one: str, other: str, on: date) -> tuple[Stretch, ...]:
    """The union of a pair's ties begun by the day, cut where its level changes, ascending.

    Ties that overlap or touch are one; days on which no tie holds are in none.
    """
    ties = columns.ties
    begun = np.flatnonzero(_of(columns, one, other) & (ties.spans.since <= number(on)))
    return of_ties(columns, begun)


def of_ties(columns: Columns, places: NDArray[np.intp]) -> tuple[Stretch, ...]:
    """The same of the ties of one pair at these positions."""
    ties = columns.ties
    level, spans = ties.level[places], Spans(ties.spans.since[places], ties.spans.until[places])
    whose: Ints = np.zeros(len(places), dtype=np.int32)
    spells = [Spells.of(whose, spans, level == each).joined() for each in (1, 2, 3)]
    days = sorted({int(day) for each in spells for day in (*each.since, *each.until)})
    found: list[Stretch] = []
    for since, until in pairwise(days):
        tightest = max((n for n, each in enumerate(spells) if _holds(each, since)), default=None)
        if tightest is None:
            continue
        last = found[-1] if found else None
        if last and last.level == BY_CODE[tightest] and last.until == day_of(since):
            found.pop()
            since = number(last.since) if last.since else 0
        found.append(Stretch(BY_CODE[tightest], day_of(since), day_of(until)))
    return tuple(found)


def _of(columns: Columns, one: str, other: str) -> Mask:
    ties, uids = columns.ties, columns.actors.uids
    ends = np.flatnonzero(np.isin(uids, [one, other]))
    if len(ends) != 2:
        return np.zeros(len(ties.start), dtype=bool)
    start, end = np.isin(ties.start, ends), np.isin(ties.end, ends)
    return start & end & (ties.start != ties.end)


def _holds(spells: Spells, day: int) -> bool:
    return bool(((spells.since <= day) & (day < spells.until)).any())
