"""Episodes: what is so on [since, until), ended on a day, or gone over into the next.

Pure: days in, records out. `until` is the first day on which a thing is no longer so.
"""

from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from graph.base.dates import When
from graph.kinds import Dated

D = TypeVar("D", bound=Dated)


def divides(record: Dated, first: date) -> bool:
    """Whether some of its days lie before `first`, and some on or after it."""
    begun = record.since is None or record.since < first
    return begun and (record.until is None or record.until > first)


def split(record: D, first: When, uid: str) -> tuple[D, D]:
    """The record up to the day before `first`, and the next one, `uid`, from it on.

    The two together are so on the days on which the record was: none is lost, none is in both.
    The ids by which outside systems know it stay with the former. ValueError where `first`
    does not divide it.
    """
    if first.first is None or not divides(record, first.first):
        raise ValueError("the day does not divide the record")
    start: dict[str, Any] = {"since": first.first, "since_precision": first.precision}
    end: dict[str, Any] = {"until": first.first, "until_precision": first.precision}
    return replace(record, **end), replace(record, uid=uid, ids=(), **start)


def ended(record: D, last: When) -> D:
    """The record until the end of the period `last`."""
    return replace(record, until=last.after, until_precision=last.precision)
