"""Ways in time, by a hand-made calendar and against every way there is."""

from datetime import date, timedelta
from itertools import pairwise, permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.base.errors import Misuse
from graph.network import fetch
from graph.network.columns import number
from graph.network.lifetimes import lives
from graph.paths.temporal import NEVER, Journey, journey
from graph.store import Store
from tests.support.columns import OPEN
from tests.support.columns import columns as columns_of
from tests.support.made import actor, day, put, tie

CALENDAR = (
    *(actor(uid) for uid in "abcde"),
    tie("a", "b", uid="ab", since=day("2020-01-01"), until=day("2020-06-01")),
    tie("b", "c", uid="bc", since=day("2020-05-01"), until=day("2021-01-01")),
    tie("c", "d", uid="cd", until=day("2020-03-01")),  # before b–c begins
    tie("a", "e", uid="ae", since=day("2020-09-01")),
    tie("e", "d", uid="ed", since=day("2020-02-01"), until=day("2020-12-01")),
)


def found(store: Store, start: str, end: str, first: str, last: str) -> Journey | None:
    columns = fetch(store)
    uids = list(columns.actors.uids)
    until = day(last)
    whole = lives(columns, until)
    return journey(columns, whole, uids.index(start), uids.index(end), day(first), until)


def told(way: Journey | None) -> list[tuple[str, str]] | None:
    return None if way is None else [(leg.tie, leg.day.isoformat()) for leg in way.legs]


def test_each_step_waits_for_its_tie(store: Store) -> None:
    put(store, *CALENDAR)
    whole = found(store, "a", "c", "2020-01-01", "2020-12-31")
    assert told(whole) == [("ab", "2020-01-01"), ("bc", "2020-05-01")]
    assert whole is not None
    assert (whole.actors, whole.arrival) == (("a", "b", "c"), day("2020-05-01"))


@pytest.mark.parametrize(
    ("first", "last", "arrives"),
    [
        ("2020-05-31", "2020-12-31", "2020-05-31"),  # the last day of a–b
        ("2020-06-01", "2020-12-31", None),  # the day after
        ("2020-01-01", "2020-05-01", "2020-05-01"),  # the first day of b–c is the last allowed
        ("2020-01-01", "2020-04-30", None),  # the day before
        ("2019-01-01", "2020-12-31", "2020-05-01"),
    ],
)
def test_a_way_is_open_to_the_day(store: Store, first: str, last: str, arrives: str | None) -> None:
    put(store, *CALENDAR)
    way = found(store, "a", "c", first, last)
    assert (way and way.arrival.isoformat()) == arrives


def test_no_step_is_made_before_the_one_before_it(store: Store) -> None:
    put(store, *CALENDAR)
    # Over b and c, d is shut when c is reached; over e it is open.
    way = found(store, "a", "d", "2020-01-01", "2020-12-31")
    assert told(way) == [("ae", "2020-09-01"), ("ed", "2020-09-01")]
    # The other way round c–d was open first.
    back = found(store, "d", "a", "2020-01-01", "2020-05-31")
    assert told(back) == [("cd", "2020-01-01"), ("bc", "2020-05-01"), ("ab", "2020-05-01")]


def test_what_cannot_be_asked_is_said(store: Store) -> None:
    put(store, *CALENDAR)
    for wrong in (("a", "a", "2020-01-01", "2020-12-31"), ("a", "b", "2020-02-01", "2020-01-31")):
        with pytest.raises(Misuse):
            found(store, *wrong)


DAYS = [date(2020, 1, 1) + timedelta(days=30 * at) for at in range(6)]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(
            st.sampled_from("abcd"),
            st.sampled_from("abcd"),
            st.none() | st.sampled_from(DAYS),
            st.none() | st.sampled_from(DAYS),
        ),
        max_size=7,
    ),
    st.sampled_from(DAYS),
    st.sampled_from(DAYS),
)
def test_the_first_arrival_is_that_of_brute_force(
    drawn: list[tuple[str, str, date | None, date | None]], first: date, last: date
) -> None:
    if last < first:
        return
    kept = [
        (a, b, since, until)
        for a, b, since, until in drawn
        if a != b and not (since and until and since >= until)
    ]
    ties = [
        (a, b, "COLLABORATE", (number(since) if since else 0, number(until) if until else NEVER))
        for a, b, since, until in kept
    ]
    columns = columns_of(dict.fromkeys("abcd", OPEN), ties)
    way = journey(columns, lives(columns, last), 0, 3, first, last)
    arrivals = [
        (walked, len(inner))
        for size in range(3)
        for inner in permutations("bc", size)
        if (walked := _walked(("a", *inner, "d"), kept, first, last))
    ]
    assert (way and (way.arrival, len(way.actors) - 2)) == min(arrivals, default=None)


def _walked(way: tuple[str, ...], ties: list, first: date, last: date) -> date | None:  # type: ignore[type-arg]
    now = first
    for pair in pairwise(way):
        days = [
            max(now, since or now)
            for a, b, since, until in ties
            if {a, b} == set(pair)
            and max(now, since or now) < min(until or date.max, last + timedelta(days=1))
        ]
        if not days:
            return None
        now = min(days)
    return now
