"""Deeds considered, and done: worked out under the journal's lock, on what they concern."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, TypeVar

from graph.edit.apply import do
from graph.edit.edits import Considered, Edit, Moved, Refused
from graph.edit.neighbourhood import Neighbourhood
from graph.edit.working_copy import WorkingCopy
from graph.journal.locked import write_inside
from graph.journal.rows import record_of
from graph.journal.transaction import Note, Written
from graph.kinds import KINDS, Change, Record, Tie, name_of, uids
from graph.kinds.registry import roots
from graph.store import Store, Work

K = TypeVar("K", bound=Record)

Today = date | Callable[[Work], date] | None
"""The day it is, or how the transaction that writes finds it; None: no day is too far ahead."""

TRIES = 3  # readings, where a uid that is made turns out to be taken


def consider(store: Store, edits: Edit | Sequence[Edit], today: Today = None) -> Considered:
    """What the edits would change, and what is to be told; nothing is written.

    Moved where somebody was faster.
    """
    asked = _listed(edits)
    try:
        return store.read(lambda work: _worked_out(work, asked, today, alike=True), "edit")
    except _Stale as stale:
        raise _moved(store, stale) from stale


def edit(
    store: Store,
    edits: Edit | Sequence[Edit],
    note: Note,
    token: str | None = None,
    today: Today = None,
    also: Callable[[Work], Sequence[Change]] = lambda work: (),
) -> Written | None:
    """Does the edits, all or none, as one write; None where nothing changes by them.

    also: what else is written with them. Refused (a DataError) with every problem; Moved where
    somebody was faster.
    """
    asked = _listed(edits)

    def make(work: Work) -> list[Change]:
        more = also(work)
        found = _worked_out(work, asked, today)
        if found.refused:
            raise Refused(found.problems)
        return [*found.changes, *more]

    try:
        return write_inside(store, make, note, token)
    except Refused as refused:
        again = consider(store, asked, today)
        raise Refused(again.problems if again.refused else refused.problems) from refused
    except _Stale as stale:
        raise _moved(store, stale) from stale


def taken_in(edits: Edit | Sequence[Edit], network: str) -> list[Edit]:
    """The same, with the membership in the network of each partner that is new: so much is needed
    for whoever may write in that network alone."""
    made: list[Edit] = []
    for each in _listed(edits):
        if (each.what, each.kind) != ("add", "actors"):
            made.append(each)
            continue
        uid = each.given.get("id") or uids.make("actors", uuid.uuid4().hex)
        member = Edit("add", "members", {"member": uid, "of": network})
        made += [replace(each, given={**each.given, "id": uid}), member]
    return made


def record(store: Store, kind: str, uid: str) -> Record | None:
    """The record as the database has it now."""

    def read(work: Work) -> Record | None:
        found = Neighbourhood(work)
        found.some(kind, [uid])
        return found.found[kind].get(uid)

    return store.read(read, "edit")


def one(store: Store, kind: type[K], uid: str) -> K | None:
    """The record of this class, such as `Tie`, as the database has it now."""
    name = next(name for name, made in KINDS.items() if made is kind)
    found = record(store, name, uid)
    assert found is None or isinstance(found, kind)
    return found


def episodes(store: Store, one: str, other: str) -> list[Tie]:
    """All episodes of the ties of two actors, whichever way; the first to begin first."""
    rows = store.rows("ties/selected_pair", one=one, other=other)
    found: list[Any] = [record_of("ties", row) for row in rows]
    return sorted(found, key=lambda tie: (tie.since or date.min, tie.uid))


class _Stale(Exception):
    """The record is no longer as the writer saw it."""

    def __init__(self, wanted: Edit, theirs: Record | None) -> None:
        super().__init__(wanted.kind)
        self.wanted, self.theirs = wanted, theirs


def _listed(edits: Edit | Sequence[Edit]) -> list[Edit]:
    return [edits] if isinstance(edits, Edit) else list(edits)


def _worked_out(work: Work, edits: Sequence[Edit], today: Today, alike: bool = False) -> Considered:
    """alike: look for those who may have been meant as well, which no write has to wait for."""
    found = Neighbourhood(work)
    found.read_bases(edits)
    for wanted in edits:
        _check(wanted, found)
    found.read(edits)
    if alike:
        found.read_alike(edits)
    day = today(work) if callable(today) else today
    for _ in range(TRIES):
        working_copy = WorkingCopy(found.known())
        problems = [problem for wanted in edits for problem in do(working_copy, wanted, day)]
        changes = working_copy.changes()
        if not _taken(found, changes):
            break
    return Considered(changes, problems, _names(working_copy))


def _names(working_copy: WorkingCopy) -> dict[str, str]:
    both = [
        records
        for kind in roots()
        for records in (working_copy.before.of(kind), working_copy.now[kind])
    ]
    return {uid: name_of(one) for records in both for uid, one in records.items()}


def _check(wanted: Edit, found: Neighbourhood) -> None:
    if wanted.base is None:
        return
    theirs = found.found[wanted.kind].get(wanted.base.uid)
    if theirs != wanted.base:
        raise _Stale(wanted, theirs)


def _taken(found: Neighbourhood, changes: Sequence[Change]) -> bool:
    """Whether a new record's uid is that of another one; it is then known, and avoided."""
    more = False
    for change in changes:
        if change.before is None:
            before = len(found.found[change.kind])
            found.some(change.kind, [change.uid])
            more = more or len(found.found[change.kind]) > before
    return more


def _moved(store: Store, stale: _Stale) -> Moved:
    base = stale.wanted.base
    assert base is not None
    rows = store.rows("journal/last", kind=stale.wanted.kind, record=base.uid)
    who, at = (rows[0]["who"], rows[0]["at"]) if rows else (None, None)
    return Moved(base, stale.theirs, who, at if isinstance(at, datetime) else None)
