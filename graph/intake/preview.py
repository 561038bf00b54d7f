"""How files look when read: what the page shows before anything is checked."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.base.errors import DataError
from graph.base.problems import Problems
from graph.intake.archive import unpacked
from graph.intake.delimited import separator_of
from graph.intake.reading import BOOKS, TEXTS, sheets
from graph.intake.tables.encodings import encoding_of
from graph.intake.tables.headings import recognise
from graph.intake.tables.mojibake import MENDED
from graph.intake.tables.options import ReadOptions
from graph.intake.tables.sheets import Cell, Sheet

ROWS = 6
WIDEST = 40


@dataclass(frozen=True)
class Look:
    """One sheet (or text file) as it is read.

    encoding, separator: of text files. kind: the table it is taken for, None where none.
    rows: the first six, a text a cell. trouble: the key of what keeps it from being read.
    """

    file: str
    sheet: str | None
    encoding: str | None = None
    separator: str | None = None
    visible: bool = True
    kind: str | None = None
    rows: tuple[tuple[str, ...], ...] = ()
    trouble: DataError | None = None


def look(paths: Sequence[Path], read_options: ReadOptions) -> list[Look]:
    """Every sheet of the text files and workbooks among `paths`, in order."""
    try:
        with unpacked(paths) as every:
            return _looks(every, read_options)
    except DataError as error:
        return [Look("", None, trouble=error)]


def _looks(paths: Sequence[Path], read_options: ReadOptions) -> list[Look]:
    found: list[Look] = []
    for path in paths:
        if path.suffix.lower() not in TEXTS | BOOKS:
            continue
        try:
            found += [
                _look(path, sheet, read_options) for sheet in sheets(path, read_options, Problems())
            ]
        except DataError as error:
            found.append(Look(path.name, None, **_described(path, read_options), trouble=error))
    return found


def _look(path: Path, sheet: Sheet, read_options: ReadOptions) -> Look:
    try:
        table = recognise(sheet, Problems()) if sheet.visible and sheet.rows else None
    except DataError as error:
        return Look(
            path.name,
            sheet.name,
            **_described(path, read_options),
            rows=_rows(sheet),
            trouble=error,
        )
    return Look(
        path.name,
        sheet.name,
        **_described(path, read_options),
        visible=sheet.visible,
        kind=table.kind if table else None,
        rows=_rows(sheet),
    )


def _described(path: Path, read_options: ReadOptions) -> dict[str, Any]:
    """The encoding and separator of a text file, as wished or found."""
    if path.suffix.lower() not in TEXTS:
        return {}
    data = path.read_bytes()
    encoding = read_options.encoding or encoding_of(data)
    codec = encoding_of(data) if encoding == MENDED else encoding
    text = data.decode(codec, errors="replace")
    return {"encoding": encoding, "separator": read_options.separator or separator_of(text)}


def _rows(sheet: Sheet) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(_text(cell) for cell in cells) for _, cells in sheet.rows[:ROWS])


def _text(cell: Cell) -> str:
    text = cell if isinstance(cell, str) else cell.isoformat()[:10]
    return text if len(text) <= WIDEST else f"{text[: WIDEST - 1]}…"
