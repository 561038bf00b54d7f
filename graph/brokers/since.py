"""Since when has it been so? Looked back month by month, then day by day of change."""

from collections.abc import Callable, Hashable, Iterable
from datetime import date, timedelta
from typing import Any

import numpy as np

from graph.measures.sampling import EXACT_LIMIT
from graph.network import EVERYTHING, Columns, Filters, Network
from graph.network.columns import day_of, number
from graph.network.lifetimes import steps

MONTHS = 120
"""Looked back at most; fewer in networks of more than `EXACT_LIMIT` actors."""

MONTHS_OF_MANY = 24

Found = Callable[[Network], Iterable[Hashable]]


def since(
    columns: Columns, found: Found, on: date, filters: Filters = EVERYTHING
) -> dict[Hashable, date | None]:
    """Of everything that `found` gives of the day's network: the day from which it has been so.

    So on the day itself and every day back to that one on which something changed; None where it
    was so already before the first record, or before the months looked back.
    """
    now = set(found(columns.as_of(on, filters)))
    waiting, answer = set(now), dict.fromkeys(now)
    later = on
    for day in _month_ends(columns, on):
        if not waiting:
            break
        so = set(found(columns.as_of(day, filters)))
        for thing, first in _begun(columns, found, waiting - so, (day, later), filters):
            answer[thing] = first
        waiting &= so
        later = day
    return answer


def _month_ends(columns: Columns, on: date) -> list[date]:
    """The last days of the months before the day's, the latest first, back to before the first
    record."""
    begun = day_of(np.min(_changes(columns), initial=99999999))
    if begun is None or begun > on:
        return []
    first = begun - timedelta(days=1)
    months = [day for day in steps(first, on, "month")[:-1] if day < on]
    back = [*months[::-1], first] if not months or months[0] > first else months[::-1]
    many = int(columns.actors.spans.on(on).sum()) > EXACT_LIMIT
    return back[: MONTHS_OF_MANY if many else MONTHS]


def _begun(
    columns: Columns, found: Found, things: set[Any], between: tuple[date, date], filters: Filters
) -> list[tuple[Any, date]]:
    """When each of these began that are not so on the first day, and are on the last."""
    if not things:
        return []
    answer: dict[Any, date] = {}
    left = set(things)
    for day in sorted(_days(columns, *between), reverse=True):
        so = set(found(columns.as_of(day, filters)))
        for thing in left & so:
            answer[thing] = day
        left &= so
        if not left:
            break
    return list(answer.items())


def _days(columns: Columns, first: date, last: date) -> list[date]:
    """The days after the first, up to the last, on which anything began or ended."""
    days = _changes(columns)
    inside = np.unique(days[(days > number(first)) & (days <= number(last))])
    return [day for each in inside if (day := day_of(each))]


def _changes(columns: Columns) -> Any:
    links = (columns.bases, columns.works, columns.members)
    spans = [columns.actors.spans, columns.ties.spans, *(link.spans for link in links)]
    days = np.concatenate([days for one in spans for days in (one.since, one.until)])
    return days[(days > 0) & (days < 99999999)]
