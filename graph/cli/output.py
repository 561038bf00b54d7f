"""Answers on stdout as a table, JSON or CSV; messages on stderr."""

import csv
import io
import json
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.base.texts import guard

if TYPE_CHECKING:
    from graph.journal import Written

FORMATS = ("table", "json", "csv")


def emit_json(answer: Any) -> None:
    """Writes one JSON document; dates as text, full floats, Thai as it is."""
    json.dump(answer, sys.stdout, ensure_ascii=False, indent=2, default=_text, allow_nan=False)
    sys.stdout.write("\n")


def emit_rows(rows: Sequence[dict[str, Any]], form: str, headings: dict[str, str]) -> None:
    """Writes rows; `headings` says which columns, and how a table names them."""
    if form == "json":
        emit_json(list(rows))
    elif form == "csv":
        _emit_csv(rows, headings)
    else:
        _emit_table(rows, headings)


def write_private(path: Path, text: str, force: bool) -> None:
    """Writes a file that its owner alone may read; Misuse where one is there, unless `force`,
    DataError where none can be written."""
    from graph.base.errors import DataError, Misuse
    from graph.server.place import write_secret

    if path.exists() and not force:
        raise Misuse("backup.exists", path=path)
    try:
        write_secret(path, text)
    except OSError as error:
        raise DataError("backup.cannot_write", path=path, reason=error.strerror) from error


def notify(message: str) -> None:
    """A message for whoever sits there."""
    click.echo(message, err=True)


def _emit_csv(rows: Sequence[dict[str, Any]], headings: dict[str, str]) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(headings)
    for row in rows:
        writer.writerow([_guarded(_cell(row.get(name))) for name in headings])
    sys.stdout.write(out.getvalue())


def _emit_table(rows: Sequence[dict[str, Any]], headings: dict[str, str]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for name, heading in headings.items():
        numbers = all(isinstance(row.get(name), int | float | None) for row in rows)
        table.add_column(heading, justify="right" if rows and numbers else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(_shown(row.get(name))) for name in headings))
    wide = None if sys.stdout.isatty() else 200
    Console(file=sys.stdout, width=wide, highlight=False, emoji=False, markup=False).print(table)


def _guarded(value: Any) -> Any:
    return guard(value) if isinstance(value, str) else value


def _cell(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return ";".join("|".join(i) if isinstance(i, list | tuple) else str(i) for i in value)
    return "" if value is None else _text(value) if isinstance(value, date) else value


def _shown(value: Any) -> str:
    if isinstance(value, bool) or value is None:
        return {True: "✓", False: "✗", None: "–"}[value]
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".")
    if isinstance(value, list | tuple):
        inner = [" – ".join(i) if isinstance(i, list | tuple) else _shown(i) for i in value]
        return ", ".join(inner) or "–"
    return str(_cell(value))


def _text(value: Any) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if hasattr(value, "item"):
        return value.item()
    raise TypeError(type(value).__name__)


class Bar:
    """A bar on stderr that says what goes on."""

    def __init__(self, what: str) -> None:
        self._what = what

    def __enter__(self) -> "Bar":
        from rich.console import Console
        from rich.progress import Progress

        self._bar = Progress(console=Console(stderr=True), transient=True)
        self._bar.start()
        self._task = self._bar.add_task(self._what, total=None)
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def tell(self, done: int, total: int) -> None:
        """How much is done, and of how much; 0: nobody knows."""
        self._bar.update(self._task, completed=done, total=total or None)


def emit_batch(written: "Written | None", form: str, sentence: str) -> None:
    """What a write came to: its batch as JSON, where that is the form, and a sentence."""
    if form == "json":
        emit_json({"batch": written.batch if written else None})
    notify(sentence)
