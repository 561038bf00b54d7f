"""Ways between two actors on a day."""

import pytest

from graph.base.errors import Misuse, NotFound
from graph.kinds import Issue, Work
from graph.network import EVERYTHING, Filters, fetch
from graph.paths import Conditions, Way
from graph.paths.graph import search_graph
from graph.paths.routes import ways
from graph.store import Store
from tests.support.made import actor, day, put, tie

ON = day("2021-06-15")


def found(store: Store, start: str, end: str, on: str = "2021-06-15", **more: object) -> list[Way]:
    filters = more.pop("filters", EVERYTHING)
    over = search_graph(fetch(store), day(on), filters)  # type: ignore[arg-type]
    return ways(store, over, start, end, **more)  # type: ignore[arg-type]


def routes(store: Store, start: str, end: str, **more: object) -> list[str]:
    return ["".join(way.actors) for way in found(store, start, end, **more)]


def test_the_shortest_way_is_walked_against_the_direction_too(store: Store) -> None:
    put(store, *(actor(u) for u in "abc"), tie("b", "a"), tie("b", "c"))
    (way,) = found(store, "a", "c")
    assert way.actors == ("a", "b", "c")
    assert way.names == ("name of a", "name of b", "name of c")
    assert way.hops == 2


def test_a_tie_that_ended_yesterday_is_not_a_path(store: Store) -> None:
    put(store, actor("a"), actor("b"), tie("a", "b", until=ON))
    assert routes(store, "a", "b", on="2021-06-14") == ["ab"]
    assert routes(store, "a", "b", on="2021-06-15") == []
    assert routes(store, "a", "b", on="2021-06-16") == []


def test_a_tie_that_begins_tomorrow_is_not_a_path(store: Store) -> None:
    put(store, actor("a"), actor("b"), tie("a", "b", since=day("2021-06-16")))
    assert routes(store, "a", "b", on="2021-06-15") == []
    assert routes(store, "a", "b", on="2021-06-16") == ["ab"]


def test_nobody_passes_through_an_actor_who_has_left(store: Store) -> None:
    put(
        store,
        actor("a"),
        actor("b", until=ON),
        actor("c"),
        tie("a", "b"),
        tie("b", "c"),
    )
    assert routes(store, "a", "c", on="2021-06-14") == ["abc"]
    assert routes(store, "a", "c") == []


def test_all_shortest_ways_come_once_each_in_order(store: Store) -> None:
    put(
        store,
        *(actor(u) for u in "abcdz"),
        *(tie("a", u) for u in "bcd"),
        *(tie(u, "z") for u in "bcd"),
        tie("a", "b", "COOPERATE"),
    )
    assert routes(store, "a", "z", kind="all") == ["abz", "acz", "adz"]
    assert routes(store, "a", "z", kind="all", limit=2) == ["abz", "acz"]
    assert len(routes(store, "a", "z")) == 1


def test_a_step_shows_the_tightest_tie_then_the_lowest_uid(store: Store) -> None:
    put(
        store,
        actor("a"),
        actor("b"),
        tie("a", "b", "COOPERATE", uid="t0"),
        tie("a", "b", "COLLABORATE", uid="t3", about="x"),
        tie("b", "a", "COLLABORATE", uid="t2", since=day("2020-01-01"), since_precision="year"),
    )
    (way,) = found(store, "a", "b")
    assert (way.ties[0].uid, way.ties[0].type, way.ties[0].since) == (
        "t2",
        "COLLABORATE",
        day("2020-01-01"),
    )


def test_a_filter_closes_ways(store: Store) -> None:
    put(
        store,
        Issue(uid="food", name="อาหาร"),
        actor("a", sector="people"),
        actor("b", sector="government"),
        actor("c", sector="people"),
        actor("d", sector="people"),
        tie("a", "b"),
        tie("b", "c"),
        tie("a", "d", "COOPERATE", about="food"),
        tie("d", "c", "COOPERATE"),
        Work(uid="w1", actor="d", issue="food"),
        Work(uid="w2", actor="c", issue="food"),
    )
    assert routes(store, "a", "c", filters=Filters(sector="people")) == ["adc"]
    assert routes(store, "a", "c", filters=Filters(types=("COLLABORATE",))) == ["abc"]
    assert routes(store, "a", "c", filters=Filters(issue="food")) == ["adc"]


