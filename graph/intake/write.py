"""The writing half: plans on what the database holds and sends the plan through the door."""

import hashlib
import random
import time
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph import journal
from graph.base import room
from graph.base.errors import Conflict
from graph.base.progress import Progress, silent
from graph.base.texts import fold
from graph.intake import Plan, Reading, plan
from graph.intake.named import SMALL, Named
from graph.intake.people import all_known
from graph.journal import Note, Written
from graph.journal.all_records import all_records
from graph.kinds import Records
from graph.store import Store
from graph.store.patient import Patient

if TYPE_CHECKING:
    from graph.duplicates import Table

TRIES = 10
PAGE = 1000


def load(
    store: Store,
    reading: Reading,
    note: Note,
    *,
    dry_run: bool = False,
    update: bool = False,
    take_sound: bool = False,
    source: str | None = None,
    before_write: Callable[[Plan], None] = lambda made: None,
    progress: Progress = silent,
) -> tuple[Plan, Written | None]:
    """The plan, and the batch it became: None where nothing was to be written, or not allowed.

    All or nothing: a plan with errors writes nothing, unless `take_sound`. Where someone else
    wrote in between, the plan is made anew after a moment, ten times at most; then Conflict.
    `before_write` is called with a plan about to be written: what it raises stops the write.
    ServerError where the disk has no room for it.
    """
    from graph import duplicates
    from graph.base import config

    journal.recover(store)
    table = duplicates.table(config.home())
    for attempt in range(1, TRIES + 1):
        counter, _, made = planned(
            store, reading, update=update, take_sound=take_sound, source=source, table=table
        )
        if dry_run or made.refused:
            return made, None
        if made.changes:
            room.need_for_much(store.target.home, len(made.changes) * room.ROW)
        before_write(made)
        try:
            return made, journal.write(store, made.changes, note, counter, progress)
        except Conflict as conflict:
            if conflict.key != "journal.moved" or attempt == TRIES:
                raise
            time.sleep(random.uniform(0, 0.2 * attempt))  # noqa: S311  # so that rivals part
    raise AssertionError("unreachable")


def planned(
    store: Store,
    reading: Reading,
    *,
    update: bool = False,
    take_sound: bool = False,
    source: str | None = None,
    table: "Table | None" = None,
    small: int = SMALL,
) -> tuple[int, Records, Plan]:
    """The plan, what it was made on, and the change counter before that was read: who writes the
    plan must find that counter.

    small: records up to which all that is on record is read, whatever the files name.
    """
    patient = Patient(store)
    named = Named(patient, reading, source, table, small)

    def on(records: Records) -> Plan:
        how = {"update": update, "take_sound": take_sound}
        return plan(reading, records, **how, source=source, table=table)

    if named.whole:
        records = all_records(patient)
        return named.counter, records, on(records)
    made = on(named.read())
    while named.taken(made.changes):
        made = on(named.known())
    return named.counter, named.known(), made


def remembered(store: Store) -> dict[str, str]:
    """uid → text of the mappings of graph files that earlier imports kept."""
    rows: list[dict[str, Any]] = []
    while page := store.rows(
        "journal/records_mappings", after=rows[-1]["uid"] if rows else "", limit=PAGE
    ):
        rows += page
    return {row["uid"]: row["kept"]["text"] for row in rows}


def recorded(store: Store) -> Callable[[str], bool]:
    """Whether a text names partners on record, one or several; all are read once, if ever asked."""
    names = cache(lambda: frozenset(map(fold, store.columns("actors/listed")["names"])))
    return lambda text: all_known(text, lambda name: fold(name) in names())


def fingerprint(paths: Sequence[Path]) -> str:
    """SHA-256 of the files' contents, in the order of their names."""
    digest = hashlib.sha256()
    for path in sorted(_files(paths)):
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


def names(paths: Sequence[Path]) -> tuple[str, ...]:
    """The files' names, ascending, without their folders."""
    return tuple(path.name for path in sorted(_files(paths)))


def _files(paths: Sequence[Path]) -> list[Path]:
    return [f for p in paths for f in (sorted(p.iterdir()) if p.is_dir() else [p]) if f.is_file()]
