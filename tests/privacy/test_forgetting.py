"""A person planted with a token of their own is given in full, and then found nowhere."""

import json
from datetime import date
from pathlib import Path

import pytest

from graph import journal, past, privacy
from graph.accounts import Book, Links
from graph.backup import save
from graph.base.config import Preferences
from graph.base.errors import Conflict, Forbidden, NotFound
from graph.journal.batches import ERASED, entries
from graph.journal.moment import Moment
from graph.journal.undo import undo
from graph.journal.verify import verify
from graph.kinds import (
    Activity,
    Case,
    Change,
    Contact,
    Issue,
    Lesson,
    ManagedNetwork,
    Membership,
    PlanStep,
    Result,
    Setting,
)
from graph.network import Source
from graph.rights import User, acting
from graph.service import Service
from graph.store import Store
from tests.support.made import NOTE, actor, day, put, tie

TOKEN = "เซฟิราน"
UID = "p-zephyran"
PERSON = actor(UID, name=f"{TOKEN} ใจดี", kind="person", aliases=("Zephyran J.",), note="ชอบปลูกผัก")
RECORDS = (
    actor("a", name="ชมรมรักษ์ดิน"),
    actor("b", name="มูลนิธิข้าวหอม"),
    PERSON,
    Issue(uid="i1", name="ดิน"),
    ManagedNetwork(uid="n1", name="เครือข่าย", us=("a", UID), vision=f"ตามที่ {TOKEN} ใจดี ฝันไว้"),
    Membership(uid="m1", member=UID, of="a", role="ประธาน"),
    tie(UID, "a", uid="t1"),
    tie("a", "b", uid="t2", through=UID),
    Activity(
        uid="v1",
        title=f"เวทีของ{TOKEN} ใจดี",
        date=day("2026-03-01"),
        date_precision="day",
        participants=("a", UID),
        decisions="zephyran j. จะโทรหา ข้าวหอม",
    ),
    Contact(uid="c1", actor=UID, name=f"{TOKEN} ใจดี", phone="089-555-0199", email="zj@example.org"),
    Contact(uid="c2", actor="a", name=f"{TOKEN} ใจดี", phone="02-000-0000"),
    Contact(uid="c3", actor="b", name="สำนักงาน", phone="02-111-1111"),
    PlanStep(uid="s1", actor="b", network="n1", wanted="COORDINATE", through=UID,
             method=f"ให้ {TOKEN} ใจดี แนะนำ"),
    Lesson(uid="l1", network="n1", text=f"{TOKEN} ใจดี เชื่อมได้ดี", concerns=(UID, "b"),
           between=("b", UID)),
    Result(uid="r1", text="ดินดีขึ้น", actors=(UID,)),
    Case(uid="f1", rule="overloaded", severity="high", status="open", opened=day("2026-04-01"),
         concerns=(UID,), figures='{"ties": 2}'),
    Case(uid="f2", rule="sole_bridge", severity="low", status="open", opened=day("2026-04-01"),
         concerns=("a",), figures=f'{{"through": "{UID}"}}'),
    Setting(uid=f"map.place.{UID}", value="[1, 2]"),
    Setting(uid="strength.half_life", value="90"),
)  # fmt: skip


@pytest.fixture
def source(store: Store, tmp_path: Path) -> Source:
    put(store, *RECORDS)
    journal.write(
        store,
        [Change("actors", UID, PERSON, PERSON.__class__(**vars(PERSON) | {"note": "ย้ายบ้าน"}))],
        journal.Note(f"{TOKEN} ใจดี", "page", f"{TOKEN} ใจดี ขอแก้", files=(f"{TOKEN} ใจดี.xlsx",)),
    )
    return Source(store, Preferences(), tmp_path)


def everything(store: Store) -> str:
    """All texts of the database."""
    query = (
        "MATCH (n) RETURN properties(n) AS p UNION ALL MATCH ()-[r]->() RETURN properties(r) AS p"
    )
    with store.driver.session() as session:
        return "\n".join(str(row["p"]) for row in session.run(query))


