"""The one door: rows in, and in the same transaction the journal's entry.

Up to 20,000 rows are one transaction. More are written in chunks that readers don't see before
the last: the counter that tells them to look again is raised only then. A write that died
between chunks is taken back by `recover`: at once where its program was one of this machine.
"""

import logging
import time
import uuid
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from graph.base import room
from graph.base.errors import Conflict, DataError, SaanError
from graph.base.garbage import uncollected
from graph.base.progress import Progress, silent
from graph.journal import alive, chain, reservation
from graph.journal.rows import module, row_of, save_module
from graph.journal.theirs import need_theirs
from graph.kinds import KINDS, Change, declared
from graph.rights import MACHINE, acting, current_user, need_somewhere
from graph.store import Store, Work

log = logging.getLogger(__name__)

WHOLE = 20_000  # rows in one transaction: 30,000 fill the 40 % of the heap that one may take
CHUNK = 5_000
SHEETS = 10  # of the journal, sent at once
DEAD = 120  # seconds without a word after which a large write of another machine counts as dead
ORDER = {kind: place for place, kind in enumerate(KINDS)}


@dataclass(frozen=True)
class Note:
    """Who writes, through what, why, and the names and SHA-256 of the files that were read.

    undoes: the write that this one takes back. erases: the rows and batches of which it erases
    something, as `chain.erased` names them.
    """

    who: str
    channel: str
    why: str | None = None
    file_hash: str | None = None
    files: tuple[str, ...] = ()
    undoes: str | None = None
    erases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Written:
    """The batch (the last one of a large write) and the counter after it."""

    batch: str
    counter: int


def write(
    store: Store,
    changes: Sequence[Change],
    note: Note,
    expected: int | None = None,
    progress: Progress = silent,
) -> Written | None:
    """Writes all changes or none; None where there are none. Forbidden where the user in force may
    not; where one has signed in, the journal has their name.

    A large write that is stopped or fails between chunks is taken back at once.

    expected: the counter the changes were worked out on; Conflict where it has moved since.
    ServerError, before anything is written, where the disk has no room for them.
    progress: told rows done and rows in all.
    """
    if not changes:
        return None
    room.need(store.target.home, room.SPARE + len(changes) * room.ROW)
    ordered = sorted(changes, key=_order)
    size = len(ordered) if len(ordered) <= WHOLE else CHUNK
    uid, started, done = uuid.uuid4().hex, time.perf_counter(), 0
    written = None
    hold = alive.Hold(uid) if size < len(ordered) else None
    try:
        with uncollected():
            for parcel in _parcels(ordered, size):
                last = done + len(parcel.changes) == len(ordered)
                step = _Step(parcel, note, uid, expected if done == 0 else None, last)
                written = store.write(step.run, "journal")
                done += len(parcel.changes)
                progress(done, len(ordered))
    except BaseException:
        if 0 < done < len(ordered):
            with suppress(SaanError):  # else `recover` does it at the next start
                roll_back(store, uid)
        raise
    else:
        alive.ended(uid)
    finally:
        if hold:
            hold.let_go()
    log.info("wrote %d rows in %.1f s", done, time.perf_counter() - started)
    return written


def take_turn(work: Work, uid: str) -> dict[str, Any]:
    """Locks the journal and gives its head; Conflict while another large write is under way."""
    (head,) = work.rows("journal/lock")
    if head["writing"] not in (None, uid):
        raise Conflict("journal.busy")
    return head


def append(
    work: Work, head: dict[str, Any], changes: Sequence[Change], note: Note, uid: str
) -> Written:
    """Writes all changes as the write `uid` in a transaction that has taken its turn."""
    parcel = _Parcel.of(sorted(changes, key=_order))
    return _Step(parcel, note, uid, None, last=True).within(work, head)


def lay(work: Work, changes: Sequence[Change]) -> None:
    """Brings records to be as these say, without a word of it in the journal."""
    _apply(work, _Parcel.of(sorted(changes, key=_order)))


def recover(store: Store) -> int:
    """Takes back what a large write had written before it died; returns its rows.

    Nothing to do, or the write is still alive: 0. A whole database is only ever put where the
    journal is empty: what else bears the mark of one was marked from outside, and is let be.
    """
    (state,) = store.rows("journal/state")
    write = state["writing"]
    if write is None:
        return 0
    with alive.taken_over(write, silent=(state["idle"] or 0) >= DEAD) as ours:
        if not ours or store.rows("journal/state")[0]["writing"] != write:
            return 0
        if not reservation.is_reserved(write):
            return roll_back(store, write)
        if state["batches"]:
            raise DataError("journal.marked")
        return reservation.Reservation(store, write).give_up()


def roll_back(store: Store, uid: str) -> int:
    """Undoes the batches of the unfinished write `uid`, newest first; returns the rows."""
    batches = store.rows("journal/write_batches", write=uid)
    changes = [
        _reversed(row)
        for batch in batches
        if batch["channel"] != "recover"
        for row in store.rows("journal/changes", batch=batch["uid"])
    ]
    ordered = sorted(changes, key=_order)
    done = 0
    for parcel in _parcels(ordered, CHUNK):
        done += len(parcel.changes)
        step = _Step(parcel, Note("saan", "recover"), uid, None, done == len(ordered))
        with acting(MACHINE):
            store.write(step.run, "recover")
    alive.ended(uid)
    log.info("took back %d rows of a write that died", len(changes))
    return len(changes)


