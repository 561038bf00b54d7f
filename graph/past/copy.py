"""A second database, of this program's own, that holds what was known at one moment.

Its server is an embedded one, whatever the live database is; its folder lies within the home and
goes when the program ends, or when nobody has asked for a while. What a killed program leaves is
swept up by the next one that looks back, and by `saan down`.
"""

import atexit
import logging
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from filelock import FileLock, Timeout

from graph import server
from graph.base.errors import Misuse, SaanError, Unreachable
from graph.base.garbage import uncollected
from graph.base.progress import Progress
from graph.journal.chain import record_of
from graph.journal.moment import JournalPosition
from graph.journal.reservation import CLEARED, Reservation
from graph.journal.rows import row_of, save_module
from graph.network import Source
from graph.past.replay import Texts, batches_until, replay
from graph.server.place import Place, writing
from graph.setup import schema, temporary
from graph.store import Store, Work

log = logging.getLogger(__name__)

T = TypeVar("T")

ROWS = 5_000  # records in one transaction
IDLE = 600.0
"""Seconds without a question after which the second server is stopped: our rule."""


class _Shelf(Store):
    """A store that is written only while it is filled."""

    filling = False

    def write(self, task: Callable[[Work], T], what: str = "write") -> T:
        """As ever while it is filled; Misuse afterwards."""
        if not self.filling:
            raise Misuse("past.read_only")
        return super().write(task, what)


class Copy:
    """The second database of one home: one moment at a time, one question at a time.

    lock: to be held from asking for a source until the last of its answers.
    """

    def __init__(self, home: Path) -> None:
        self.lock = threading.RLock()
        self._home = home
        self._folder: _Folder | None = None
        self._store: _Shelf | None = None
        self._kept: tuple[JournalPosition, Source] | None = None
        self._erased = 0
        self._idle: threading.Timer | None = None
        atexit.register(self.close)

    def source(self, live: Source, then: JournalPosition, progress: Progress) -> Source:
        """What was known then; the one before it can't be asked any more."""
        with self.lock:
            self._wait()
            if (erased := last_erased(live.store)) != self._erased:
                self.close()
            self._erased = erased
            replayed = self._kept
            if replayed and replayed[0].number == then.number and replayed[0].head == then.head:
                if self._answers():
                    same = replayed[0] == then
                    return replayed[1] if same else replayed[1].known_as(then)
                self.close()
            try:
                made = self._made(live, then, progress)
            except BaseException:
                self.close()
                raise
            self._kept = (then, made)
            return made

    def close(self) -> None:
        """Stops the second server, and leaves nothing of it."""
        with self.lock:
            if self._idle:
                self._idle.cancel()
            store, folder = self._store, self._folder
            self._kept = self._store = self._folder = None
            if store:
                store.close()
            if folder:
                folder.drop()

    def _made(self, live: Source, then: JournalPosition, progress: Progress) -> Source:
        started = time.perf_counter()
        self._kept = None
        if self._store is None:
            self._folder = _Folder(self._home)
            self._store = _Shelf(server.up(self._folder.place.root))
        self._store.filling = True
        schema.prepare(self._store)
        fill(self._store, live.store, then.number, progress)
        self._store.filling = False
        log.info("write %d put up again in %.1f s", then.number, time.perf_counter() - started)
        return Source(self._store, live.preferences, live.home, then, live.worker)

    def _answers(self) -> bool:
        assert self._store is not None
        try:
            self._store.verify()
        except Unreachable:
            return False
        return True

    def _wait(self) -> None:
        if self._idle:
            self._idle.cancel()
        self._idle = threading.Timer(IDLE, self.close)
        self._idle.daemon = True
        self._idle.start()


def last_erased(store: Store) -> int:
    """The place in the chain of the last entry that erased something; 0 where none did."""
    return int(store.rows("journal/erased")[0]["number"])


def fill(store: Store, live: Store, number: int, progress: Progress) -> None:
    """Makes the database `store` what `live` was after the batch of that number.

    Its journal tells the same batches and has the same head, without the rows they changed.
    """
    while store.write(lambda work: work.rows("setup/clear", limit=CLEARED), "clear")[0]["dropped"]:
        pass
    found = batches_until(live, number)
    half = sum(batch["rows"] for batch in found)
    records = replay(live, found, lambda done, _: progress(done, 2 * half))
    reservation = Reservation(store)
    done, total = 0, sum(map(len, records.values()))
    with uncollected():
        for module, rows in _rows(records):
            reservation.run(module, rows=rows)
            done += len(rows)
            progress(half + half * done // total, 2 * half)
    for part in _parts(found, ROWS):
        kept = [{"uid": batch["uid"], "properties": batch} for batch in part]
        reservation.run("journal/restore", rows=kept)
    reservation.close(number, number, found[-1]["hash"] if found else "")


def _rows(records: Texts) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Module and rows, what is referred to before what refers to it; the texts are let go."""
    for kind, texts in records.items():
        for part in _parts(sorted(texts), ROWS):
            modules: dict[str, list[dict[str, Any]]] = {}
            for uid in part:
                record = record_of(kind, texts.pop(uid))
                assert record is not None
                modules.setdefault(save_module(kind, record), []).append(row_of(kind, record))
            yield from modules.items()


def _parts(found: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    return (found[first : first + size] for first in range(0, len(found), size))


class _Folder:
    """A folder for one server, which is this program's while it holds its lock."""

    def __init__(self, home: Path) -> None:
        around = Place.of(home)
        with writing(around.root):
            around.prepare()
            _within(around).mkdir(mode=0o700, exist_ok=True)
        with _sweeping(around):
            _sweep(around)
            with writing(around.root):
                self.place = Place(Path(tempfile.mkdtemp(dir=_within(around))))
                self.place.prepare()
            self._lock = FileLock(_owner(self.place.root))
            self._lock.acquire(timeout=0)

    def drop(self) -> None:
        """Ends what works in it, and takes it away."""
        temporary.wipe(self.place.root)
        self._lock.release()
        shutil.rmtree(self.place.root, ignore_errors=True)


def sweep(around: Place) -> None:
    """Takes away the folders whose program has ended, and ends their servers."""
    if _within(around).is_dir():
        with suppress(SaanError, Timeout), _sweeping(around):
            _sweep(around)


def _sweep(around: Place) -> None:
    for folder in _within(around).iterdir():
        lock = FileLock(_owner(folder))
        try:
            lock.acquire(timeout=0)
        except (Timeout, OSError):
            continue
        temporary.wipe(folder)
        lock.release()
        shutil.rmtree(folder, ignore_errors=True)


def _within(around: Place) -> Path:
    return around.root / "past"


def _owner(folder: Path) -> Path:
    return folder / "owner.lock"


def _sweeping(around: Place) -> FileLock:
    return FileLock(around.root / "server" / "past.lock", timeout=60)
