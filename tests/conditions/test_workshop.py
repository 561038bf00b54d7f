"""A workshop: joined by a code, told on phones, taken into the record by the facilitator."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from graph import conditions
from graph.base.errors import Conflict, DataError, NotFound
from graph.conditions.recording import gathered, so_far
from graph.conditions.reports import AGREE, NEW, ONE_SIDE, WHO, Difference
from graph.conditions.sealed import Sealed
from graph.conditions.settling import Settlement
from graph.conditions.told import Told, ToldTie
from graph.conditions.workshop import LASTS, LETTERS, Workshops
from graph.kinds import ManagedNetwork, Round
from graph.network import EVERYTHING
from graph.service import Service
from graph.store import Store
from tests.asked.round import TODAY, opened

WHY = "เห็นตรงกันในห้อง"


@pytest.fixture
def room(given: Store, tmp_path: Path) -> tuple[Service, Round]:
    """A workshop of the invented network that has begun."""
    service, _ = opened(given, tmp_path)
    of = gathered(ManagedNetwork(uid="n", name="เครือข่ายริมคลอง"), "วาดผัง", TODAY)
    service.put_round(of, "วิชัย")
    service.workshops.begin(of)
    return service, of


def tell(room: tuple[Service, Round], actor: str, *ties: ToldTie) -> None:
    service, of = room
    workshop = service.workshops.of(of.uid)
    assert workshop
    service.sealed.tell(service.workshops.link(workshop, actor, of.closes), Told(ties))


def found(room: tuple[Service, Round]) -> list[Difference]:
    service, of = room
    said = tuple(so_far(service.store, service.sealed, of))
    return list(conditions.compared(service.snapshot(TODAY), said))


def kinds(room: tuple[Service, Round]) -> list[tuple[str, str | None, str, bool]]:
    return [(each.one, each.other, each.kind, each.settled) for each in found(room)]


def test_a_code_is_read_however_it_is_typed(room: tuple[Service, Round]) -> None:
    service, of = room
    begun = service.workshops.of(of.uid)
    assert begun
    assert len(begun.code) == 8
    assert set(begun.code) <= set(LETTERS)
    assert begun.shown == f"{begun.code[:4]}-{begun.code[4:]}"
    for typed in (begun.shown, begun.code.lower(), f" {begun.code[:4]} {begun.code[4:]} "):
        assert service.workshops.find(typed) == begun
    with pytest.raises(NotFound, match="ไม่มีเวิร์กช็อปที่ใช้รหัสนี้"):
        service.workshops.find("AAAA-AAAA")
    assert service.workshops.begin(of) == begun


def test_a_code_ends_by_itself(room: tuple[Service, Round], tmp_path: Path) -> None:
    service, of = room
    begun = service.workshops.of(of.uid)
    assert begun
    later = Workshops(tmp_path, Sealed(tmp_path), lambda: begun.began + LASTS + 1)
    with pytest.raises(NotFound):
        later.find(begun.code)
    assert later.begin(of).code != begun.code


def test_a_round_by_links_is_no_workshop(room: tuple[Service, Round]) -> None:
    service, _ = room
    (plain,) = [each for each in conditions.rounds(service.snapshot(TODAY)) if not each.workshop]
    with pytest.raises(Conflict):
        service.workshops.begin(plain)
    with pytest.raises(Conflict, match="ยังเปิดอยู่"):
        so_far(service.store, service.sealed, plain)


def test_phones_of_one_partner_have_one_link(room: tuple[Service, Round]) -> None:
    service, of = room
    workshop = service.workshops.of(of.uid)
    assert workshop
    one = service.workshops.link(workshop, "me", of.closes)
    assert service.workshops.link(workshop, "me", of.closes) == one
    assert len(one) == 43
    assert service.workshops.link(workshop, "b", of.closes) != one
    service.sealed.withdraw(of.uid, "me")
    with pytest.raises(Conflict, match="ยกเลิกแล้ว"):
        service.workshops.link(workshop, "me", of.closes)


def test_what_is_told_is_taken_in_one_write(room: tuple[Service, Round]) -> None:
    service, _ = room
    tell(room, "me", ToldTie("COORDINATE", "d"), ToldTie("COLLABORATE", "b"))
    tell(room, "d", ToldTie("COORDINATE", "me"), ToldTie("COOPERATE", "b"))
    assert kinds(room) == [
        ("b", "d", NEW, False),
        ("d", "me", NEW, False),
        ("b", "me", AGREE, True),
    ]
    taken = [
        Settlement(each.said, TODAY, WHY, each.said[0].type, source="วาดผัง", running=True)
        for each in found(room)
        if each.kind == NEW
    ]
    assert service.settle(taken, "วิชัย")
    assert kinds(room) == [
        ("b", "d", AGREE, True),
        ("b", "me", AGREE, True),
        ("d", "me", AGREE, True),
    ]
    ties = service.store.rows("ties/selected_pair", one="d", other="me")
    assert [(row["type"], row["kept"]["sources"]) for row in ties] == [("COORDINATE", ["วาดผัง"])]
    tell(room, "d", ToldTie("COLLABORATE", "me"))
    assert ("d", "me", "differ", False) in kinds(room)


def test_a_new_partner_is_made_once(room: tuple[Service, Round]) -> None:
    service, of = room
    tell(room, "me", ToldTie("COOPERATE", named="สวนลุงแดง"))
    tell(room, "b", ToldTie("COOPERATE", named="สวนลุงแดง"))
    first, second = found(room)
    assert [(each.one, each.kind) for each in (first, second)] == [("b", WHO), ("me", WHO)]
    new = Settlement(
        first.said, TODAY, WHY, "COOPERATE", kind="group", network="n", source="วาดผัง", running=True
    )
    assert service.settle([new], "วิชัย")
    (other,) = [each for each in found(room) if not each.settled]
    assert other.kind == NEW
    names = {row["uid"]: row["name"] for row in service.store.rows("actors/names")}
    (uid,) = [uid for uid, name in names.items() if name == "สวนลุงแดง"]
    assert {other.one, other.other} == {"me", uid}
    assert uid in conditions.members(service.snapshot(TODAY), of.uid)


def test_what_is_not_taken_in_stays_told(room: tuple[Service, Round]) -> None:
    service, of = room
    tell(room, "me", ToldTie("COORDINATE", "f"))
    tell(room, "f", ToldTie("COORDINATE", "b"))
    (one,) = [each for each in found(room) if each.kind == ONE_SIDE and each.other == "me"]
    assert service.settle([Settlement(one.said, TODAY, WHY, running=True)], "วิชัย")
    assert not service.store.rows("ties/selected_pair", one="f", other="me")
    service.close_round(of.uid, "วิชัย")
    reports = conditions.reported(service.snapshot(TODAY), of.uid)
    assert {(each.reporter, each.partner, each.outcome) for each in reports} == {
        ("me", "f", "kept"),
        ("f", "b", None),
    }
    with pytest.raises(NotFound):
        service.workshops.find("AAAA-AAAA")
    assert service.workshops.of(of.uid) is None


def test_who_is_not_on_record_waits_at_the_door(room: tuple[Service, Round]) -> None:
    service, of = room
    shops = service.workshops
    workshop = shops.of(of.uid)
    assert workshop
    with pytest.raises(DataError, match="พิมพ์ชื่อ"):
        shops.knock(workshop, "  ")
    one, two, three = (shops.knock(workshop, name) for name in ("ก้าวใหม่", "มานะ", "ใครไม่รู้"))
    assert [each.name for each in shops.waiting(of.uid)] == ["ก้าวใหม่", "มานะ", "ใครไม่รู้"]
    assert service.admit(of, one, "วิชัย")
    assert service.admit(of, two, "วิชัย", "d") is None
    shops.refuse(three)
    assert shops.waiting(of.uid) == []
    assert shops.newcomer(two).actor == "d"
    assert shops.newcomer(three).refused
    uid = shops.newcomer(one).actor
    assert uid in conditions.members(service.snapshot(TODAY), of.uid)
    four = shops.knock(workshop, "ลับลมคมใน")
    assert service.admit(of, four, "วิชัย", "x")  # a member from here on
    assert "x" in conditions.members(service.snapshot(TODAY), of.uid)


def test_the_time_given_rings(room: tuple[Service, Round]) -> None:
    service, of = room
    service.workshops.ring(of.uid, 900)
    begun = service.workshops.of(of.uid)
    assert begun
    assert begun.rings
    assert 890 < begun.rings - begun.began <= 1000
    service.workshops.ring(of.uid, None)
    assert service.workshops.of(of.uid) == replace(begun, rings=None)


def test_nothing_of_it_is_kept_when_it_is_over(room: tuple[Service, Round], tmp_path: Path) -> None:
    service, of = room
    workshop = service.workshops.of(of.uid)
    assert workshop
    service.workshops.knock(workshop, "ใครไม่รู้จักชื่อนี้")
    tell(room, "me", ToldTie("COORDINATE", "d"))
    service.close_round(of.uid, "วิชัย")
    held = (tmp_path / "answers.sqlite3").read_bytes()
    assert "ใครไม่รู้จักชื่อนี้".encode() not in held
    assert workshop.code.encode() not in held
    closed = {each.uid: each for each in conditions.rounds(service.snapshot(TODAY))}[of.uid]
    assert closed.workshop
    with pytest.raises(Conflict, match="จบแล้ว"):
        conditions.profile(service.snapshot(TODAY).under(EVERYTHING), "me", of.uid)
    assert closed.closes - closed.opens == timedelta(0)