def test_all_that_tells_of_them_is_given(source: Source) -> None:
    given = privacy.export(source, privacy.held(source, UID))
    assert given["person"]["note"] == "ย้ายบ้าน"
    counts = {kind: len(records) for kind, records in given["records"].items()}
    assert counts == {
        "actors": 1, "networks": 1, "members": 1, "ties": 2, "activities": 1, "contacts": 2,
        "plans": 1, "lessons": 1, "results": 1, "findings": 2, "settings": 1,
    }  # fmt: skip
    assert sum(row["record"] == UID for row in given["history"]) == 2
    (named,) = given["entries"]
    assert (named["uid"], named["why"]) == ("b2", f"{TOKEN} ใจดี ขอแก้")
    assert "สำนักงาน" not in json.dumps(given, ensure_ascii=False)


def test_nothing_of_them_is_left_and_the_journal_holds(source: Source) -> None:
    store = source.store
    found = privacy.held(source, UID)
    written = privacy.forget(source, found, journal.Note("มานี", "command", f"{TOKEN} ใจดี ขอ"))
    left = everything(store).lower()
    for text in (TOKEN, UID, "zephyran", "089-555-0199", "zj@example.org", "ชอบปลูกผัก", "ย้ายบ้าน"):
        assert text.lower() not in left, text
    assert verify(store).troubles == ()
    last = list(entries(store))[-1].batch
    assert (last["uid"], last["channel"], last["rows"]) == (written.batch, ERASED, 0)
    kept = everything(store)
    for text in ("ชมรมรักษ์ดิน", "ดินดีขึ้น", "เชื่อมได้ดี", "สำนักงาน", "strength.half_life"):
        assert text in kept, text
    pseudonym = found.forgetting.pseudonym
    assert f"เวทีของ{pseudonym}" in kept
    assert f"{pseudonym} จะโทรหา ข้าวหอม" in kept
    (lesson,) = (each for each in store.rows("lessons/records", after="", limit=9))
    assert (lesson["concerns"], lesson["between"]) == (["b"], ["b"])
    (tie,) = store.rows("ties/selected", uids=["t1", "t2"])
    assert (tie["uid"], tie["kept"].get("through")) == ("t2", None)


def test_the_past_is_known_without_them(source: Source) -> None:
    before = Moment(number=2)
    service = Service(source.store, Preferences(), source.home)
    known = past.known_at(service.source, before)
    try:
        assert known.store.rows("actors/selected", texts=[UID], former=[])
        privacy.forget(source, privacy.held(source, UID), NOTE)
        again = past.known_at(service.source, before)
        assert TOKEN not in everything(again.store)
        assert [r["uid"] for r in again.store.rows("ties/selected", uids=["t1", "t2"])] == ["t2"]
    finally:
        past.forget(service.source)


def test_what_was_erased_can_not_be_changed_unseen(source: Source) -> None:
    store = source.store
    privacy.forget(source, privacy.held(source, UID), NOTE)
    for query, what in (
        ("MATCH (c:Change) WITH c LIMIT 1 SET c.afters = ['x'] + c.afters[1..]", "rows"),
        ("MATCH (b:Batch {uid: 'b2'}) SET b.why = 'อื่น'", "batch"),
        ("MATCH (b:Batch {uid: 'b3'}) SET b.erases = b.erases[1..]", "batch"),
    ):
        with store.driver.session() as session, session.begin_transaction() as work:
            assert work.run(query).consume().counters.contains_updates
            work.commit()
        assert what in [each.what for each in verify(store).troubles], query


def test_taking_back_what_made_them_brings_nothing_back(source: Source) -> None:
    privacy.forget(source, privacy.held(source, UID), NOTE)
    with pytest.raises(Conflict) as refused:
        undo(source.store, "b2", NOTE)
    assert refused.value.key == "journal.nothing_to_undo"
    assert TOKEN not in everything(source.store)


