"""The matrices of a UCINET DL file: whole or half, with a diagonal or not, rows broken anywhere."""

from collections.abc import Iterator
from itertools import chain

from graph.base.errors import DataError
from graph.intake.graphs.build import Builder
from graph.intake.graphs.cells import Cells
from graph.intake.graphs.dl_head import Head, words_of

Lines = Iterator[tuple[int, str]]
Cell = tuple[int, int, int, str]
"""Its line, its row and column from 1, and what stands in it."""


def relation_of(head: Head, level: int) -> str | None:
    """What the matrix, from 0, is called; its number where there are several without labels."""
    named = head.mat.label(level + 1)
    return named or (str(level + 1) if (head.mat.count or 1) > 1 else None)


def name_all(builder: Builder, head: Head, square: bool) -> None:
    """All nodes that the head counts: of one mode, or the rows and then the columns."""
    for name, axis in (("row", head.row), ("col", head.col))[: 1 if square else 2]:
        for place in range(1, (axis.count or 0) + 1):
            label = axis.label(place) or (square and head.col.label(place)) or str(place)
            own = node_id(name, place)
            builder.node(own, axis.line(place), label, {} if square else {"mode": name})


def node_id(axis: str, place: int) -> str:
    """The id of a row or a column of two-mode data."""
    return str(place) if axis == "row" else f"c{place}"


class Matrices:
    """Reads the matrices one after the other."""

    def __init__(self, builder: Builder, head: Head, lines: Lines) -> None:
        self._builder, self._head, self._lines = builder, head, lines
        self._read = Cells()
        self._line, self._words = 0, list[str]()  # of the line being read, what is left of it
        self._whole = 0  # how many words it had
        self._odd: tuple[int, int, int] | None = None
        """The first line that doesn't end with a row: its number, words, and those of a row."""

    def read(self) -> None:
        """All matrices; DataError where values are missing or too many."""
        head = self._head
        for level in range(head.mat.count or 1):
            if head.col.embedded:
                self._column_labels()
            head.row.count = head.row.count or head.col.count
            if not head.row.count or not head.col.count:
                raise DataError("graphs.dl.no_count")
            cells = self._matrix(head.row.count, head.col.count)
            self._edges(level, cells, self._one_mode())
        self._end(head.row.count or 0)

    def _column_labels(self) -> None:
        """The line of labels above a matrix; a further matrix may do without."""
        columns = self._head.col
        number, line = next(self._lines, (0, ""))
        words = words_of(line)
        if not columns.labels:
            columns.labels, columns.lines = words, [number] * len(words)
            columns.count = columns.count or len(words)
            if len(words) != columns.count:
                count = columns.count
                raise DataError("graphs.matrix.row", line=number, found=len(words), count=count)
        elif words != columns.labels and number:
            self._lines = chain([(number, line)], self._lines)

    def _matrix(self, rows: int, columns: int) -> list[Cell]:
        found: list[Cell] = []
        for row in range(1, rows + 1):
            wanted = self._width(row, columns)
            if self._head.row.embedded:
                self._row_label(row)
            taken = 0
            while taken < wanted:
                if not self._words and not self._next_line():
                    return self._without_diagonal(found, row, taken, rows, columns)
                words = self._words[: wanted - taken]
                del self._words[: len(words)]
                for place, text in self._read.filled(self._line, words):
                    found.append((self._line, row, self._column(row, taken + place), text))
                taken += len(words)
            self._note_odd(wanted)
        return found

    def _width(self, row: int, columns: int) -> int:
        """How many values a row has."""
        absent = not self._head.diagonal
        if not self._head.half:
            return columns - absent
        return (row if self._head.format == "lowerhalf" else columns - row + 1) - absent

    def _column(self, row: int, place: int) -> int:
        """The column of a row's value at a place."""
        absent = not self._head.diagonal
        if self._head.half:
            return place if self._head.format == "lowerhalf" else row + place - 1 + absent
        return place + (absent and place >= row)

    def _next_line(self) -> bool:
        self._line, line = next(self._lines, (0, ""))
        self._words = words_of(line)
        self._whole = len(self._words)
        return bool(self._line)

    def _row_label(self, row: int) -> None:
        axis = self._head.row
        if not self._words and not self._next_line():
            count = self._width(row, self._head.col.count or 0)
            raise DataError("graphs.dl.short", row=row, found=0, count=count)
        label = self._words.pop(0)
        self._whole -= 1
        if len(axis.labels) < row:
            axis.labels.append(label)
            axis.lines.append(self._line)

    def _note_odd(self, wanted: int) -> None:
        if self._odd is None and (self._words or self._whole < wanted):
            self._odd = self._line, self._whole, wanted

    def _without_diagonal(
        self, found: list[Cell], row: int, taken: int, rows: int, columns: int
    ) -> list[Cell]:
        """The cells where exactly the diagonal's values are missing, and the lines are no rows
        that one could be missing of; told. Else DataError: values are missing."""
        wanted = self._width(row, columns)
        exactly = rows == columns == row and not taken and self._odd and self._head.diagonal
        if not exactly or self._head.half or self._head.mat.count != 1:
            raise DataError("graphs.dl.short", row=row, found=taken, count=wanted)
        self._head.diagonal = False
        self._builder.tell("dl.no_diagonal", found[0][0] if found else 1, values=rows * (rows - 1))
        moved = []
        for line, begun, place, text in found:
            row, place = divmod((begun - 1) * columns + place - 1, columns - 1)
            moved.append((line, row + 1, self._column(row + 1, place + 1), text))
        return moved

    def _end(self, rows: int) -> None:
        """Nothing but blanks may follow."""
        if not self._words and not self._next_line():
            return
        if self._odd:
            line, found, count = self._odd
            raise DataError("graphs.matrix.row", line=line, found=found, count=count)
        raise DataError("graphs.dl.more", line=self._line, count=rows)

    def _one_mode(self) -> bool:
        rows, columns = self._head.row, self._head.col
        if self._head.half:
            return True
        if rows.labels and columns.labels:
            return rows.labels == columns.labels
        return rows.count == columns.count

    def _edges(self, level: int, cells: list[Cell], square: bool) -> None:
        """The cells as edges; a matrix that is its own mirror has one for both directions."""
        if not self._builder.nodes:
            name_all(self._builder, self._head, square)
        values = {(row, column): float(text) for _, row, column, text in cells}
        mirror = self._head.half or (
            square and all(values.get((c, r)) == v for (r, c), v in values.items())
        )
        for line, row, column, text in cells:
            if square and row == column:
                self._builder.tell("matrix.diagonal", line)
            elif not mirror or (row < column) != (self._head.format == "lowerhalf"):
                ends = sorted((row, column)) if mirror else (row, column)
                start, end = (node_id("row", ends[0]), self._end_id(ends[1], square))
                self._edge(line, start, end, level, text, mirror, square)

    def _end_id(self, place: int, square: bool) -> str:
        return node_id("row" if square else "col", place)

    def _edge(
        self, line: int, start: str, end: str, level: int, text: str, mirror: bool, square: bool
    ) -> None:
        directed = not mirror if square else None
        relation = relation_of(self._head, level)
        self._builder.edge(start, end, line, directed, relation=relation, said={"weight": text})
