"""What happened to one actor: events up to a day, as known."""

from datetime import date
from typing import Any

import pytest

from graph import actors
from graph.base.config import Preferences
from graph.kinds import Issue, Work
from graph.service import Service
from graph.store import Store
from tests.support.made import actor, day, put, tie


def told(service: Service, on: date) -> list[tuple[Any, ...]]:
    table = actors.lifeline(service.snapshot(on), "a")
    names = ("day", "precision", "what", "other", "before", "after")
    return [tuple(row[name] for name in names) for row in table.to_dict("records")]


@pytest.fixture
def service(given: Store) -> Service:
    put(
        given,
        *(actor(uid) for uid in "abcd"),
        tie("a", "b", "COOPERATE", since=day("2018-01-01"), since_precision="year",
            until=day("2020-03-01"), until_precision="month"),
        tie("b", "a", since=day("2020-03-01"), since_precision="month"),
        tie("a", "c", since=None, until=day("2019-06-02"), until_precision="day"),
        tie("a", "c", uid="again", since=day("2019-06-05"), since_precision="day"),
        tie("b", "d", since=day("2018-01-01"), since_precision="day"),
    )  # fmt: skip
    return Service(given, Preferences())


def test_ties_begin_end_and_change_their_level(service: Service) -> None:
    assert told(service, day("2021-01-01")) == [
        (day("2020-03-01"), "month", "tightened", "b", "COOPERATE", "COLLABORATE"),
        (day("2019-06-05"), "day", "tied", "c", "", "COLLABORATE"),
        (day("2019-06-02"), "day", "untied", "c", "COLLABORATE", ""),
        (day("2018-01-01"), "year", "tied", "b", "", "COOPERATE"),
    ]


@pytest.mark.parametrize(
    ("on", "count"), [("2019-06-01", 1), ("2019-06-02", 2), ("2019-06-05", 3), ("2020-02-29", 3)]
)
def test_what_is_to_come_is_not_told(service: Service, on: str, count: int) -> None:
    assert len(told(service, day(on))) == count


def test_places_and_issues_are_told_too(given: Store, service: Service) -> None:
    put(given, Issue(uid="food", name="อาหาร"))
    may, june = day("2020-05-01"), day("2020-06-01")
    known = {"since_precision": "day", "until_precision": "day"}
    put(given, Work(uid="w", actor="a", issue="food", since=may, until=june, **known))
    assert [row[2:4] for row in told(service, day("2021-01-01"))][:2] == [
        ("works_ended", "food"),
        ("works_begun", "food"),
    ]
