"""The night closes what is over, and one round that can't be closed stops nothing else."""

import logging
import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from graph import nightly
from graph.base.config import Preferences
from graph.conditions.recording import rounds
from graph.journal.history import history
from graph.kinds import ASKED, ManagedNetwork, Round
from graph.rights import User, acting
from graph.service import Service
from graph.store import Store
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
