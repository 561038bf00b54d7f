"""Taking back a whole write: all of it or nothing, with every reason why not."""

import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph import journal
from graph.base.errors import Conflict, NotFound
from graph.base.words import speaking
from graph.edit.undo import undo_small
from graph.journal import Note, transaction
from graph.journal.all_records import all_records
from graph.journal.fingerprint import fingerprint
from graph.journal.history import changes_of, history
from graph.journal.undo import undo as undo_of_all
from graph.journal.verify import Verdict, verify
from graph.kinds import Actor, Base, Change, Contact, Membership
from graph.store import Store
from tests.support.command import answer, saan
from tests.support.made import NOTE, actor, added, day, put, tie

WHO = Note("Somsri", "command", "a slip")


@pytest.fixture(params=["of all", "of what it concerns"], autouse=True)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways of taking back must tell the same: on all that is on record, and on what it
    concerns."""
    meant = undo_of_all if request.param == "of all" else undo_small
    monkeypatch.setattr(sys.modules[__name__], "undo", meant)


undo: Any = undo_of_all
OF_ALL = pytest.mark.parametrize("way", ["of all"], indirect=True)
"""For what only the way for large writes does."""


def print_of(store: Store) -> str:
    return fingerprint(store.read(all_records))


def refused(store: Store, batch: str) -> str:
    with pytest.raises(Conflict) as conflict:
        undo(store, batch, WHO)
    return conflict.value.text("en")


def test_a_write_taken_back_leaves_what_was_before_and_says_so(store: Store) -> None:
    put(store, actor("a"), actor("b"))
    before = print_of(store)
    changed = [Change("actors", "a", actor("a"), actor("a", note="new", since=day("2020-01-01")))]
    journal.write(store, [*changed, *added(actor("c"), tie("a", "c"))], NOTE)
    undo(store, "b2", WHO)
    assert print_of(store) == before
    latest, taken, first = history(store)
    assert (latest.batch, latest.who, latest.why, latest.undoes) == ("b3", "Somsri", "a slip", "b2")
    assert (latest.rows, latest.undone_by) == (3, None)
    assert (taken.batch, taken.undone_by, taken.undoes) == ("b2", "b3", None)
    assert first.undone_by is None


def test_taking_back_what_took_back_brings_it_all_again(store: Store) -> None:
    put(store, actor("a"), actor("b"), tie("a", "b", frequency=52))
    full = print_of(store)
    for _ in range(2):
        undo(store, "b1", WHO)
        assert store.read(all_records).of(Actor) == {}
        latest = history(store)[0]
        undo(store, latest.batch, WHO)
        assert print_of(store) == full
    assert [entry.undone_by for entry in history(store)] == [None, "b5", None, "b3", None]


def test_what_was_taken_back_is_not_taken_back_twice(store: Store) -> None:
    put(store, actor("a"))
    undo(store, "b1", WHO)
    assert "undone already, by b2" in refused(store, "b1")
    assert len(history(store)) == 2


def test_later_edits_refuse_it_with_every_reason_at_once(store: Store) -> None:
    put(store, actor("z"))
    put(store, actor("a", name="ก"), actor("b"), actor("c"), tie("a", "b"))
    before = actor("a", name="ก")
    journal.write(
        store, [Change("actors", "a", before, replace(before, note="x"))], Note("Mali", "page")
    )
    later = (
        tie("z", "b", uid="t9"),
        Membership(uid="m1", member="c", of="z"),
        Contact(uid="c1", actor="c", name="สมศรี", phone="0812345678"),
    )
    journal.write(
        store,
        [
            Change(kind, r.uid, None, r)
            for kind, r in zip(("ties", "members", "contacts"), later, strict=True)
        ],
        Note("Mali", "page"),
    )
    untouched = print_of(store)
    said = refused(store, "b2")
    assert "because 4 records written later build on it" in said
    lines = said.split("\n")[1:]
    at = r"\d{1,2} [A-Z][a-z]{2} 20\d\d, \d\d:\d\d"
    again = rf"- partners “ก” \(a\) was changed again \(by Mali, {at}, b3\)"
    assert re.fullmatch(again, lines[0])
    assert re.match(
        r"- members “name of c – name of z” \(m1\) refers to “name of c”, which would go "
        rf"\(by Mali, {at}",
        lines[1],
    )
    assert "ties “name of z – name of b” (t9) refers to “name of b”" in lines[2]
    assert "contacts “name of c” (c1)" in lines[3]
    assert "สมศรี" not in said
    assert "0812345678" not in said
    assert print_of(store) == untouched
    undo(store, "b4", WHO)
    undo(store, "b3", WHO)
    undo(store, "b2", WHO)
    assert list(store.read(all_records).of(Actor)) == ["z"]


def test_only_so_many_reasons_are_told_and_the_others_counted(store: Store) -> None:
    put(store, actor("a"), actor("z"))
    put(store, *(tie("z", "a", uid=f"t{n:02d}") for n in range(13)))
    said = refused(store, "b1")
    assert said.count("\n- ties") == 10
    assert said.endswith("- and 3 more")


def test_what_would_refer_to_nothing_is_not_brought_again(store: Store) -> None:
    put(store, actor("a"), actor("b"), tie("a", "b"))
    journal.write(store, [Change("ties", "a-b-COLLABORATE", tie("a", "b"), None)], NOTE)
    journal.write(store, [Change("actors", "b", actor("b"), None)], NOTE)
    assert "refers to “b”, which is no longer there" in refused(store, "b2")


def test_an_edit_that_was_made_back_by_hand_needs_no_taking_back(store: Store) -> None:
    put(store, actor("a"))
    edit = Change("actors", "a", actor("a"), actor("a", note="x"))
    journal.write(store, [edit], NOTE)
    journal.write(store, [Change("actors", "a", edit.after, edit.before)], NOTE)
    assert "nothing to undo" in refused(store, "b2")


def test_a_write_that_is_not_there_is_a_sentence(store: Store) -> None:
    with pytest.raises(NotFound, match="b99"):
        undo(store, "b99", WHO)


@OF_ALL
def test_a_large_write_is_one_row_of_the_history_and_is_taken_back_in_chunks(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transaction, "WHOLE", 4)
    monkeypatch.setattr(transaction, "CHUNK", 3)
    put(store, *(actor(f"a{n}") for n in range(5)), tie("a0", "a1"))
    (only,) = history(store)
    assert (only.batch, only.rows) == ("b2", 6)
    seen: list[int] = []
    undo(store, "b1", WHO, progress=lambda done, total: seen.append(done))
    assert seen == [3, 6]
    assert store.read(all_records).of(Actor) == {}
    assert verify(store).broken is None


@OF_ALL
@pytest.mark.parametrize("stop", [3, 6, 9])
def test_taking_back_that_is_stopped_between_chunks_loses_nothing(
    stop: int, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [actor(f"a{n}") for n in range(5)]
    ties = [tie(f"a{n}", f"a{n + 1}") for n in range(4)]
    put(store, *people, *ties)
    put(store, actor("x"))
    before = print_of(store)
    monkeypatch.setattr(transaction, "WHOLE", 4)
    monkeypatch.setattr(transaction, "CHUNK", 3)

    def stops(done: int, total: int) -> None:
        if done == stop < total or done == total == stop:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        undo(store, "b1", WHO, progress=stops)
    if stop < 9:
        assert print_of(store) == before
        undo(store, "b1", WHO)
    assert list(store.read(all_records).of(Actor)) == ["x"]
    assert verify(store).broken is None


def test_a_write_that_died_is_told_and_not_taken_back(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    (parcel,) = transaction._parcels(added(actor("b1"), actor("b2")), 3)
    store.write(transaction._Step(parcel, NOTE, "unfinished", None, last=False).run)
    monkeypatch.setattr(transaction, "DEAD", 0)
    assert journal.recover(store) == 2
    (only,) = history(store)
    assert (only.died, only.rows) == (True, 2)
    assert "never finished" in refused(store, only.batch)


@OF_ALL
def test_someone_writing_in_between_is_seen(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    from graph.journal import retry

    put(store, actor("a"))
    really, slipped = retry.write, []

    def slow(*args: object) -> object:
        if not slipped:
            slipped.append(True)
            put(store, actor("b"), tie("a", "b"))
        return really(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(retry, "write", slow)
    assert "refers to “name of a”" in refused(store, "b1")


def test_a_base_that_moves_keeps_its_uid_and_can_be_taken_back(store: Store) -> None:
    from graph.kinds import Area

    here, there = (Area(uid=code, name=code, level="province") for code in ("90", "95"))
    first = Base(uid="b1", actor="a", area="90")
    areas = [Change("areas", area.uid, None, area) for area in (here, there)]
    journal.write(store, [*areas, *added(actor("a"), first)], NOTE)
    before = print_of(store)
    moved = replace(first, area="95")
    journal.write(store, [Change("bases", "b1", first, moved)], NOTE)
    assert store.read(all_records).of(Base) == {"b1": moved}
    undo(store, "b2", WHO)
    assert print_of(store) == before


def test_the_files_of_a_write_are_in_the_chain_and_older_entries_keep_their_hash(
    store: Store,
) -> None:
    put(store, actor("a"))
    journal.write(store, added(actor("b")), Note("x", "import", files=("ภาคี.xlsx", "b.csv")))
    assert history(store)[0].files == ("ภาคี.xlsx", "b.csv")
    assert verify(store).broken is None
    assert store.rows("journal/batches")[1]["files"] == []
    for change, what in (
        ("MATCH (b:Batch {uid: 'b2'}) SET b.files = ['other.xlsx']", "batch"),
        ("MATCH (b:Batch {uid: 'b2'}) SET b.files = ['ภาคี.xlsx', 'b.csv']", None),
        ("MATCH (:Batch {uid: 'b1'})<--(c:Change) SET c.afters = ['{}']", "rows"),
        ("MATCH (b:Batch {uid: 'b1'}) DETACH DELETE b", "missing"),
    ):
        with store.driver.session() as session:
            session.run(change).consume()
        broken = {"batch": "b2", None: None}.get(what, "b1")
        found = verify(store)
        assert (found.broken, found.what) == (broken, what)


def test_a_whole_chain_is_told_with_its_head(store: Store) -> None:
    assert verify(store) == Verdict(0, "")
    put(store, actor("a"))
    assert verify(store) == Verdict(1, str(store.rows("journal/batches")[0]["hash"]))


def test_what_a_write_changed_is_told_field_by_field_and_contacts_are_kept_back(
    store: Store,
) -> None:
    put(store, actor("a", aliases=("x", "y")))
    contact = Contact(uid="c1", actor="a", name="สมศรี", phone="0812345678")
    journal.write(
        store,
        [
            Change("actors", "a", actor("a", aliases=("x", "y")), actor("a", name="ใหม่")),
            Change("contacts", "c1", None, contact),
        ],
        NOTE,
    )
    found = {
        (d.field, d.action): (d.before, d.after, d.personal) for d in changes_of(store, "b2")[1]
    }
    assert found == {
        ("name", "changed"): ("name of a", "ใหม่", False),
        ("aliases", "changed"): ("x; y", None, False),
        ("actor", "created"): (None, "a", False),
        ("name", "created"): (None, None, True),
        ("phone", "created"): (None, None, True),
    }


def test_a_whole_import_is_taken_back_from_the_command_line(
    given: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.csv").write_text("id,name,kind\na,A,person\nb,B,group\n", "utf-8")
    (tmp_path / "t.csv").write_text("from,to,type\na,b,COLLABORATE\n", "utf-8")
    assert saan("import", str(tmp_path), "--as", "Somsri", "--why", "first") == 0
    (row,) = answer(capsys, "journal")
    assert {name: row[name] for name in ("batch", "who", "channel", "why", "rows", "files")} == {
        "batch": "b1",
        "who": "Somsri",
        "channel": "import",
        "why": "first",
        "rows": 3,
        "files": ["a.csv", "t.csv"],
    }
    assert len(row["file_hash"]) == 64
    shown = answer(capsys, "journal", "b1")
    assert shown["changes"][1] == {
        "kind": "actors",
        "id": "a",
        "action": "created",
        "field": "name",
        "before": None,
        "after": "A",
    }
    assert answer(capsys, "undo", "b1", "--as", "Mali", "--why", "wrong file")["batch"] == "b2"
    assert given.rows("journal/state")[0]["actors"] == 0
    latest, first = answer(capsys, "journal")
    assert (latest["undoes"], latest["who"], latest["why"]) == ("b1", "Mali", "wrong file")
    assert first["undone_by"] == "b2"
    assert saan("--lang", "en", "undo", "b1") == 1
    assert "undone already" in capsys.readouterr().err
    assert answer(capsys, "journal", "verify") == {
        "batches": 2,
        "head": str(given.rows("journal/batches")[0]["hash"]),
        "broken": None,
        "what": None,
        "troubles": [],
        "count": 0,
        "stands": None,
        "after": 0,
    }
    with given.driver.session() as session:
        session.run("MATCH (b:Batch {uid: 'b1'}) SET b.who = 'someone else'").consume()
    assert saan("--lang", "en", "journal", "verify") == 1
    assert "b1" in capsys.readouterr().out


def test_thai_reasons_are_thai(store: Store) -> None:
    put(store, actor("a"), actor("z"))
    put(store, tie("z", "a"))
    with pytest.raises(Conflict) as conflict, speaking("th"):
        undo(store, "b1", WHO)
    assert "ความสัมพันธ์ “name of z – name of a” (z-a-COLLABORATE) อ้างถึง" in conflict.value.text("th")


def test_what_a_write_did_to_one_record_is_taken_back_alone(store: Store) -> None:
    put(store, actor("a"), actor("b"))
    note = actor("a", note="wrong")
    journal.write(store, [Change("actors", "a", actor("a"), note), *added(actor("c"))], NOTE)
    undo(store, "b2", WHO, only=("actors", "a"))
    found = store.read(all_records).of(Actor)
    assert found["a"] == actor("a")
    assert "c" in found
    latest, partly, _ = history(store)
    assert (latest.rows, latest.undoes, partly.undone_by) == (1, None, None)
    with pytest.raises(Conflict, match=r"b2"):
        undo(store, "b2", WHO, only=("", "a"))
    undo(store, "b2", WHO)
    assert sorted(store.read(all_records).of(Actor)) == ["a", "b"]


def test_one_record_on_which_others_build_stays_with_the_reason(store: Store) -> None:
    put(store, actor("a"), actor("b"))
    put(store, tie("a", "b"))
    with pytest.raises(Conflict) as conflict:
        undo(store, "b1", WHO, only=("actors", "a"))
    assert "name of a – name of b" in conflict.value.text("en")
    with pytest.raises(NotFound):
        undo(store, "b1", WHO, only=("actors", "nobody"))
    with pytest.raises(NotFound):
        undo(store, "b1", WHO, only=("ties", "a"))
