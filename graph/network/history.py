"""The network period by period: what there was, what was done, and where the records are thin.

A network seems to grow where only those ties were written down that lasted: their periods are
marked. The marks are ours. Pure, on the cached columns.
"""

from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from graph.network.columns import Columns, Ints, number
from graph.network.lifetimes import Lives, Timeline

if TYPE_CHECKING:
    import pandas as pd

FEW = 5
"""Below so many ties that none has ended says nothing."""

THIN = ("gap", "silent", "survivors")
"""Why a period's records are thin; the first that holds."""


def history(columns: Columns, found: Lives, line: Timeline) -> "pd.DataFrame":
    """One row a period of the line, by its last day; `found` must be of the line's last day.

    Columns: day (`datetime.date`), those of `Timeline.counts` on that day, activities (within the
    period, of actors who are ever present), and thin, of `THIN` or "":
    gap: no tie is in force on the day, though some ended before and some begin later.
    silent: within the year up to the day no tie began or ended, and nothing was done together.
    survivors: of five ties or more in force on the day, a year or more before the last one, none
        has ended since: were only those recorded that lasted?
    """
    days, last = line.days, line.days[-1]
    on = _numbers(days)
    done = _activities(columns, found)
    before = [first - timedelta(days=1) for first in _first_days(line)]
    activities = _by(done, on) - _by(done, _numbers(before))
    return line.counts.assign(
        day=list(days),
        activities=activities,
        thin=_thin(
            found,
            on,
            _numbers([a_year_before(day) for day in days]),
            done,
            number(a_year_before(last)),
        ),
    )


def _thin(found: Lives, on: Ints, year_before: Ints, done: Ints, settled: int) -> list[str]:
    ties, last = found.ties, int(on[-1])
    running = ties.running(on)
    begun, ended = np.sort(ties.since[ties.since > 0]), np.sort(ties.until)
    events = sum(_by(days, on) - _by(days, year_before) for days in (begun, ended, done))
    ends = ties.only(ties.until <= last).running(on)
    gap = (running == 0) & (_by(ended, on) > 0) & (_by(begun, on) < len(begun))
    silent = (running > 0) & (events == 0)
    survivors = (running >= FEW) & (ends == 0) & (on <= settled)
    return np.select([gap, silent, survivors], list(THIN), default="").tolist()


def _activities(columns: Columns, found: Lives) -> Ints:
    """Days of the activities of actors who are ever present, ascending, of those that have one."""
    attended = columns.attended
    kept = np.zeros(len(columns.actors.uids), dtype=bool)
    kept[found.actors.who] = True
    theirs = np.unique(attended.activity[kept[attended.actor]])
    days = attended.days[theirs]
    return np.sort(days[days > 0])


def _first_days(line: Timeline) -> list[date]:
    """The first day of each period of the line."""
    months = {"month": 1, "quarter": 3, "year": 12}[line.unit]
    return [date(day.year, (day.month - 1) // months * months + 1, 1) for day in line.days]


def a_year_before(day: date) -> date:
    """The same day a year before; of 29 February the 28th."""
    return in_year(day, day.year - 1)


def a_year_after(day: date) -> date:
    """The same day a year later; of 29 February the 28th."""
    return in_year(day, day.year + 1)


def in_year(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def _by(days: Ints, on: Ints) -> NDArray[np.int64]:
    """How many of the days, ascending, have come by each of `on`."""
    return np.searchsorted(days, on, side="right")


def _numbers(days: "list[date] | tuple[date, ...]") -> Ints:
    return np.array([number(day) for day in days], dtype=np.int32)
