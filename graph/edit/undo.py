"""A small write taken back on what it concerns, whatever the size of the database."""

from dataclasses import replace

from graph.base.errors import Conflict
from graph.edit.neighbourhood import Neighbourhood
from graph.journal.history import entry
from graph.journal.locked import write_inside
from graph.journal.transaction import Note, Written
from graph.journal.undo import Check, Wanted, changes, may_undo, wanted, why_of
from graph.kinds import Change
from graph.store import Store, Work

SMALL = 1_000
"""Rows up to which only what a write concerns is read, not all that is on record."""


def is_small(store: Store, text: str) -> bool:
    """Whether the write of this name is small enough; NotFound where there is none."""
    return store.read(lambda work: entry(work, text)).rows <= SMALL


def undo_small(
    store: Store,
    text: str,
    note: Note,
    only: tuple[str, str] | None = None,
    check: Check = bool,
) -> Written:
    """As `graph.journal.undo.undo`, inside one transaction."""
    meant = may_undo(store, text)

    def make(work: Work) -> list[Change]:
        again = entry(work, meant.write)
        rows = wanted(work, again, only)
        return changes(work, _near(work, rows).known(), again, rows, check)

    own = replace(note, why=note.why or why_of(meant, only), undoes=None if only else meant.write)
    written = write_inside(store, make, own)
    if written is None:
        raise Conflict("journal.nothing_to_undo", batch=meant.batch)
    return written


def _near(work: Work, rows: Wanted) -> Neighbourhood:
    """The records, all that hangs on those that go, and what all of these refer to."""
    around = Neighbourhood(work)
    going: dict[str, list[str]] = {}
    for kind, uid in rows:
        going.setdefault(kind, []).append(uid)
    for kind, uids in going.items():
        around.some(kind, uids)
    for kind in going:
        around.hanging(kind, [uid for uid in going[kind] if rows[kind, uid][0] is None])
    for kind, uids in going.items():
        around.referred(kind, [before for uid in uids if (before := rows[kind, uid][0])])
    return around
