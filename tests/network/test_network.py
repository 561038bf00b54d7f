"""The network as of a date: what is in force, under every filter."""

import itertools
from datetime import date
from typing import Any

import pytest

from graph.base.errors import Conflict
from graph.journal.reservation import Reservation
from graph.kinds import Area, Base, Change, Issue, ManagedNetwork, Membership, Work
from graph.network import EVERYTHING, Cache, Columns, Filters, fetch
from graph.network.tables import ties
from graph.store import Store
from tests.support.made import NOTE, actor, added, day, put, tie

ON = day("2021-06-15")


def pairs(columns: Columns, on: date, filters: Filters = EVERYTHING) -> set[tuple[str, str]]:
    network = columns.as_of(on, filters)
    return {(network.uids[a], network.uids[b]) for a, b in network.pairs}


def test_a_tie_is_in_force_from_its_first_day_to_the_day_before_until(store: Store) -> None:
    put(
        store,
        actor("a"),
        actor("b"),
        tie("a", "b", since=day("2021-06-15"), until=day("2021-06-17")),
    )
    columns = fetch(store)
    seen = {d: columns.as_of(day(d)).m for d in ("2021-06-14", "2021-06-15", "2021-06-16")}
    assert seen == {"2021-06-14": 0, "2021-06-15": 1, "2021-06-16": 1}
    assert columns.as_of(day("2021-06-17")).m == 0


def test_a_tie_without_dates_is_always_in_force(store: Store) -> None:
    put(store, actor("a"), actor("b"), tie("a", "b"))
    assert fetch(store).as_of(day("1900-01-01")).m == 1


def test_a_tie_counts_only_while_both_ends_exist(store: Store) -> None:
    put(store, actor("a", until=day("2021-01-01")), actor("b"), tie("a", "b"))
    columns = fetch(store)
    assert columns.as_of(day("2020-12-31")).m == 1
    assert columns.as_of(day("2021-01-01")).uids == ("b",)


def test_a_pair_has_the_level_of_its_tightest_tie_in_force(store: Store) -> None:
    put(
        store,
        actor("a"),
        actor("b"),
        tie("a", "b", "COOPERATE"),
        tie("b", "a", "COLLABORATE", until=day("2021-01-01")),
        tie("b", "a", "COORDINATE"),
    )
    columns = fetch(store)
    assert columns.as_of(day("2020-12-31")).levels.tolist() == [3]
    network = columns.as_of(ON)
    assert (network.ties, network.m, network.levels.tolist()) == (2, 1, [2])


def test_a_type_filters_ties_before_the_tightest_and_keeps_all_actors(store: Store) -> None:
    put(
        store,
        actor("a"),
        actor("b"),
        actor("c"),
        tie("a", "b", "COLLABORATE"),
        tie("a", "b", "COOPERATE", uid="loose"),
        tie("b", "c", "COLLABORATE"),
    )
    network = fetch(store).as_of(ON, Filters(types=("COOPERATE",)))
    assert (network.n, network.m, network.levels.tolist()) == (3, 1, [1])


def test_only_ties_of_one_side_are_arcs(store: Store) -> None:
    put(
        store,
        actor("a"),
        actor("b"),
        actor("c"),
        tie("b", "a", mutual=False),
        tie("a", "c", mutual=True),
        tie("c", "b"),
    )
    assert fetch(store).as_of(ON).arcs.tolist() == [[1, 0]]


def test_a_sector_keeps_the_ties_among_its_actors(store: Store) -> None:
    put(
        store,
        actor("a", sector="people"),
        actor("b", sector="people"),
        actor("c", sector="government"),
        tie("a", "b"),
        tie("b", "c"),
    )
    assert pairs(fetch(store), ON, Filters(sector="people")) == {("a", "b")}


def test_an_area_takes_in_what_lies_within_it(store: Store) -> None:
    areas = [
        Area(uid="90", name="สงขลา", level="province"),
        Area(uid="9011", name="หาดใหญ่", level="district", within="90"),
        Area(uid="95", name="ยะลา", level="province"),
    ]
    put(store, actor("a"), actor("b"), actor("c"), tie("a", "b"), tie("b", "c"))
    from graph.journal import write

    write(
        store,
        [
            *(Change("areas", area.uid, None, area) for area in areas),
            *added(
                Base(uid="ba", actor="a", area="90"),
                Base(uid="bb", actor="b", area="9011"),
                Base(uid="bc", actor="c", area="95"),
            ),
        ],
        NOTE,
    )
    columns = fetch(store)
    assert pairs(columns, ON, Filters(area="90")) == {("a", "b")}
    assert columns.as_of(ON, Filters(area="95")).uids == ("c",)
    assert columns.as_of(ON, Filters(area="10")).uids == ()


