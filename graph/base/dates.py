"""Dates as people write them, read to days; and days shown as far as they are known.

Inside the graph an `until` is the first day on which a thing is no longer so. Outside it is the
last day. `widen` is the one place where a day, month or year becomes the day after it.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from graph.base import words
from graph.base.clocks import another_day, without_clock
from graph.base.digits import ARABIC
from graph.base.errors import DataError, Misuse
from graph.base.problems import Bilingual
from graph.base.texts import clean

if TYPE_CHECKING:
    from graph.base.waves import Waves

BUDDHIST = 543
FIRST_BUDDHIST_YEAR = 2400
PLAUSIBLE = range(1700, 2101)
PLANNED = 20  # years ahead in which something may be planned to end

THAI_MONTHS = (
    *("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน"),
    *("กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"),
)
THAI_SHORT = (
    *("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย."),
    *("ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."),
)
ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_OPEN = {"ปัจจุบัน", "ถึงปัจจุบัน", "จนถึงปัจจุบัน", "ยังอยู่", "present", "now", "current", "ongoing"}
_OPEN |= {"inf", "+inf", "infinity", "∞", "*"}
_UNKNOWN = {"ไม่ทราบ", "จำไม่ได้", "ไม่แน่ใจ", "ไม่ระบุ", "–", "-", "—", "?", "unknown", "n/a"}
_UNKNOWN |= {"na", "nan", "null", "none", "-inf", "-infinity", "-∞"}
_NOUGHT = re.compile(r"0+\D+0+\D+0+$")
_COMPACT = re.compile(r"([12]\d{3})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$")
_BE = re.compile(r"พ\.?\s?ศ\.?|พุทธศักราช|\bb\.?e\.?(?=\s|\d|$)", re.IGNORECASE)
_CE = re.compile(r"ค\.?\s?ศ\.?|คริสต์ศักราช|\b(?:a\.?d|c\.?e)\.?(?=\s|\d|$)", re.IGNORECASE)
_FISCAL = re.compile(r"(?:ปีงบประมาณ|ปีงบ|งบปี|fy)\.?\s*(\d+)$", re.IGNORECASE)
_QUARTER = re.compile(r"(?:ไตรมาส(?:ที่)?\s*|q)([1-4])\s*[/\- ]\s*(\d{2,4})$", re.IGNORECASE)
_VAGUE = re.compile(
    r"(?:ต้น|กลาง|ปลาย|ช่วง|ประมาณ|ราว\s?ๆ?|about |around |circa |early |mid |late |c\. ?|~)\s*",
    re.IGNORECASE,
)
_LEAD = re.compile(r"(?:วันที่|เมื่อ|ตั้งแต่|ปี(?!งบ)|เดือน|year )\s*", re.IGNORECASE)
_WAVE = re.compile(r"[+-]?\d{1,3}(?:\.0*)?$")
_BEFORE = re.compile(r"(?:ก่อน|before|prior to)\s*", re.IGNORECASE)
_NUMBERS = re.compile(r"\d+(?:\s*[/.\-]\s*\d+|\s+\d+){0,2}$")
_NAMED = re.compile(r"(?:(\d{1,2})\s*)?([^\d\s][^\d]*?)\s*(\d+)$")
_ENGLISH = re.compile(f"{'|'.join(month[:3] for month in ENGLISH_MONTHS)}", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"([^\d\s]+?)\.?\s+(\d{1,2}),?\s+(\d{4})$")


@dataclass(frozen=True)
class When:
    """A period read from a cell. first: its first day; after: the day after its last.

    Both None: open ("until now") or unknown; `precision` is then None too. `notes` are keys of
    graph/base/words under `intake.date` that must be told: (severity, key). two_digits: of the year
    as it was written, where it was. era: that it is of, "be" or "ce"; doubtful: of two digits that
    may be of either.
    """

    first: date | None
    after: date | None
    precision: str | None
    notes: tuple[tuple[str, str], ...] = ()
    two_digits: str | None = None
    era: str | None = None
    doubtful: bool = False

    def meant(self) -> Bilingual:
        """The period as far as it is known, its year in both eras."""
        if self.precision == "year" or ("info", "fiscal") in self.notes:
            return self.year()
        assert self.first is not None
        assert self.precision is not None
        thai, english = (
            show(self.first, self.precision, w, e) for w, e in (("th", "be"), ("en", "ce"))
        )
        return Bilingual(f"{thai} (ค.ศ. {self.first.year})", english)

    def year(self) -> Bilingual:
        """The year of the last day, in both eras."""
        assert self.after is not None
        common = (self.after - timedelta(days=1)).year
        return Bilingual(f"พ.ศ. {common + BUDDHIST} (ค.ศ. {common})", f"{common}")


def widen(day: date, precision: str) -> date:
    """The day after the year, month or day that begins on `day`'s year, month or day."""
    if precision == "year":
        return date(day.year + 1, 1, 1)
    if precision == "month":
        return date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return day + timedelta(days=1)


