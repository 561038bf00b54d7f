"""Writing a backup while the database is in use: whole or not at all, for its owner's eyes only."""

import hashlib
import json
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from glob import escape
from pathlib import Path
from typing import IO, Any

import psutil

from graph import journal
from graph.backup.check import check, fitting
from graph.backup.manifest import (
    ASKED,
    BATCHES,
    CHANGES,
    HOLDS,
    MANIFEST,
    MOST,
    RECORDS,
    SETTINGS,
    Manifest,
    Part,
)
from graph.backup.moment import Reading
from graph.base import room
from graph.base.errors import Conflict, DataError, Misuse, SaanError, SchemaError
from graph.base.progress import Progress, silent
from graph.conditions import saving
from graph.journal.batches import Trouble, batches, entries
from graph.journal.fingerprint import Fingerprint
from graph.journal.look import Look
from graph.journal.shapes import strange
from graph.journal.verify import extra, name, of_end
from graph.kinds import KINDS
from graph.server.place import only_owner
from graph.setup import schema
from graph.store import Store

TRIES = 5
MOMENTS = 20
ROW = 250  # bytes of a row of the journal in the file: our estimate
WAYS = (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED)
"""The second one for what shrinks so far that a reader would take it for a trap."""


def save(
    store: Store,
    path: Path,
    home: Path | None = None,
    force: bool = False,
    progress: Progress = silent,
    anyway: bool = False,
) -> Manifest:
    """Writes everything to a new file; its manifest.

    What is in it is of the moment it began, whoever writes meanwhile. home: whose settings and
    rounds go along. force: an existing file may go. anyway: even where the journal does not hold
    together, or the records are not what it says; the manifest tells. Misuse where there is a
    file; DataError where the file can't be written, or the journal does not hold together;
    Conflict while a large write is under way.
    """
    _refuse_existing(path, force)
    room.need_for_much(path.absolute().parent, store.rows("journal/counted")[0]["rows"] * ROW)
    with _draft(path) as draft:
        for way in WAYS:
            made = _whole(_Task(store, draft, way, home, anyway, progress))
            try:
                check(draft)
                break
            except DataError as error:
                if error.key != "backup.too_large" or way == WAYS[-1]:
                    raise
        _refuse_existing(path, force)
        os.replace(draft, path)
        _sync(path.parent)
    return made


@dataclass(frozen=True)
class _Task:
    """What is to be saved, and how."""

    store: Store
    draft: Path
    way: int
    home: Path | None
    anyway: bool
    progress: Progress


def _whole(task: _Task) -> Manifest:
    """Anew where values were erased from the journal or a round has ended meanwhile, five times at
    most."""
    for _ in range(TRIES):
        journal.recover(task.store)
        ends = saving.ends(task.home) if task.home else []
        asked = list(saving.rows(task.home)) if task.home else []
        state, last = _begun(task.store)
        with Reading(task.store, last, task.draft.parent, task.progress) as reading:
            made, troubles = _write(task, state, last, reading, asked)
            if reading.spoilt(state["batches"]) or (task.home and saving.ends(task.home) != ends):
                continue
        if troubles and not task.anyway:
            raise DataError("backup.broken", batch=name(troubles[0]), count=len(troubles))
        return made
    raise Conflict("backup.moving")


def _begun(store: Store) -> tuple[dict[str, Any], int]:
    """The journal's state, and its last batch: beyond its head where that was set back."""
    for _ in range(MOMENTS):
        state = _state(store)
        last = state["batches"] if type(state["batches"]) is int else 0
        for batch in batches(store, last):
            last = max(last, int(batch["number"]))
        if _state(store) == state:
            return state, last
    raise Conflict("backup.moving")


def _state(store: Store) -> dict[str, Any]:
    (state,) = store.rows("journal/state")
    if state["schema"] is None:
        raise SchemaError("backup.nothing")
    if type(state["schema"]) is not int or state["schema"] > schema.SCHEMA:
        raise SchemaError("setup.later", found=state["schema"], known=schema.SCHEMA)
    if state["writing"] is not None:
        raise Conflict("journal.busy")
    return state


