"""A backup has the links, what was told and the means of rounds, and never an answer."""

import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph import backup
from graph.backup.check import check
from graph.base.config import Preferences
from graph.base.errors import DataError
from graph.conditions import saving
from graph.conditions.means import read
from graph.conditions.recording import rounds
from graph.conditions.sealed import Sealed
from graph.conditions.told import Told, ToldTie
from graph.kinds import ASKED, ManagedNetwork, Round
from graph.service import Service
from graph.store import Store
from tests.conftest import empty
from tests.support.made import actor, put

ON = date(2026, 9, 15)
ROUND = Round(
    uid="q1",
    name="รอบแรก",
    network="n",
    opens=date(2026, 9, 1),
    closes=date(2026, 9, 30),
    asks=ASKED,
)
VISION = ("", "conditions.vision")
TOLD = Told((ToldTie("COOPERATE", "b"),), voice="ตลาดนัด")


def sealed(home: Path) -> Sealed:
    return Sealed(home, today=lambda: ON)


@pytest.fixture
def service(store: Store, tmp_path: Path) -> Service:
    """A home with one round closed and one open, three members having answered each."""
    networks = ManagedNetwork(uid="n", name="สวนยาง")
    before = replace(ROUND, uid="q0", name="รอบทดลอง")
    put(store, networks, *(actor(uid) for uid in "abc"), before, ROUND)
    service = Service(store, Preferences(day=ON), tmp_path / "home")
    book = service.sealed
    for of in ("q0", "q1"):
        for uid, value in zip("abc", (2, 3, 4), strict=True):
            token = book.invite(of, uid, ROUND.closes)
            book.keep(token, {VISION: value}, {"sector": "civil"})
            book.finish(token)
    service.close_round("q0", "วิชัย")
    return service


def test_a_home_put_back_has_its_links_and_means_and_no_answer(
    service: Service, tmp_path: Path
) -> None:
    token = service.sealed.invite("q1", "d", ROUND.closes)
    service.sealed.tell(token, TOLD)
    path = tmp_path / "saved.zip"
    backup.save(service.store, path, service.source.home)
    with zipfile.ZipFile(path) as archive:
        text = archive.read("asked.jsonl").decode()
    assert {name for line in text.splitlines() for name in json.loads(line)} == {
        "invitations",
        "closed",
    }
    assert "ตลาดนัด" not in text
    empty(service.store)
    other = tmp_path / "other"
    sealed(other).invite("q9", "z", ROUND.closes)
    for _ in range(2):
        empty(service.store)
        backup.restore_target(path, service.store.target, home=other)
    found = sealed(other)
    assert found.find(token).actor == "d"
    assert found.told(token) == replace(TOLD, voice="")
    assert found.own(token) == {}
    kept = rounds(service.store)["q0"].means
    assert read(kept)["conditions.vision"].total.mean == 3
    assert [each.finished is not None for each in found.invitations("q0")] == [True] * 3
    assert [each.answered for each in found.invitations("q1")] == [None] * 4
    assert found.invitations("q9") == []
    again = found.invite("q1", "a", ROUND.closes)
    found.keep(again, {VISION: 5}, {})
    found.close("q1")
    assert found.shown("q1")["conditions.vision"].total.mean is None


def test_a_link_put_back_still_says_who_fills_in(tmp_path: Path) -> None:
    token = sealed(tmp_path / "a").invite("q1", "a", ROUND.closes, "วิชัย")
    saving.restore(tmp_path / "b", saving.rows(tmp_path / "a"))
    assert sealed(tmp_path / "b").find(token).filler == "วิชัย"


def test_a_backup_without_rounds_has_nothing_of_them(store: Store, tmp_path: Path) -> None:
    put(store, actor("a"))
    backup.save(store, tmp_path / "saved.zip", tmp_path)
    with zipfile.ZipFile(tmp_path / "saved.zip") as archive:
        assert "asked.jsonl" not in archive.namelist()
    assert not (tmp_path / "answers.sqlite3").exists()


Spoil = Callable[[dict[str, Any]], object]

SPOILED: dict[str, Spoil] = {
    "a table of answers": lambda row: row.update(answers=row.pop("invitations")),
    "a table that is none": lambda row: row.update({"x; DROP TABLE means": row.pop("invitations")}),
    "two tables": lambda row: row.update(closed={}),
    "a column less": lambda row: row["invitations"].pop("actor"),
    "a number for a text": lambda row: row["invitations"].update(digest=None),
    "a day that is none": lambda row: row["invitations"].update(until="31/12/2599"),
    "something told that is none": lambda row: row["invitations"].update(told='{"ties": 3}'),
    "no row": lambda row: row.clear(),
}


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
def test_rows_from_outside_are_looked_at(spoil: Spoil, tmp_path: Path) -> None:
    sealed(tmp_path).invite("q1", "a", ROUND.closes)
    (row,) = saving.rows(tmp_path)
    saving.check([row])
    spoil(row)
    with pytest.raises((ValueError, KeyError, TypeError)):
        saving.check([row])


def test_a_backup_whose_rows_are_none_is_refused(service: Service, tmp_path: Path) -> None:
    path, spoilt = tmp_path / "saved.zip", tmp_path / "spoilt.zip"
    backup.save(service.store, path, service.source.home)
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(spoilt, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, text.replace(b"q1", b"q2") if name == "asked.jsonl" else text)
    with pytest.raises(DataError) as error:
        check(spoilt)
    assert error.value.facts["part"] == "asked.jsonl"
