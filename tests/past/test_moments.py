"""Moments as people type them, and the day whose knowledge a page is asked for."""

from datetime import date, datetime

import pytest

from dashboards.frame import address
from dashboards.frame.address import Asked
from graph.base.errors import Misuse
from graph.journal.moment import Moment, read_moment, read_start
from graph.network import EVERYTHING

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2026-11-24", "2026-11-24T23:59:59.999999+07:00"),
        ("24/11/2569", "2026-11-24T23:59:59.999999+07:00"),
        ("๒๔ พ.ย. ๒๕๖๙", "2026-11-24T23:59:59.999999+07:00"),
        ("2569", "2026-12-31T23:59:59.999999+07:00"),
        ("ก.พ. 2567", "2024-02-29T23:59:59.999999+07:00"),
        ("ปีงบ 2568", "2025-09-30T23:59:59.999999+07:00"),
        ("24/11/2569 9:30", "2026-11-24T09:30:00+07:00"),
        ("2026-11-24T09:30:15.5+00:00", "2026-11-24T16:30:15.500000+07:00"),
        ("2026-11-24 09.30 น.", "2026-11-24T09:30:00+07:00"),
    ],
)
def test_a_moment_is_read_as_people_write_it(text: str, last: str) -> None:
    assert read_moment(text).at == datetime.fromisoformat(last)


@pytest.mark.parametrize(
    "text", ["", "1 BC", "เมื่อวาน", "30/2/2569", "2569 09:30", "24/11/2569 25:00", "now", "b", "0"]
)
def test_what_is_no_moment_is_a_sentence(text: str) -> None:
    with pytest.raises(Misuse) as refused:
        read_moment(text)
    for lang in ("th", "en"):
        assert text in refused.value.text(lang)


def test_a_write_is_named_by_its_batch() -> None:
    assert read_moment("B12") == Moment(number=12)


def test_a_period_starts_with_its_first_instant() -> None:
    assert read_start("มี.ค. 2567") == datetime.fromisoformat("2024-03-01T00:00:00+07:00")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-23", date(2026, 11, 23)),
        ("2026-11-24", date(2026, 11, 24)),
        ("2026-11-25", None),
        ("2026-11-26", None),
        ("0001-01-01", None),
        ("เมื่อวาน", None),
        ("", None),
    ],
)
def test_only_a_day_that_is_over_is_looked_back_to(text: str, day: date | None) -> None:
    assert address.known({"known": text}, TODAY) == day


def test_the_day_stays_in_every_address() -> None:
    question = Asked("th", TODAY, TODAY, EVERYTHING, known=date(2025, 12, 31))
    assert question.address() == {"lang": "th", "known": "2025-12-31"}
    assert question.a_year_before().known == date(2025, 12, 31)
