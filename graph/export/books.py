"""Tables as one workbook: text cells that are never formulas, numbers as numbers."""

import io
from collections.abc import Iterable, Iterator
from typing import IO, Any

from graph.base.errors import DataError
from graph.base.texts import number
from graph.base.words import say
from graph.export.tables import Sheet

ROWS = 1_048_575  # below the headings
WIDTH = 18
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}


def write_book(file: IO[bytes], sheets: Iterable[Sheet], readme: Iterator[str], lang: str) -> None:
    """A sheet for each table, and one of sentences; DataError where Excel has no room."""
    import xlsxwriter

    whole = io.BytesIO()  # a zip that can't be ended properly would speak up by itself
    with xlsxwriter.Workbook(whole, OPTIONS) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        for sheet in sheets:
            if sheet.count > ROWS:
                raise DataError("export.too_long", table=sheet.name, limit=ROWS)
            _write(book.add_worksheet(sheet.name), sheet, bold)
        _explain(book.add_worksheet(say("export.readme.sheet", lang)), book, readme)
    file.write(whole.getbuffer())


def _write(page: Any, sheet: Sheet, bold: Any) -> None:
    page.freeze_panes(1, 0)
    page.set_column(0, len(sheet.headings) - 1, WIDTH)
    for at, heading in enumerate(sheet.headings):
        page.write_string(0, at, heading, bold)
    for line, row in enumerate(sheet.rows, start=1):
        for at, value in enumerate(row):
            if isinstance(value, str):
                if value:
                    page.write_string(line, at, value)
            elif _fits(value):
                page.write_number(line, at, value)
            else:
                page.write_string(line, at, number(value))


def _fits(value: float) -> bool:
    """Whether a number cell, which has 16 digits, reads back as the same plain number."""
    return "e" not in repr(value) and float(f"{value:.16G}") == value


def _explain(page: Any, book: Any, readme: Iterator[str]) -> None:
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    page.set_column(0, 0, 100)
    for line, sentence in enumerate(readme):
        page.write_string(line, 0, sentence, wrapped)
