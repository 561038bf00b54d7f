"""Pajek: networks (.net) of one mode or two, and projects (.paj) with partitions and vectors."""

import re
from dataclasses import dataclass, field

from graph.base.errors import DataError
from graph.base.problems import Problems
from graph.base.waves import Waves
from graph.intake.graphs.build import Builder
from graph.intake.graphs.cells import Cells
from graph.intake.graphs.plain import lines_of, text_of
from graph.intake.graphs.raw import RawGraph, Source, refuse_many
from graph.intake.graphs.times import ALWAYS, Clock, Span
from graph.intake.tables.options import ReadOptions

_WORD = re.compile(r'"([^"]*)"|(\[[^\]]*\])|(\S+)')
_RELATION = re.compile(r'\*\w+\s*(?::\s*(\d+))?\s*(?:"([^"]*)"|(\S.*?))?\s*$')
_LETTER = re.compile(r"&#(\d{1,7});")
_LINES = ("*arcs", "*edges", "*arcslist", "*edgeslist", "*matrix")
_VALUES = ("*partition", "*vector")
DRAWING = {
    *("w", "c", "p", "s", "a", "ap", "l", "lp", "lr", "lphi", "lc", "la", "fos", "font"),
    *("k1", "k2", "h1", "h2", "a1", "a2", "b"),
}
"""Words that say how a line is drawn, where its value is left out."""


def read_pajek(file: str, data: bytes, problems: Problems, read_options: ReadOptions) -> RawGraph:
    """The file's network; a project's further networks of the same vertices are its relations."""
    reader = _Reader(file, problems, read_options.waves)
    for number, line in lines_of(text_of(file, data, problems, read_options.encoding)):
        text = line.strip()
        if text and not text.startswith("%"):
            reader.take(number, text)
    return reader.graph()


@dataclass
class _Vertex:
    line: int
    label: str | None = None
    lives: list[Span] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)