def test_an_issue_takes_ties_about_it_and_unnamed_ties_between_its_workers(store: Store) -> None:
    put(
        store,
        Issue(uid="food", name="อาหาร"),
        Issue(uid="rice", name="ข้าว", part_of="food"),
        Issue(uid="water", name="น้ำ"),
        *(actor(uid) for uid in "abcde"),
        tie("a", "b", about="rice"),
        tie("b", "c"),
        tie("c", "d"),
        tie("d", "e", about="water"),
        Work(uid="wb", actor="b", issue="food"),
        Work(uid="wc", actor="c", issue="rice"),
    )
    columns = fetch(store)
    assert pairs(columns, ON, Filters(issue="food")) == {("a", "b"), ("b", "c")}
    assert columns.as_of(ON, Filters(issue="food")).uids == ("a", "b", "c")
    assert pairs(columns, ON, Filters(issue="rice")) == {("a", "b")}


def test_a_network_takes_its_members_of_the_day(store: Store) -> None:
    from graph.journal import write

    put(store, actor("a"), actor("b"), tie("a", "b"))
    ours = ManagedNetwork(uid="n", name="เครือข่าย", us=("a",))
    joined = Membership(uid="m1", member="a", of="n")
    late = Membership(uid="m2", member="b", of="n", since=day("2022-01-01"))
    changes = [Change("networks", "n", None, ours), Change("members", "m1", None, joined)]
    write(store, [*changes, Change("members", "m2", None, late)], NOTE)
    columns = fetch(store)
    assert columns.as_of(ON, Filters(network="n")).uids == ("a",)
    assert columns.as_of(day("2022-01-01"), Filters(network="n")).uids == ("a", "b")


def test_an_empty_database_gives_an_empty_network(store: Store) -> None:
    network = fetch(store).as_of(ON)
    assert (network.n, network.m, network.ties) == (0, 0, 0)


def test_the_columns_are_pulled_again_only_when_something_was_written(store: Store) -> None:
    cache = Cache(store)
    first = cache.columns()
    assert cache.columns() is first
    put(store, actor("a"))
    assert cache.columns().as_of(ON).uids == ("a",)


class Interrupted(Store):
    """A store that loses a race: each time the network is pulled, a large write has just begun."""

    def read(self, task: Any, what: str = "read") -> Any:
        if what == "network":
            rows = [{"uid": "half", "properties": {"name": "half", "kind": "person"}}]
            Reservation(self).run("actors/save", rows=rows)
        return super().read(task, what)


def test_what_is_pulled_while_a_large_write_begins_is_not_shown(store: Store) -> None:
    with Interrupted(store.target) as interrupted, pytest.raises(Conflict):
        Cache(interrupted).columns()


def test_a_map_drawn_before_stays_while_a_large_write_is_under_way(store: Store) -> None:
    put(store, actor("a"))
    cache = Cache(store)
    before = cache.columns()
    put(store, actor("b"))
    store.write(lambda work: work.rows("journal/reserve", write="large", begin=True))
    assert cache.columns() is before
    store.write(lambda work: work.rows("journal/head", counter=7, batches=2, head=""))
    assert cache.columns().actors.uids.tolist() == ["a", "b"]


def test_pages_of_ties_lose_none(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    people = [actor(f"a{n:02d}") for n in range(30)]
    chain = [tie(a.uid, b.uid) for a, b in itertools.pairwise(people)]
    put(store, *people, *chain)
    whole = fetch(store).ever()
    monkeypatch.setattr("graph.network.pull.ACTORS_A_PAGE", 7)
    monkeypatch.setattr("graph.network.pull.TIES_A_PAGE", 5)
    paged = fetch(store).ever()
    assert paged.uids == whole.uids
    assert paged.pairs.tolist() == whole.pairs.tolist()


def test_the_table_of_ties_says_what_is_in_force(store: Store) -> None:
    put(
        store,
        Issue(uid="i", name="อาหาร"),
        *(actor(uid) for uid in "abc"),
        tie("a", "b", since=day("2020-03-01"), since_precision="month", about="i", through="c"),
        tie("b", "c", until=day("2021-01-01")),
    )
    (row,) = ties(fetch(store), ON).to_dict("records")
    assert row["start_name"] == "name of a"
    assert (row["since"], row["since_precision"], row["until"]) == (
        day("2020-03-01"),
        "month",
        None,
    )
    assert (row["about_name"], row["through_name"]) == ("อาหาร", "name of c")
