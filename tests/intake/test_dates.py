"""Dates as people write them."""

from datetime import date, datetime

import pytest

from graph.base.dates import iso, read_day, read_when, show, widen
from graph.base.errors import DataError, Misuse
from graph.base.spans import read_days, read_span
from graph.base.waves import Waves

READ = [
    ("2566", date(2023, 1, 1), "year"),
    ("๒๕๖๖", date(2023, 1, 1), "year"),
    ("66", date(2023, 1, 1), "year"),
    ("พ.ศ. 2566", date(2023, 1, 1), "year"),
    ("ค.ศ. 2023", date(2023, 1, 1), "year"),
    ("2023", date(2023, 1, 1), "year"),
    ("ต้นปี 66", date(2023, 1, 1), "year"),
    ("มี.ค. 2566", date(2023, 3, 1), "month"),
    ("มีค 66", date(2023, 3, 1), "month"),
    ("มีนาคม พ.ศ. 2566", date(2023, 3, 1), "month"),
    ("3/2566", date(2023, 3, 1), "month"),
    ("2023-03", date(2023, 3, 1), "month"),
    ("14 มี.ค. 2566", date(2023, 3, 14), "day"),
    ("1 ม.ค. 64", date(2021, 1, 1), "day"),
    ("๑๔ มีนาคม ๒๕๖๖", date(2023, 3, 14), "day"),
    ("14/3/2566", date(2023, 3, 14), "day"),
    ("01/02/2565", date(2022, 2, 1), "day"),
    ("2564-01-01", date(2021, 1, 1), "day"),
    ("2021-01-01T00:00:00", date(2021, 1, 1), "day"),
    ("2021-01-01 10:20:00.5+07:00", date(2021, 1, 1), "day"),
    ("2021-01-01T10:20Z", date(2021, 1, 1), "day"),
    ("20230314", date(2023, 3, 14), "day"),
    ("25660314", date(2023, 3, 14), "day"),
    ("1899-12-31", date(1899, 12, 31), "day"),
    ("14 Mar 2023", date(2023, 3, 14), "day"),
    ("Mar 14, 2023", date(2023, 3, 14), "day"),
    ("29/2/2547", date(2004, 2, 29), "day"),
    ("29 กุมภาพันธ์ 2547", date(2004, 2, 29), "day"),
    ("ปีงบ 66", date(2022, 10, 1), "month"),
    ("ปีงบประมาณ พ.ศ. 2566", date(2022, 10, 1), "month"),
    ("ไม่ทราบ", None, None),
    ("จำไม่ได้", None, None),
    ("มิ.ย. 17, 2559", date(2016, 6, 17), "day"),
    ("17/06/2559 18:56 น.", date(2016, 6, 17), "day"),
    ("17 มิ.ย. พ.ศ. 2559", date(2016, 6, 17), "day"),
    ("วันที่ 17 มิถุนายน 2559", date(2016, 6, 17), "day"),
    ("17 มิถุนายน พุทธศักราช 2559", date(2016, 6, 17), "day"),
    ("17-มิ.ย.-59", date(2016, 6, 17), "day"),
    ("๑๗ มิ.ย. ๕๙", date(2016, 6, 17), "day"),
    ("14/3/2566, 9:30:00", date(2023, 3, 14), "day"),
    ("2023-03-14T09:00:00.000+07:00", date(2023, 3, 14), "day"),
    ("14/3/2566 เวลา 09.00 น.", date(2023, 3, 14), "day"),
    ("2023/03/14 9:30:00 AM GMT+7", date(2023, 3, 14), "day"),
    ("14.03.66", date(2023, 3, 14), "day"),
    ("2563-00-00", date(2020, 1, 1), "year"),
    ("2020-05-00", date(2020, 5, 1), "month"),
    ("00/00/2563", date(2020, 1, 1), "year"),
    ("0/3/2566", date(2023, 3, 1), "month"),
    ("0000-00-00", None, None),
    ("ก่อน 2560", None, None),
    ("–", None, None),
    ("NA", None, None),
    ("-Inf", None, None),
]


