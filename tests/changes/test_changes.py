"""What changed between two dates, by hand, a day before, on and after."""

from dataclasses import astuple, replace
from itertools import pairwise

import pytest

from dashboards.frame.address import Asked
from dashboards.frame.earlier import earlier
from graph.changes.between import between
from graph.network import EVERYTHING, Columns, Filters, fetch
from graph.store import Store
from tests.support.command import answer, saan
from tests.support.made import actor, day, put, tie

JUNE = day("2025-06-15")


def network(store: Store) -> Columns:
    """All on 15 June 2025: a–b tightens, c–d loosens, a–c ends, b–d begins; e joins, f leaves."""
    put(
        store,
        *(actor(uid) for uid in "abcd"),
        actor("e", since=JUNE),
        actor("f", until=JUNE),
        tie("a", "b", "COOPERATE", until=JUNE),
        tie("b", "a", "COLLABORATE", since=JUNE),
        tie("c", "d", "COLLABORATE", until=JUNE),
        tie("c", "d", "COORDINATE", since=day("2020-01-01")),
        tie("a", "c", "COORDINATE", until=JUNE),
        tie("b", "d", "COOPERATE", since=JUNE),
        tie("a", "d", "COORDINATE"),
        tie("f", "a", "COORDINATE"),
    )
    return fetch(store)


def test_every_kind_of_change_on_the_day_it_happens(store: Store) -> None:
    found = between(network(store), day("2025-06-14"), JUNE)
    assert astuple(found)[2:] == (
        (("b", "d", None, "COOPERATE"),),
        (("a", "c", "COORDINATE", None), ("a", "f", "COORDINATE", None)),
        (("a", "b", "COOPERATE", "COLLABORATE"),),
        (("c", "d", "COLLABORATE", "COORDINATE"),),
        3,
        0.5,
        ("e",),
        ("f",),
    )


def test_nothing_changes_before_or_after_that_day(store: Store) -> None:
    columns = network(store)
    before = ("2025-06-12", "2025-06-13", "2025-06-14")
    for days in (before, ("2025-06-15", "2025-06-16", "2026-01-01")):
        for one, other in pairwise(map(day, days)):
            found = between(columns, one, other)
            assert astuple(found)[2:6] == ((), (), (), ())
            assert (found.jaccard, found.joined, found.left) == (1.0, (), ())


def test_the_days_may_come_in_either_order_and_be_the_same(store: Store) -> None:
    columns = network(store)
    assert between(columns, JUNE, day("2025-06-14")) == between(columns, day("2025-06-14"), JUNE)
    assert between(columns, JUNE, JUNE).kept == 4


def test_an_empty_network_has_no_jaccard(store: Store) -> None:
    found = between(fetch(store), day("2025-06-14"), JUNE)
    assert (found.kept, found.jaccard, found.added) == (0, None, ())


def test_filters_narrow_both_days(store: Store) -> None:
    columns = network(store)
    tight = between(columns, day("2025-06-14"), JUNE, Filters(types=("COLLABORATE",)))
    assert (tight.added, tight.ended, tight.kept) == (
        (("a", "b", None, "COLLABORATE"),),
        (("c", "d", "COLLABORATE", None),),
        0,
    )
    assert tight.jaccard == 0.0


def test_the_command_says_the_same(given: Store, capsys: pytest.CaptureFixture[str]) -> None:
    network(given)
    found = answer(capsys, "changes", "14/6/2568", "2025-06-15")
    assert found == {
        "from": "2025-06-14",
        "to": "2025-06-15",
        "added": [["b", "d"]],
        "ended": [["a", "c"], ["a", "f"]],
        "tightened": [["a", "b", "COOPERATE", "COLLABORATE"]],
        "loosened": [["c", "d", "COLLABORATE", "COORDINATE"]],
        "levels": {"added": ["COOPERATE"], "ended": ["COORDINATE", "COORDINATE"]},
        "kept": 3,
        "jaccard": 0.5,
        "actors_joined": ["e"],
        "actors_left": ["f"],
    }
    assert saan("changes", "2025-06-14", "2025-06-15", "-f", "csv") == 0
    assert capsys.readouterr().out.splitlines()[1:3] == [
        "added,b,d,,COOPERATE",
        "ended,a,c,COORDINATE,",
    ]
    assert saan("--lang", "en", "changes", "2025-06-14", "2025-06-15") == 0
    told = capsys.readouterr()
    assert "tightened" in told.out
    assert "pairs added 1, ended 2, tightened 1, loosened 1, kept 3" in told.err
    assert saan("changes", "2025-06-14", "31/2/2569") == 2


def test_the_page_compares_with_the_start_of_the_fiscal_year() -> None:
    asked = Asked("en", day("2025-10-01"), JUNE, EVERYTHING)
    assert earlier(asked, "fiscal") == day("2024-10-01")
    assert earlier(replace(asked, on=day("2025-10-02")), "fiscal") == day("2025-10-01")
    assert earlier(asked, "year") == day("2024-10-01")
    assert earlier(replace(asked, on=day("2024-02-29")), "three") == day("2021-02-28")
