"""What every reader of a file gives: sheets of rows, as the file has them."""

from dataclasses import dataclass, field
from datetime import date

Cell = str | date
"""A cell's text as the file shows it, or the date of a workbook's date cell."""

Row = tuple[int, list[Cell]]
"""Its line in the file, counted from 1, and its cells."""


@dataclass
class Sheet:
    """One CSV file (`name` None) or one sheet of a workbook, without its blank rows."""

    file: str
    name: str | None
    rows: list[Row] = field(default_factory=list)
    visible: bool = True


MAX_FILE = 64 * 2**20  # bytes of one file
MAX_COLUMNS = 200