@pytest.mark.parametrize(("text", "first", "precision"), READ)
def test_a_date_is_read_to_its_first_day_as_far_as_it_is_known(text, first, precision):
    when = read_when(text)
    assert (when.first, when.precision) == (first, precision)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("2021-02-30", "impossible"),
        ("2021-13-01", "impossible"),
        ("2563-00-14", "impossible"),
        ("06/17/2559 06:56 ก่อนเที่ยง", "month_first"),
        ("2023-02-29", "impossible"),
        ("29/2/2548", "impossible"),
        ("04/13/2021", "month_first"),
        ("ไตรมาส 2/2566", "quarter"),
        ("3021-01-01", "implausible"),
        ("9999-12-31", "implausible"),
        ("1899-12-30", "zero"),
        ("45000", "serial"),
        ("3", "wave"),
        ("120", "wave"),
        ("1588323600", "clock"),
        ("1588323600000", "clock"),
        ("20231403", "unreadable"),
        ("Inf", "open_start"),
        ("บ่อย", "unreadable"),
        ("ปัจจุบัน", "open_start"),
    ],
)
def test_what_is_no_start_is_refused_with_its_reason(text, key):
    with pytest.raises(DataError) as refused:
        read_when(text)
    assert refused.value.key == f"intake.date.{key}"


@pytest.mark.parametrize(
    ("text", "first", "end", "after"),
    [
        ("14-Mar-23", date(2023, 3, 14), False, date(2023, 3, 15)),
        ("14 Mar 23", date(2023, 3, 14), False, date(2023, 3, 15)),
        ("Mar-23", date(2023, 3, 1), False, date(2023, 4, 1)),
        ("14/3/23", date(2023, 3, 14), False, date(2023, 3, 15)),
        ("14/3/66", date(2023, 3, 14), False, date(2023, 3, 15)),
        ("1/1/27", date(2027, 1, 1), False, date(2027, 1, 2)),
        ("1/1/28", date(1985, 1, 1), False, date(1985, 1, 2)),
        ("พ.ศ. 23", date(1980, 1, 1), False, date(1981, 1, 1)),
        ("31/12/25", date(2025, 12, 31), True, date(2026, 1, 1)),
        ("31/12/70", date(2027, 12, 31), True, date(2028, 1, 1)),
        ("31/12/48", date(2005, 12, 31), True, date(2006, 1, 1)),
    ],
)
def test_two_digits_are_the_later_year_that_may_have_come_and_are_told(text, first, end, after):
    when = read_when(text, end, today=date(2026, 11, 30))
    assert (when.first, when.after) == (first, after)
    assert ("warning", "two_digit") in when.notes
    assert (when.two_digits, when.year().en) == (text[-2:], str(first.year))


def test_an_end_in_two_digits_that_may_be_past_or_planned_is_asked_about():
    with pytest.raises(DataError) as asked:
        read_when("31/12/40", end=True, today=date(2026, 11, 30))
    assert asked.value.text("en") == (
        "“31/12/40” can end in 1997 or in 2040. Write the year with four digits."
    )


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("2566", date(2024, 1, 1)),
        ("ธ.ค. 2566", date(2024, 1, 1)),
        ("14/3/2566", date(2023, 3, 15)),
        ("ปีงบ 66", date(2023, 10, 1)),
        ("ปัจจุบัน", None),
        ("ยังอยู่", None),
        ("9999-12-31", None),
        ("Inf", None),
        ("∞", None),
    ],
)
def test_an_until_ends_with_its_whole_period(text, after):
    assert read_when(text, end=True).after == after


