"""Where no way leads, and whoever is wanted."""

import pytest

from graph import paths
from graph.base.config import Preferences
from graph.base.errors import NotFound
from graph.journal import write
from graph.kinds import Area, Base, Change, Issue, Membership, Work
from graph.network import Filters, fetch
from graph.paths.graph import Conditions, search_graph
from graph.paths.openings import NoPath, Opening, nowhere
from graph.paths.targets import Anyone, anyone
from graph.service import Service
from graph.store import Store
from tests.support.made import NOTE, actor, day, put, tie

ON = day("2026-06-30")

TWO_PARTS = (
    Issue(uid="food", name="อาหาร"),
    *(actor(uid) for uid in ("a", "b", "c", "x", "y", "z", "lone")),
    tie("a", "b"),
    tie("b", "c"),
    tie("x", "y"),
    tie("y", "z"),
    tie("c", "y", "COOPERATE", until=day("2025-01-01")),
    Work(uid="w1", actor="a", issue="food"),
    Work(uid="w2", actor="z", issue="food"),
)


@pytest.fixture
def service(store: Store) -> Service:
    return Service(store, Preferences())


def found(store: Store, start: str, end: str, **more: object) -> NoPath:
    return nowhere(search_graph(fetch(store), ON, **more), start, end)  # type: ignore[arg-type]


def test_a_tie_that_was_there_before_is_the_first_to_be_taken_up_again(store: Store) -> None:
    put(store, *TWO_PARTS)
    told = found(store, "a", "z")
    assert (told.reached, told.connected) == (2, False)
    assert told.openings == (
        Opening("c", "y", 4, day("2025-01-01"), (), ()),
        Opening("a", "z", 1, None, ("food",), ()),
    )


def test_those_with_nothing_in_common_have_no_opening(store: Store) -> None:
    put(store, *TWO_PARTS)
    assert found(store, "lone", "z") == NoPath(0, False, ())


def test_the_condition_that_shuts_the_way_is_named_and_openings_keep_it(service: Service) -> None:
    put(service.store, *TWO_PARTS, Work(uid="w3", actor="c", issue="food"))
    here, shut = service.snapshot(ON), Conditions(never=("b",), people=True)
    assert paths.shut_by(here, "a", "c", shut) == ("never",)
    found = paths.no_path(here, "a", "c", shut)
    assert (found.reached, found.connected) == (0, True)
    assert found.openings == (Opening("a", "c", 1, None, ("food",), ()),)


def test_where_only_several_conditions_off_would_open_a_way_all_are_named(
    service: Service,
) -> None:
    put(service.store, *TWO_PARTS)
    shut = Conditions(never=("b",), most_steps=1)
    assert paths.shut_by(service.snapshot(ON), "a", "c", shut) == ("never", "most_steps")
    assert not paths.no_path(service.snapshot(ON), "a", "c", shut).openings


def test_where_only_the_conditions_shut_the_way_it_says_so(store: Store) -> None:
    put(store, *TWO_PARTS)
    assert found(store, "a", "c") == NoPath(2, True, ())
    assert not found(store, "a", "c", filters=Filters(types=("COOPERATE",))).connected


def test_anyone_is_whoever_is_all_of_it_on_the_day(store: Store) -> None:
    put(
        store,
        Issue(uid="food", name="อาหาร"),
        actor("office", kind="organisation", sector="government"),
        actor("p", sector="government"),
        actor("q", sector="government"),
        actor("r", sector="people"),
        Work(uid="w1", actor="p", issue="food"),
        Work(uid="w2", actor="r", issue="food"),
    )
    more = (
        ("areas", Area(uid="90", name="สงขลา", level="province")),
        ("bases", Base(uid="b1", actor="p", area="90")),
        ("members", Membership(uid="m1", member="p", of="office", until=ON)),
        ("members", Membership(uid="m2", member="q", of="office", since=ON)),
        ("members", Membership(uid="m3", member="r", of="office")),
    )
    write(store, [Change(kind, record.uid, None, record) for kind, record in more], NOTE)
    columns = fetch(store)

    def who(on: str = "2026-06-30", **asked: str) -> str:
        return "".join(anyone(store, columns, day(on), Anyone(**asked)))

    assert who(issue="food") == "pr"
    assert who(issue="food", sector="government") == "p"
    assert who(kind="person", sector="government") == "pq"
    assert who(area="90") == "p"
    assert who(of="office") == "qr"
    assert who("2026-06-29", of="office") == "pr"
    assert who(of="office", issue="food") == "r"
    with pytest.raises(NotFound):
        who(of="nobody")
