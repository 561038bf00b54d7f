"""What came of it and what was promised, by the page and the command."""

import pytest

from graph.journal.all_records import all_records
from graph.kinds import Promise, Result
from graph.store import Store
from tests.support.command import answer
from tests.support.made import actor, day, put, tie
from tests.support.pages import fresh, opened, texts

__all__ = ["fresh"]

PAIR = (actor("a", name="ภาคี ก"), actor("b", name="ภาคี ข"), tie("a", "b"))
PROVEN = Result(
    uid="r1",
    text="ตลาดนัดข้าว",
    sort="market",
    achieved=day("2026-09-01"),
    actors=("a",),
    sources=("ภาพถ่าย",),
)
BARE = Result(uid="r2", text="ข้อบัญญัติตำบล", sort="policy")
LATE = Promise(uid="y1", text="ส่งพันธุ์ข้าว", who=("a",), whom=("b",), due=day("2026-09-28"))
DONE = Promise(uid="y2", text="จัดประชุม", who=("b",), kept="kept", settled=day("2026-09-15"))


def test_results_say_what_they_lack_and_promises_that_they_are_late(
    given: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    put(given, *PAIR, PROVEN, BARE, LATE, DONE)
    app = opened("results")
    said = " ".join(texts(app))
    assert "2 results so far: Policy 1, Market 1. 1 lacks a date or evidence." in said
    assert "1 promise is overdue." in said
    shown = app.dataframe[0].value
    assert shown["text"].tolist() == ["ตลาดนัดข้าว", "ข้อบัญญัติตำบล"]
    assert shown["lacks"].tolist() == ["", "Date, Evidence"]
    assert opened("results", sort="policy").dataframe[0].value["text"].tolist() == ["ข้อบัญญัติตำบล"]
    assert "1 result so far: Policy 1." in " ".join(texts(opened("results", on="2026-08-31")))
    shown = opened("results", show="promises").dataframe[0].value
    assert shown[["text", "who", "whom", "state"]].to_numpy().tolist() == [
        ["ส่งพันธุ์ข้าว", "ภาคี ก", "ภาคี ข", "2 days overdue"],
        ["จัดประชุม", "ภาคี ข", "–", "Kept"],
    ]
    found = answer(capsys, "results", "--on", "2026-09-30")
    assert [(each["uid"], each["partners"], each["lacks"]) for each in found] == [
        ("r1", ["ภาคี ก"], []),
        ("r2", [], ["date", "source"]),
    ]
    found = answer(capsys, "results", "--promises", "--on", "2026-09-30")
    assert [(each["uid"], each["state"], each["late"]) for each in found] == [
        ("y1", "overdue", 2),
        ("y2", "kept", 0),
    ]


def test_a_promise_is_settled_on_the_page(given: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAAN_USER", "สมศรี")
    put(given, *PAIR, LATE, DONE)
    app = opened("results", show="promises", promise="y1", lang="th")
    assert "ทำตามแล้วหรือยัง" in " ".join(texts(app))
    next(each for each in app.selectbox if each.key == "settle y1:0:kept").set_value("kept")
    next(each for each in app.text_input if each.key == "settle y1:0:settled").set_value(
        "2026-09-30"
    )
    next(each for each in app.button if each.label == "บันทึกการแก้").click().run()
    assert not [each.value for each in app.error]
    settled = given.read(all_records).of(Promise)["y1"]
    assert (settled.kept, settled.settled, settled.who) == ("kept", day("2026-09-30"), ("a",))
    assert "Was it kept?" not in " ".join(texts(opened("results", show="promises", promise="y2")))


def test_a_result_is_added_and_opened(given: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAAN_USER", "สมศรี")
    put(given, *PAIR)
    app = opened("results")
    assert "No result and no promise is on record yet." in " ".join(texts(app))
    app.text_area[0].set_value("กองทุนข้าว")
    next(each for each in app.button if each.label == "Save").click().run()
    assert not [each.value for each in app.error]
    (made,) = given.read(all_records).of(Result).values()
    assert (made.text, made.lacks) == ("กองทุนข้าว", ("date", "source"))
    said = " ".join(texts(opened("results", result=made.uid)))
    assert "1 result so far: kind not said 1." in said
    assert said.count("กองทุนข้าว") == 1
