"""Lessons by question, and those that a risk of the day recalls."""

import pytest

from graph.journal.all_records import all_records
from graph.kinds import Lesson, ManagedNetwork
from graph.store import Store
from tests.support.command import answer
from tests.support.made import actor, day, put, tie
from tests.support.pages import fresh, opened, texts

__all__ = ["fresh"]

STAR = (
    ManagedNetwork(uid="n", name="เครือข่าย", us=("a",)),
    *(actor(uid, name=f"ภาคี {uid}") for uid in "abcdefg"),
    *(tie("a", uid) for uid in "bcdef"),
    tie("f", "g"),
)
Q2 = "How is the network managed, so that these partners go on working together?"
RISKY = Lesson(uid="l1", text="อย่าให้คนเดียวถือ", network="n", question=Q2, concerns=("a",))
LATER = Lesson(uid="l2", text="ฟังให้จบ", network="n", learned=day("2026-09-01"))


def test_a_lesson_is_recalled_by_a_risk_that_concerns_the_same(
    given: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    put(given, *STAR, RISKY, LATER)
    later, risky = answer(capsys, "lessons", "--on", "2026-09-30")
    assert (later["uid"], later["risks"], risky["uid"]) == ("l2", [], "l1")
    assert "sole_bridge" in risky["risks"]
    (only,) = answer(capsys, "lessons", "--on", "2026-08-31")
    assert only["uid"] == "l1"
    said = " ".join(texts(opened("lessons"))).replace("\\", "")
    assert "2 lessons are on record. 1 speaks" in said
    assert said.index(Q2) < said.index("Other lessons")
    assert "ฟังให้จบ" not in " ".join(texts(opened("lessons", show="again")))


def test_a_lesson_is_added_under_its_question(
    given: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAAN_USER", "สมศรี")
    put(given, *STAR)
    app = opened("lessons", question="q2")
    app.text_area[0].set_value("นัดที่แน่นอน")
    next(each for each in app.button if each.label == "Save").click().run()
    assert not [each.value for each in app.error]
    (made,) = given.read(all_records).of(Lesson).values()
    assert (made.text, made.question, made.network) == ("นัดที่แน่นอน", Q2, "n")
