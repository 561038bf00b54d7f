"""The rows of CSV text; those of a long one are read again each time, instead of kept."""

import csv
import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph.base.errors import DataError
from graph.base.texts import unguard
from graph.intake.tables.sheets import Cell, Row

LONG = 4 * 2**20
"""Characters above which rows are not kept: a row of cells takes ten times its text."""

MOST_COLUMNS = 5_000
"""Of a CSV; a matrix of so many partners is one."""

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")


class BadQuotes(Exception):
    """A quotation mark is missing or out of place; line: where its row begins."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def parsed(
    text: str, separator: str, skipped: int = 0, start: int = 0
) -> Iterator[tuple[int, int, list[Cell]]]:
    """Line, place in the text and cells of each row that has anything in it, from `start` on.

    skipped: lines that come before. BadQuotes where the text isn't CSV; DataError where a row has
    too many columns.
    """
    lines = _Lines(text, start)
    reader = csv.reader(lines, delimiter=separator, strict=True)
    line, place = skipped + 1, start
    try:
        for fields in reader:
            if len(fields) > MOST_COLUMNS:
                facts = {"line": line, "count": len(fields), "limit": MOST_COLUMNS}
                raise DataError("intake.file.too_many_columns", **facts)
            if any(fields):
                cells: list[Cell] = [unguard(f) if f[:1] == "'" else f for f in fields]
                if any(f and not f.isspace() for f in fields):
                    yield line, place, cells
            line, place = skipped + reader.line_num + 1, lines.place
    except csv.Error as error:
        raise BadQuotes(line) from error


class LongRows(Sequence[Row]):
    """Rows as a list has them, of which only their places are kept."""

    def __init__(self, text: str, separator: str, skipped: int) -> None:
        self._text = text
        self._separator = separator
        self._lines, self._places = array("L"), array("Q")
        self._over: dict[int, list[Cell] | None] = {}
        for line, place, _ in parsed(text, separator, skipped):
            self._lines.append(line)
            self._places.append(place)

    def __len__(self) -> int:
        return len(self._lines)

    def __iter__(self) -> Iterator[Row]:
        if not self._lines:
            return
        first, place = self._lines[0], self._places[0]
        for line, _, cells in parsed(self._text, self._separator, first - 1, place):
            if (now := self._over.get(line, cells)) is not None:
                yield line, now

    def __getitem__(self, key: Any) -> Any:
        if not isinstance(key, slice):
            place = self._places[key]
            _, _, cells = next(parsed(self._text, self._separator, 0, place))
            return self._lines[key], self._over.get(self._lines[key], cells)
        start, stop, step = key.indices(len(self))
        if stop == len(self) and step == 1:
            rest = LongRows("", self._separator, 0)
            rest._text, rest._over = self._text, self._over
            rest._lines, rest._places = self._lines[start:], self._places[start:]
            return rest
        return [self[i] for i in range(start, stop, step)]

    def laid_over(self, changed: Mapping[int, list[Cell] | None]) -> "LongRows":
        """The rows with other cells for some lines; a line whose cells are None is left out."""
        rest = LongRows("", self._separator, 0)
        rest._text, rest._over = self._text, {**self._over, **changed}
        for line, place in zip(self._lines, self._places, strict=True):
            if rest._over.get(line, ()) is not None:
                rest._lines.append(line)
                rest._places.append(place)
        return rest

    def cells(self, line: int) -> list[Cell]:
        """The cells of the row that begins at this line."""
        cells: list[Cell] = self[bisect_left(self._lines, line)][1]
        return cells


class _Lines(Iterator[str]):
    """The text's lines with their ends, and where the next one begins."""

    def __init__(self, text: str, start: int) -> None:
        self._found = _LINE.finditer(text, start)
        self.place = start

    def __next__(self) -> str:
        found = next(self._found)
        self.place = found.end()
        return found[0]
