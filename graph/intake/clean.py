"""The files as they were mended, as one workbook: to be kept instead of what came."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from graph.base.errors import DataError
from graph.base.problems import Problems
from graph.base.texts import clean, join_list, split_list
from graph.intake.archive import unpacked
from graph.intake.reading import BOOKS, TEXTS, sheets
from graph.intake.tables.options import ReadOptions
from graph.intake.tables.sheets import Cell, Sheet

LONGEST = 32_767  # characters of a cell
NAME = 31  # of a sheet's name


def write_clean(
    path: Path,
    files: Sequence[Path],
    read_options: ReadOptions,
    names: Mapping[str, str] | None = None,
) -> None:
    """Every sheet that is read, a mended cell as it was mended, without the rows skipped.

    names: a name as it is written → as it shall be. DataError where no workbook can be written.
    """
    import xlsxwriter
    from xlsxwriter.exceptions import XlsxWriterException

    safe = {"strings_to_formulas": False, "strings_to_urls": False, "constant_memory": True}
    try:
        with xlsxwriter.Workbook(str(path), safe) as book:
            day = book.add_format({"num_format": "yyyy-mm-dd"})
            taken: set[str] = set()
            for sheet in _sheets(files, read_options):
                _write(book.add_worksheet(_free(sheet, taken)), sheet, names or {}, day)
    except (OSError, XlsxWriterException) as error:
        raise DataError("intake.refused.cant_write", path=path.name) from error


def _sheets(files: Sequence[Path], read_options: ReadOptions) -> Iterator[Sheet]:
    chosen = read_options.sheets
    with unpacked(files) as every:
        for path in every:
            if path.suffix.lower() not in TEXTS | BOOKS:
                continue
            for sheet in sheets(path, read_options, Problems()):
                if sheet.visible and (chosen is None or sheet.name in chosen):
                    yield sheet


def _free(sheet: Sheet, taken: set[str]) -> str:
    """A name for the sheet that a workbook may have and this one hasn't."""
    name = sheet.name or Path(sheet.file).stem
    name = "".join(" " if letter in "[]:*?/\\" else letter for letter in name).strip("' ")[:NAME]
    free, count = name or "1", 1
    while free.casefold() in taken or free.casefold() == "history":
        count += 1
        free = f"{name[: NAME - 4]} {count}"
    taken.add(free.casefold())
    return free


def _write(page: Any, sheet: Sheet, names: Mapping[str, str], day: Any) -> None:
    for at, (_, cells) in enumerate(sheet.rows):
        for column, cell in enumerate(cells):
            if isinstance(cell, date):
                page.write_datetime(at, column, datetime(cell.year, cell.month, cell.day), day)
            elif cell:
                page.write_string(at, column, _named(cell, names)[:LONGEST])


def _named(cell: Cell, names: Mapping[str, str]) -> str:
    """The text, where it is a name or a list of them with those that are written otherwise now."""
    text = str(cell)
    if not names:
        return text
    if (whole := clean(text)) in names:
        return names[whole]
    parts = split_list(text)
    if any(part in names for part in parts):
        return join_list(names.get(part, part) for part in parts)
    return text
