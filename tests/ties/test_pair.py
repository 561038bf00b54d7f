"""The history of two: the union of their ties against a calendar made by hand."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from graph.base.config import Preferences
from graph.kinds import Activity
from graph.network import BY_CODE
from graph.network.columns import number
from graph.service import Service
from graph.store import Store
from graph.ties import pair
from graph.ties.history import Stretch, stretches
from tests.support.columns import OPEN, columns
from tests.support.made import actor, day, put, tie

ON = date(2021, 1, 1)
D = date


def of(*ties: tuple[str, tuple[int, int]], on: date = ON) -> list[tuple[str, object, object]]:
    rows = [
        ("b" if n % 2 else "a", "a" if n % 2 else "b", level, span)
        for n, (level, span) in enumerate(ties)
    ]
    made = columns(dict.fromkeys("abc", OPEN), [*rows, ("a", "c", "COLLABORATE", OPEN)])
    return [(s.level, s.since, s.until) for s in stretches(made, "b", "a", on)]


def test_a_pair_over_the_years_is_as_its_calendar_says() -> None:
    found = of(
        ("COOPERATE", (20150101, 20180101)),
        ("COLLABORATE", (20160601, 20170101)),  # within the first
        ("COORDINATE", (20170701, 20190101)),  # reaches over its end
        ("COORDINATE", (20190101, 20190301)),  # goes on the day the last one ends
        ("COORDINATE", (20190302, 20200101)),  # a day's gap
        ("COLLABORATE", (20200101, 99999999)),
    )
    assert found == [
        ("COOPERATE", D(2015, 1, 1), D(2016, 6, 1)),
        ("COLLABORATE", D(2016, 6, 1), D(2017, 1, 1)),
        ("COOPERATE", D(2017, 1, 1), D(2017, 7, 1)),
        ("COORDINATE", D(2017, 7, 1), D(2019, 3, 1)),
        ("COORDINATE", D(2019, 3, 2), D(2020, 1, 1)),
        ("COLLABORATE", D(2020, 1, 1), None),
    ]


@pytest.mark.parametrize(("on", "count"), [(D(2020, 5, 31), 0), (D(2020, 6, 1), 1), (ON, 1)])
def test_what_begins_later_is_not_there_yet(on: date, count: int) -> None:
    assert len(of(("COOPERATE", (20200601, 20200602)), on=on)) == count


def test_a_start_before_records_stays_open() -> None:
    assert of(("COOPERATE", (0, 20180101)), ("COOPERATE", (20170101, 99999999))) == [
        ("COOPERATE", None, None)
    ]
    assert of() == []


spans = st.tuples(st.integers(0, 60), st.integers(1, 30), st.sampled_from(BY_CODE))


@drawn(st.lists(spans, max_size=6))
def test_every_day_has_the_level_of_its_tightest_tie(ties: list[tuple[int, int, str]]) -> None:
    start = D(2020, 2, 1)
    days = [start + timedelta(days=n) for n in range(95)]
    rows = [
        (level, (number(days[since]), number(days[since + lasts]))) for since, lasts, level in ties
    ]
    found = of(*rows)
    for n, each in enumerate(days):
        tied = [BY_CODE.index(kind) for since, lasts, kind in ties if since <= n < since + lasts]
        says = [s for s in found if s[1] <= each < s[2]]  # type: ignore[operator]
        assert len(says) == bool(tied)
        assert not tied or says[0][0] == BY_CODE[max(tied)]
    joins = [(a, b) for a, b in pairwise(found) if a[2] == b[1]]
    assert all(a[0] != b[0] for a, b in joins)


def test_two_have_their_ties_their_meetings_and_their_strength(given: Store) -> None:
    put(
        given,
        *(actor(uid) for uid in "abc"),
        tie("a", "b", since=day("2019-01-01"), since_precision="year", until=day("2020-01-01"),
            until_precision="year"),
        tie("b", "a", "COORDINATE", since=day("2020-01-01"), since_precision="day"),
        Activity(uid="m1", title="ประชุม", date=day("2020-03-01"), date_precision="day",
                 participants=("a", "b")),
        Activity(uid="m2", title="เยี่ยม", date=day("2020-03-02"), date_precision="day",
                 participants=("a",), host="b"),
        Activity(uid="m3", title="อบรม", date=day("2020-03-03"), date_precision="day",
                 participants=("a", "c")),
    )  # fmt: skip
    service = Service(given, Preferences())
    found = pair(service.snapshot(D(2020, 3, 2)), "b", "a")
    assert found.episodes["uid"].tolist() == ["a-b-COLLABORATE", "b-a-COORDINATE"]
    assert found.stretches == (
        Stretch("COLLABORATE", D(2019, 1, 1), D(2020, 1, 1)),
        Stretch("COORDINATE", D(2020, 1, 1), None),
    )
    assert found.activities["uid"].tolist() == ["m2", "m1"]
    assert found.strength is not None
    assert found.strength["together"] == 2
    before = pair(service.snapshot(D(2020, 3, 1)), "a", "b")
    assert before.activities["uid"].tolist() == ["m1"]
    assert pair(service.snapshot(D(2020, 3, 3)), "a", "c").strength is None
    assert pair(service.snapshot(D(2020, 3, 3)), "a", "nobody").episodes.empty
