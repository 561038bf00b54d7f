"""Dates as people remember them: to the year, the month or the day, in the era of the teller."""

from __future__ import annotations

import random
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

PRECISIONS = {1: "year", 2: "month", 3: "day"}


@dataclass(frozen=True, order=True)
class When:
    """A year, a month or a day. first: its first day. precision: "year", "month" or "day"."""

    first: date
    precision: str

    @property
    def last(self) -> date:
        """The last day of it."""
        if self.precision == "day":
            return self.first
        month = 12 if self.precision == "year" else self.first.month
        return date(self.first.year, month, monthrange(self.first.year, month)[1])

    def before(self) -> When:
        """The year, month or day that ends where this one begins."""
        return at(self.first - timedelta(days=1), self.precision)


def at(day: date, precision: str) -> When:
    """The year, month or day that holds `day`."""
    if precision == "year":
        return When(date(day.year, 1, 1), precision)
    return When(day.replace(day=1) if precision == "month" else day, precision)


def read(text: str, era: int) -> When | None:
    """A told date: 2566, 2566-03 or 2566-03-14 less `era` years; None for no text."""
    if not text:
        return None
    parts = [int(part) for part in text.split("-")]
    year, month, day = [*parts, 1, 1][:3]
    return When(date(year - era, month, day), PRECISIONS[len(parts)])


def spell(when: When | None, words: dict[str, Any], rng: random.Random) -> str:
    """The date as someone in an office would write it; "" for None."""
    if when is None:
        return ""
    months, month = words["months"], when.first.month
    return str(rng.choice(words["spellings"][when.precision])).format(
        d=when.first.day,
        m=month,
        mm=f"{month:02}",
        dd=f"{when.first.day:02}",
        y=when.first.year + words["era"],
        short=months["short"][month - 1],
        full=months["full"][month - 1],
    )