@pytest.mark.parametrize(
    ("waves", "number", "first", "after"),
    [
        (Waves(date(2000, 1, 3), 7, "d"), "1", date(2000, 1, 3), date(2000, 1, 10)),
        (Waves(date(2000, 1, 3), 7, "d"), "15.0", date(2000, 4, 10), date(2000, 4, 17)),
        (Waves(date(2000, 1, 3), 7, "d"), "0", date(1999, 12, 27), date(2000, 1, 3)),
        (Waves(date(2000, 1, 31), 1, "m"), "2", date(2000, 2, 29), date(2000, 3, 31)),
        (Waves(date(2000, 5, 1), 2, "y"), "2", date(2002, 5, 1), date(2004, 5, 1)),
        (Waves(date(2000, 1, 3), 7, "d"), "2001", date(2001, 1, 1), date(2002, 1, 1)),
    ],
)
def test_a_wave_lasts_from_its_first_day_to_the_next(waves, number, first, after):
    when = read_when(number, waves=waves)
    assert (when.first, when.after) == (first, after)


def test_a_wave_beyond_all_years_is_refused():
    with pytest.raises(DataError) as refused:
        read_when("999", waves=Waves(date(2000, 1, 1), 9, "y"))
    assert refused.value.key == "intake.date.implausible"


def test_a_quarter_offers_the_calendar_and_the_fiscal_year():
    with pytest.raises(DataError) as asked:
        read_when("ไตรมาส 2/2566")
    assert "เม.ย. 2566 – มิ.ย. 2566" in asked.value.text("th")
    assert "ม.ค. 2566 – มี.ค. 2566" in asked.value.text("th")


@pytest.mark.parametrize(
    ("cell", "first", "notes"),
    [
        (datetime(1966, 3, 14), date(1966, 3, 14), (("warning", "suspicious"),)),
        (datetime(2000, 1, 1), date(2000, 1, 1), ()),
        (datetime(2566, 3, 14), date(2023, 3, 14), (("info", "buddhist"),)),
    ],
)
def test_a_workbooks_date_cell(cell, first, notes):
    when = read_when(cell)
    assert (when.first, when.precision, when.notes) == (first, "day", notes)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("66", ("warning", "two_digit")),
        ("2566", ("info", "buddhist")),
        ("1/2/2021", ("info", "day_first")),
        ("ต้นปี 2566", ("warning", "vague")),
        ("ปีงบ 2566", ("info", "fiscal")),
        ("2021-01-01T23:30:00Z", ("warning", "zone")),
        ("2021-01-01 01:00 +09:30", ("warning", "zone")),
        ("2021-01-01T16:00:00-0130", ("warning", "zone")),
    ],
)
def test_what_was_assumed_is_told(text, note):
    assert note in read_when(text).notes


@pytest.mark.parametrize(
    ("precision", "th", "en"),
    [
        ("year", "2566", "2023"),
        ("month", "มี.ค. 2566", "Mar 2023"),
        ("day", "14 มี.ค. 2566", "14 Mar 2023"),
    ],
)
def test_a_date_is_shown_as_far_as_it_is_known(precision, th, en):
    day = date(2023, 3, 14)
    assert show(day, precision, "th") == th
    assert show(day, precision, "en") == en


def test_an_exclusive_end_is_shown_as_the_last_day():
    assert show(date(2024, 1, 1), "year", "th", until=True) == "2566"
    assert show(date(2023, 3, 1), "day", "en", until=True) == "28 Feb 2023"
    assert show(date(2023, 3, 1), "day", "th", "ce") == "1 มี.ค. 2023"


def test_iso_keeps_the_precision_and_gives_the_last_day():
    assert iso(date(2023, 3, 14), "year") == "2023"
    assert iso(date(2023, 3, 14), "month") == "2023-03"
    assert iso(date(2023, 3, 14), "day") == "2023-03-14"
    assert iso(date(2024, 1, 1), "year", exclusive=True) == "2023"
    assert iso(date(2023, 3, 1), "day", exclusive=True) == "2023-02-28"
    assert iso(None, None) is None


def test_a_period_widens_to_the_day_after_it():
    assert widen(date(2023, 12, 5), "year") == date(2024, 1, 1)
    assert widen(date(2023, 12, 5), "month") == date(2024, 1, 1)
    assert widen(date(2024, 2, 29), "day") == date(2024, 3, 1)


