"""UCINET DL: matrices, edge lists and node lists, of one relation or several."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from graph.base.errors import DataError
from graph.base.problems import Problems
from graph.intake.graphs.plain import lines_of, text_of
from graph.intake.graphs.raw import RawEdge, RawGraph, RawNode, Source, refuse_many
from graph.intake.tables.options import ReadOptions

_WORD = re.compile(r'"([^"]*)"|([^\s,=]+)')
_START = re.compile(rb"\s*dl[\s,]", re.IGNORECASE)
_DATA = re.compile(r"\s*data\s*:\s*", re.IGNORECASE)
_AXES = {
    "row": "row",
    "rows": "row",
    "col": "col",
    "cols": "col",
    "column": "col",
    "columns": "col",
    "matrix": "mat",
    "matrices": "mat",
    "level": "mat",
}
_FORMATS = {
    "fullmatrix": "fullmatrix",
    "fm": "fullmatrix",
    "edgelist1": "edgelist1",
    "el1": "edgelist1",
    "edgelist": "edgelist1",
    "nodelist1": "nodelist1",
    "nl1": "nodelist1",
    "nodelist": "nodelist1",
}
READ = ("fullmatrix", "edgelist1", "nodelist1")
Word = tuple[int, str]


def is_dl(data: bytes) -> bool:
    """Whether a text begins with the word that every DL file begins with."""
    return _START.match(data.removeprefix(b"\xef\xbb\xbf")[:200]) is not None


def read_dl(file: str, data: bytes, problems: Problems, read_options: ReadOptions) -> RawGraph:
    """The graph; the matrices of a file with several are its relations."""
    reader = _Reader(file, problems)
    lines = lines_of(text_of(file, data, problems, read_options.encoding))
    header, rest = _split(lines)
    reader.header(header)
    reader.read(rest)
    return reader.graph()


def _split(lines: Iterator[tuple[int, str]]) -> tuple[list[Word], Iterator[tuple[int, str]]]:
    """The header's words, and the lines of data after it."""
    words: list[Word] = []
    for number, line in lines:
        if found := _DATA.match(line):
            return words, _after(number, line[found.end() :], lines)
        words += [(number, word) for word in _words(line)]
    raise DataError("graphs.dl.no_data")