@dataclass(frozen=True)
class _Parcel:
    """The changes of one transaction, worked out as the modules take them.

    gone: (module, uids); saves: (module, rows); entries: the journal's rows.
    """

    changes: Sequence[Change]
    gone: list[tuple[str, list[str]]]
    saves: list[tuple[str, list[dict[str, Any]]]]
    entries: list[dict[str, Any]]

    @classmethod
    def of(cls, changes: Sequence[Change]) -> "_Parcel":
        entries = [chain.row_of(change) for change in changes]
        return cls(changes, _gone(changes), _saves(changes), entries)


def _parcels(ordered: Sequence[Change], size: int) -> Iterator[_Parcel]:
    """Parcels of `size`, at least one; the next is made while the server writes the one before."""
    parts = list(_batched(ordered, size)) or [[]]
    with ThreadPoolExecutor(1) as ahead:
        coming = ahead.submit(_Parcel.of, parts[0])
        for part in parts[1:]:
            ready = coming.result()
            coming = ahead.submit(_Parcel.of, part)
            yield ready
        yield coming.result()


@dataclass(frozen=True)
class _Step:
    """One transaction of a write."""

    parcel: _Parcel
    note: Note
    write: str
    expected: int | None
    last: bool

    def run(self, work: Work) -> Written:
        head = take_turn(work, self.write)
        if self.expected is not None and head["counter"] != self.expected:
            raise Conflict("journal.moved")
        return self.within(work, head)

    def within(self, work: Work, head: dict[str, Any]) -> Written:
        """Writes the parcel and its entry; `head`: the journal's, which is locked."""
        who = self._writer(work)
        _apply(work, self.parcel)
        number = head["batches"] + 1
        uid = f"b{number}"
        rows = self.parcel.entries
        at = datetime.now(UTC).isoformat(timespec="microseconds")
        batch: dict[str, Any] = {
            "format": chain.FORMAT,
            "counter": head["counter"] + (1 if self.last else 0),
            "uid": uid,
            "number": number,
            "write": self.write,
            "who": who,
            "channel": self.note.channel,
            "why": self.note.why,
            "file_hash": self.note.file_hash,
            "files": list(self.note.files) or None,
            "undoes": self.note.undoes,
            "erases": list(self.note.erases) or None,
            "rows": len(rows),
            "digest": chain.digest(row["hash"] for row in rows),
            "previous": head["head"],
        }
        batch["hash"] = chain.batch_hash(batch, at)
        writing = None if self.last else self.write
        (answer,) = work.rows("journal/append", batch=batch, at=at, writing=writing)
        for sheets in _batched(chain.sheets(uid, rows), SHEETS):
            work.rows("journal/record", batch=uid, sheets=sheets)
        return Written(uid, answer["counter"])

    def _writer(self, work: Work) -> str:
        """The name for the journal; Forbidden where the user in force may not write this."""
        records = (change.after or change.before for change in self.parcel.changes)
        deeds = {record.deed for record in records if record}
        user = current_user()
        for deed in sorted(deeds or {"write"}):
            if need_somewhere(deed):
                need_theirs(work, self.parcel.changes, user.where(deed))
        return user.name or self.note.who


def _apply(work: Work, parcel: _Parcel) -> None:
    """Takes out what refers before what is referred to, then writes the other way round."""
    for name, every in parcel.gone:
        for uids in _batched(every, CHUNK):
            work.rows(name, uids=uids)
    for name, rows in parcel.saves:
        for piece in _batched(rows, CHUNK):
            work.rows(name, rows=piece)


def _gone(changes: Sequence[Change]) -> list[tuple[str, list[str]]]:
    gone = [change for change in changes if change.after is None or _moved(change)]
    ordered = sorted(gone, key=lambda c: (-ORDER[c.kind], c.uid))
    return [(module("drop", kind), [c.uid for c in part]) for kind, part in groupby(ordered, _kind)]


def _saves(changes: Sequence[Change]) -> list[tuple[str, list[dict[str, Any]]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for change in changes:
        if change.after is not None:
            name = save_module(change.kind, change.after)
            found.setdefault(name, []).append(row_of(change.kind, change.after))
    return list(found.items())


def _moved(change: Change) -> bool:
    """Whether a relationship gets other ends, or another type: it is then made anew."""
    place = declared(change.kind).by_place
    before, after = change.before, change.after
    return before is not None and any(getattr(before, n) != getattr(after, n) for n in place)


def _reversed(row: dict[str, Any]) -> Change:
    kind = row["kind"]
    before, after = (chain.record_of(kind, row[side]) for side in ("before", "after"))
    return Change(kind, row["record"], before=after, after=before)


def _order(change: Change) -> tuple[bool, int, str]:
    """What is referred to is written before what refers to it, and taken out after it, last.

    So between two chunks nothing has gone with an actor that was to go, or stay, by itself.
    """
    place = ORDER[change.kind]
    return (False, place, change.uid) if change.after else (True, -place, change.uid)


def _kind(change: Change) -> str:
    return change.kind


def _batched(rows: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    return (rows[i : i + size] for i in range(0, len(rows), size))
