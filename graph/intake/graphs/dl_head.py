"""The head of a UCINET DL file: how many there are, what they are called, and the data's form."""

import re
from dataclasses import dataclass, field

from graph.base.errors import DataError
from graph.intake.graphs.raw import refuse_many

_WORD = re.compile(r'"([^"]*)"|([^\s,=]+)')
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
    "fullmatrix": ("fullmatrix", "fm"),
    "lowerhalf": ("lowerhalf", "lh", "lower", "lowerhalfmatrix"),
    "upperhalf": ("upperhalf", "uh", "upper", "upperhalfmatrix"),
    "edgelist1": ("edgelist1", "el1", "edgelist"),
    "edgelist2": ("edgelist2", "el2"),
    "nodelist1": ("nodelist1", "nl1", "nodelist"),
    "nodelist1b": ("nodelist1b", "nl1b"),
    "nodelist2": ("nodelist2", "nl2"),
}
Word = tuple[int, str]


@dataclass
class Axis:
    """Rows, columns or matrices: how many the file says, and their labels with their lines."""

    count: int | None = None
    labels: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    embedded: bool = False

    def label(self, place: int) -> str | None:
        """What the one at a place, from 1, is called."""
        return self.labels[place - 1] if place <= len(self.labels) else None

    def line(self, place: int) -> int:
        """The line its label stands on."""
        return self.lines[place - 1] if place <= len(self.lines) else 1


@dataclass
class Head:
    """What a file says of itself before its data. format: a key of _FORMATS."""

    row: Axis = field(default_factory=Axis)
    col: Axis = field(default_factory=Axis)
    mat: Axis = field(default_factory=Axis)
    format: str = "fullmatrix"
    diagonal: bool = True

    @property
    def half(self) -> bool:
        """Whether only half of a matrix is there, the other half being its mirror."""
        return self.format.endswith("half")


def words_of(line: str) -> list[str]:
    """The words that blanks, commas and equals signs separate; quoted ones may hold these."""
    if '"' not in line and "," not in line and "=" not in line:
        return line.split()
    return [m[1] if m[1] is not None else m[2] for m in _WORD.finditer(line)]


def read_head(words: list[Word]) -> Head:
    """The head; DataError at a word that says nothing known."""
    reader = _Reader(words)
    reader.read()
    return reader.head


class _Reader:
    def __init__(self, words: list[Word]) -> None:
        self.head = Head()
        self._words = words[::-1]

    def read(self) -> None:
        while self._words:
            number, word = self._words.pop()
            self._take(number, word)
        head = self.head
        head.mat.count = head.mat.count or max(1, len(head.mat.labels))
        for axis in (head.row, head.col):
            axis.count = axis.count or len(axis.labels) or None

    def _take(self, number: int, word: str) -> None:
        plain = word.casefold().rstrip(":")
        if plain in ("n", "nr", "nc", "nm"):
            self._count(plain, number)
        elif plain == "format":
            self._choose(number)
        elif plain == "labels":
            self._labels(self.head.row, self.head.col)
        elif plain in _AXES and self._peek().startswith("label"):
            self._words.pop()
            self._labels(getattr(self.head, _AXES[plain]))
        elif plain == "diagonal":
            self.head.diagonal = self._next(number).casefold() != "absent"
        elif plain == "title":
            self._next(number)
        elif plain != "dl":
            raise DataError("graphs.dl.word", line=number, text=word[:40])

    def _count(self, which: str, number: int) -> None:
        text = self._next(number)
        if not (text.isascii() and text.isdigit() and len(text) < 19 and int(text)):
            raise DataError("graphs.dl.count", line=number, name=which, text=text[:40])
        refuse_many(nodes=int(text))
        head = self.head
        axes = {"n": (head.row, head.col), "nr": (head.row,), "nc": (head.col,), "nm": (head.mat,)}
        for axis in axes[which]:
            axis.count = int(text)

    def _choose(self, number: int) -> None:
        text = self._next(number)
        said = next((name for name, words in _FORMATS.items() if text.casefold() in words), None)
        if said is None:
            known = ", ".join(_FORMATS)
            raise DataError("graphs.dl.format", line=number, text=text[:40], read=known)
        self.head.format = said

    def _labels(self, *axes: Axis) -> None:
        if self._peek().rstrip(":") == "embedded":
            self._words.pop()
            for axis in axes:
                axis.embedded = True
            return
        count = axes[0].count
        line = self._words[-1][0] if self._words else 0
        found: list[Word] = []
        while self._words and (count is None or len(found) < count):
            found.append(self._words.pop())
        if count is not None and len(found) < count:
            raise DataError("graphs.dl.few_labels", line=line, count=count, found=len(found))
        for axis in axes:
            axis.labels = [word for _, word in found]
            axis.lines = [number for number, _ in found]

    def _next(self, number: int) -> str:
        if not self._words:
            raise DataError("graphs.dl.word", line=number, text="…")
        return self._words.pop()[1]

    def _peek(self) -> str:
        return self._words[-1][1].casefold() if self._words else ""
