"""Every Cypher module that asks a day: the day before, the first, the last and the day after.

A module that takes a day and is not in the tables below fails.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from graph.kinds import Tie
from graph.measures.pairs import pairs
from graph.network import BY_CODE, fetch
from graph.network.lifetimes import counts, lives
from graph.service import Service
from graph.store import Store, catalogue
from graph.ties.history import stretches
from tests.support.columns import OPEN, columns
from tests.support.dated import AFTER, BEFORE, DAYS, FIRST, LAST, fill, opened, uids
from tests.support.made import actor, day


@pytest.fixture(scope="module")
def service(prepared: Store, tmp_path_factory: pytest.TempPathFactory) -> Service:
    """The dated network."""
    return opened(prepared, tmp_path_factory.mktemp("time"))


def hops(rows: list[dict[str, Any]]) -> list[int]:
    return [row["hops"] for row in rows]


ISSUE = {"issues": ["food", "rice"], "workers": ["a", "b"]}

PREDICATES: dict[str, tuple[dict[str, Any], Callable[[list[dict[str, Any]]], Any], list[Any]]] = {
    "activities/between": (
        {"first": BEFORE},
        uids,
        ["", "opening", "closing opening", "closing opening"],
    ),
    "activities/count": ({"first": BEFORE}, lambda rows: rows[0]["activities"], [0, 1, 2, 2]),
    "governance/hosted": (
        {"first": BEFORE},
        lambda rows: [(row["uid"], row["meetings"]) for row in rows],
        [[], [("b", 1)], [("b", 2)], [("b", 2)]],
    ),
    "governance/hosted_all": (
        {"first": BEFORE},
        lambda rows: [rows[0]["meetings"], rows[0]["budgeted"], rows[0]["budget"]],
        [[0, 0, 0], [1, 1, 100], [2, 1, 100], [2, 1, 100]],
    ),
    "governance/decisions": ({}, uids, ["", "opening", "opening", "opening"]),
    "governance/decisions_all": (
        {},
        lambda rows: [rows[0]["activities"], rows[0]["decided"]],
        [[0, 0], [1, 1], [2, 1], [2, 1]],
    ),
    "governance/offices_all": ({}, lambda rows: rows[0]["offices"], [0, 1, 1, 0]),
    "governance/quiet_issues": (
        {},
        lambda rows: [(row["uid"], row["last"]) for row in rows],
        [
            [("food", None)],
            [("food", FIRST), ("rice", None)],
            [("food", LAST), ("rice", None)],
            [("food", LAST)],
        ],
    ),
    "governance/seats": ({}, uids, ["", "member", "member", ""]),
    "governance/joined": ({}, uids, ["", "member", "member", ""]),
    "actors/belonging": (
        {},
        lambda rows: [(row["member"], row["body"]) for row in rows],
        [[], [("b", "c")], [("b", "c")], []],
    ),
    "governance/quiet_areas": (
        {},
        lambda rows: [(row["uid"], row["actors"], row["last"]) for row in rows],
        [[], [("90", 1, FIRST)], [("90", 1, LAST)], []],
    ),
    "governance/budgets": ({}, uids, ["", "opening", "opening", "opening"]),
    "governance/budgets_all": (
        {},
        lambda rows: [rows[0]["activities"], rows[0]["budgeted"]],
        [[0, 0], [1, 1], [2, 1], [2, 1]],
    ),
    "governance/complete": (
        {"first": BEFORE},
        lambda rows: list(rows[0].values()),
        [
            [2, 2, 0, 0, 0, 0, 0, 0, 0],
            [3, 2, 1, 1, 0, 1, 1, 1, 0],
            [3, 2, 1, 1, 0, 2, 2, 2, 0],
            [2, 2, 0, 0, 0, 2, 2, 2, 0],
        ],
    ),
    "governance/two_hats": ({"first": BEFORE}, uids, ["", "", "", ""]),  # dates: test_governance
    "governance/two_hats_all": ({"first": BEFORE}, lambda rows: rows[0]["persons"], [0, 0, 0, 0]),
    **dict.fromkeys(
        ("governance/mentored", "governance/rhythms", "governance/terms"), ({}, uids, [""] * 4)
    ),  # dates: test_agreed
    "governance/trust": ({}, lambda rows: len(rows), [0] * 4),  # dates: test_governance
    "governance/personal_basis": ({}, uids, [""] * 4),
    "governance/personal_basis_all": ({}, lambda rows: rows[0]["contacts"], [0] * 4),
    "governance/promises": ({}, uids, [""] * 4),  # dates: test_recomputed
    "governance/promises_all": ({}, lambda rows: rows[0]["promises"], [0] * 4),
    "governance/plans": ({}, uids, ["", "", "", ""]),  # dates: test_governance
    "activities/requests": ({}, uids, ["", "opening", "opening", "opening"]),
    "activities/of_actor": ({"uid": "a"}, lambda rows: len(rows), [0, 1, 2, 2]),
    "activities/selected": ({"uids": [], "of": []}, uids, ["", "opening", "closing", ""]),
    "activities/of_pair": (
        {"one": "a", "other": "b"},
        uids,
        ["", "opening", "closing opening", "closing opening"],
    ),
    "actors/profile": (
        {"uid": "a"},
        lambda rows: (rows[0]["areas"], rows[0]["issues"]),
        [([], []), (["หาดใหญ่"], ["ข้าว"]), (["หาดใหญ่"], ["ข้าว"]), ([], [])],
    ),
    "issues/activities": ({}, lambda rows: [r["activities"] for r in rows], [[], [1], [2], [2]]),
    "issues/in_areas": (
        {},
        lambda rows: {row["uid"]: (row["actors"], row["activities"]) for row in rows},
        [
            {"9011": (0, 0), "90": (0, 0)},
            {"9011": (1, 0), "90": (0, 1)},
            {"9011": (1, 0), "90": (0, 2)},
            {"9011": (0, 0), "90": (0, 2)},
        ],
    ),
    "lessons/begun": (
        {"first": BEFORE},
        uids,
        ["", "opening", "closing opening", "closing opening"],
    ),
    "paths/all": ({"from": "a", "to": "b"}, hops, [[], [1], [1], []]),
    "paths/shortest": ({"from": "a", "to": "c"}, hops, [[], [1], [1], []]),
    "ties/between": ({"pairs": [["a", "b"], ["b", "a"]]}, uids, ["", "ab ab", "ab ab", ""]),
    "ties/unsourced": ({}, lambda rows: rows[0]["uids"], [[], ["ab"], ["ab"], []]),
    "ties/unsourced_all": ({}, lambda rows: rows[0]["ties"], [2, 3, 3, 2]),
}
"""Module → parameters beside the day, what of its rows is looked at, and that on each of DAYS."""

FROM_A_DAY: dict[str, list[Any]] = {
    "activities/between": ["closing", ""],
    "activities/count": [1, 0],
    "governance/hosted": [[("b", 1)], []],
    "governance/hosted_all": [[1, 0, 0], [0, 0, 0]],
    "governance/complete": [[2, 2, 0, 0, 0, 1, 1, 1, 0], [2, 2, 0, 0, 0, 0, 0, 0, 0]],
    "governance/two_hats": ["", ""],
    "governance/two_hats_all": [0, 0],
    "lessons/begun": ["closing", ""],
}
"""Modules with a day from which they count → what they give from LAST and from AFTER on."""


def test_every_module_that_asks_a_day_is_in_the_table() -> None:
    asking = {
        name
        for name, one in catalogue().items()
        if any(p.type == "DATE" or p.name == "on" for p in one.parameters)
    }
    assert asking == set(PREDICATES)
    bounded = {
        name
        for name, one in catalogue().items()
        if {"first", "last"} & {p.name for p in one.parameters}
    }
    others = {
        *("network/ties", "ties/records"),  # `first` is the uid of an actor
        "journal/sheets",  # ... the number of a batch
        "journal/writes",  # ... a moment, see below
    }
    assert bounded == {*FROM_A_DAY, *others}


@pytest.mark.parametrize("name", sorted(PREDICATES))
def test_a_module_counts_from_the_first_day_to_the_last(name: str, service: Service) -> None:
    given, seen, expected = PREDICATES[name]
    asked = "day" if name == "activities/selected" else "on"
    found = [seen(service.store.rows(name, **given, **{asked: on})) for on in DAYS]
    assert found == expected


@pytest.mark.parametrize("name", sorted(FROM_A_DAY))
def test_a_module_counts_what_lies_on_the_day_it_counts_from(name: str, service: Service) -> None:
    _, seen, _ = PREDICATES[name]
    found = [seen(service.store.rows(name, first=first, on=AFTER)) for first in (LAST, AFTER)]
    assert found == FROM_A_DAY[name]


def test_a_path_under_filters_goes_by_the_day_too(service: Service) -> None:
    asked = {"from": "a", "to": "b", "actors": ["a", "b"], **ISSUE}
    found = [service.store.rows("paths/all", **asked, on=on) for on in DAYS]
    assert [hops(rows) for rows in found] == [[], [1], [1], []]


def test_a_write_is_found_between_the_moments_at_which_it_was_made(service: Service) -> None:
    (made,) = service.store.rows("journal/writes")
    at = made["at"]
    around = [(at + timedelta(microseconds=n)).isoformat() for n in (-1, 0, 1)]
    begun = [len(service.store.rows("journal/writes", first=moment)) for moment in around]
    assert begun == [1, 1, 0]
    ending = [len(service.store.rows("journal/writes", last=moment)) for moment in around]
    assert ending == [0, 1, 1]


CALENDAR = """
a b COOPERATE   ..111111............
b a COORDINATE  .....2222...........
a b COLLABORATE ........33..........
a b COOPERATE   .............1......
b a COOPERATE   ................11..
a b COORDINATE  .................222
the pair        ..11122233...1..1222
"""
"""The episodes of a pair in January 2020, a column a day from the first on; and their union."""


def _calendar() -> tuple[list[Tie], list[int]]:
    *rows, union = CALENDAR.strip().splitlines()
    ties = []
    for number, row in enumerate(rows):
        start, end, level, marks = row.split()
        drawn_ = [n for n, mark in enumerate(marks) if mark != "."]
        since, until = (day("2020-01-01") + timedelta(n) for n in (drawn_[0], drawn_[-1] + 1))
        span = {"since": since, "until": None if drawn_[-1] == 19 else until}
        ties.append(Tie(uid=f"t{number}", type=level, start=start, end=end, **span))  # type: ignore[arg-type]
    return ties, [0 if mark == "." else int(mark) for mark in union.split()[-1]]


def test_the_episodes_of_a_pair_are_together_what_the_calendar_shows() -> None:
    ties, union = _calendar()
    held = columns(
        {"a": OPEN, "b": OPEN},
        [(t.start, t.end, t.type, (_n(t.since, 0), _n(t.until, 99999999))) for t in ties],
    )
    month = tuple(day("2020-01-01") + timedelta(n) for n in range(20))
    levels = [max(held.as_of(on).levels.tolist(), default=0) for on in month]
    assert levels == union
    table = counts(held, lives(held, month[-1]), month)
    assert table["pairs"].tolist() == [min(level, 1) for level in union]
    for number, level in enumerate(BY_CODE, start=1):
        assert table[level].tolist() == [int(one == number) for one in union]
    joined = lives(held, month[-1]).ties.whose(held.ties.start * 0).joined()
    assert list(zip(joined.since.tolist(), joined.until.tolist(), strict=True)) == [
        (20200103, 20200111),
        (20200114, 20200115),
        (20200117, 99999999),
    ]


def _n(on: date | None, otherwise: int) -> int:
    return int(on.strftime("%Y%m%d")) if on else otherwise


def test_the_database_has_the_episodes_of_a_pair_as_the_calendar_shows(prepared: Store) -> None:
    ties, union = _calendar()
    fill(prepared, (actor("a"), actor("b"), *ties))
    held = fetch(prepared)
    for n, level in enumerate(union):
        on = day("2020-01-01") + timedelta(n)
        rows = prepared.rows("ties/between", pairs=[["a", "b"]], on=on)
        assert max((BY_CODE.index(row["type"]) + 1 for row in rows), default=0) == level, on
        assert held.as_of(on).levels.tolist() == [level] * bool(level), on
    stretched = [(one.level, one.since, one.until) for one in stretches(held, "a", "b", on)]
    assert stretched == [
        ("COOPERATE", day("2020-01-03"), day("2020-01-06")),
        ("COORDINATE", day("2020-01-06"), day("2020-01-09")),
        ("COLLABORATE", day("2020-01-09"), day("2020-01-11")),
        ("COOPERATE", day("2020-01-14"), day("2020-01-15")),
        ("COOPERATE", day("2020-01-17"), day("2020-01-18")),
        ("COORDINATE", day("2020-01-18"), None),
    ]
    begun = {n: pairs(held, day(f"2020-01-{n}")).begun.tolist() for n in (10, 14, 15, 20)}
    assert begun == {10: [20200103], 14: [20200114], 15: [], 20: [20200117]}
