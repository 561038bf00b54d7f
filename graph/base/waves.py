"""Waves: numbers that stand in a file where dates should, and the days they mean."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from graph.base.dates import When, plausible, widen
from graph.base.errors import DataError, Misuse


@dataclass(frozen=True)
class Waves:
    """What numbered waves are: wave 1 begins on `first`, each is `count` of `unit` long.

    unit: "d" days, "m" months, "y" years. Wave 0 is the one before the first.
    """

    first: date
    count: int
    unit: str

    def when(self, number: int, cell: str) -> When:
        """The days of a wave; DataError where they lie beyond all plausible years."""
        try:
            first, after = (self._begin(n) for n in (number, number + 1))
        except (ValueError, OverflowError) as error:
            raise DataError("intake.date.implausible", text=cell) from error
        plausible(first.year, cell)
        return When(first, after, "day")

    def _begin(self, number: int) -> date:
        steps = (number - 1) * self.count
        if self.unit == "d":
            return self.first + timedelta(days=steps)
        month = self.first.year * 12 + self.first.month - 1
        month += steps * (12 if self.unit == "y" else 1)
        last = (widen(date(month // 12, month % 12 + 1, 1), "month") - timedelta(days=1)).day
        return date(month // 12, month % 12 + 1, min(self.first.day, last))


def read_length(text: str) -> tuple[int, str]:
    """How long a wave is: "7d", "1m", "1y"; Misuse where the text is none of these."""
    found = re.fullmatch(r"([1-9]\d{0,3})\s?([dmy])", text.strip().lower())
    if not found:
        raise Misuse("intake.date.wave_length", value=text)
    return int(found[1]), found[2]
