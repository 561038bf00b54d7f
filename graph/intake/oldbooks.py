"""XLS and ODS: bytes to sheets, by calamine."""

import io
import zipfile
from datetime import date, datetime, time, timedelta
from typing import Any

from graph.base.errors import DataError
from graph.base.problems import Place, Problems
from graph.intake.archive import open_archive, tell_extras
from graph.intake.shown import number_shown
from graph.intake.tables.sheets import MAX_COLUMNS, Cell, Sheet, truth

MAX_CELLS = 20_000_000


def read_old(file: str, data: bytes, problems: Problems) -> list[Sheet]:
    """The sheets of an XLS or ODS, empty rows at the top counted; DataError where unreadable."""
    import python_calamine as calamine

    if zipfile.is_zipfile(io.BytesIO(data)):
        tell_extras(open_archive(data), Place(file), problems)
    known = (calamine.CalamineError, calamine.PasswordError, calamine.ZipError, calamine.XmlError)
    try:
        book = calamine.load_workbook(io.BytesIO(data))
        return [_sheet(file, book, meta) for meta in book.sheets_metadata]
    except (*known, ValueError, OSError) as error:
        raise DataError("intake.file.locked_workbook") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # calamine's own fault on a damaged file
            raise
        raise DataError("intake.file.locked_workbook") from error


def _sheet(file: str, book: Any, meta: Any) -> Sheet:
    sheet = Sheet(file, meta.name, visible=str(meta.visible).endswith("Visible"))
    if not sheet.visible:
        return sheet
    source = book.get_sheet_by_name(meta.name)
    if source.total_height * source.total_width > MAX_CELLS:
        raise DataError("intake.file.too_large_inside")
    for number, values in enumerate(source.to_python(skip_empty_area=False), start=1):
        if len(values) > MAX_COLUMNS and any(values[MAX_COLUMNS:]):
            facts = {"line": number, "count": len(values), "limit": MAX_COLUMNS}
            raise DataError("intake.file.too_many_columns", **facts)
        cells = [_cell(value) for value in values[:MAX_COLUMNS]]
        if any(cells):
            sheet.rows.append((number, cells))
    return sheet


def _cell(value: Any) -> Cell:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return truth(value)
    if isinstance(value, int | float):
        return number_shown(value, "General")
    if isinstance(value, datetime | date):
        return value
    if isinstance(value, time | timedelta):
        return date(1899, 12, 30)
    return "" if value is None else str(value)
