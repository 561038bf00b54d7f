"""A file or folder that appears whole or not at all, and never over another without a word."""

import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from graph.base.errors import DataError
from graph.export.delimited import README
from graph.export.forms import ExportSummary, write_tables, writer
from graph.export.tables import TABLES

PRIVATE, PRIVATE_FOLDER = 0o600, 0o700
"""Of what holds personal data: its owner alone may read it."""

OURS = {README, *(f"{kind}.csv" for kind in TABLES)}


def write_path(
    path: Path,
    form: str,
    choose: Callable[[], Any],
    contacts: bool = False,
    notes: bool = False,
    force: bool = False,
) -> ExportSummary:
    """Write what `choose` gives (of `graph.export.chosen`) to `path`.

    DataError where something is there already (unless `force`), or nothing can be written there;
    Misuse where the form can't hold what is asked. Both are known before `choose` is called.
    """
    into = None if form == "csv" else writer(form, contacts, notes)
    with _cleared(path) as beside:
        with _faults_named(path):
            _check(path, form, force)
            beside.touch(PRIVATE, exist_ok=False) if into else beside.mkdir(PRIVATE_FOLDER)
        selection = choose()
        with _faults_named(path):
            if into:
                with beside.open("wb") as file:
                    summary = into(selection, file)
            else:
                summary = write_tables(beside, selection, contacts)
            if not summary.personal:
                beside.chmod((0o666 if into else 0o777) & ~_umask())
            _check(path, form, force)
            _move(beside, path)
    return summary


def _umask() -> int:
    """The rights that new files of this process don't have."""
    had = os.umask(0o077)
    os.umask(had)
    return had


def _check(path: Path, form: str, force: bool) -> None:
    """Whether `path` may be written; a folder is replaced only if all in it is an export's."""
    if not path.parent.is_dir():
        raise DataError("export.no_folder", path=str(path.parent))
    if path.is_dir():
        if form != "csv":
            raise DataError("export.is_folder", path=str(path))
        inside = {entry.name for entry in path.iterdir()}
        if inside and not force:
            raise DataError("export.exists", path=str(path))
        if others := inside - OURS:
            raise DataError("export.other_files", path=str(path), name=min(others))
    elif os.path.lexists(path) and (form == "csv" or not force):
        raise DataError("export.is_file" if form == "csv" else "export.exists", path=str(path))


@contextmanager
def _cleared(path: Path) -> Iterator[Path]:
    """A free name beside `path`, of which nothing is left in the end."""
    beside = path.with_name(f".saan-{secrets.token_hex(6)}.part")
    try:
        yield beside
    finally:
        with suppress(OSError):
            shutil.rmtree(beside) if beside.is_dir() else beside.unlink(missing_ok=True)


@contextmanager
def _faults_named(path: Path) -> Iterator[None]:
    """What the file system refuses, as a sentence."""
    from xlsxwriter.exceptions import XlsxWriterException

    try:
        yield
    except (OSError, XlsxWriterException) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise DataError("export.cant_write", path=str(path), why=why) from error


def _move(beside: Path, path: Path) -> None:
    if not path.is_dir():
        os.replace(beside, path)
        return
    old = path.with_name(f"{beside.name}-old")
    path.rename(old)
    try:
        beside.rename(path)
    except OSError:
        old.rename(path)
        raise
    shutil.rmtree(old)
