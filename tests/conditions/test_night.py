"""The night closes what is over, and one round that can't be closed stops nothing else."""

import logging
import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from graph import nightly
from graph.base.config import Preferences
from graph.base.errors import NotFound
from graph.conditions.recording import rounds
from graph.conditions.told import Told, ToldTie
from graph.edit import Edit
from graph.journal.history import history
from graph.kinds import ASKED, ManagedNetwork, Round
from graph.rights import User, acting
from graph.service import Service
from graph.store import Store
from tests.support.browsing import unused_port
from tests.support.made import actor, put

LAST = date(2026, 9, 30)
FIRST = Round(uid="q1", name="รอบแรก", network="n", opens=date(2026, 9, 1), closes=LAST, asks=ASKED)
OTHER = replace(FIRST, uid="q2", network="o")


def on(store: Store, day: date, home: Path) -> Service:
    return Service(store, Preferences(day=day), home)


@pytest.fixture
def given_rounds(store: Store) -> Store:
    networks = (ManagedNetwork(uid="n", name="สวนยาง"), ManagedNetwork(uid="o", name="ป่า"))
    put(store, *networks, actor("a"), FIRST, OTHER)
    return store


def closed(store: Store) -> dict[str, date | None]:
    return {uid: each.closed for uid, each in rounds(store).items()}


def test_a_round_is_closed_the_night_after_its_last_day(
    given_rounds: Store, tmp_path: Path
) -> None:
    nightly.run(on(given_rounds, LAST, tmp_path))
    assert closed(given_rounds) == {"q1": None, "q2": None}
    after = date(2026, 10, 1)
    for _ in range(2):
        nightly.run(on(given_rounds, after, tmp_path))
    assert closed(given_rounds) == {"q1": after, "q2": after}
    written = [each for each in history(given_rounds) if each.channel == "night"]
    assert [each.who for each in written if each.rows == 1][:2] == ["Saan", "Saan"]


def test_one_that_cannot_be_closed_is_told_and_the_others_are(
    given_rounds: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    service = on(given_rounds, date(2026, 10, 1), tmp_path)
    with (
        acting(User("มานะ", "viewer", networks=(("o", "manager"),))),
        caplog.at_level(logging.INFO),
    ):
        nightly.close_rounds(service)
    assert closed(given_rounds) == {"q1": None, "q2": date(2026, 10, 1)}
    assert "round q1 could not be closed: " in caplog.text
    assert "round q2 is closed" in caplog.text


def test_a_damaged_file_of_answers_does_not_stop_the_night(
    given_rounds: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "answers.sqlite3").write_bytes(b"not a database, but long enough to be read" * 40)
    with pytest.raises(sqlite3.DatabaseError):
        _ = on(given_rounds, LAST, tmp_path).sealed
    nightly.run(on(given_rounds, date(2026, 10, 1), tmp_path))
    assert "round q1 could not be closed: DatabaseError" in caplog.text
    assert closed(given_rounds) == {"q1": None, "q2": None}


def answered(service: Service, of: str, uid: str = "a") -> str:
    """The link of a member who has told something of a tie, and scored."""
    token = service.sealed.invite(of, uid, LAST)
    service.sealed.tell(token, Told((ToldTie("none", "z"),), voice="ตลาด"))
    service.sealed.keep(token, {("", "conditions.vision"): 2}, {"sector": "people"})
    return token


@pytest.mark.parametrize("how", ["taken back", "deleted"])
def test_nothing_is_kept_of_a_round_that_is_gone(
    given_rounds: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture, how: str
) -> None:
    service = on(given_rounds, FIRST.opens, tmp_path)
    third = replace(FIRST, uid="q3")
    begun = service.put_round(third, "วิชัย")
    assert begun
    gone, stays = answered(service, "q3"), answered(service, "q1")
    never = answered(service, "q9")  # of another database
    if how == "deleted":
        service.edit(Edit("delete", "rounds", base=third), "วิชัย")
    else:
        service.undo(begun.batch, "วิชัย")
    with caplog.at_level(logging.INFO):
        for _ in range(2):
            nightly.run(service)
    assert caplog.text.count("of round q3, which is gone, nothing is kept") == 1
    with pytest.raises(NotFound):
        service.sealed.whose(gone)
    with sqlite3.connect(tmp_path / "answers.sqlite3") as book:
        for table in ("invitations", "answers", "standing", "voices"):
            found = book.execute(f"SELECT DISTINCT round FROM {table} ORDER BY round").fetchall()
            assert found == [("q1",), ("q9",)], table
    for token in (stays, never):
        assert service.sealed.own(token) == {("", "conditions.vision"): 2}


def test_nothing_is_emptied_where_the_database_does_not_answer(
    given_rounds: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    token = answered(on(given_rounds, LAST, tmp_path), "q1")
    away = replace(given_rounds.target, uri=f"bolt://127.0.0.1:{unused_port()}")
    with Store(away) as store:
        nightly.tidy_rounds(Service(store, Preferences(day=LAST), tmp_path))
    assert "could not be tidied" in caplog.text
    kept = on(given_rounds, LAST, tmp_path).sealed
    assert kept.own(token) == {("", "conditions.vision"): 2}


def test_where_nobody_was_asked_the_night_makes_no_book(
    given_rounds: Store, tmp_path: Path
) -> None:
    nightly.run(on(given_rounds, FIRST.opens, tmp_path))
    assert not (tmp_path / "answers.sqlite3").exists()


@pytest.mark.parametrize("sealed_before", [True, False])
def test_an_end_that_was_cut_off_once_it_was_on_record_is_finished(
    given_rounds: Store, tmp_path: Path, sealed_before: bool
) -> None:
    service = on(given_rounds, LAST, tmp_path)
    for uid in "abc":
        answered(service, "q1", uid)
    if sealed_before:
        service.sealed.close("q1")
    put(
        given_rounds, replace(FIRST, closed=LAST, invited=("a",)), ManagedNetwork(uid="z", name="ก")
    )
    for _ in range(2):
        nightly.run(service)
    assert [each.actor for each in service.sealed.invitations("q1")] == ["a", "b", "c"]
    with sqlite3.connect(tmp_path / "answers.sqlite3") as book:
        for table in ("answers", "standing", "voices", "means"):
            assert book.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table
        assert book.execute("SELECT count(told) FROM invitations").fetchone() == (0,)
