"""A backup file from outside: nothing in it is believed before it has been looked at whole."""

import hashlib
import json
import struct
import tomllib
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import date, datetime
from functools import cache
from math import isfinite
from pathlib import Path
from types import TracebackType
from typing import IO, Any, NoReturn

from graph.backup.manifest import (
    ASKED,
    BATCHES,
    CHANGES,
    FORMAT,
    HOLDS,
    MANIFEST,
    MOST,
    RECORDS,
    SETTINGS,
    VERSION,
    Manifest,
)
from graph.base.errors import DataError, SchemaError
from graph.conditions import saving
from graph.journal.batches import Entry, refuse
from graph.journal.chain import ROW, as_json
from graph.journal.fingerprint import Fingerprint
from graph.journal.look import Look
from graph.journal.verify import name
from graph.kinds import KINDS, Record, record_from
from graph.kinds.registry import fields as declared_fields
from graph.setup import schema

MAX_RATIO = 100  # of a part that unpacks to more than
SMALL = 4 * 2**20
MAX_LINE = 32 * 2**20  # bytes: a row change before and after, every text as long as may be
MAX_MANIFEST = 2**20
MAX_PARTS = 100
MAX_ROWS = 100_000  # of a batch
LARGEST = 2**63
DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError),
    *(OSError, ValueError, RuntimeError, KeyError, TypeError, AttributeError),
)


class Backup:
    """A backup file that has been opened: its manifest is read, its parts are those it names."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._archive = zipfile.ZipFile(path)
        except FileNotFoundError as error:
            raise DataError("backup.no_file", path=path) from error
        except OSError as error:
            raise DataError("backup.unreadable", path=path, reason=error.strerror) from error
        except DAMAGE as error:
            raise DataError("backup.not_one", path=path) from error
        try:
            self._refuse_large()
            self.manifest = self._read_manifest()
        except BaseException:
            self._archive.close()
            raise

    def __enter__(self) -> "Backup":
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._archive.close()

    def records(self, kind: str) -> Iterator[tuple[Record, int]]:
        """Each record of a kind and its version, in the order of the file."""
        if RECORDS[kind] not in self.manifest.parts:
            return
        with self._damage(RECORDS[kind]):
            for line in self._lines(RECORDS[kind]):
                found = _json(line)
                record = record_from(kind, found["record"])
                version = found["version"]
                if type(version) is not int or not 0 < version <= MOST:
                    raise ValueError(version)
                if not _fits(kind, record):
                    raise TypeError(kind)
                yield record, version

    def entries(self) -> Iterator[Entry]:
        """Each batch of the journal with its rows."""
        with self._damage(BATCHES):
            rows = self._lines(CHANGES)
            for line in self._lines(BATCHES):
                batch = {name: _native(value) for name, value in _json(line).items()}
                count = batch.pop(HOLDS, batch.get("rows"))
                if type(count) is not int or not 0 <= count <= MAX_ROWS:
                    raise ValueError(BATCHES)
                strict = not self.manifest.broken
                yield Entry(batch, [_row(_json(next(rows)), strict) for _ in range(count)])

    def settings(self) -> str | None:
        """The home's settings.toml; None where it had none."""
        if SETTINGS not in self.manifest.parts:
            return None
        with self._damage(SETTINGS):
            text = b"".join(self._lines(SETTINGS)).decode()
            tomllib.loads(text)
            return text

    def asked(self) -> list[dict[str, Any]]:
        """The rows of rounds: see `graph.conditions.saving`."""
        if ASKED not in self.manifest.parts:
            return []
        with self._damage(ASKED):
            found = [_json(line) for line in self._lines(ASKED)]
            saving.check(found)
            return found

    def check(self) -> None:
        """DataError where a hash, a count, the fingerprint or the journal's chain is not right, or
        the records are not what the journal says.

        The last two are let be where the backup says of itself that they were so.
        """
        for part in self.manifest.parts:
            self._check_part(part)
        self.settings()
        self.asked()
        made, look = Fingerprint(), Look()
        with self._damage(CHANGES):
            for entry in self.entries():
                look.follow(entry)
        for kind in KINDS:
            with self._damage(RECORDS[kind]):
                count = self._check_records(kind, made, look)
                if count != self.manifest.counts.get(kind, 0):
                    raise ValueError(count)
        if made.value() != self.manifest.fingerprint:
            raise DataError("backup.damaged", path=self.path, part="fingerprint")
        self._check_journal(look)

    def _check_journal(self, look: Look) -> None:
        chain = look.chain
        said = (self.manifest.batches, self.manifest.rows, self.manifest.head)
        if (chain.batches, chain.rows, chain.head) != said:
            raise DataError("backup.damaged", path=self.path, part=BATCHES)
        if self.manifest.broken:
            return
        refuse(chain.end())
        counter = self.manifest.counter
        if counter > chain.batches or chain.counter not in (None, counter):
            raise DataError("backup.damaged", path=self.path, part="counter")
        if differ := look.differing(self.entries):
            raise DataError("backup.not_by_journal", path=self.path, record=name(differ[0]))

    def _check_records(self, kind: str, made: Fingerprint, look: Look) -> int:
        """How many there are; ValueError where they don't ascend by uid."""
        last, count = "", 0
        for record, _ in self.records(kind):
            if record.uid <= last:
                raise ValueError(record.uid)
            last, count = record.uid, count + 1
            text = as_json(record) or ""
            made.add(kind, text)
            look.compare(kind, record.uid, text)
        return count

    def _refuse_large(self) -> None:
        """Sizes and ratios, before anything is unpacked."""
        parts = self._archive.infolist()
        if len(parts) > MAX_PARTS or any(part.flag_bits & 1 for part in parts):
            raise DataError("backup.not_one", path=self.path)
        lines = (p for p in parts if p.file_size > SMALL)
        if any(p.file_size > MAX_RATIO * p.compress_size for p in lines):
            raise DataError("backup.too_large", path=self.path)

    def _read_manifest(self) -> Manifest:
        names = self._archive.namelist()
        if names.count(MANIFEST) != 1 or self._archive.getinfo(MANIFEST).file_size > MAX_MANIFEST:
            raise DataError("backup.not_one", path=self.path)
        with self._damage(MANIFEST):
            values = json.loads(self._archive.read(MANIFEST))
            if not isinstance(values, dict) or values.get("format") != FORMAT:
                raise DataError("backup.not_one", path=self.path)
            if values["version"] != VERSION:
                raise DataError("backup.later", path=self.path, found=values["version"])
            if values["schema"] > schema.SCHEMA:
                raise SchemaError(
                    "backup.later_schema", found=values["schema"], known=schema.SCHEMA
                )
            made = Manifest.of(values)
        allowed = {*RECORDS.values(), BATCHES, CHANGES, SETTINGS, ASKED}
        if sorted(names) != sorted([*made.parts, MANIFEST]) or not made.parts.keys() <= allowed:
            raise DataError("backup.damaged", path=self.path, part=MANIFEST)
        return made

    def _check_part(self, name: str) -> None:
        digest, lines = hashlib.sha256(), 0
        with self._damage(name):
            for line in self._lines(name):
                digest.update(line)
                lines += 1
        stated = self.manifest.parts[name]
        if (lines, digest.hexdigest()) != (stated.lines, stated.sha256):
            raise DataError("backup.damaged", path=self.path, part=name)

    def _lines(self, name: str) -> Iterator[bytes]:
        with self._archive.open(name) as file:
            while line := _line(file):
                yield line

    @contextmanager
    def _damage(self, name: str) -> Iterator[None]:
        """What reading a damaged part raises, as a sentence."""
        try:
            yield
        except (*DAMAGE, RecursionError, StopIteration) as error:
            raise DataError("backup.damaged", path=self.path, part=name) from error