def read_day(text: str) -> date:
    """The one day `text` names ("2026-11-22", "22/11/2569"); Misuse where it names no day."""
    try:
        when = read_when(text)
    except DataError as error:
        raise Misuse(error.key, **error.facts) from error
    if when.first is None or when.precision != "day":
        raise Misuse("intake.date.not_a_day", text=text)
    return when.first


@lru_cache(maxsize=1 << 14)
def read_when(
    cell: str | date,
    end: bool = False,
    waves: "Waves | None" = None,
    today: date | None = None,
    era: str | None = None,
) -> When:
    """The period that a cell names; `end` where it stands in an until column.

    `cell` is text, or the date of a workbook's date cell. waves: a number below 1,000 is one.
    today: from which two digits of a year are judged. era: "be" or "ce", of two digits that may be
    of either. DataError says why it is no date.
    """
    if isinstance(cell, date):
        return _from_workbook(cell, end)
    text = clean(cell).translate(ARABIC)
    if text.casefold() in _UNKNOWN:
        return When(None, None, None, (("warning", "end_unknown"),) if end else ())
    if text.casefold() in _OPEN:
        if not end:
            raise DataError("intake.date.open_start", text=cell)
        return When(None, None, None)
    if waves and _WAVE.match(text):
        return waves.when(int(float(text)), cell)
    elsewhere = another_day(text)
    text = _COMPACT.sub(r"\1-\2-\3", without_clock(text))
    if _NOUGHT.match(text):
        return When(None, None, None, (("warning", "end_unknown"),) if end else ())
    if not end and (before := _BEFORE.match(text)):
        _read_text(text[before.end() :], _Cell(cell, end, today or date.today(), era))
        return When(None, None, None, (("warning", "before"),))
    if re.match(r"9999\b", text) or re.search(r"\b9999$", text):
        return _nines(cell, end)
    when = _read_text(text, _Cell(cell, end, today or date.today(), era))
    if elsewhere:
        return replace(when, notes=(*when.notes, ("warning", "zone")))
    return when


def show(day: date, precision: str, lang: str, era: str | None = None, until: bool = False) -> str:
    """The day as far as it is known: "14 มี.ค. 2566", "มี.ค. 2566", "2566"; "14 Mar 2023".

    era: "be" or "ce"; left out, the one in force: `graph.base.words.buddhist`. `until`: the day
    is an exclusive end, so the day before it is shown.
    """
    last = day - timedelta(days=1) if until else day
    shown = era == "be" if era else words.buddhist(lang)
    year = str(last.year + (BUDDHIST if shown else 0))
    short = THAI_SHORT if lang == "th" else tuple(m[:3] for m in ENGLISH_MONTHS)
    parts = {
        "year": [year],
        "month": [short[last.month - 1], year],
        "day": [str(last.day), short[last.month - 1], year],
    }
    return " ".join(parts[precision])


def iso(day: date | None, precision: str | None, exclusive: bool = False) -> str | None:
    """ "2023", "2023-03" or "2023-03-14"; the last day where `day` is an exclusive end.

    None for no day; a missing precision counts as "day".
    """
    if day is None:
        return None
    last = day - timedelta(days=1) if exclusive else day
    return last.isoformat()[: {"year": 4, "month": 7}.get(precision or "day", 10)]


