"""XLSX: bytes to sheets, by openpyxl, with what a reader can't see (hidden rows) told."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from graph.base.errors import DataError
from graph.base.problems import Place, Problems, lines_named
from graph.intake.archive import open_archive, tell_extras
from graph.intake.shown import number_shown
from graph.intake.tables.sheets import MAX_COLUMNS, Cell, Row, Sheet, truth

_RANGE = re.compile(r"([A-Z]+)(\d+):([A-Z]+)(\d+)$")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")  # a letter that XML has no place for
_YES = {"1", "true"}


def read_xlsx(file: str, data: bytes, problems: Problems) -> list[Sheet]:
    """The workbook's sheets in order, hidden ones marked; DataError where it can't be read."""
    import openpyxl

    archive = open_archive(data)
    if "xl/workbook.xml" not in archive.namelist():
        raise DataError("intake.file.not_a_workbook")
    tell_extras(archive, Place(file), problems)
    try:
        book = openpyxl.load_workbook(
            io.BytesIO(data), read_only=True, data_only=True, keep_links=False
        )
        return [_sheet(file, ws, archive, problems) for ws in book.worksheets]
    except DataError:
        raise
    except Exception as error:  # openpyxl has no error of its own for a damaged part
        raise DataError("intake.file.damaged_workbook") from error


def _sheet(file: str, ws: Any, archive: zipfile.ZipFile, problems: Problems) -> Sheet:
    sheet = Sheet(file, ws.title, visible=ws.sheet_state == "visible")
    if not sheet.visible:
        return sheet
    place = Place(file, ws.title)
    ws.reset_dimensions()
    sheet.rows = list(_rows(ws, place, problems))
    _unseen(archive.read(ws._worksheet_path), sheet, place, problems)
    return sheet


def _rows(ws: Any, place: Place, problems: Problems) -> Iterator[Row]:
    for number, cells in enumerate(ws.iter_rows(), start=1):
        if not cells:
            continue
        if len(cells) > MAX_COLUMNS:
            filled = sum(c.value is not None for c in cells)
            if filled > MAX_COLUMNS:
                facts = {"line": number, "count": filled, "limit": MAX_COLUMNS}
                raise DataError("intake.file.too_many_columns", **facts)
            if any(c.value is not None for c in cells[MAX_COLUMNS:]):
                where = (place.file or "", place.sheet, None)
                problems.gather(
                    "warning", "intake.sheet.far_cells", where, number, limit=MAX_COLUMNS
                )
            cells = cells[:MAX_COLUMNS]
        row = ["" if c.value is None else _cell(c) for c in cells]
        if any(row):
            yield number, row


def _cell(cell: Any) -> Cell:
    value = cell.value
    if isinstance(value, str):
        return _ESCAPED.sub(lambda m: chr(int(m[1], 16)), value) if "_x" in value else value
    if isinstance(value, bool):
        return truth(value)
    if isinstance(value, int | float):
        return number_shown(value, cell.number_format or "General")
    if isinstance(value, datetime | date):
        return value
    if isinstance(value, time):
        return date(1899, 12, 30)
    return str(value)


def _unseen(xml: bytes, sheet: Sheet, place: Place, problems: Problems) -> None:
    """Tell of hidden rows and columns, formulas and merged cells; fill merges that run down."""
    if b"<f>" in xml or b"<f " in xml:
        problems.tell("warning", "intake.sheet.formulas", place)
    if b"hidden=" not in xml and b"mergeCell" not in xml:
        return
    rows, columns, merges = _marks(xml)
    numbers = {number for number, _ in sheet.rows}
    if hidden := [n for n in rows if n in numbers]:
        problems.tell("warning", "intake.sheet.hidden_rows", place, lines=lines_named(hidden))
    if columns:
        names = ", ".join(columns)
        problems.tell("warning", "intake.sheet.hidden_columns", place, columns=names)
    filled = [n for merge in merges for n in _fill(sheet.rows, merge)]
    if filled:
        named = lines_named(sorted(set(filled)))
        problems.tell("warning", "intake.sheet.merged", place, lines=named)


def _marks(xml: bytes) -> tuple[list[int], list[str], list[str]]:
    """Hidden rows, names of hidden columns, and merged ranges of a sheet's XML."""
    from defusedxml.ElementTree import iterparse
    from openpyxl.utils import get_column_letter

    rows: list[int] = []
    columns: list[str] = []
    merges: list[str] = []
    last = 0
    for _, element in iterparse(io.BytesIO(xml), events=("end",), forbid_dtd=True):
        tag = element.tag.rpartition("}")[2]
        if tag == "row":
            last = int(element.get("r") or last + 1)
            if element.get("hidden") in _YES:
                rows.append(last)
            element.clear()
        elif tag == "col" and element.get("hidden") in _YES:
            first, final = int(element.get("min", 1)), int(element.get("max", 1))
            columns += [get_column_letter(n) for n in range(first, min(final, MAX_COLUMNS) + 1)]
        elif tag == "mergeCell":
            merges.append(element.get("ref", ""))
    return rows, columns, merges


def _fill(rows: list[Row], merge: str) -> list[int]:
    """Put a merged cell's text into the rows it runs down over; the lines it was put in."""
    from openpyxl.utils import column_index_from_string

    found = _RANGE.match(merge)
    if not found or int(found[2]) == int(found[4]):
        return []
    column = column_index_from_string(found[1]) - 1
    top, bottom = int(found[2]), int(found[4])
    within = [(n, cells) for n, cells in rows if top <= n <= bottom]
    if not within or within[0][0] != top or column >= len(within[0][1]):
        return []
    value = within[0][1][column]
    for _, cells in within[1:]:
        cells.extend([""] * (column + 1 - len(cells)))
        cells[column] = cells[column] or value
    return [n for n, _ in within[1:]] if value else []


def kind_of_bytes(data: bytes) -> str:
    """ "zip", "ole" or "other", by the first bytes."""
    if data.startswith(b"PK"):
        return "zip"
    return "ole" if data.startswith(b"\xd0\xcf\x11\xe0") else "other"


def not_a_workbook(data: bytes) -> DataError:
    """The error for a file named like a workbook whose bytes are something else."""
    from graph.intake.tables.encodings import what_it_is

    if name := what_it_is(data):
        return DataError("intake.file.not_text", what=name)
    if b"\0" not in data:
        return DataError("intake.file.text_as_workbook")
    return DataError("intake.file.binary")