def test_the_command_line_reads_a_day_in_both_eras():
    assert read_day("2026-11-22") == date(2026, 11, 22)
    assert read_day("22/11/2569") == date(2026, 11, 22)


@pytest.mark.parametrize("text", ["2566", "มี.ค. 2566", "tomorrow", "30/2/2566", "ไม่ทราบ"])
def test_the_command_line_refuses_what_is_not_one_day(text):
    with pytest.raises(Misuse):
        read_day(text)


@pytest.mark.parametrize(
    "text", ["2021-01-01T16:59:00Z", "2021-01-01 02:30+09:30", "2021-01-01T23:59", "2021-01-01"]
)
def test_a_time_that_is_of_the_same_day_here_is_not_told(text):
    assert read_when(text).notes == ()


@pytest.mark.parametrize(
    ("text", "first", "after"),
    [
        ("2560-2565", date(2017, 1, 1), date(2023, 1, 1)),
        ("2560–2565", date(2017, 1, 1), date(2023, 1, 1)),
        ("2563 - ปัจจุบัน", date(2020, 1, 1), None),
        ("พ.ศ. 2560 ถึง 2565", date(2017, 1, 1), date(2023, 1, 1)),
        ("ม.ค. 63 - ธ.ค. 65", date(2020, 1, 1), date(2023, 1, 1)),
        ("14/3/2566 to 16/3/2566", date(2023, 3, 14), date(2023, 3, 17)),
    ],
)
def test_a_span_in_one_cell_is_a_start_and_an_end(text, first, after):
    since, until = read_span(text)
    assert (since.first, until.after) == (first, after)


@pytest.mark.parametrize("text", ["2023-03", "2023-03-14", "14-Mar-23", "14.03.2566", "ปัจจุบัน"])
def test_a_date_with_dashes_is_no_span(text):
    assert read_span(text) is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("18-19 เม.ย. 2566", "2023-04-18", "2023-04-19"),
        ("18–19 April 2023", "2023-04-18", "2023-04-19"),
        ("30 เม.ย. - 2 พ.ค. 2566", "2023-04-30", "2023-05-02"),
        ("18 ถึง 19 เม.ย. 66", "2023-04-18", "2023-04-19"),
        ("๑๘-๑๙ เม.ย. ๒๕๖๖", "2023-04-18", "2023-04-19"),
        ("30 ธ.ค. - 2 ม.ค. 2566", "2022-12-30", "2023-01-02"),
        ("18-20/4/2566", "2023-04-18", "2023-04-20"),
        ("30/4-2/5/2566", "2023-04-30", "2023-05-02"),
        ("April 18-19, 2023", "2023-04-18", "2023-04-19"),
        ("April 30 - May 2, 2023", "2023-04-30", "2023-05-02"),
        ("2023-04-18/2023-04-19", "2023-04-18", "2023-04-19"),
        ("ระหว่างวันที่ 18 ถึงวันที่ 19 เมษายน พ.ศ. 2566", "2023-04-18", "2023-04-19"),
        ("18-19 เม.ย. 2566 เวลา 09.00-16.00 น.", "2023-04-18", "2023-04-19"),
        ("18, 19 เม.ย. 2566", "2023-04-18", "2023-04-19"),
    ],
)
def test_several_days_in_one_cell_are_the_first_and_the_last(text, first, last):
    days = read_days(text)
    assert [str(day.first) for day in days] == [first, last]
    since, until = read_span(text)
    assert (str(since.first), str(until.first)) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "14-03-2566",
        "14-Mar-23",
        "19-18 เม.ย. 2566",
        "5 และ 12 เม.ย. 2566",
        "31-32 เม.ย. 2566",
        "a-b",
    ],
)
def test_what_names_one_day_or_no_span_is_none(text):
    assert read_days(text) is None


def test_the_times_of_a_meeting_are_put_aside():
    assert read_when("14 มีนาคม 2566 เวลา 09.00-16.00 น.").first == date(2023, 3, 14)
    assert read_when("14 มี.ค. 66 09.00 น. - 16.00 น.").first == date(2023, 3, 14)
