"""Lessons by question, and those that speak now, by the pages and the command."""

import pytest

from graph import governance
from graph.governance import Finding
from graph.journal.all_records import all_records
from graph.kinds import Activity, Area, Issue, Lesson, ManagedNetwork, PlanStep
from graph.service import open_service
from graph.store import Store
from tests.forms.test_forms import fill, press
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
PLACE = (Area(uid="90", name="สงขลา", level="province"), Issue(uid="rice", name="ข้าว"))
FIRST = Lesson(
    uid="l3",
    text="เริ่มจากตลาดเล็ก",
    network="n",
    issues=("rice",),
    areas=("90",),
    between=("b", "g"),
    activities=("v1",),
    first=day("2024-01-01"),
    first_precision="year",
    last=day("2024-12-31"),
    last_precision="year",
    figure="ties",
    links=("https://example.org/a", r"D:\เวที\สรุป.docx", "javascript:alert(1)"),
)
MARKETS = tuple(
    Activity(uid=uid, date=day(on), date_precision="day", title=title, participants=("b",),
             about="rice", area="90")
    for uid, on, title in (("v1", "2024-05-01", "ตลาดแรก"), ("v2", "2026-09-02", "ตลาดใหม่"))
)  # fmt: skip
STEP = PlanStep(uid="p", actor="g", network="n", wanted="COLLABORATE", through="f")
THROUGH = Lesson(uid="l4", text="ขอให้คนกลางพาไป", network="n", concerns=("f",))


def said(word: str, **asked: str) -> str:
    return " ".join(texts(opened(word, **asked))).replace("\\", "")


def test_a_lesson_is_recalled_by_a_risk_that_concerns_the_same(
    given: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    put(given, *STAR, RISKY, LATER)
    later, risky = answer(capsys, "lessons", "--on", "2026-09-30")
    assert (later["uid"], later["risks"], later["why"], risky["uid"]) == ("l2", [], [], "l1")
    assert "sole_bridge" in risky["risks"]
    (only,) = answer(capsys, "lessons", "--on", "2026-08-31")
    assert only["uid"] == "l1"
    shown = said("lessons")
    assert "2 lessons are on record. 1 speaks to what happens now." in shown
    assert shown.index("What to remember now") < shown.index("Other lessons")
    assert shown.index(RISKY.text) < shown.index(Q2) < shown.index("Now: 4 partners (57%)")
    assert shown.index(RISKY.text) < shown.index(LATER.text)


def test_the_same_issue_and_area_a_pair_and_a_falling_figure_recall_it(
    given: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    ended = [tie("b", uid, until=day("2026-03-01")) for uid in "cd"]
    again = tie("b", "g", since=day("2026-09-10"), since_precision="day")
    put(given, *STAR, *PLACE, *ended, again, *MARKETS, FIRST)
    (found,) = answer(capsys, "--lang", "en", "lessons", "--on", "2026-09-30")
    assert found["why"] == [
        "The same issue and area again (ข้าว · สงขลา): the activity “ตลาดใหม่”, 2 Sep 2026.",
        "The same pair again: the tie ภาคี b – ภาคี g began 10 Sep 2026.",
        "Ties fell within a year, from 8 to 7.",
    ]
    assert (found["between"], found["first"], found["figure"]) == (["b", "g"], "2024-01-01", "ties")
    (before,) = answer(capsys, "--lang", "en", "lessons", "--on", "2026-09-01")
    assert before["why"] == ["Ties fell within a year, from 8 to 6."]


def test_the_page_tells_what_a_lesson_is_about_and_opens_only_web_addresses(given: Store) -> None:
    put(given, *STAR, *PLACE, *MARKETS, FIRST)
    for asked in ({}, {"lesson": "l3"}):
        app = opened("lessons", **asked)
        assert [each.proto.url for each in app.get("link_button")] == ["https://example.org/a"]
        assert [each.value for each in app.code][:2] == [
            *(r"D:\เวที\สรุป.docx", "javascript:alert(1)"),
        ]
    shown = said("lessons")
    assert "ties between ภาคี b, ภาคี g" in shown
    assert "from 2024 to 2024 · watch: Ties · came of ตลาดแรก · 1 May 2024" in shown
    shown = said("lessons", lang="th")
    assert "ความสัมพันธ์ระหว่าง ภาคี b, ภาคี g · ข้าว · สงขลา · ช่วง 2567 ถึง 2567" in shown
    assert "เริ่มขึ้นอีกในประเด็นและพื้นที่เดียวกัน (ข้าว · สงขลา): กิจกรรม “ตลาดใหม่” 2 ก.ย. 2569" in shown


def test_profile_plan_step_and_finding_show_the_lessons_they_recall(given: Store) -> None:
    put(given, *STAR, RISKY, STEP, THROUGH)
    assert "ขอให้คนกลางพาไป" in said("actors", actor="f")
    assert "Lessons to remember" not in said("actors", actor="b")
    step = said("expansion", plan="p")
    assert "Now: The plan step with ภาคี g goes through ภาคี f." in step
    assert RISKY.text not in step
    uids = [each.uid for each in findings() if each.rule.name == "sole_bridge"]
    shown = said("governance", finding=uids[0])
    assert RISKY.text in shown
    assert THROUGH.text not in shown


def findings() -> tuple[Finding, ...]:
    return governance.report(open_service().snapshot(day("2026-09-30"))).findings


def test_a_lesson_is_added_under_its_question(
    given: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAAN_USER", "สมศรี")
    monkeypatch.setenv("SAAN_LANG", "en")
    put(given, *STAR, *PLACE, *MARKETS)
    app = opened("lessons", question="q2")
    fill(
        app,
        "new lesson q2",
        text="นัดที่แน่นอน",
        issues=["rice"],
        areas=["90"],
        between=["b", "c"],
        activities=["v2"],
        figure="density",
        first="2567",
        last="ส.ค. 2569",
        links="https://a.org; C:\\",
    )
    press(app, "Save")
    assert not [each.value for each in app.error]
    (made,) = given.read(all_records).of(Lesson).values()
    assert (made.text, made.question, made.network) == ("นัดที่แน่นอน", Q2, "n")
    assert (made.issues, made.areas, made.between) == (("rice",), ("90",), ("b", "c"))
    assert (made.activities, made.figure, made.links) == (
        *(("v2",), "density", ("https://a.org", "C:\\")),
    )
    assert (made.first, made.last) == (day("2024-01-01"), day("2026-08-31"))
    assert (made.first_precision, made.last_precision) == ("year", "month")
    press(app, "Undo")
    assert given.read(all_records).of(Lesson) == {}
