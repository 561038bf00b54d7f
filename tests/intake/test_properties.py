"""What holds for every date and every encoding, tried on many."""

from calendar import isleap
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graph.base.dates import iso, read_when
from graph.base.errors import DataError
from graph.base.problems import Place, Problems
from graph.base.texts import guard, unguard
from graph.intake.tables.encodings import decode

THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
FULL = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
]
SHORT = [
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
]
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
LEAP = date(2004, 2, 29)  # 29 February 2547: 2547 itself is no leap year of the common era


def spellings(day: date) -> list[str]:
    """One day as people write it, in both eras."""
    thai = day.year + 543
    written = [
        day.isoformat(),
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day:02}/{day.month:02}/{thai}",
        f"{day.day}-{day.month}-{thai}",
        f"{thai}-{day.month:02}-{day.day:02}",
        f"{day.day} {FULL[day.month - 1]} {thai}",
        f"{day.day} {SHORT[day.month - 1]} {thai}",
        f"{day.day} {SHORT[day.month - 1].replace('.', '')} พ.ศ. {thai}",
    ]
    return [*written, *(text.translate(THAI_DIGITS) for text in written)]


@given(DAYS)
@example(LEAP)
@example(date(2000, 2, 29))
@example(date(1999, 12, 31))
def test_every_spelling_of_a_day_is_that_day(day: date) -> None:
    for text in spellings(day):
        when = read_when(text)
        assert (when.first, when.precision) == (day, "day"), text


@given(st.integers(1900, 2099), st.integers(1, 12))
def test_a_month_or_a_year_is_as_much_as_is_known(year: int, month: int) -> None:
    for text in (f"{SHORT[month - 1]} {year + 543}", f"{FULL[month - 1]} {year}"):
        when = read_when(text)
        assert (when.first, when.precision) == (date(year, month, 1), "month")
        assert when.after == date(year + month // 12, month % 12 + 1, 1)
    for text in (str(year), str(year + 543), str(year + 543).translate(THAI_DIGITS)):
        when = read_when(text)
        assert (when.first, when.after) == (date(year, 1, 1), date(year + 1, 1, 1))


@given(st.integers(1900, 2099))
def test_29_february_is_there_in_the_leap_years_of_the_common_era_alone(year: int) -> None:
    text = f"29/2/{year + 543}"
    if isleap(year):
        assert read_when(text).first == date(year, 2, 29)
    else:
        with pytest.raises(DataError):
            read_when(text)


@given(DAYS, st.sampled_from(["year", "month", "day"]))
def test_a_date_that_is_written_out_reads_back(day: date, precision: str) -> None:
    first = day.replace(month=1, day=1) if precision == "year" else day
    first = first.replace(day=1) if precision == "month" else first
    when = read_when(iso(first, precision))
    assert (when.first, when.precision) == (first, precision)


@given(st.text(max_size=40))
def test_no_text_breaks_the_reader(text: str) -> None:
    said: tuple[str, ...] = ()
    when = None
    try:
        when = read_when(text)
    except DataError as error:
        said = (error.text("th"), error.text("en"))
    assert when is not None or all(said)
    if when and when.first and when.after:
        assert when.first < when.after


THAI = st.text("กขคงจฉชซญดตถทธนบปผพฟมยรลวสหอฮะาิีึืุูเแโใไ่้๊๋์ๆฯ ", min_size=1, max_size=40)


@given(THAI, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp874"]))
def test_thai_text_comes_through_every_encoding(text: str, encoding: str) -> None:
    problems = Problems()
    line = f"ชื่อ,{text}\n"
    assert decode(line.encode(encoding), Place("x.csv"), problems) == line
    assert bool(problems.all()) == (encoding == "cp874")


@given(st.text(max_size=60))
def test_a_guard_against_formulas_comes_off_again(text: str) -> None:
    assert unguard(guard(text)) == text
    assert not guard(text).startswith(("=", "+", "-", "@", "\t", "\r"))
