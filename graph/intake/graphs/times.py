"""Times of graph files, which are days, years or numbers, as text that intake's dates read."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from graph.base.dates import read_when
from graph.base.errors import DataError
from graph.base.problems import Problems
from graph.base.waves import Waves

YEARS = range(1700, 2700)  # of either era
_EPOCH_MS = range(-(10**12), 5 * 10**12)
_EPOCH = range(10**9, 5 * 10**9)
_OPEN = {"", "infinity", "-infinity", "inf", "-inf", "*", "null", "nan"}
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*|Z|[+-]\d{2}:\d{2})?$")
_MIDNIGHT = re.compile(r"[^T ]*([T ]00:00(:00(\.0+)?)?(Z|[+-]\d{2}:?\d{2})?)?$")
_BRACKET = re.compile(r"([\[(])([^\[\]()]*)([\])])")


@dataclass(frozen=True)
class Span:
    """A life: its first and last day, month or year as text; None is open or unknown."""

    since: str | None
    until: str | None


ALWAYS = Span(None, None)


class Clock:
    """Turns a file's times into text. Numbers that are no dates are waves where `waves` says what
    those are; else `finish` tells of them, once with their lines."""

    def __init__(
        self, source: str, sheet: str | None, problems: Problems, waves: Waves | None = None
    ) -> None:
        self._where = (source, sheet, None)
        self._problems = problems
        self._waves = waves
        self._steps: list[tuple[int, str]] = []
        self._read = False

    def span(self, line: int, start: str | None, end: str | None, open_end: bool = False) -> Span:
        """The life between two times; `open_end`: the second no longer belongs to it.

        Where both are the same it is a moment, which is that day, month or year.
        """
        since, until = self._text(line, start), self._text(line, end)
        if until and open_end and until != since and _MIDNIGHT.match((end or "").strip()):
            until = _before(until)
        return Span(since, until)

    def spans(self, line: int, text: str, moments: bool = False) -> list[Span]:
        """The lives of `<[2015, 2018]; [2020, 2021)>`.

        More than two times in one bracket, or any where the file says so, are moments: one life
        each, and nothing between them.
        """
        found: list[Span] = []
        for _, inner, last in _BRACKET.findall(text):
            times = [part.strip() for part in inner.split(",") if part.strip()]
            if moments or len(times) > 2:
                found += [self.span(line, time, time) for time in times]
            elif times:
                found.append(self.span(line, times[0], times[-1], last == ")" and len(times) > 1))
        return found

    def apart(self, spans: list[Span]) -> list[Span]:
        """The same lives, those that overlap made one: none is so twice on a day."""
        try:
            read = sorted(((*self._days(span), span) for span in spans), key=lambda row: row[:2])
        except DataError:
            return spans
        found: list[Span] = []
        reached = date.min
        for first, after, span in read:
            if found and first < reached:
                last = span.until if after > reached else found[-1].until
                found[-1] = Span(found[-1].since, last)
            else:
                found.append(span)
            reached = max(reached, after)
        return found

    def parted(self, life: Span, values: list[tuple[Span, str]]) -> list[tuple[Span, str]]:
        """The parts of a life in which something has a value, and "" for the days between.

        A value ends where the next one begins, also where both claim that day.
        """
        try:
            begun, ended = self._days(life)
            rows = sorted((*self._days(span), value) for span, value in values)
        except DataError:
            return [(life, values[-1][1])]
        found: list[tuple[date, date, str]] = []
        for place, (first, after, value) in enumerate(rows):
            following = rows[place + 1][0] if place + 1 < len(rows) else date.max
            found.append((max(first, begun), min(after, following, ended), value))
        edges = [begun, *(day for first, after, _ in found for day in (first, after)), ended]
        gaps = [(edges[n], edges[n + 1], "") for n in range(0, len(edges), 2)]
        every = sorted(row for row in found + gaps if row[0] < row[1])
        spans = [life, *(span for span, _ in values)]
        years = all(t is None or len(t) == 4 for s in spans for t in (s.since, s.until))
        return [(_named(*row[:2], years), row[2]) for row in every]

    def finish(self) -> None:
        """Tells of times that are no days or years: an error where the file has no other."""
        for line, text in self._steps:
            severity, key = ("warning", "steps") if self._read else ("error", "waves")
            self._problems.gather(severity, f"graphs.time.{key}", self._where, line, text)

    def _days(self, span: Span) -> tuple[date, date]:
        """The first day and the day after the last."""
        first = read_when(span.since, False, self._waves).first if span.since else None
        after = read_when(span.until, True, self._waves).after if span.until else None
        return first or date.min, after or date.max

    def whole(self, line: int, spans: list[Span]) -> Span:
        """One life from the first to the last, for what can have only one; told where it is cut."""
        if not spans:
            return ALWAYS
        if len(spans) > 1:
            self._problems.gather("warning", "graphs.time.gaps", self._where, line)
        starts, ends = [s.since for s in spans], [s.until for s in spans]
        return Span(
            None if None in starts else min(s for s in starts if s),
            None if None in ends else max(e for e in ends if e),
        )

    def _text(self, line: int, value: str | None) -> str | None:
        if value is None or value.strip().casefold() in _OPEN:
            return None
        text = value.strip()
        if found := _DAY.match(text):
            self._read = True
            return found[1]
        try:
            number = float(text)
        except ValueError:
            self._read = True
            return text
        if said := _number(number):
            self._read = True
            if abs(number) >= _EPOCH[0]:
                self._problems.gather("info", "graphs.time.clock", self._where, line, text)
            return said
        if self._waves and number == int(number):
            return str(int(number))
        self._steps.append((line, text))
        return None


def _number(number: float) -> str | None:
    """A year ("2015", "2015-07-02"), or a day from (milli)seconds since 1970; else None."""
    if int(number) in YEARS:
        year, part = int(number), number - int(number)
        if not part:
            return str(year)
        length = (date(year + 1, 1, 1) - date(year, 1, 1)).days
        return (date(year, 1, 1) + timedelta(days=int(part * length))).isoformat()
    if abs(number) > 10**10 and int(number) in _EPOCH_MS:
        return datetime.fromtimestamp(number / 1000, UTC).date().isoformat()
    if int(number) in _EPOCH:
        return datetime.fromtimestamp(number, UTC).date().isoformat()
    return None


def _named(first: date, after: date, years: bool) -> Span:
    """The days from `first` to before `after` as text, by their years where they are whole."""
    last = None if after == date.max else (after - timedelta(days=1)).isoformat()
    since = None if first == date.min else first.isoformat()
    return Span(since and since[:4], last and last[:4]) if years else Span(since, last)


def _before(text: str) -> str:
    """The day or year before; a text that is neither stays."""
    if text.isdigit():
        return str(int(text) - 1)
    try:
        return (date.fromisoformat(text) - timedelta(days=1)).isoformat()
    except ValueError:
        return text
