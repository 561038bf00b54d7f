"""What is wrong with a file or a row, as data that says itself in Thai or English."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.base.errors import DataError
from graph.base.words import language, say, speaking

SEVERITIES = ("error", "warning", "info")
SHOWN = 80  # characters of a value that a problem repeats
LINES_NAMED = 10


@dataclass(frozen=True)
class Bilingual:
    """A fact of a sentence that reads differently in the two languages."""

    th: str
    en: str

    def __str__(self) -> str:
        return self.th if language() == "th" else self.en

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


@dataclass(frozen=True)
class Place:
    """Where a problem is: what is not known, or doesn't apply, is None; `line` counts from 1."""

    file: str | None = None
    sheet: str | None = None
    line: int | None = None
    column: str | None = None


@dataclass(frozen=True)
class Problem:
    """One finding: severity "error" refuses, "warning" wants a look, "info" only tells."""

    file: str | None
    sheet: str | None
    line: int | None
    column: str | None  # the heading as the file writes it
    value: str | None
    key: str  # an entry of graph/base/words
    facts: tuple[tuple[str, Any], ...]
    severity: str

    def text(self, lang: str | None = None) -> str:
        """What is wrong and what to do, in `lang` or the language in force."""
        with speaking(lang or language()):
            return say(self.key, **dict(self.facts))

    def as_json(self, lang: str | None = None) -> dict[str, Any]:
        """The seven keys that the command line prints."""
        return {
            "file": self.file,
            "sheet": self.sheet,
            "line": self.line,
            "column": self.column,
            "value": self.value,
            "problem": self.text(lang),
            "severity": self.severity,
        }


@dataclass
class _Gathered:
    place: Place
    value: str | None
    facts: tuple[tuple[str, Any], ...]
    severity: str
    lines: list[int] = field(default_factory=list)


class Problems:
    """Collects problems; what concerns many cells of one column is told once, with its lines."""

    def __init__(self) -> None:
        self._each: list[Problem] = []
        self._gathered: dict[tuple[Any, ...], _Gathered] = {}

    def tell(
        self, severity: str, key: str, place: Place, value: object = None, **facts: Any
    ) -> Problem:
        """Add one problem and return it."""
        problem = _problem(severity, key, place, value, tuple(facts.items()))
        self._each.append(problem)
        return problem

    def add(self, problem: Problem) -> None:
        """Add a problem that was told elsewhere."""
        self._each.append(problem)

    def gather(
        self,
        severity: str,
        key: str,
        where: tuple[str, str | None, str | None],
        line: int,
        value: object = None,
        first: Mapping[str, Any] | None = None,
        **facts: Any,
    ) -> None:
        """Add a line to the one problem of this key, column and facts.

        where: file, sheet, column. first: more facts, told of the first line as an example. The
        text may use {lines}, {count} and {rows}, which names the lines where they are several; the
        problem's line and value are the first ones.
        """
        group = (key, where, *facts.items())
        found = self._gathered.get(group)
        if found is None:
            place = Place(where[0], where[1], line, where[2])
            self._gathered[group] = found = _Gathered(
                place, _shown(value), tuple((facts | dict(first or {})).items()), severity
            )
        if found.lines[-1:] != [line]:
            found.lines.append(line)

    def all(self) -> list[Problem]:
        """Every problem, errors first, then by file, sheet and line."""
        found = [*self._each, *self._told_once()]
        return sorted(found, key=_order)

    def _told_once(self) -> Iterator[Problem]:
        for (key, *_), one in self._gathered.items():
            counted = (
                ("lines", lines_named(one.lines)),
                ("count", len(one.lines)),
                ("rows", _rows(one.lines)),
            )
            yield _problem(one.severity, key, one.place, one.value, one.facts + counted)


def _rows(lines: list[int]) -> Bilingual:
    """Where more than one line has the problem, which; so that a sentence may end in it."""
    named = lines_named(lines)
    return (
        Bilingual(f" (แถว {named.th})", f" (rows {named.en})") if lines[1:] else Bilingual("", "")
    )


def lines_named(lines: list[int]) -> Bilingual:
    """ "2, 5, 9 and 40 more": the first ten line numbers, and how many there are beyond."""
    first = ", ".join(str(n) for n in lines[:LINES_NAMED])
    rest = len(lines) - LINES_NAMED
    if rest <= 0:
        return Bilingual(first, first)
    return Bilingual(f"{first} และอีก {rest} แถว", f"{first} and {rest} more")


def trouble(error: DataError, place: Place, value: object = None) -> Problem:
    """The problem that an error stands for."""
    return _problem("error", error.key, place, value, tuple(error.facts.items()))


def _problem(
    severity: str, key: str, place: Place, value: object, facts: tuple[tuple[str, Any], ...]
) -> Problem:
    return Problem(
        place.file, place.sheet, place.line, place.column, _shown(value), key, facts, severity
    )


def _shown(value: object) -> str | None:
    if value is None:
        return None
    text = str(value)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _order(problem: Problem) -> tuple[int, str, str, int]:
    return (
        SEVERITIES.index(problem.severity),
        problem.file or "",
        problem.sheet or "",
        problem.line or 0,
    )