def _from_workbook(cell: date, end: bool) -> When:
    day = cell.date() if isinstance(cell, datetime) else cell
    if day.year == 9999:
        return _nines(day.isoformat(), end)
    if day <= date(1900, 1, 1):
        raise DataError("intake.date.zero", text=day.isoformat())
    notes: list[tuple[str, str]] = []
    if day.year >= FIRST_BUDDHIST_YEAR:
        day = _build(day.year - BUDDHIST, day.month, day.day, day.isoformat())
        notes.append(("info", "buddhist"))
    elif 1957 <= day.year <= 1999:
        notes.append(("warning", "suspicious"))
    plausible(day.year, day.isoformat())
    return When(day, widen(day, "day"), "day", tuple(notes))


def _nines(cell: str, end: bool) -> When:
    if not end:
        raise DataError("intake.date.implausible", text=cell)
    return When(None, None, None, (("warning", "nines"),))


@dataclass
class _Cell:
    """A cell while it is read. wanted: the era of two digits that may be of either. two_digits: of
    the year, where it has no more; era, doubtful: of it; english: whether its month is."""

    text: str
    end: bool
    today: date
    wanted: str | None = None
    two_digits: str | None = None
    era: str | None = None
    doubtful: bool = False
    english: bool = False


def _read_text(text: str, cell: _Cell) -> When:
    notes: list[tuple[str, str]] = []
    bare, vague = _VAGUE.subn("", text, count=1) if _VAGUE.match(text) else (text, 0)
    if vague:
        notes.append(("warning", "vague"))
    era = "be" if _BE.search(bare) else "ce" if _CE.search(bare) else None
    bare = clean((_BE if era == "be" else _CE).sub(" ", bare) if era else bare)
    bare = _LEAD.sub("", bare)
    bare = _LEAD.sub("", bare)
    if quarter := _QUARTER.match(bare):
        raise _quarter(quarter, era, cell)
    if fiscal := _FISCAL.match(bare):
        year = _year(fiscal[1], era, cell, notes)
        notes.append(("info", "fiscal"))
        return _when(date(year - 1, 10, 1), date(year, 10, 1), "month", notes, cell)
    day, month, year_text = _parts(bare, cell.text, notes)
    cell.english = _ENGLISH.search(bare) is not None
    year = _year(year_text, era, cell, notes)
    first = _build(year, month or 1, day or 1, cell.text)
    precision = "day" if day else "month" if month else "year"
    return _when(first, widen(first, precision), precision, notes, cell)


def _when(
    first: date, after: date, precision: str, notes: list[tuple[str, str]], cell: _Cell
) -> When:
    told = (cell.two_digits, cell.era, cell.doubtful)
    return When(first, after, precision, tuple(notes), *told)


def _parts(
    text: str, cell: str, notes: list[tuple[str, str]]
) -> tuple[int | None, int | None, str]:
    """Day, month and the year's digits; None for a day or a month that is zero: not known."""
    if _NUMBERS.match(text):
        return _numbers(re.findall(r"\d+", text), cell, notes)
    if first := _MONTH_FIRST.match(text):
        return int(first[2]), _month(first[1], cell), first[3]
    named = _NAMED.match(text)
    if not named:
        raise DataError("intake.date.unreadable", text=cell)
    day = int(named[1]) if named[1] else None
    if day == 0:
        raise _impossible(cell)
    return day, _month(named[2], cell), named[3]


def _numbers(
    found: list[str], cell: str, notes: list[tuple[str, str]]
) -> tuple[int | None, int | None, str]:
    if len(found) == 1:
        return None, None, found[0]
    year_first = len(found[0]) == 4
    year = found.pop(0 if year_first else -1)
    if len(found) == 1:
        return None, _checked_month(int(found[0]), cell) or None, year
    if year_first:
        found.reverse()
    day, month = int(found[0]), int(found[1])
    if not day and month <= 12:
        return None, month or None, year
    if year_first:
        return _checked_day(day, cell), _checked_month(month, cell), year
    if month > 12 and 1 <= day <= 12:
        raise DataError("intake.date.month_first", text=cell)
    notes.append(("info", "day_first"))
    return _checked_day(day, cell), _checked_month(month, cell), year