def test_a_step_shows_the_tightest_tie_that_the_filter_lets_through(store: Store) -> None:
    put(
        store,
        Issue(uid="water", name="น้ำ"),
        Issue(uid="rice", name="ข้าว"),
        actor("a"),
        actor("b"),
        tie("a", "b", "COLLABORATE", uid="t1", about="water"),
        tie("a", "b", "COOPERATE", uid="t2", about="rice"),
    )
    (way,) = found(store, "a", "b", filters=Filters(issue="rice"))
    assert way.ties[0].uid == "t2"


def test_what_cannot_be_asked_is_said(store: Store) -> None:
    put(store, actor("a"), actor("b", until=day("2020-01-01")))
    for wrong in ({"limit": 0}, {"limit": 10_000}, {"kind": "longest"}):
        with pytest.raises(Misuse):
            found(store, "a", "b", **wrong)
    with pytest.raises(Misuse):
        found(store, "a", "a")
    with pytest.raises(NotFound, match="name of b"):
        found(store, "a", "b")
    with pytest.raises(NotFound):
        found(store, "a", "nobody")


SQUARE = (
    *(actor(uid, kind="organisation") for uid in "abcdz"),
    actor("p", kind="person"),
    tie("a", "b", "COOPERATE", frequency=365.0),
    tie("b", "z", "COOPERATE", frequency=365.0),
    tie("a", "c", "COLLABORATE", frequency=52.0),
    tie("c", "z", "COLLABORATE", frequency=52.0),
    tie("a", "p", "COOPERATE", frequency=1.0),
    tie("p", "z", "COOPERATE", frequency=1.0),
    tie("c", "d"),
)


def test_the_strongest_way_has_the_largest_product_of_strengths(store: Store) -> None:
    put(store, *SQUARE)
    first, second, third = found(store, "a", "z", kind="strongest", limit=3)
    assert ["".join(way.actors) for way in (first, second, third)] == ["acz", "abz", "apz"]
    assert (first.strength, first.ties[0].strength) == (1, 1)
    # A third and a whole frequency, two of four parts known: √(1/3), twice.
    assert second.strength == pytest.approx(1 / 3)
    assert second.ties[0].known_share == 0.5
    # ln 2/ln 53 of the frequency of once a year.
    assert third.strength == pytest.approx(0.1745834 / 3)


@pytest.mark.parametrize(
    ("asked", "way"),
    [
        (Conditions(never=("c",)), "abz"),
        (Conditions(through=("p",)), "apz"),
        (Conditions(weakest=0.6), "acz"),
        (Conditions(people=True), "apz"),
        (Conditions(through=("d",)), None),
        (Conditions(most_steps=1), None),
        (Conditions(never=("b", "c"), weakest=0.5), None),
    ],
)
@pytest.mark.parametrize("kind", ["shortest", "strongest"])
def test_a_way_keeps_its_conditions(
    store: Store, asked: Conditions, way: str | None, kind: str
) -> None:
    put(store, *SQUARE)
    best = routes(store, "a", "z", kind=kind, limit=1, asked=asked)
    assert best == ([way] if way else [])


def test_all_shortest_ways_keep_their_conditions(store: Store) -> None:
    put(store, *SQUARE)
    assert routes(store, "a", "z", kind="all", asked=Conditions(never=("p",))) == ["abz", "acz"]


def test_ways_apart_go_over_other_people_each(store: Store) -> None:
    put(store, *SQUARE, tie("c", "b"))
    assert routes(store, "a", "z", kind="apart") == ["acz", "abz", "apz"]


@pytest.mark.parametrize(
    "asked",
    [
        Conditions(most_steps=0),
        Conditions(weakest=1.1),
        Conditions(through=("b", "c", "d", "p")),
        Conditions(through=("b",), never=("b",)),
        Conditions(never=("a",)),
    ],
)
def test_conditions_that_cannot_be_are_said(store: Store, asked: Conditions) -> None:
    put(store, *SQUARE)
    with pytest.raises(Misuse):
        found(store, "a", "z", kind="strongest", asked=asked)
