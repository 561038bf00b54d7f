"""The network period by period: counts, and where the records are thin."""

from datetime import date
from typing import Any

import pytest

from graph.network import EVERYTHING, Filters
from graph.network.history import history
from graph.network.lifetimes import lives, timeline
from tests.support.columns import OPEN, columns

LAST = date(2021, 6, 30)
WHO = dict.fromkeys("abcdef", OPEN)
PAIRS = ("ab", "ac", "ad", "ae", "af")


def of(
    ties: list[tuple[str, tuple[int, int]]],
    unit: str = "year",
    attended: list[tuple[int, str]] | None = None,
    last: date = LAST,
    filters: Filters = EVERYTHING,
) -> Any:
    rows = [(pair[0], pair[1], "COOPERATE", span) for pair, span in ties]
    held = columns(WHO, rows, attended=attended or [])
    found = lives(held, last, filters)
    return history(held, found, timeline(held, found, unit, last)).set_index("day")


def thin(table: Any) -> dict[int, str]:
    return {day.year: mark for day, mark in table["thin"].items()}


def test_activities_are_counted_in_their_period() -> None:
    met = [(20200331, "a b"), (20200401, "a b"), (20200630, "c"), (20200701, "a"), (0, "a")]
    table = of([("ab", (20200101, 99999999))], "quarter", met)
    assert table["activities"].tolist() == [1, 2, 1, 0, 0, 0]
    assert [day.isoformat() for day in table.index[:2]] == ["2020-03-31", "2020-06-30"]


def test_where_only_lasting_ties_were_recorded_the_records_are_thin() -> None:
    lasting = [(pair, (20150101, 99999999)) for pair in PAIRS]
    new = ("bc", (20190301, 20200201))
    assert thin(of([*lasting, new])) == {
        2015: "survivors",
        2016: "silent",  # a whole year in which nothing began, ended or was done
        2017: "silent",
        2018: "silent",
        2019: "",
        2020: "",
        2021: "silent",
    }


@pytest.mark.parametrize(
    ("last", "mark"),
    [(date(2016, 12, 30), ""), (date(2016, 12, 31), "survivors"), (date(2017, 1, 1), "survivors")],
)
def test_nobody_calls_them_survivors_before_a_year_is_over(last: date, mark: str) -> None:
    ties = [(pair, (20150601, 99999999)) for pair in PAIRS]
    assert thin(of([*ties, ("bc", (20160601, 99999999))], last=last))[2015] == mark


def test_one_tie_that_ended_or_fewer_than_five_make_no_survivors() -> None:
    four = [(pair, (20150101, 99999999)) for pair in PAIRS[:4]]
    assert thin(of(four))[2015] == ""
    assert thin(of([*four, ("af", (20150101, 20210601))]))[2015] == ""


@pytest.mark.parametrize(
    ("day", "mark"), [(20190630, "silent"), (20190701, ""), (20190702, ""), (20200701, "silent")]
)
def test_a_year_with_one_thing_done_is_not_silent(day: int, mark: str) -> None:
    ties = [("ab", (20100101, 99999999))]
    table = of(ties, "month", [(day, "a c")])
    assert table["thin"][date(2020, 6, 30)] == mark


def test_a_missing_wave_stays_a_gap() -> None:
    waves = [(20180101, 20190101), (20200101, 20210101)]
    table = of([(pair, span) for pair in PAIRS for span in waves])
    assert table["pairs"].tolist() == [5, 0, 5, 0]
    # The last period is after the last wave: it ended, and is no gap.
    assert thin(table) == {2018: "", 2019: "gap", 2020: "", 2021: ""}


def test_filters_and_an_empty_network() -> None:
    ties = [("ab", (20200101, 99999999))]
    table = of(ties, attended=[(20200601, "a")], filters=Filters(sector="people"))
    assert table["activities"].tolist() == [0]
    held = columns({}, [])
    found = lives(held, LAST)
    empty = history(held, found, timeline(held, found, "year", LAST))
    assert empty["pairs"].tolist() == [0]
    assert empty["thin"].tolist() == [""]
