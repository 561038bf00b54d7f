"""UCINET DL: matrices, lists of edges or nodes, of one mode or two, one relation or several."""

import re

from graph.base.errors import DataError
from graph.base.problems import Problems
from graph.intake.graphs.build import Builder
from graph.intake.graphs.cells import is_number
from graph.intake.graphs.dl_head import Head, Word, read_head, words_of
from graph.intake.graphs.dl_matrix import Lines, Matrices, name_all, relation_of
from graph.intake.graphs.plain import lines_of, text_of
from graph.intake.graphs.raw import RawGraph, Source
from graph.intake.tables.options import ReadOptions

_START = re.compile(rb"\s*dl[\s,]", re.IGNORECASE)
_DATA = re.compile(r"\s*data\s*:\s*", re.IGNORECASE)


def is_dl(data: bytes) -> bool:
    """Whether a text begins with the word that every DL file begins with."""
    return _START.match(data.removeprefix(b"\xef\xbb\xbf")[:200]) is not None


def read_dl(file: str, data: bytes, problems: Problems, read_options: ReadOptions) -> RawGraph:
    """The graph; the matrices of a file with several are its relations."""
    builder = Builder("dl", Source(file), problems)
    lines = lines_of(text_of(file, data, problems, read_options.encoding))
    words, rest = _split(lines)
    head = read_head(words)
    matrix = "list" not in head.format
    Matrices(builder, head, rest).read() if matrix else _Lists(builder, head, rest).read()
    return builder.graph(counted=True, matrix=matrix)


def _split(lines: Lines) -> tuple[list[Word], Lines]:
    """The header's words, and the lines of data after it."""
    words: list[Word] = []
    for number, line in lines:
        if found := _DATA.match(line):
            return words, _after(number, line[found.end() :], lines)
        words += [(number, word) for word in words_of(line)]
    raise DataError("graphs.dl.no_data")


def _after(number: int, rest: str, lines: Lines) -> Lines:
    if rest.strip():
        yield number, rest
    yield from ((n, line) for n, line in lines if line.strip())


class _Lists:
    """A line an edge, or a line a node and those it names; the two ends may be of two modes."""

    def __init__(self, builder: Builder, head: Head, lines: Lines) -> None:
        self._builder, self._head, self._lines = builder, head, lines
        self._two = head.format.endswith("2")
        self._ends = _Ends(builder, head, self._two)

    def read(self) -> None:
        level = row = 0
        for number, line in self._lines:
            if line.strip() == "!":
                level, row = level + 1, 0
                continue
            words = words_of(line)
            if self._head.format == "nodelist1b":
                row += 1
                words = self._counted(number, row, words)
            start, ends, value = words[0], words[1:], None
            if self._head.format.startswith("edge"):
                if not 2 <= len(words) <= 3:
                    raise DataError("graphs.dl.line", line=number, text=line.strip()[:60])
                ends, value = words[1:2], words[2] if len(words) == 3 else None
            first = self._ends.find(number, start, column=False)
            for end in ends:
                second = self._ends.find(number, end, column=self._two)
                if value is None or not is_number(value) or float(value):
                    self._edge(number, first, second, level, value)
        if self._head.format == "nodelist1b" and row < (count := self._head.row.count or 0):
            raise DataError("graphs.dl.short", row=row + 1, found=0, count=count)
        self._ends.check()

    def _counted(self, line: int, row: int, words: list[str]) -> list[str]:
        """A line of nodelist1b, which has the count of those named in the row's place."""
        if self._head.row.embedded or self._head.col.embedded:
            raise DataError("graphs.dl.unlabelled", line=line)
        if row > (self._head.row.count or 0) or words[0] != str(len(words) - 1):
            raise DataError("graphs.dl.count_of_row", line=line, row=row, text=words[0][:40])
        return [str(row), *words[1:]]

    def _edge(self, line: int, start: str, end: str, level: int, value: str | None) -> None:
        said = {} if value is None else {"weight": value}
        directed = None if self._two else True
        relation = relation_of(self._head, level)
        self._builder.edge(start, end, line, directed, relation=relation, said=said)


class _Ends:
    """The nodes that lists name, by number or by label."""

    def __init__(self, builder: Builder, head: Head, two: bool) -> None:
        self._builder, self._head, self._two = builder, head, two
        self._embedded = head.row.embedded or head.col.embedded
        self._known: dict[str, None] = {}
        self._labels: dict[str, str] = {}
        if not self._embedded:
            if not head.row.count or not head.col.count:
                raise DataError("graphs.dl.no_count")
            name_all(builder, head, square=not two)
            self._labels = {node.label: node.id for node in builder.nodes if node.label}

    def find(self, line: int, word: str, column: bool) -> str:
        """The id of the node; one that an embedded label names is new where it is the first."""
        if not self._embedded:
            number = word.lstrip("0") or "0"
            if not word.isdigit() and word in self._labels:
                return self._labels[word]
            return f"c{number}" if column else number
        own = f"c {word}" if column else word
        if own not in self._known:
            self._known[own] = None
            mode = {"mode": "col" if column else "row"} if self._two else {}
            self._builder.node(own, line, word, mode)
        return own

    def check(self) -> None:
        """As many are named as the file says."""
        head, found = self._head, len(self._known)
        counts = [head.row.count, head.col.count] if self._two else [head.row.count]
        if not self._embedded or None in counts:
            return
        count = sum(filter(None, counts))
        if found > count:
            raise DataError("graphs.dl.many_labels", count=count, found=found)
        if found < count:
            self._builder.tell("dl.unnamed", 1, named=found, all=count)
