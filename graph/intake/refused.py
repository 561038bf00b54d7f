"""The workbook of rows that could not go in, to be mended and loaded again."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from graph.base.errors import DataError
from graph.base.problems import Problem
from graph.base.words import language, say
from graph.intake.tables.sheets import Cell
from graph.kinds.vocabulary import tables


@dataclass(frozen=True)
class RefusedRow:
    """A row as the file has it, and why it can't go in.

    as_read: its cells stand so in the file, below the headings of `header`. beside: line and cells
    of the row before it that it collides with. part: the file's row says more than these cells.
    """

    table: str
    file: str
    sheet: str | None
    line: int
    header: tuple[str, ...]
    cells: tuple[Cell, ...]
    reasons: tuple[Problem, ...]
    as_read: bool = False
    beside: tuple[int, tuple[Cell, ...]] | None = None
    part: bool = False


def write_refused(path: Path, rows: list[RefusedRow], lang: str | None = None) -> None:
    """One sheet a table and heading row: the cells as text, the reasons in a last column."""
    import xlsxwriter
    from xlsxwriter.exceptions import XlsxWriterException

    lang = lang or language()
    options = {"strings_to_formulas": False, "strings_to_urls": False}
    try:
        with xlsxwriter.Workbook(str(path), options) as book:
            for name, group in _sheets(rows).items():
                _write_sheet(book.add_worksheet(name), book, group, lang)
    except (OSError, XlsxWriterException) as error:
        raise DataError("intake.refused.cant_write", path=path.name) from error


def _sheets(rows: list[RefusedRow]) -> dict[str, list[RefusedRow]]:
    """Sheet name → rows; a table that came with two different heading rows gets two sheets."""
    grouped: dict[tuple[str, tuple[str, ...]], list[RefusedRow]] = defaultdict(list)
    for row in rows:
        grouped[row.table, row.header].append(row)
    named: dict[str, list[RefusedRow]] = {}
    for (table, _), group in grouped.items():
        name = tables()[table].names[0] if table in tables() else table
        free, count = name, 1
        while free in named:
            count += 1
            free = f"{name} {count}"
        named[free] = group
    return named


def _write_sheet(sheet: Any, book: Any, rows: list[RefusedRow], lang: str) -> None:
    bold = book.add_format({"bold": True})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    header = (*rows[0].header, say("intake.refused.heading", lang))
    for column, heading in enumerate(header):
        sheet.write_string(0, column, heading, bold)
    for at, row in enumerate(rows, start=1):
        for column, cell in enumerate(row.cells):
            if isinstance(cell, str):
                sheet.write_string(at, column, cell[:32_767])
            else:
                sheet.write_datetime(at, column, datetime(cell.year, cell.month, cell.day), day)
        sheet.write_string(at, len(header) - 1, _reasons(row, lang))
    sheet.freeze_panes(1, 0)


def _reasons(row: RefusedRow, lang: str) -> str:
    said = (f"{p.column}: {p.text(lang)}" if p.column else p.text(lang) for p in row.reasons)
    where = say("intake.refused.where", lang, file=row.sheet or row.file, line=row.line)
    return f"{where} {' · '.join(said)}"[:32_767]