def test_a_second_time_says_when_it_was(source: Source) -> None:
    privacy.forget(source, privacy.held(source, UID), NOTE)
    with pytest.raises(NotFound) as refused:
        privacy.held(source, UID)
    assert refused.value.key == "privacy.already"
    assert date.today().isoformat()[:4] in refused.value.text("en")
    with pytest.raises(NotFound) as refused:
        privacy.held(source, "nobody")
    assert refused.value.key == "privacy.nobody"


def test_a_backup_of_afterwards_comes_back_and_holds(source: Source, tmp_path: Path) -> None:
    from graph.backup.check import check

    privacy.forget(source, privacy.held(source, UID), NOTE)
    save(source.store, tmp_path / "after.zip")
    assert not check(tmp_path / "after.zip").broken


def test_names_of_others_stay_and_are_told(source: Source) -> None:
    put(source.store, actor("o", name=f"มูลนิธิ{TOKEN} ใจดี"), actor("s", name=f"{TOKEN} ใจดี"))
    found = privacy.held(source, UID)
    assert [(each["uid"], each["name"]) for each in found.bearers] == [
        ("o", f"มูลนิธิ{TOKEN} ใจดี"),
        ("s", f"{TOKEN} ใจดี"),
    ]
    privacy.forget(source, found, NOTE)
    kept = everything(source.store)
    assert f"มูลนิธิ{TOKEN} ใจดี" in kept
    assert UID not in kept


def test_a_nickname_is_taken_out_where_it_is_given(source: Source) -> None:
    put(source.store, Issue(uid="i2", name="ป่า"), actor("d", name="กลุ่มป่า", note="ถามเซฟก่อน"))
    found = privacy.held(source, UID, also=("เซฟ",))
    privacy.forget(source, found, NOTE)
    (row,) = source.store.rows("actors/selected", texts=["d"], former=[])
    assert row["kept"]["note"] == f"ถาม{found.forgetting.pseudonym}ก่อน"


@pytest.mark.parametrize("role", ["member", "viewer", "editor", "manager"])
def test_it_takes_an_administrator(source: Source, role: str) -> None:
    with acting(User("ใคร", role)), pytest.raises(Forbidden):
        privacy.held(source, UID)


def test_their_account_goes_and_what_was_looked_at_keeps_the_pseudonym(source: Source) -> None:
    book = Book(source.home)
    book.add("มานี", "administrator", None)
    book.add("เซฟิราน", "editor", None, UID)
    book.note_look("เซฟิราน", "export", "xlsx")
    book.note_look("link 1 (เซฟิราน)", "link opened", "link 1")
    book.note_look("มานี", "contacts", UID)
    with acting(User("มานี", "administrator")):
        Links(book).make(f"focus={UID}&steps=2", date.today())
        Links(book).make("focus=a", date.today())
    found = privacy.held(source, UID)
    privacy.forget(source, found, NOTE)
    assert [each.name for each in book.accounts()] == ["มานี"]
    pseudonym = found.forgetting.pseudonym
    looks = [(each.who, each.about) for each in book.looks() if each.what in ("export", "contacts")]
    assert looks == [(pseudonym, "xlsx"), ("มานี", pseudonym)]
    with acting(User("มานี", "administrator")):
        assert [each.view for each in Links(book).all()] == ["focus=a"]
    assert TOKEN.encode() not in (source.home / "accounts.sqlite3").read_bytes()
    assert UID.encode() not in (source.home / "accounts.sqlite3").read_bytes()


def test_the_last_administrator_is_not_forgotten(source: Source) -> None:
    Book(source.home).add("มานี", "administrator", None, UID)
    with pytest.raises(Conflict) as refused:
        privacy.forget(source, privacy.held(source, UID), NOTE)
    assert refused.value.key == "accounts.last"
    assert TOKEN in everything(source.store)
