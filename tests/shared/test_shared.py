"""A member sees what the network shares and their own record: nothing else, and of nobody else."""

import pickle
from collections.abc import Iterator
from datetime import date

import pytest

from graph import rights, shared
from graph.base.config import Preferences
from graph.base.errors import Forbidden
from graph.network import Filters, Snapshot
from graph.rights import User, acting
from graph.service import Service
from graph.store import Store
from tests.support.apart import FOREST, MEMBER, NAMES, PHONES, WATER, records
from tests.support.made import day, put

ON = date(2026, 9, 30)


@pytest.fixture
def snapshot(store: Store) -> Snapshot:
    put(store, *records())
    return Service(store, Preferences()).snapshot(ON)


@pytest.fixture
def kept() -> Iterator[list[tuple[str, str, str]]]:
    found: list[tuple[str, str, str]] = []
    rights.watch(lambda who, what, about: found.append((who, what, about)))
    yield found
    rights.watch(lambda who, what, about: None)


def told(answer: object) -> set[str]:
    """Whose name or phone number an answer holds."""
    held = pickle.dumps(answer)
    names = {uid for uid, name in NAMES.items() if name.encode() in held}
    return names | {f"phone of {uid}" for uid, phone in PHONES.items() if phone.encode() in held}


def test_a_member_sees_the_bodies_of_their_network_and_the_ties_among_them(
    snapshot: Snapshot,
) -> None:
    found = shared.around(snapshot, MEMBER)
    assert list(found.bodies["uid"]) == ["g1", "o1"]
    assert list(found.bodies["degree"]) == [1, 1]
    assert list(found.ties["uid"]) == ["o1-g1-COLLABORATE"]
    assert set(found.places) == {"g1", "o1"}
    assert told(found) == {"g1", "o1"}


def test_a_member_sees_their_own_record_and_the_names_of_whom_they_are_tied_to(
    snapshot: Snapshot,
) -> None:
    found = shared.own(snapshot, MEMBER)
    assert sorted(found.ties["other_name"]) == sorted((NAMES["o1"], NAMES["p2"]))
    assert list(found.contacts["phone"]) == [PHONES[MEMBER]]
    assert list(found.activities["title"]) == ["ปลูกป่าชายเลน"]
    assert told(found) == {"p1", "p2", "o1", "phone of p1"}
    assert "ไม่ค่อยไว้ใจกัน".encode() not in pickle.dumps(found)
    assert "trust" not in found.ties


@pytest.mark.parametrize(
    ("on", "of"),
    [("2024-12-31", [FOREST, WATER]), ("2025-01-01", [FOREST]), ("2025-01-02", [FOREST])],
)
def test_the_networks_are_those_of_the_day(snapshot: Snapshot, on: str, of: list[str]) -> None:
    then = snapshot.at(day(on))
    assert [uid for uid, _ in shared.networks(then, MEMBER)] == of
    seen = told(shared.around(then, MEMBER))
    assert seen == {"g1", "o1"} | ({"g2", "o2"} if WATER in of else set())


def test_another_network_by_the_address_gives_nothing(snapshot: Snapshot) -> None:
    elsewhere = snapshot.under(Filters(network=WATER))
    assert shared.around(elsewhere, MEMBER).bodies.empty
    assert told(shared.around(elsewhere, "p3")) == {"g2", "o2"}


def test_who_is_in_no_network_is_shown_their_own_record_alone(
    snapshot: Snapshot, store: Store
) -> None:
    from tests.support.made import actor

    put(store, actor("p9", name="เดี่ยว"))
    now = Service(store, Preferences()).snapshot(ON)
    assert shared.networks(now, "p9") == ()
    assert shared.around(now, "p9").bodies.empty
    assert shared.own(now, "p9").facts["name"] == "เดี่ยว"


def test_a_member_who_asks_for_a_neighbour_is_refused_and_it_is_kept(
    snapshot: Snapshot, kept: list[tuple[str, str, str]]
) -> None:
    with acting(User("บุญมี", "member", MEMBER)):
        assert shared.own(snapshot, MEMBER).facts["name"] == NAMES[MEMBER]
        for ask in (shared.own, shared.around, shared.networks):
            with pytest.raises(Forbidden) as refused:
                ask(snapshot, "p2")
            assert "สมาชิกดูได้เฉพาะข้อมูลของตนเอง" in refused.value.text("th")
    assert kept == [("บุญมี", "refused", "p2")] * 3
    with acting(User("นิรนาม", "member")), pytest.raises(Forbidden) as refused:
        shared.own(snapshot, "")
    assert "--actor" in refused.value.text("en")


def test_a_member_who_is_asked_sees_their_ties_in_that_network_and_the_names_in_it(
    snapshot: Snapshot, kept: list[tuple[str, str, str]]
) -> None:
    forest = snapshot.under(Filters(network=FOREST))
    with acting(User("link of p1", "member", MEMBER)):
        found = shared.standing(forest, MEMBER)
        members = shared.members(forest, MEMBER)
        with pytest.raises(Forbidden):
            shared.standing(forest, "p2")
    assert [(tie.other, tie.type) for tie in found.ties] == [
        ("p2", "COLLABORATE"),
        ("o1", "COLLABORATE"),
    ]
    assert told(found) == {"p1", "p2", "o1"}
    assert set(members.names) == {"g1", "o1", "p1", "p2"}
    assert members.persons == {"p1", "p2"}
    assert told(members) == {"g1", "o1", "p1", "p2"}
    assert kept == [("link of p1", "refused", "p2")]