def _checked_day(day: int, cell: str) -> int:
    if not 1 <= day <= 31:
        raise _impossible(cell)
    return day


def _checked_month(month: int, cell: str) -> int:
    if not 1 <= month <= 12:
        raise _impossible(cell)
    return month


def _month(word: str, cell: str) -> int:
    bare = re.sub(r"[.\s,/\-]", "", word).casefold()
    for number, (full, short, english) in enumerate(
        zip(THAI_MONTHS, THAI_SHORT, ENGLISH_MONTHS, strict=True), start=1
    ):
        spoken = re.sub(r"(คม|ยน|พันธ์)$", "", full)
        names = {full, spoken, short.replace(".", ""), english.casefold(), english[:3].casefold()}
        if bare in names or (number == 9 and bare == "sept"):
            return number
    raise DataError("intake.date.unreadable", text=cell)


def _year(digits: str, era: str | None, cell: _Cell, notes: list[tuple[str, str]]) -> int:
    year = int(digits)
    if len(digits) == 2:
        notes.append(("warning", "two_digit"))
        cell.two_digits, cell.era = digits, era
        return plausible(_of_two_digits(year, cell), cell.text)
    if year == 0:
        raise _impossible(cell.text)
    if len(digits) == 5 and not era:
        raise DataError("intake.date.serial", text=cell.text)
    if len(digits) in (1, 3) and not era:
        raise DataError("intake.date.wave", text=cell.text)
    if len(digits) in (10, 13) and not era:
        raise DataError("intake.date.clock", text=cell.text)
    if len(digits) != 4:
        raise DataError("intake.date.unreadable", text=cell.text)
    if era == "be" or (era is None and year >= FIRST_BUDDHIST_YEAR):
        notes.append(("info", "buddhist"))
        year -= BUDDHIST
    return plausible(year, cell.text)


def _of_two_digits(year: int, cell: _Cell) -> int:
    """The year that two digits end, of the era that is said or the only one that fits. Where both
    fit: of the one wanted, else the later one that may have come, next year at most.

    An end may lie further ahead: DataError where it may be either.
    """
    buddhist, common = year + 2500 - BUDDHIST, year + 2000
    next_year = cell.today.year + 1
    if cell.era is None and cell.english and not cell.end and min(buddhist, common) > next_year:
        cell.era = "ce"
        return year + 1900
    if cell.era is None and common > next_year + (PLANNED if cell.end else 0):
        cell.era = "be"
    elif cell.era is None and cell.english:
        cell.era = "ce"
    cell.doubtful = cell.era is None
    if cell.doubtful and cell.wanted is None and common > next_year:
        raise DataError("intake.date.two_ends", text=cell.text, buddhist=buddhist, common=common)
    cell.era = cell.era or cell.wanted or "ce"
    return buddhist if cell.era == "be" else common


def plausible(year: int, cell: str) -> int:
    """The year; DataError where no record of a network can be of it."""
    if year not in PLAUSIBLE:
        raise DataError("intake.date.implausible", text=cell)
    return year


def _build(year: int, month: int, day: int, cell: str) -> date:
    try:
        built = date(year, month, day)
    except ValueError as error:
        raise _impossible(cell) from error
    if built == date(1899, 12, 30):  # the day after it ends a year of history
        raise DataError("intake.date.zero", text=cell)
    return built


def _impossible(cell: str) -> DataError:
    return DataError("intake.date.impossible", text=cell)


def _quarter(found: re.Match[str], era: str | None, cell: _Cell) -> DataError:
    quarter, year = int(found[1]), _year(found[2], era, cell, [])
    calendar = date(year, 3 * quarter - 2, 1)
    fiscal = date(year - 1, 10, 1) if quarter == 1 else date(year, 3 * quarter - 5, 1)
    return DataError(
        "intake.date.quarter", text=cell.text, calendar=_months(calendar), fiscal=_months(fiscal)
    )


def _months(first: date) -> Bilingual:
    last = date(first.year, first.month + 2, 1)
    th, en = (f"{show(first, 'month', w)} – {show(last, 'month', w)}" for w in ("th", "en"))
    return Bilingual(th, en)
