"""Merging two records, and saying that two are not the same: the writing half."""

from graph.actors.lookup import find
from graph.base.errors import Misuse
from graph.duplicates import merge as merging
from graph.journal.all_records import Reader, records_of
from graph.journal.retry import write_anew
from graph.journal.selected import Selected
from graph.journal.transaction import Note, Written
from graph.kinds import Change, Distinct, Records, uids
from graph.store import Store


def merge(store: Store, keep: str, gone: str, note: Note) -> Written:
    """Makes `gone` one with `keep`, as one write. Each is a uid, an exact name or alias.

    NotFound or Misuse where that can't be.
    """
    kept, other = find(store, keep), find(store, gone)
    written = write_anew(
        store,
        lambda _, known: merging.changes(known, kept, other),
        note,
        known=lambda reader: of_both(reader, kept, other),
    )
    assert written
    return written


def distinct(store: Store, one: str, other: str, note: Note) -> Written | None:
    """Remembers that two actors are not the same; None where that is known already."""
    first, second = sorted((find(store, one), find(store, other)))
    if first == second:
        raise Misuse("duplicates.same_uid", uid=first)
    return write_anew(
        store,
        lambda _, known: _apart(known, first, second),
        note,
        known=lambda reader: records_of(reader, Distinct.declared.name),
    )


def of_both(reader: Reader, one: str, other: str) -> Records:
    """Two actors, all that refers to them, and what that refers to."""
    selected = Selected(reader)
    selected.some("actors", (one, other))
    selected.hanging("actors", (one, other))
    return selected.known()


def _apart(known: Records, one: str, other: str) -> list[Change]:
    if any((pair.one, pair.other) == (one, other) for pair in known.of(Distinct).values()):
        return []
    uid = uids.make("distinct", one, other, taken=known.of(Distinct))
    return [Change("distinct", uid, None, Distinct(uid=uid, one=one, other=other))]