class _Reader:
    def __init__(self, file: str, problems: Problems, waves: Waves | None) -> None:
        self._builder = Builder("pajek", Source(file), problems)
        self._clock = Clock(file, None, problems, waves)
        self._vertices: list[_Vertex] | None = None
        self._listed = 0
        self._labels: list[str | None] = []
        self._first: int | None = None  # vertices of the first mode, where there are two
        self._read = Cells()
        self._network: str | None = None
        self._names: dict[str, str] = {}
        self._section = ""
        self._relation: str | None = None
        self._values: tuple[str, int] | None = None
        self._row = 0
        self._matrix = False
        self._other = False  # inside a network of other vertices

    def take(self, number: int, text: str) -> None:
        """One line that says something."""
        if text.startswith("*"):
            self._begin(number, text)
        elif self._values is not None:
            self._value(number, text)
        elif self._other:
            return
        elif self._section == "*vertices":
            self._vertex(number, text)
        elif self._section == "*matrix":
            self._cells(number, text)
        elif self._section.endswith("list"):
            self._list(number, text)
        elif self._section in _LINES:
            self._line(number, text)

    def graph(self) -> RawGraph:
        """What has been read."""
        if self._vertices is None:
            raise DataError("graphs.pajek.no_vertices")
        if 0 < self._listed < len(self._vertices):
            self._tell("unlisted", self._vertices[0].line)
        for number, vertex in enumerate(self._vertices, start=1):
            self._node(number, vertex)
        self._clock.finish()
        return self._builder.graph(counted=True, matrix=self._matrix)

    def _begin(self, number: int, text: str) -> None:
        section = text.split()[0].split(":")[0].casefold()
        if section == "*vertices" and self._values is not None:
            return
        self._values, self._section, self._row = None, section, 0
        if section == "*network":
            self._network = text[len(section) :].strip() or None
            self._other = False
        elif section == "*vertices":
            self._count(number, text)
        elif section in _LINES:
            self._relation = self._named(text)
        elif section in _VALUES:
            self._values = (text[len(section) :].strip() or section[1:], 0)
        else:
            self._tell("left", number, name=section)

    def _count(self, number: int, text: str) -> None:
        counts = [_whole(word) for word in text.split()[1:]]
        if not counts or counts[0] is None or counts[0] < 0:
            raise DataError("graphs.pajek.count", line=number, text=text[:60])
        refuse_many(nodes=counts[0])
        if self._vertices is None:
            self._vertices = [_Vertex(number) for _ in range(counts[0])]
            first = counts[1] if len(counts) > 1 else None
            if first and first < counts[0]:
                self._first = first
                for place, vertex in enumerate(self._vertices, start=1):
                    vertex.attributes["mode"] = "1" if place <= first else "2"
        elif counts[0] != len(self._vertices):
            self._other = True
            self._tell("other_network", number)

    def _vertex(self, number: int, text: str) -> None:
        words = _words(text)
        place, vertices = _whole(words[0]), self._vertices or []
        if place is None or not 1 <= place <= len(vertices):
            count = len(vertices)
            raise DataError("graphs.pajek.vertex", line=number, text=words[0][:40], count=count)
        vertex = vertices[place - 1]
        label = words[1] if len(words) > 1 and not words[1].startswith("[") else None
        if vertex.label is not None and label is not None and label != vertex.label:
            raise DataError("graphs.pajek.twice", line=number, text=str(place), first=vertex.line)
        self._listed += vertex.label is None
        vertex.line, vertex.label = number, label if label is not None else str(place)
        vertex.lives = self._lives(number, words[1:])

    def _line(self, number: int, text: str) -> None:
        words = _words(text)
        relation = self._relation
        if words[0].endswith(":") and _whole(words[0][:-1]) is not None:
            relation = self._names.get(words[0][:-1], words[0][:-1])
            words = words[1:]
        if len(words) < 2:
            raise DataError("graphs.pajek.line", line=number, text=text[:60])
        more = [word for word in words[2:] if not word.startswith("[")]
        weighed = more and more[0].casefold() not in DRAWING
        attributes = {"weight": more[0]} if weighed else {}
        if "l" in more[:-1]:
            attributes["label"] = more[more.index("l") + 1]
        lives = self._clock.apart(self._lives(number, words[2:]))
        self._add(number, words[0], words[1], relation, attributes, lives)

    def _list(self, number: int, text: str) -> None:
        start, *ends = _words(text)
        for end in ends:
            self._add(number, start, end, self._relation, {}, [])

    def _cells(self, number: int, text: str) -> None:
        """A row of the matrix, whose columns are the second mode where there are two; else the
        diagonal says nothing about ties."""
        count, cells = len(self._vertices or ()), text.split()
        two = self._first is not None and len(cells) == count - self._first
        before = (self._first or 0) if two else 0
        self._row += 1
        if len(cells) != count - before or self._row > (before or count):
            wanted = count - (self._first or 0)
            raise DataError("graphs.matrix.row", line=number, found=len(cells), count=wanted)
        self._matrix = True
        for place, cell in self._read.filled(number, cells):
            if before + place == self._row:
                self._builder.tell("matrix.diagonal", number)
                continue
            ends = str(self._row), str(before + place)
            self._add(number, *ends, self._relation, {"weight": cell}, [])

    def _value(self, number: int, text: str) -> None:
        """One vertex's value of a partition or vector."""
        name, place = self._values or ("", 0)
        vertices = self._vertices or []
        if place >= len(vertices):
            raise DataError("graphs.pajek.values", line=number, name=name, count=len(vertices))
        vertices[place].attributes[name] = text
        self._values = (name, place + 1)

    def _add(
        self,
        number: int,
        start: str,
        end: str,
        relation: str | None,
        said: dict[str, str],
        lives: list[Span],
    ) -> None:
        directed = self._section in ("*arcs", "*arcslist", "*matrix")
        end = end.lstrip("-+") if self._section.endswith("list") else end
        ends = start.lstrip("+"), end
        self._builder.edge(*ends, number, directed, relation=relation, said=said, lives=lives)

    def _named(self, text: str) -> str | None:
        """The relation that a section's own line names, by name, else by number."""
        found = _RELATION.match(text)
        if not found:
            return self._network
        name = found[2] or found[3]
        if found[1] and name:
            self._names[found[1]] = name
        return name or self._names.get(found[1], found[1]) or self._network

    def _lives(self, number: int, words: list[str]) -> list[Span]:
        """The lives of `[5-10,12,14-*]`."""
        found = []
        for word in words:
            if word.startswith("["):
                for part in word.strip("[]").split(","):
                    start, dash, end = part.strip().partition("-")
                    found.append(self._clock.span(number, start, end if dash else start))
        return [life for life in found if life != ALWAYS]

    def _node(self, place: int, vertex: _Vertex) -> None:
        life = self._clock.whole(vertex.line, vertex.lives)
        label = vertex.label if vertex.label is not None else str(place)
        self._builder.node(str(place), vertex.line, label, vertex.attributes, life)

    def _tell(self, what: str, number: int, **facts: str) -> None:
        self._builder.tell(f"pajek.{what}", number, **facts)


def _words(text: str) -> list[str]:
    found = [m[1] if m[1] is not None else m[2] or m[3] for m in _WORD.finditer(text)]
    return [_LETTER.sub(_letter, word) if "&#" in word else word for word in found]


def _letter(found: re.Match[str]) -> str:
    code = int(found[1])
    sound = 31 < code < 0x110000 and not 0xD800 <= code < 0xE000
    return chr(code) if sound else found[0]


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
