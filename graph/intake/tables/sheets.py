"""What every reader of a file gives: sheets of rows, as the file has them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from graph.base.texts import clean

Cell = str | date
"""A cell's text as the file shows it, or the date of a workbook's date cell."""


class Truth(str):
    """What a workbook's cell of a truth value shows: TRUE or FALSE."""

    __slots__ = ()


def truth(value: bool) -> Truth:
    """The text of a truth value."""
    return Truth("TRUE" if value else "FALSE")


Row = tuple[int, list[Cell]]
"""Its line in the file, counted from 1, and its cells."""


def text_of(cell: Cell) -> str:
    """The cell's text; of a date, as ISO 8601 has it."""
    return cell if isinstance(cell, str) else cell.isoformat()


def column(rows: Iterable[Row], position: int) -> Iterator[str]:
    """The texts of a column that say something, cleaned."""
    for _, cells in rows:
        if position < len(cells) and (text := clean(text_of(cells[position]))):
            yield text


@dataclass
class Sheet:
    """One CSV file (`name` None) or one sheet of a workbook, without its blank rows."""

    file: str
    name: str | None
    rows: list[Row] = field(default_factory=list)
    visible: bool = True


MAX_FILE = 64 * 2**20  # bytes of one file
MAX_COLUMNS = 500
