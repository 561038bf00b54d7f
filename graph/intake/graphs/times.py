"""Times of graph files, which are days, years or numbers, as text that intake's dates read."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from graph.intake.problem import Problems

YEARS = range(1700, 2700)  # of either era
_EPOCH_MS = range(-(10**12), 5 * 10**12)
_OPEN = {"", "infinity", "-infinity", "inf", "-inf", "*", "null", "nan"}
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*|Z|[+-]\d{2}:\d{2})?$")
_BRACKET = re.compile(r"([\[(])([^\[\]()]*)([\])])")


@dataclass(frozen=True)
class Span:
    """A life: its first and last day, month or year as text; None is open or unknown."""

    since: str | None
    until: str | None


ALWAYS = Span(None, None)


class Clock:
    """Turns a file's times into text; what is no date is left out, and told once with its lines."""

    def __init__(self, source: str, sheet: str | None, problems: Problems) -> None:
        self._where = (source, sheet, None)
        self._problems = problems

    def span(self, line: int, start: str | None, end: str | None, open_end: bool = False) -> Span:
        """The life between two times; `open_end`: the second no longer belongs to it."""
        until = self._text(line, end)
        return Span(self._text(line, start), _before(until) if until and open_end else until)

    def spans(self, line: int, text: str) -> list[Span]:
        """The lives of `<[2015, 2018]; [2020, 2021)>`; several times in one bracket are one life
        from the first to the last."""
        found: list[Span] = []
        for _, inner, last in _BRACKET.findall(text):
            times = [part.strip() for part in inner.split(",") if part.strip()]
            if len(times) > 2:
                self._problems.gather("warning", "graphs.time.moments", self._where, line, inner)
            if times:
                found.append(self.span(line, times[0], times[-1], last == ")" and len(times) > 1))
        return found

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
            return found[1]
        try:
            number = float(text)
        except ValueError:
            return text
        if said := _number(number):
            return said
        self._problems.gather("warning", "graphs.time.steps", self._where, line, text)
        return None


def _number(number: float) -> str | None:
    """A year ("2015", "2015-07-02"), or a day from milliseconds since 1970; else None."""
    if int(number) in YEARS:
        year, part = int(number), number - int(number)
        if not part:
            return str(year)
        length = (date(year + 1, 1, 1) - date(year, 1, 1)).days
        return (date(year, 1, 1) + timedelta(days=int(part * length))).isoformat()
    if abs(number) > 10**10 and int(number) in _EPOCH_MS:
        return datetime.fromtimestamp(number / 1000, UTC).date().isoformat()
    return None


def _before(text: str) -> str:
    """The day or year before; a text that is neither stays."""
    if text.isdigit():
        return str(int(text) - 1)
    try:
        return (date.fromisoformat(text) - timedelta(days=1)).isoformat()
    except ValueError:
        return text
