"""Spans of time that one cell names: from a start to an end, or several days."""

import re
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from graph.base.clocks import without_clock
from graph.base.dates import When, read_when, widen
from graph.base.digits import ARABIC
from graph.base.errors import DataError
from graph.base.texts import clean

if TYPE_CHECKING:
    from graph.base.waves import Waves

PARTED = 6
"""Places at which a cell is taken apart, to see whether it names two days."""

_SPAN = re.compile(r"(.*\d.*?)(?:\s*(?:ถึง|–|—)\s*|\s+(?:-|to|~)\s+)(.+)$", re.IGNORECASE)
_YEARS = re.compile(r"(\d{4})\s*-\s*(\d{4})$")
_BETWEEN = re.compile(
    r"\s*(?:ถึงวันที่|ถึง|[-–—~]|(?P<and>และ|&|,|\band\b)|\bto\b|\buntil\b)\s*"
    r"|(?<=\d{4}-\d\d-\d\d)/",
    re.IGNORECASE,
)
_LEAD = re.compile(r"^(?:ระหว่าง|ตั้งแต่|from |between )?\s*(?:วันที่)?\s*", re.IGNORECASE)
_MONTH_FIRST = re.compile(
    r"([^\d\s]+)\s+(\d{1,2}\s*(?:[-–—~]|to|and|&)\s*\d{1,2}),?\s+(\d{4})$", re.IGNORECASE
)
_DAY = re.compile(r"\d{1,2}$")
_DAY_AND_MONTH = re.compile(r"\d{1,2}\s*(?:[/.]\s*\d{1,2}|[^\d\s/.][^\d]*)$")
_MONTH_AND_DAY = re.compile(r"[^\d\s]+\s+\d{1,2}$")


def read_span(
    cell: str | date, waves: "Waves | None" = None, today: date | None = None
) -> tuple[When, When] | None:
    """The start and the end that one cell names: "2560-2565", "ม.ค. 63 - ปัจจุบัน", "18-19 เม.ย.
    66"; None where it names no two."""
    if isinstance(cell, date) or _alone(cell, waves, today):
        return None
    if days := read_days(cell, today):
        return days
    text = clean(cell).translate(ARABIC)
    found = _YEARS.match(text) or _SPAN.match(text)
    if not found:
        return None
    try:
        return (
            read_when(found[1], False, waves, today),
            read_when(found[2], True, waves, today),
        )
    except DataError:
        return None


def read_days(cell: str | date, today: date | None = None) -> tuple[When, When] | None:
    """The first and the last of several days that one cell names: "18-19 เม.ย. 2566", "30 เม.ย. -
    2 พ.ค. 2566", "April 18–19, 2023"; None where it names one or none."""
    if isinstance(cell, date) or _alone(cell, None, today):
        return None
    text = _LEAD.sub("", without_clock(clean(cell).translate(ARABIC)))
    if first := _MONTH_FIRST.match(text):
        text = f"{first[2]} {first[1]} {first[3]}"
    for between in islice(_BETWEEN.finditer(text), PARTED):
        found = _days(text[: between.start()], text[between.end() :], today)
        if found and (between["and"] is None or _next_day(*found)):
            return found
    return None


def first_day(cell: str) -> date | None:
    """The first day of what a cell names; None where it names no time."""
    try:
        days = read_days(cell)
        return days[0].first if days else read_when(cell).first
    except DataError:
        return None


def _alone(cell: str, waves: "Waves | None", today: date | None) -> bool:
    """Whether a cell names one time."""
    try:
        read_when(cell, False, waves, today)
    except DataError:
        return False
    return True


def _days(start: str, end: str, today: date | None) -> tuple[When, When] | None:
    """Two days of a span, the first of which may leave its month and year to the last."""
    try:
        last = read_when(end, today=today)
        if last.first is None or last.precision != "day":
            return None
        first = _first_day(start, last.first, today)
    except (DataError, ValueError):
        return None
    return (first, last) if first.first and first.first < last.first else None


def _first_day(start: str, last: date, today: date | None) -> When:
    if _DAY.match(start):
        day = last.replace(day=int(start))
        return When(day, widen(day, "day"), "day")
    between = "/" if _DAY_AND_MONTH.match(start) and start[-1].isdigit() else " "
    if _DAY_AND_MONTH.match(start) or _MONTH_AND_DAY.match(start):
        first = read_when(f"{start}{between}{last.year}", today=today)
        if first.first and first.first > last:
            return read_when(f"{start}{between}{last.year - 1}", today=today)
        return first
    return read_when(start, today=today)


def _next_day(first: When, last: When) -> bool:
    """Whether two days follow one another: "5 และ 12 เม.ย." is no span."""
    return first.first is not None and first.first + timedelta(days=1) == last.first
