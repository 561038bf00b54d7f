"""Whom to ask for an introduction: by strength, silence, load and what came of it before."""

from typing import Any

import pytest

from graph.base.errors import Misuse, NotFound
from graph.kinds import Activity
from graph.network import fetch
from graph.paths import Conditions
from graph.paths.graph import search_graph
from graph.paths.introducing import Introduction, Requested, introductions
from graph.store import Store
from tests.support.made import actor, day, put, tie

ON = day("2026-06-30")


def met(uid: str, on: str, *who: str) -> Activity:
    return Activity(uid=uid, date=day(on), date_precision="day", title="พบกัน", participants=who)


TWO_BROKERS = (
    *(actor(uid) for uid in ("us", "b", "c", "w", "w2", "alone")),
    *(tie(one, other) for one, other in (("us", "b"), ("b", "w"), ("us", "c"), ("c", "w"))),
    tie("c", "w2", "COOPERATE"),
)


def found(store: Store, wanted: Any = ("w",), askers: Any = ("us",), **more: Any) -> Any:
    return introductions(search_graph(fetch(store), ON), askers, wanted, **more).found


def brokers(ways: tuple[Introduction, ...]) -> list[str]:
    return ["".join(way.actors[1:-1]) for way in ways]


def test_what_an_introduction_is_worth_by_hand(store: Store) -> None:
    put(store, *TWO_BROKERS, met("v1", "2026-06-30", "us", "b", "w"))
    best, other = found(store)
    # Degrees us 2, b 2, c 3, w 2: of 1 + 1 + 3 + 1 couples one is b's, three are c's.
    assert best.actors == ("us", "b", "w")
    assert best.silence == (0, 0)
    # The two pairs met once today: lived 365/196.4 contacts a year, ln(2.858)/ln 53 = .26455.
    assert best.strength == pytest.approx(0.26455, abs=5e-6)  # √(1 · .26455), twice
    assert best.worth == pytest.approx(best.strength * (1 - 1 / 6))
    # Nothing is logged for c: the level alone is known, and a year of silence is taken.
    assert (other.actors[1], other.silence, other.strength) == ("c", (None, None), 1)
    assert other.worth == pytest.approx(0.5 * 0.5 * 0.5)


def test_silence_makes_a_way_less_worth(store: Store) -> None:
    put(
        store,
        *TWO_BROKERS,
        met("v1", "2020-06-30", "us", "b", "w"),
        met("v2", "2026-01-30", "us", "c", "w"),
    )
    ways = {way.actors[1]: way for way in found(store)}
    assert ways["b"].silence == (2191, 2191)
    # The year is empty for b: level alone, 1; six years of silence leave a quarter of each step.
    assert ways["b"].worth == pytest.approx(0.25 * 0.25 * 5 / 6)


@pytest.mark.parametrize(
    ("requests", "first", "worth"),
    [
        ([], "b", 0.25 * 5 / 6),
        ([("b", "2026-06-01", "asked")] * 2, "b", 0.25 * 5 / 6 * 2**-0.5),
        ([("b", "2026-06-01", "asked")] * 4, "c", None),  # overworked: now c is asked
        ([("b", "2024-06-01", "asked")] * 4, "b", 0.25 * 5 / 6),  # two years ago: rested
        ([("b", "2024-06-01", "introduced")] * 9, "b", 0.25 * 5 / 6),
        ([("b", "2024-06-01", "declined")], "b", 0.25 * 5 / 6 * 2 / 3),
        ([("b", "2024-06-01", "declined")] * 2, "c", None),
        ([("b", "2026-07-01", "declined")] * 9, "b", 0.25 * 5 / 6),  # not yet on that day
    ],
)
def test_who_was_asked_much_or_in_vain_is_asked_less(
    store: Store, requests: list[tuple[str, str, str]], first: str, worth: float | None
) -> None:
    put(store, *TWO_BROKERS)
    logged = [
        Requested(str(at), day(on), host, outcome)
        for at, (host, on, outcome) in enumerate(requests)
    ]
    ways = found(store, requests=logged)
    assert ways[0].actors[1] == first
    if worth:
        assert ways[0].worth == pytest.approx(worth)
    assert {way.actors[1]: way.loads[0].asked for way in ways}["c"] == 0


def test_from_several_to_any_of_several_nobody_of_them_is_in_between(store: Store) -> None:
    put(store, *TWO_BROKERS, tie("us", "w2"))
    ways = found(store, askers=("us", "b"), wanted=("w", "w2"))
    assert {way.actors for way in ways} == {
        ("b", "w"),
        ("us", "w2"),
        ("us", "c", "w"),
        ("us", "c", "w2"),
    }
    assert ways[0].actors == ("b", "w")


def test_conditions_hold_for_introductions_too(store: Store) -> None:
    put(store, *TWO_BROKERS)
    assert brokers(found(store, asked=Conditions(never=("b",)))) == ["c"]
    assert found(store, asked=Conditions(most_steps=1)) == ()
    assert brokers(found(store, asked=Conditions(through=("c",)))) == ["c"]


def test_what_cannot_be_asked_is_said(store: Store) -> None:
    put(store, *TWO_BROKERS)
    assert found(store, wanted=("alone",)) == ()
    with pytest.raises(Misuse):
        found(store, wanted=("us",))
    with pytest.raises(Misuse):
        found(store, wanted=())
    with pytest.raises(NotFound):
        found(store, wanted=("nobody",))
