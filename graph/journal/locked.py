"""A write that is worked out inside its own transaction, after the journal was locked.

What it is worked out on can't move meanwhile, so it reads only what it concerns, whatever the
size of the database. Each carries an idempotency id: sent twice, it is written once; and where
the answer to COMMIT is lost, the database is asked what became of it.
"""

import logging
import re
import time
import uuid
from collections.abc import Callable, Sequence
from contextlib import suppress

from graph.base.errors import Conflict, SaanError, Unreachable
from graph.base.garbage import uncollected
from graph.journal.transaction import Note, Written, append, recover, take_turn
from graph.kinds import Change
from graph.rights import need_somewhere
from graph.store import Store, Work

log = logging.getLogger(__name__)
TOKEN = re.compile(r"[0-9a-f]{32}")


def write_inside(
    store: Store,
    make: Callable[[Work], Sequence[Change]],
    note: Note,
    token: str | None = None,
) -> Written | None:
    """Writes what `make` works out, all of it or nothing; None where there is nothing to write.

    token: 32 hex digits made once for what is sent; a write of that token that is there already
    is returned, and nothing is written. What `make` raises stops the write; it may run again
    where the server asks for it. Unreachable says whether anything was saved, or that this is
    not known.
    """
    if token is not None and not TOKEN.fullmatch(token):
        raise ValueError("a token is 32 hexadecimal digits")
    need_somewhere("write")
    step = _Inside(make, note, token or uuid.uuid4().hex)
    started = time.perf_counter()
    try:
        store.verify()
        written = _tried(store, step)
    except Unreachable as error:
        if not step.worked_out:
            raise Unreachable("journal.not_saved") from error
        written = _became(store, step.uid, error)
    log.info("wrote an edit in %.3f s", time.perf_counter() - started)
    return written


def write_entry(store: Store, make: Callable[[Work], Note], uid: str) -> Written:
    """Writes an entry without rows, whose note `make` gives in the same transaction."""

    def run(work: Work) -> Written:
        head = take_turn(work, uid)
        return append(work, head, (), make(work), uid)

    recover(store)
    return store.write(run, "journal")


class _Inside:
    """The transaction. worked_out: all of it was sent at least once, but for COMMIT."""

    def __init__(self, make: Callable[[Work], Sequence[Change]], note: Note, uid: str) -> None:
        self.make, self.note, self.uid = make, note, uid
        self.worked_out = False

    def run(self, work: Work) -> Written | None:
        head = take_turn(work, self.uid)
        if there := _there(work, self.uid):
            return Written(there, head["counter"])
        with uncollected():
            changes = self.make(work)
            written = append(work, head, changes, self.note, self.uid) if changes else None
        self.worked_out = True
        return written


def _tried(store: Store, step: _Inside) -> Written | None:
    """A large write that died before is taken back first, and only then."""
    try:
        return store.write(step.run, "journal")
    except Conflict as conflict:
        if conflict.key != "journal.busy" or not recover(store):
            raise
    return store.write(step.run, "journal")


def _became(store: Store, uid: str, error: Unreachable) -> Written:
    """The batch, where it was saved; it is asked for in turn, after whoever is still writing."""

    def ask(work: Work) -> Written | None:
        head = take_turn(work, uid)
        there = _there(work, uid)
        return Written(there, head["counter"]) if there else None

    try:
        _wait_for(store)
        found = store.write(ask, "journal")
    except SaanError as again:
        raise Unreachable("journal.not_known") from again
    if found is None:
        raise Unreachable("journal.not_saved") from error
    log.info("the answer to a commit was lost; it had been saved")
    return found


def _wait_for(store: Store) -> None:
    """Unreachable where the server does not answer within two seconds."""
    for _ in range(2):
        with suppress(Unreachable):
            return store.verify()
        time.sleep(1)
    return store.verify()


def _there(work: Work, uid: str) -> str | None:
    batches = work.rows("journal/write_batches", write=uid)
    return str(batches[0]["uid"]) if batches else None