def _write(
    task: _Task,
    state: dict[str, Any],
    last: int,
    reading: Reading,
    asked: list[dict[str, Any]],
) -> tuple[Manifest, list[Trouble]]:
    """Everything, and what is wrong with it."""
    parts: dict[str, Part] = {}
    look = Look()
    with task.draft.open("r+b") as file:
        file.truncate()
        with zipfile.ZipFile(file, "w", task.way, compresslevel=4) as archive:
            _write_journal(task.store, archive, parts, look, last)
            made = _write_records(archive, parts, look, reading)
            settings = task.home / SETTINGS if task.home else None
            if settings and settings.is_file():
                with _part(archive, SETTINGS, parts) as part:
                    for line in settings.read_text("utf-8").splitlines():
                        part.line(line)
            if asked:
                with _part(archive, ASKED, parts) as part:
                    for row in asked:
                        part.line(json.dumps(row, ensure_ascii=False))
            troubles = _troubles(task.store, look, state, last)
            manifest = Manifest(
                schema=state["schema"],
                counter=_number(state["counter"], look.chain.counter),
                batches=look.chain.batches,
                head=look.chain.head,
                fingerprint=made.value(),
                rows=look.chain.rows,
                counts={kind: parts[RECORDS[kind]].lines for kind in KINDS},
                parts=parts,
                broken=bool(troubles),
            )
            archive.writestr(MANIFEST, manifest.text())
        file.flush()
        os.fsync(file.fileno())
    return manifest, troubles


def _troubles(store: Store, look: Look, state: dict[str, Any], last: int) -> list[Trouble]:
    """As `graph.journal.verify` finds them, at the moment of the state."""
    return [
        *look.chain.end(),
        *of_end(look.chain, state),
        *extra(store),
        *look.differing(lambda: entries(store, until=last)),
        *strange(store),
    ]


def _write_records(
    archive: zipfile.ZipFile, parts: dict[str, Part], look: Look, reading: Reading
) -> Fingerprint:
    """Of a record that is not what the journal says, only the values that it can hold."""
    made = Fingerprint()
    for kind in KINDS:
        with _part(archive, RECORDS[kind], parts) as part:
            for uid, version, text in reading.records(kind):
                said = text if look.compare(kind, uid, text) else fitting(kind, text)
                if said:
                    made.add(kind, said)
                    part.line(f'{{"version":{version},"record":{said}}}')
    return made


def _write_journal(
    store: Store, archive: zipfile.ZipFile, parts: dict[str, Part], look: Look, last: int
) -> None:
    """The rows first: then it is known how many of them each batch has."""
    sizes: list[int] = []
    with _part(archive, CHANGES, parts) as part:
        for entry in entries(store, until=last):
            look.follow(entry)
            sizes.append(len(entry.rows))
            for row in entry.rows:
                texts = {n: None if text is None else str(text) for n, text in row.items()}
                part.line(json.dumps(texts, ensure_ascii=False))
    with _part(archive, BATCHES, parts) as part:
        for batch, rows in zip(batches(store, until=last), sizes, strict=True):
            told = {key: _plain(value) for key, value in batch.items()}
            told |= {} if batch.get("rows") == rows else {HOLDS: rows}
            part.line(json.dumps(told, ensure_ascii=False, default=_tagged))


def _number(*found: Any) -> int:
    """The first that a counter can be; else 0."""
    return next((n for n in found if type(n) is int and 0 <= n <= MOST), 0)


class _Part:
    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.digest = hashlib.sha256()
        self.lines = 0

    def line(self, text: str) -> None:
        data = f"{text}\n".encode()
        self._file.write(data)
        self.digest.update(data)
        self.lines += 1


@contextmanager
def _part(archive: zipfile.ZipFile, name: str, parts: dict[str, Part]) -> Iterator[_Part]:
    info = zipfile.ZipInfo(name)
    info.compress_type = archive.compression
    info._compresslevel = archive.compresslevel  # type: ignore[attr-defined]
    with archive.open(info, "w", force_zip64=True) as file:
        part = _Part(file)
        yield part
    parts[name] = Part(part.lines, part.digest.hexdigest())


def _tagged(value: Any) -> dict[str, str]:
    """A time or a day, which JSON doesn't know, with a word that says what it is."""
    if isinstance(value, datetime):
        return {"datetime": value.isoformat(timespec="microseconds")}
    return {"date": value.isoformat()}


def _plain(value: Any) -> Any:
    """A batch's value; as text, where it is of a type that Saan never writes."""
    if isinstance(value, list):
        return [str(each) for each in value]
    if value is None or type(value) in (str, int, bool) or isinstance(value, date):
        return value
    return str(value)


def _refuse_existing(path: Path, force: bool) -> None:
    if path.is_dir():
        raise Misuse("backup.folder", path=path)
    if path.exists() and not force:
        raise Misuse("backup.exists", path=path)


@contextmanager
def _draft(path: Path) -> Iterator[Path]:
    """A file beside `path` that its owner alone may read; gone at the end, if it wasn't moved."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        for old in path.parent.glob(f".{escape(path.name)}.*.part"):
            pid = old.name.split(".")[-2]
            if old == draft or not (pid.isdigit() and psutil.pid_exists(int(pid))):
                old.unlink()
        os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        only_owner(draft)
        yield draft
    except SaanError:
        raise
    except OSError as error:
        key = "backup.full" if room.is_full(error) else "backup.cannot_write"
        raise DataError(key, path=path, reason=error.strerror or str(error)) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    """The move itself reaches the disk; Windows can't be asked for that."""
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
