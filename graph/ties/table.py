"""The ties on record as a list: those that go on, those that ended, and what they lack."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from graph.network import EVERYTHING, Columns, Filters
from graph.network.columns import Mask, number
from graph.network.tables import episodes, looked_up

if TYPE_CHECKING:
    import pandas as pd

LACKS = ("since", "frequency", "trust", "source")
"""What a tie that goes on should say, in the order of a form."""

WHICH = ("open", "ended", "incomplete", *LACKS)


@dataclass(frozen=True)
class Listing:
    """rows: at most the limit, the latest start first: uid, start, start_name, end, end_name, type
    ("loose" where its kind is not stated), since, since_precision, until (exclusive),
    until_precision, frequency (a year), trust (1–4), about_name, lacks (list of LACKS).

    counts: how many ties each of WHICH has, and "all"; found: those of the one that was asked.
    """

    rows: "pd.DataFrame"
    counts: dict[str, int]
    found: int


def listing(
    columns: Columns,
    unsourced: Mask,
    on: date,
    which: str = "open",
    of: str | None = None,
    filters: Filters = EVERYTHING,
    limit: int = 1_000,
) -> Listing:
    """The ties of one of WHICH on the day; `of`: only those of this actor.

    Under filters, those whose ends match on whatever day.
    unsourced: which of the columns' ties have no source.

    A tie that is to begin later counts among those that go on. Only what goes on is incomplete.
    """
    ties = columns.ties
    ended = ties.spans.until <= number(on)
    lacks = {
        "since": ties.spans.since == 0,
        "frequency": np.isnan(ties.frequency),
        "trust": np.isnan(ties.trust),
        "source": unsourced,
    }
    groups = {name: mask & ~ended for name, mask in lacks.items()}
    groups |= {"open": ~ended, "ended": ended}
    groups["incomplete"] = np.logical_or.reduce([groups[name] for name in LACKS])
    mine = _of(columns, of)
    if filters != EVERYTHING:
        mine = mine & columns.timeless().in_force(on, filters)
    wanted = np.flatnonzero(groups[which] & mine)
    latest = wanted[np.lexsort((wanted, -ties.spans.since[wanted].astype(np.int64)))][:limit]
    counts = {name: int((mask & mine).sum()) for name, mask in groups.items()}
    counts["all"] = int(mine.sum())
    return Listing(_rows(columns, latest, lacks), counts, len(wanted))


def _of(columns: Columns, uid: str | None) -> Mask:
    ties = columns.ties
    if uid is None:
        return np.ones(len(ties.start), dtype=bool)
    (place,) = np.nonzero(columns.actors.uids == uid)
    return np.isin(ties.start, place) | np.isin(ties.end, place)


def _rows(columns: Columns, places: Any, lacks: dict[str, Mask]) -> "pd.DataFrame":
    ties, shown = columns.ties, episodes(columns, places)
    return shown.assign(
        type=np.where(ties.stated[places], shown["type"], "loose"),
        frequency=ties.frequency[places],
        trust=ties.trust[places],
        about_name=looked_up(columns.issues.names, ties.about[places]),
        lacks=[[name for name in LACKS if lacks[name][place]] for place in places],
    )
