"""Pairs that the calendar asks about later, written through the journal."""

from datetime import date
from typing import Any

from graph.base.errors import DataError
from graph.journal.all_records import pages
from graph.journal.locked import write_inside
from graph.journal.rows import module, record_of
from graph.journal.transaction import Note, Written
from graph.kinds import Change, Postponement, uids
from graph.store import Store, Work

KIND = Postponement.declared.name


def postponements(work: Work | Store) -> tuple[Postponement, ...]:
    """All that is on record, also what is over."""
    rows: Any = pages(work, module("records", KIND))
    return tuple(record_of(KIND, row) for row in rows)  # type: ignore[misc]


def put_off(
    store: Store,
    one: str,
    other: str,
    about: str,
    on: date,
    until: date,
    note: Note,
    token: str | None = None,
) -> Written | None:
    """Puts a pair off from a day until another; what was put off before is as this says now.

    None where that is so already; DataError where the day is not later.
    """
    if until <= on:
        raise DataError("calendar.put_off_before", day=on.isoformat())
    low, high = sorted((one, other))
    uid = uids.make(KIND, low, high, about)
    after = Postponement(uid=uid, one=low, other=high, about=about, since=on, until=until)

    def make(work: Work) -> list[Change]:
        rows = work.rows(module("selected", KIND), uids=[uid], of=[])
        before: Any = record_of(KIND, rows[0]) if rows else None
        return [Change(KIND, uid, before, after)] if after != before else []

    return write_inside(store, make, note, token)
