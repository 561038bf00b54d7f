"""Where an agreement or promise stands on a day. Pure.

overdue: its last day has passed, and nobody said what became of it. open: not so yet, or it has no
day. kept, broken, released: as it was settled by the day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from graph.kinds import Promise
from graph.kinds.promise import KEPT

STATES = ("overdue", "open", *KEPT)


@dataclass(frozen=True)
class Pledge:
    """state: one of `STATES`. late: days since it was due, of one that is overdue."""

    promise: Promise
    state: str
    late: int = 0


def pledges(promises: Iterable[Promise], on: date) -> tuple[Pledge, ...]:
    """Those made by the day: the longest overdue first, then the open ones by when they are due,
    those without a day after them, then the settled, the last first."""
    found = [_stands(each, on) for each in promises if each.made is None or each.made <= on]
    return tuple(sorted(found, key=_order))


def _stands(promise: Promise, on: date) -> Pledge:
    if promise.kept and (promise.settled is None or promise.settled <= on):
        return Pledge(promise, promise.kept)
    late = (on - promise.due).days if promise.due else 0
    return Pledge(promise, "overdue", late) if late > 0 else Pledge(promise, "open")


def _order(each: Pledge) -> tuple[int, int, str]:
    promise = each.promise
    if each.state in KEPT:
        return 1, -(promise.settled or date.min).toordinal(), promise.uid
    return 0, (promise.due or date.max).toordinal(), promise.uid