def _after(number: int, rest: str, lines: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    if rest.strip():
        yield number, rest
    yield from ((n, line) for n, line in lines if line.strip())


@dataclass
class _Axis:
    """Rows, columns or matrices: how many the file says, and their labels."""

    count: int | None = None
    labels: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    embedded: bool = False


class _Reader:
    def __init__(self, file: str, problems: Problems) -> None:
        self._file = file
        self._problems = problems
        self._axes = {"row": _Axis(), "col": _Axis(), "mat": _Axis()}
        self._format = "fullmatrix"
        self._diagonal = True
        self._words: list[Word] = []
        self._nodes: dict[str, RawNode] = {}
        self._edges: list[RawEdge] = []
        self._lines: Iterator[tuple[int, str]] = iter(())

    def header(self, words: list[Word]) -> None:
        """What the file says of itself before its data."""
        self._words = words[::-1]
        while self._words:
            number, word = self._words.pop()
            plain = word.casefold().rstrip(":")
            if plain in ("n", "nr", "nc", "nm"):
                self._count(plain, number)
            elif plain == "format":
                self._choose(number)
            elif plain == "labels":
                self._labels(("row", "col"))
            elif plain in _AXES and self._peek().startswith("label"):
                self._words.pop()
                self._labels((_AXES[plain],))
            elif plain == "diagonal":
                self._diagonal = self._next(number).casefold() != "absent"
            elif plain == "title":
                self._next(number)
            elif plain != "dl":
                raise DataError("graphs.dl.word", line=number, text=word[:40])

    def read(self, lines: Iterator[tuple[int, str]]) -> None:
        """The data, by the format they are in."""
        self._lines = lines
        if self._axes["mat"].count is None:
            self._axes["mat"].count = max(1, len(self._axes["mat"].labels))
        for axis in ("row", "col"):
            if self._axes[axis].count is None and self._axes[axis].labels:
                self._axes[axis].count = len(self._axes[axis].labels)
        if self._format == "fullmatrix":
            self._matrices()
        else:
            self._lists()

    def graph(self) -> RawGraph:
        """What has been read."""
        source = Source(self._file)
        nodes, edges = tuple(self._nodes.values()), tuple(self._edges)
        return RawGraph("dl", source, source, nodes, edges, True, self._format == "fullmatrix")

    def _count(self, which: str, number: int) -> None:
        text = self._next(number)
        if not (text.isascii() and text.isdigit() and len(text) < 19 and int(text)):
            raise DataError("graphs.dl.count", line=number, name=which, text=text[:40])
        refuse_many(nodes=int(text))
        for axis in {"n": ("row", "col"), "nr": ("row",), "nc": ("col",), "nm": ("mat",)}[which]:
            self._axes[axis].count = int(text)

    def _choose(self, number: int) -> None:
        text = self._next(number)
        if text.casefold() not in _FORMATS:
            raise DataError("graphs.dl.format", line=number, text=text[:40], read=", ".join(READ))
        self._format = _FORMATS[text.casefold()]

    def _labels(self, axes: tuple[str, ...]) -> None:
        if self._peek().rstrip(":") == "embedded":
            self._words.pop()
            for axis in axes:
                self._axes[axis].embedded = True
            return
        count = self._axes[axes[0]].count
        line = self._words[-1][0] if self._words else 0
        found: list[Word] = []
        while self._words and (count is None or len(found) < count):
            found.append(self._words.pop())
        labels = [word for _, word in found]
        if count is not None and len(labels) < count:
            raise DataError("graphs.dl.few_labels", line=line, count=count, found=len(labels))
        for axis in axes:
            self._axes[axis].labels = labels
            self._axes[axis].lines = [number for number, _ in found]

    def _matrices(self) -> None:
        rows, columns = self._axes["row"], self._axes["col"]
        for level in range(self._axes["mat"].count or 1):
            if columns.embedded:
                self._column_labels(columns)
            rows.count = rows.count or columns.count
            if not rows.count or not columns.count:
                raise DataError("graphs.dl.no_count")
            self._matrix(level, rows.count, columns.count)

    def _column_labels(self, columns: _Axis) -> None:
        """The line of labels above a matrix; a further matrix may do without."""
        number, line = next(self._lines, (0, ""))
        words = _words(line)
        if not columns.labels:
            columns.labels = words
            columns.count = columns.count or len(words)
            if len(words) != columns.count:
                count = columns.count
                raise DataError("graphs.matrix.row", line=number, found=len(words), count=count)
        elif words != columns.labels and number:
            self._lines = chain([(number, line)], self._lines)

    def _matrix(self, level: int, rows: int, columns: int) -> None:
        """One matrix: a line a row; a row may run on over several lines."""
        square = self._one_mode()
        cells: list[tuple[int, int, int, str]] = []
        for row in range(1, rows + 1):
            line, values = self._row(row, columns - (not self._diagonal))
            for place, value in enumerate(values, start=1):
                column = place + (not self._diagonal and place >= row)
                if not _is_number(value):
                    raise DataError("graphs.matrix.cell", line=line, text=value[:40])
                if float(value) and square and column == row:
                    where = (self._file, None, None)
                    self._problems.gather("warning", "graphs.matrix.diagonal", where, line)
                elif float(value):
                    cells.append((line, row, column, value))
        self._add_cells(level, cells, square)

    def _row(self, row: int, wanted: int) -> tuple[int, list[str]]:
        """The line a row begins on, and its values."""
        axis = self._axes["row"]
        values: list[str] = []
        first, found = 0, 0
        while len(values) < wanted:
            number, line = next(self._lines, (0, ""))
            if not number:
                raise DataError("graphs.dl.short", row=row, found=len(values), count=wanted)
            words = _words(line)
            if axis.embedded and not first:
                label = words.pop(0)
                if len(axis.labels) < row:
                    axis.labels.append(label)
                    axis.lines.append(number)
            values += words
            first, found = (first, found) if first else (number, len(words))
            if len(values) > wanted:
                raise DataError("graphs.matrix.row", line=first, found=found, count=wanted)
        return first, values

    def _one_mode(self) -> bool:
        rows, columns = self._axes["row"], self._axes["col"]
        if rows.labels and columns.labels and not rows.embedded:
            return rows.labels == columns.labels
        return rows.count == columns.count

    def _add_cells(self, level: int, cells: list[tuple[int, int, int, str]], square: bool) -> None:
        """The cells as edges; a matrix that is its own mirror has one for both directions."""
        values = {(row, column): float(value) for _, row, column, value in cells}
        mirror = square and all(values.get((c, r)) == v for (r, c), v in values.items())
        self._name_all(square)
        for line, row, column, value in cells:
            if mirror and column < row:
                continue
            start, end = self._node("row", row), self._node("row" if square else "col", column)
            self._add(line, start, end, level, value, directed=not mirror)

    def _name_all(self, square: bool) -> None:
        for axis in ("row",) if square else ("row", "col"):
            for place in range(1, (self._axes[axis].count or 0) + 1):
                own = self._node(axis, place)
                if own not in self._nodes:
                    mode = {} if square else {"mode": axis}
                    lines = self._axes[axis].lines
                    line = lines[place - 1] if place <= len(lines) else 1
                    self._nodes[own] = RawNode(own, line, self._label(axis, place), mode)

    def _node(self, axis: str, place: int) -> str:
        return str(place) if axis == "row" else f"c{place}"

    def _label(self, axis: str, place: int) -> str:
        labels = self._axes[axis].labels or (self._axes["col"].labels if axis == "row" else [])
        return labels[place - 1] if place <= len(labels) else str(place)

    def _lists(self) -> None:
        embedded = self._axes["row"].embedded or self._axes["col"].embedded
        count = self._axes["row"].count
        if not embedded:
            if not count:
                raise DataError("graphs.dl.no_count")
            self._name_all(square=True)
        level = 0
        for number, line in self._lines:
            if line.strip() == "!":
                level += 1
                continue
            words = _words(line)
            if self._format == "edgelist1":
                if not 2 <= len(words) <= 3:
                    raise DataError("graphs.dl.line", line=number, text=line.strip()[:60])
                start, ends, value = words[0], words[1:2], words[2] if len(words) == 3 else None
            else:
                start, ends, value = words[0], words[1:], None
            for end in ends:
                pair = [self._mentioned(number, word, embedded) for word in (start, end)]
                if value is None or not _is_number(value) or float(value):
                    self._add(number, pair[0], pair[1], level, value, directed=True)
        if embedded and count is not None and len(self._nodes) != count:
            self._check_named(count)

    def _check_named(self, count: int) -> None:
        found = len(self._nodes)
        if found > count:
            raise DataError("graphs.dl.many_labels", count=count, found=found)
        where = (self._file, None, None)
        self._problems.gather("warning", "graphs.dl.unnamed", where, 1, named=found, all=count)

    def _mentioned(self, number: int, word: str, embedded: bool) -> str:
        if embedded and word not in self._nodes:
            self._nodes[word] = RawNode(word, number, word)
            refuse_many(nodes=len(self._nodes))
        return word if embedded else word.lstrip("0") or "0"

    def _add(
        self, line: int, start: str, end: str, level: int, value: str | None, directed: bool
    ) -> None:
        refuse_many(edges=len(self._edges) + 1)
        labels, count = self._axes["mat"].labels, self._axes["mat"].count or 1
        named = labels[level] if level < len(labels) else None
        relation = named or (str(level + 1) if count > 1 else None)
        attributes = {} if value is None else {"weight": value}
        self._edges.append(
            RawEdge(start, end, line, directed, relation=relation, attributes=attributes)
        )

    def _next(self, number: int) -> str:
        if not self._words:
            raise DataError("graphs.dl.word", line=number, text="…")
        return self._words.pop()[1]

    def _peek(self) -> str:
        return self._words[-1][1].casefold() if self._words else ""


def _words(line: str) -> list[str]:
    return [m[1] if m[1] is not None else m[2] for m in _WORD.finditer(line)]


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
