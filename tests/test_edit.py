"""Editing single records: each verb, with what it leaves on the day before, on and after."""

from typing import Any

import pytest

from graph.edit import Deed, Moved, Refused
from graph.fingerprint import fingerprint
from graph.known import known
from graph.records import Tie
from graph.service import Service
from graph.settings import Preferences
from graph.store import Store
from tests.made import actor, day, put, tie

WHO = "สมศรี"


@pytest.fixture
def service(store: Store) -> Service:
    return Service(store, Preferences())


def print_of(service: Service) -> str:
    return fingerprint(service.store.read(known))


def ties(service: Service, one: str = "a", other: str = "b") -> list[tuple[Any, ...]]:
    """(uid, type, since, until) of all episodes of a pair."""
    return [
        (t.uid, t.type, str(t.since or ""), str(t.until or ""))
        for t in service.episodes(one, other)
    ]


def refused(service: Service, *deeds: Deed) -> list[tuple[str | None, str]]:
    """(column, key) of each error; nothing is written."""
    before = service.state().counter
    with pytest.raises(Refused) as error:
        service.edit(deeds, WHO)
    assert service.state().counter == before
    return [(p.column, p.key) for p in error.value.problems if p.severity == "error"]


def test_two_actors_and_their_tie_are_one_write(service: Service) -> None:
    deeds = [
        Deed("add", "actors", {"id": "a", "name": "ชาคริต", "kind": "คน"}),
        Deed("add", "actors", {"name": "เทศบาลหาดใหญ่", "kind": "องค์กร", "sector": "ภาครัฐ"}),
        Deed(
            "add",
            "ties",
            {"from": "ชาคริต", "to": "เทศบาลหาดใหญ่", "type": "แน่นแฟ้น", "since": "2566"},
        ),
    ]
    written = service.edit(deeds, WHO, "พบกันที่งาน")
    assert written
    assert written.batch == "b1"
    found = service.store.read(known)
    assert {a.name for a in found.actors.values()} == {"ชาคริต", "เทศบาลหาดใหญ่"}
    (one,) = found.ties.values()
    assert (one.start, one.type, one.since, one.since_precision) == (
        "a", "COLLABORATE", day("2023-01-01"), "year",
    )  # fmt: skip
    assert service.edit(deeds, WHO) is None


def test_a_tie_that_tightens_ends_the_day_before_and_begins_anew(service: Service) -> None:
    loose = tie("a", "b", "COOPERATE", uid="t1", since=day("2020-01-01"), frequency=4.0, trust=2.0)
    put(service.store, actor("a"), actor("b"), loose)
    deed = Deed("change", "ties", {"type": "ประสานความร่วมมือ", "trust": "3"}, loose, "14/3/2566")
    considered = service.consider(deed)
    assert [(c.uid, c.before is None) for c in considered.changes] == [
        ("t1", False),
        ("t1-2", True),
    ]
    service.edit(deed, WHO)
    assert ties(service) == [
        ("t1", "COOPERATE", "2020-01-01", "2023-03-14"),
        ("t1-2", "COORDINATE", "2023-03-14", ""),
    ]
    new = service.record("ties", "t1-2")
    assert isinstance(new, Tie)
    assert (new.frequency, new.trust) == (4.0, 3.0)


def test_somebody_who_was_faster_is_shown(service: Service) -> None:
    put(service.store, actor("a"))
    base = service.record("actors", "a")
    service.edit(Deed("correct", "actors", {"note": "แรก"}, base), "มาลี")
    with pytest.raises(Moved) as moved:
        service.edit(Deed("correct", "actors", {"note": "หลัง"}, base), WHO)
    assert moved.value.theirs == actor("a", note="แรก")
    assert moved.value.base == base
    assert moved.value.who == "มาลี"
    assert moved.value.at is not None
