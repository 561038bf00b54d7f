"""Putting a backup back: into a scratch place, compared, and only then used."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import Any

from graph import server
from graph.backup.check import Backup
from graph.backup.manifest import Manifest
from graph.backup.save import save
from graph.base import room
from graph.base.config import Target
from graph.base.errors import Conflict, DataError, Misuse, SaanError
from graph.base.garbage import uncollected
from graph.base.progress import Progress, silent
from graph.conditions import saving
from graph.journal import chain, recover, stream
from graph.journal.batches import Chain, Entry, entries, refuse
from graph.journal.reservation import Reservation, reserved
from graph.journal.rows import row_of, save_module
from graph.journal.transaction import take_turn
from graph.kinds import KINDS, Record
from graph.setup import schema, temporary
from graph.store import Store, Work

ROWS = 2_000  # records in one transaction
SHEETS = 10


def restore_home(
    path: Path, home: Path, progress: Progress = silent, anyway: bool = False
) -> Manifest:
    """Restores into an empty home; its manifest.

    Made in a second home beside it, compared by fingerprint and chain, and put in place by moving
    one folder. DataError says what is wrong with the file, Misuse that the home is not empty.
    anyway: even where the backup says that its journal did not hold together.
    """
    temporary.refuse_held(home, "backup.not_empty")
    with Backup(path) as backup:
        _refuse_broken(backup, anyway)
        backup.check()
        manifest = backup.manifest
        room.need_for_much(home, (manifest.rows + sum(manifest.counts.values())) * room.ROW)
        with temporary.beside(home) as made:
            with Store(server.up(made.root)) as store:
                schema.prepare(store)
                _fill(store, backup, progress)
            temporary.refuse_held(home, "backup.not_empty")
            temporary.swap(home, made)
        settings = backup.settings()
        if settings is not None:
            (home / "settings.toml").write_text(settings, "utf-8")
        saving.restore(home, backup.asked())
    server.up(home)
    return backup.manifest


def rebuild(home: Path, progress: Progress = silent) -> None:
    """Makes the database of a home anew from what it holds, so that its files hold nothing else:
    what was erased lies in them until it is overwritten.

    Conflict where somebody wrote meanwhile; the database is as it was then.
    """
    with temporary.beside(home) as made, Store(server.up(home)) as live:
        path = made.root / "rebuilt.zip"
        save(live, path, progress=progress)
        with Backup(path) as backup, Store(server.up(made.root)) as store:
            schema.prepare(store)
            _fill(store, backup, progress)
            manifest = backup.manifest
        with _unmoved(live, manifest):
            temporary.swap(home, made)
    server.up(home)


@contextmanager
def _unmoved(live: Store, manifest: Manifest) -> Iterator[None]:
    """Nobody writes within the block, after which the server may be gone; Conflict where somebody
    has since the backup was begun."""
    from neo4j.exceptions import DriverError, Neo4jError

    session = live.driver.session(database=live.target.database)
    try:
        head = take_turn(Work(session.begin_transaction()), "")
        if (head["counter"], head["head"]) != (manifest.counter, manifest.head):
            raise Conflict("journal.moved")
        yield
    finally:
        with suppress(DriverError, Neo4jError):
            session.close()


def restore_target(
    path: Path,
    target: Target,
    progress: Progress = silent,
    anyway: bool = False,
    home: Path | None = None,
) -> Manifest:
    """Restores into the empty database of a server that runs; emptied again where it fails.

    home: of whoever uses that server, for its rounds.
    """
    with Backup(path) as backup, Store(target) as store:
        store.verify()
        recover(store)
        if reserved(store):
            raise Misuse("backup.not_empty", where=target.uri)
        _refuse_broken(backup, anyway)
        backup.check()
        schema.prepare(store, mend=True)
        _fill(store, backup, progress)
        if home:
            saving.restore(home, backup.asked())
        return backup.manifest


def _refuse_broken(backup: Backup, anyway: bool) -> None:
    if backup.manifest.broken and not anyway:
        raise DataError("backup.was_broken", path=backup.path)


def _fill(store: Store, backup: Backup, progress: Progress) -> None:
    manifest = backup.manifest
    reservation = Reservation(store)
    with _or_emptied(reservation), uncollected():
        done, total = 0, sum(manifest.counts.values()) + manifest.rows
        for kind in KINDS:
            for part in _parts(backup.records(kind), ROWS):
                for module, rows in _rows(kind, part).items():
                    reservation.run(module, rows=rows)
                done += len(part)
                progress(done, total)
        for entry in backup.entries():
            _put(reservation, entry)
            done += len(entry.rows)
            progress(done, total)
        _compare(store, manifest)
        reservation.close(manifest.counter, manifest.batches, manifest.head)


def _put(reservation: Reservation, entry: Entry) -> None:
    uid = entry.batch.get("uid") or f"b{entry.batch['number']}"
    row = {"uid": uid, "properties": entry.batch}
    reservation.run("journal/restore", rows=[row])
    for sheets in _parts(chain.sheets(uid, entry.rows), SHEETS):
        reservation.run("journal/record", batch=uid, sheets=sheets)


def _compare(store: Store, manifest: Manifest) -> None:
    """What lies in the database now is what the backup said: DataError where it isn't."""
    found, counts = stream.fingerprint(store)
    made = Chain()
    for entry in entries(store):
        made.follow(entry)
    if not manifest.broken:
        refuse(made.end())
    said = (manifest.batches, manifest.rows, manifest.head)
    same = found == manifest.fingerprint and (made.batches, made.rows, made.head) == said
    if not same:
        differ = [kind for kind in KINDS if counts[kind] != manifest.counts.get(kind, 0)]
        raise DataError("backup.differs", kinds=", ".join(differ) or "–")


@contextmanager
def _or_emptied(reservation: Reservation) -> Iterator[None]:
    try:
        yield
    except BaseException:
        with suppress(SaanError):  # else `recover` does it at the next start
            reservation.give_up()
        raise


def _rows(kind: str, part: Sequence[tuple[Record, int]]) -> dict[str, list[dict[str, Any]]]:
    """Module → its rows; the module that writes a row adds one to its version."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for record, version in part:
        row = row_of(kind, record)
        row["properties"]["version"] = version - 1
        found[save_module(kind, record)].append(row)
    return found


def _parts(found: Iterable[Any], size: int) -> Iterator[list[Any]]:
    iterator = iter(found)
    while part := list(islice(iterator, size)):
        yield part