def check(path: Path) -> Manifest:
    """The manifest of a backup that is whole; else DataError or SchemaError says what is not."""
    with Backup(path) as backup:
        backup.check()
        return backup.manifest


def _line(file: IO[bytes]) -> bytes:
    line = file.readline(MAX_LINE)
    if len(line) == MAX_LINE:
        raise ValueError(MAX_LINE)
    return line


def _json(line: bytes) -> Any:
    return json.loads(line, parse_constant=_no_number)


def _no_number(text: str) -> NoReturn:
    raise ValueError(text)


def _native(value: Any) -> Any:
    """A batch's value, that of JSON or what `graph.backup.save` tagged; ValueError for others."""
    if isinstance(value, dict):
        ((word, text),) = value.items()
        return {"datetime": datetime.fromisoformat, "date": date.fromisoformat}[word](text)
    if type(value) is int and not -LARGEST <= value < LARGEST:
        raise ValueError(value)
    if isinstance(value, str):
        value.encode()
    elif isinstance(value, list) and not all(type(text) is str for text in value):
        raise TypeError(value)
    return value


def _row(values: dict[str, Any], strict: bool) -> dict[str, Any]:
    """A row change; ValueError where it is none. strict: its kind is one there is."""
    texts = all(isinstance(v, str) or v is None for v in values.values())
    if tuple(values) != ROW or (strict and values["kind"] not in KINDS) or not texts:
        raise ValueError(CHANGES)
    return values


_TYPES: dict[str, tuple[type, ...]] = {
    "text": (str,),
    "flag": (bool,),
    "whole": (int,),
    "number": (float, int),
    "day": (date,),
    "texts": (tuple,),
}


@cache
def _types(kind: str) -> dict[str, tuple[type, ...]]:
    """Field → what its values may be."""
    none = {field.name for field in fields(KINDS[kind]) if field.default is None}
    return {
        name: _TYPES[field.holds] + ((type(None),) if name in none else ())
        for name, field in declared_fields(kind).items()
    }


def _fits(kind: str, record: Record) -> bool:
    """Whether every value is of its field's type."""
    return all(_holds(kind, name, value) for name, value in vars(record).items())


def _holds(kind: str, name: str, value: Any) -> bool:
    return (
        type(value) in _types(kind)[name]
        and (type(value) is not tuple or all(type(text) is str for text in value))
        and (type(value) is not int or -LARGEST <= value < LARGEST)
        and (type(value) is not float or isfinite(value))
    )


def fitting(kind: str, text: str) -> str | None:
    """A record's text with only the values its fields can hold; None where it lacks too much."""
    values = json.loads(text)
    kept = {name: value for name, value in values.items() if _may_be(kind, name, value)}
    try:
        return as_json(record_from(kind, kept))
    except (TypeError, ValueError):
        return None


def _may_be(kind: str, name: str, value: Any) -> bool:
    """Whether a field may have this value of JSON's."""
    if declared_fields(kind)[name].holds == "day":
        try:
            return bool(date.fromisoformat(value))
        except (TypeError, ValueError):
            return False
    return _holds(kind, name, tuple(value) if isinstance(value, list) else value)
