"""Writing a backup while the database is in use: whole or not at all, for its owner's eyes only."""

import hashlib
import json
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from glob import escape
from pathlib import Path
from typing import IO, Any

import psutil

from graph import journal
from graph.backup.check import check
from graph.backup.manifest import BATCHES, CHANGES, MANIFEST, RECORDS, SETTINGS, Manifest, Part
from graph.base import room
from graph.base.errors import Conflict, DataError, Misuse, SaanError, SchemaError
from graph.base.progress import Progress, silent
from graph.journal import stream
from graph.journal.batches import Chain, batches, entries
from graph.journal.fingerprint import Fingerprint
from graph.kinds import KINDS
from graph.server.place import only_owner
from graph.setup import schema
from graph.store import Store

TRIES = 5
ROW = 250  # bytes of a row of the journal in the file: measured
WAYS = (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED)
"""The second one for what shrinks so far that a reader would take it for a trap."""


def save(
    store: Store,
    path: Path,
    settings: Path | None = None,
    force: bool = False,
    progress: Progress = silent,
) -> Manifest:
    """Writes everything to a new file; its manifest.

    What is read is of one moment: it is read again where someone wrote meanwhile, five times at
    most; then Conflict. settings: the home's settings.toml. force: an existing file may go.
    Misuse where there is one; DataError where the file can't be written.
    """
    _refuse_existing(path, force)
    room.need_for_much(path.absolute().parent, store.rows("journal/counted")[0]["rows"] * ROW)
    with _draft(path) as draft:
        for way in WAYS:
            made = _still(store, draft, way, settings, progress)
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


def _still(
    store: Store, draft: Path, way: int, settings: Path | None, progress: Progress
) -> Manifest:
    for _ in range(TRIES):
        journal.recover(store)
        before = _state(store)
        made = _write(store, draft, way, settings, before, progress)
        if _state(store) == before:
            return made
    raise Conflict("backup.moving")


def _state(store: Store) -> dict[str, Any]:
    (state,) = store.rows("journal/state")
    if state["schema"] is None:
        raise SchemaError("backup.nothing")
    if state["schema"] > schema.SCHEMA:
        raise SchemaError("setup.later", found=state["schema"], known=schema.SCHEMA)
    if state["writing"] is not None:
        raise Conflict("journal.busy")
    return {name: state[name] for name in ("schema", "counter", "batches", "head")}


def _write(
    store: Store,
    draft: Path,
    way: int,
    settings: Path | None,
    state: dict[str, Any],
    progress: Progress,
) -> Manifest:
    parts: dict[str, Part] = {}
    made, chain, done = Fingerprint(), Chain(), 0
    with draft.open("r+b") as file:
        file.truncate()
        with zipfile.ZipFile(file, "w", way, compresslevel=4) as archive:
            for kind in KINDS:
                with _part(archive, RECORDS[kind], parts) as part:
                    for kept in stream.records(store, kind):
                        made.add(kind, kept.text)
                        part.line(f'{{"version":{kept.version},"record":{kept.text}}}')
                        done += 1
                        progress(done, 0)
            _write_journal(store, archive, parts, chain)
            if settings and settings.is_file():
                with _part(archive, SETTINGS, parts) as part:
                    for line in settings.read_text("utf-8").splitlines():
                        part.line(line)
            manifest = Manifest(
                **state,
                fingerprint=made.value(),
                rows=chain.rows,
                counts={kind: parts[RECORDS[kind]].lines for kind in KINDS},
                parts=parts,
            )
            archive.writestr(MANIFEST, manifest.text())
        file.flush()
        os.fsync(file.fileno())
    return manifest


def _write_journal(
    store: Store, archive: zipfile.ZipFile, parts: dict[str, Part], chain: Chain
) -> None:
    with _part(archive, BATCHES, parts) as part:
        for batch in batches(store):
            part.line(json.dumps(batch, ensure_ascii=False, default=_tagged))
    with _part(archive, CHANGES, parts) as part:
        for entry in entries(store):
            try:
                chain.follow(entry)
            except DataError as error:
                raise DataError("backup.broken", **error.facts) from error
            for row in entry.rows:
                part.line(json.dumps(row, ensure_ascii=False))


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
    if isinstance(value, date):
        return {"date": value.isoformat()}
    raise TypeError(type(value).__name__)


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
