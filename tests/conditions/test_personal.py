"""What the sealed book holds of a partner: given, and forgotten."""

from datetime import date
from pathlib import Path

import pytest

from graph.conditions import personal
from graph.conditions.questions import items
from graph.conditions.sealed import Sealed
from graph.conditions.told import Told, ToldTie

UNTIL = date(2026, 9, 30)
TRUST = next(name for name, item in items().items() if item.part == "trust")
WHOLE = {name: 3 for name, item in items().items() if item.part == "trust"}
PERSON, NAME = "p-zephyran", "เซฟิราน ใจดี"


@pytest.fixture
def sealed(tmp_path: Path) -> Sealed:
    return Sealed(tmp_path, today=lambda: date(2026, 9, 15))


def said(text: str) -> str:
    return text.replace(NAME, "ลืมแล้ว-1")


def test_nothing_of_who_is_forgotten_is_left(sealed: Sealed, tmp_path: Path) -> None:
    for uid in ("a", "b", "c"):
        token = sealed.invite("q0", uid, UNTIL)
        sealed.keep(token, {(PERSON, name): value for name, value in WHOLE.items()}, {})
    sealed.close("q0")
    assert PERSON in sealed.shown("q0")["trust"].by["partner"]
    theirs = sealed.invite("q1", PERSON, UNTIL)
    sealed.tell(theirs, Told((ToldTie("none", "a"),)))
    other = sealed.invite("q1", "a", UNTIL, NAME)
    ties = (
        ToldTie("COOPERATE", PERSON),
        ToldTie("COOPERATE", "b", through=PERSON),
        ToldTie("loose", named=NAME),
    )
    sealed.tell(other, Told(ties, (("need", f"ให้ {NAME} ช่วย"),), f"ชวน {NAME}"))
    sealed.keep(other, {(PERSON, TRUST): 2, ("b", TRUST): 4}, {})
    personal.forget(tmp_path, [PERSON], said)
    told = sealed.told(other)
    assert told.ties == (ToldTie("COOPERATE", "b"), ToldTie("loose", named="ลืมแล้ว-1"))
    assert (told.offers, told.voice) == ((("need", "ให้ ลืมแล้ว-1 ช่วย"),), "ชวน ลืมแล้ว-1")
    assert sealed.own(other) == {("b", TRUST): 4}
    (left,) = sealed.invitations("q1")
    assert (left.actor, left.filled_by, left.filler) == ("a", "ลืมแล้ว-1", "ลืมแล้ว-1")
    assert "partner" not in sealed.shown("q0")["trust"].by
    data = (tmp_path / "answers.sqlite3").read_bytes()
    assert PERSON.encode() not in data
    assert NAME.encode() not in data


def test_they_are_given_when_they_were_asked_and_what_they_told(
    sealed: Sealed, tmp_path: Path
) -> None:
    token = sealed.invite("q1", PERSON, UNTIL)
    sealed.invite("q1", "a", UNTIL)
    sealed.tell(token, Told((ToldTie("COOPERATE", "b"),), voice="ตลาด"))
    sealed.keep(token, {("", "conditions.vision"): 2}, {})
    (found,) = personal.asked(tmp_path, [PERSON])
    assert (found["round"], found["until"], found["finished"]) == ("q1", "2026-09-30", None)
    assert found["answered"].endswith("+00:00")
    assert found["told"]["ties"][0]["partner"] == "b"
    assert not {"vision", "ตลาด"} & set(str(found).split("'"))


def test_where_nobody_was_asked_no_book_is_made(tmp_path: Path) -> None:
    assert personal.asked(tmp_path, ["a"]) == []
    personal.forget(tmp_path, ["a"], said)
    assert list(tmp_path.iterdir()) == []
