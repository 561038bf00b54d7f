"""The report of two days: its facts by hand, and the document as other programs open it."""

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from docx import Document

from graph import report
from graph.base.config import Preferences
from graph.journal.state import state
from graph.kinds import Activity, Lesson, ManagedNetwork, PlanStep
from graph.network import Filters, Snapshot
from graph.report.document import to_docx
from graph.report.wording import Part, as_text
from graph.service import Service
from graph.store import Store
from tests.support.made import actor, day, put, tie

FIRST, LAST = day("2022-12-31"), day("2025-12-31")
HOSTILE = "=HYPERLINK(1) <b>\x0b & กลุ่ม"


@pytest.fixture
def asked(store: Store) -> Snapshot:
    """Of four, one comes with two ties and one leaves with one; a pair tightens, by a broker."""
    put(
        store,
        *(actor(uid, name=f"ชื่อ {uid}") for uid in "ab"),
        actor("c", name=HOSTILE, since=day("2024-05-01"), note="ย้ายมาจากสตูล"),
        actor("d", name="ชื่อ d", until=day("2023-06-01"), note="เลิกกิจการ"),
        ManagedNetwork(uid="n", name="เครือข่าย ก", us=("a",)),
        tie("a", "b", "COOPERATE", uid="t1", until=day("2024-01-01")),
        tie(
            "a",
            "b",
            "COLLABORATE",
            uid="t2",
            since=day("2024-01-01"),
            through="c",
            note="ทำแปลงร่วม",
        ),
        tie("a", "c", "COLLABORATE", uid="t3", since=day("2024-05-01")),
        tie("b", "c", "COOPERATE", uid="t4", since=day("2024-06-01")),
        tie("a", "d", "COOPERATE", uid="t5", until=day("2023-06-01")),
        *(
            Activity(
                uid=f"v{year}",
                date=day(f"{year}-03-01"),
                date_precision="day",
                title=f"ลงแขก {year}",
                participants=("a", "b"),
            )
            for year in (2022, 2023, 2024)
        ),
        PlanStep(uid="p1", actor="b", network="n", wanted="COLLABORATE", due=day("2024-01-31")),
        PlanStep(uid="p2", actor="b", network="n", wanted="loose", due=day("2020-01-31")),
        Lesson(uid="l1", text="เริ่มเล็ก", network="n", concerns=("b",), learned=day("2023-01-01")),
        Lesson(uid="l2", text="เก่าไป", network="n", learned=FIRST),
    )
    return Service(store, Preferences()).snapshot(LAST)


def part(parts: tuple[Part, ...], name: str) -> Part:
    return next(each for each in parts if each.name == name)


def test_the_largest_changes_come_with_their_reasons(asked: Snapshot) -> None:
    found = report.facts(asked, FIRST)
    assert [(each.what, each.uids, each.pairs) for each, _ in found.largest] == [
        ("joined", ("c",), 2),
        ("tightened", ("a", "b"), 1),
        ("left", ("d",), 1),
    ]
    reasons = [reason for _, reason in found.largest]
    assert [reason.notes for reason in reasons] == [("ย้ายมาจากสตูล",), ("ทำแปลงร่วม",), ("เลิกกิจการ",)]
    assert (reasons[1].through, reasons[1].times) == ("c", 2)
    assert reasons[1].together == ("ลงแขก 2023", day("2023-03-01"), "day")


def test_plan_and_lessons_are_those_of_the_period(asked: Snapshot) -> None:
    found = report.facts(asked, FIRST)
    assert [each.uid for each in found.steps] == ["p1"]
    assert [each.uid for each in found.lessons] == ["l1"]


def test_the_report_in_words(asked: Snapshot) -> None:
    parts = report.parts(asked, FIRST, "en")
    assert [each.name for each in parts] == [
        *("title", "lead", "map", "people", "largest", "strength", "risks", "plan", "lessons"),
        "foot",
    ]
    assert part(parts, "title").lines == ("31 Dec 2022 to 31 Dec 2025",)
    assert part(parts, "people").lines == (
        f"Came (1): {HOSTILE}",
        "Left (1): ชื่อ d",
    )
    assert part(parts, "largest").points[1] == (
        "ชื่อ a and ชื่อ b grew tighter: from “Loose: cooperate” to “Tight: collaborate”. "
        "On record: “ทำแปลงร่วม”. On record: “a test”. "
        f"Introduced by {HOSTILE}. Activities together in the period: 2; the first "
        "was “ลงแขก 2023” (1 Mar 2023)."
    )
    assert part(parts, "strength").table[:3] == (
        ("Figure", "31 Dec 2022", "31 Dec 2025"),
        ("Partners", "3", "3"),
        ("Tied pairs", "2", "3"),
    )
    assert part(parts, "lessons").points == ("เริ่มเล็ก · 1 Jan 2023 · ชื่อ b",)
    assert state(asked.store).head in part(parts, "foot").lines[0]
    assert "เริ่มเล็ก" in as_text(parts)


def test_a_filter_is_told_and_what_is_not_recorded_is_left_out(store: Store) -> None:
    put(store, actor("a"), actor("b"), tie("a", "b"))
    asked = Service(store, Preferences()).snapshot(LAST, Filters(sector="people"))
    parts = report.parts(asked, FIRST, "th")
    assert part(parts, "title").lines[1] == "เฉพาะ ภาคส่วน ภาคประชาชน"
    assert {"plan", "lessons"} & {each.name for each in parts} == set()
    assert part(parts, "people").lines == ("ไม่มีภาคีเข้ามาหรือออกไป",)


@pytest.mark.parametrize("lang", ["th", "en"])
def test_the_document_opens_with_everything_in_it(
    lang: str, asked: Snapshot, tmp_path: Path
) -> None:
    drawn = report.picture(asked, FIRST)
    parts = report.parts(asked, FIRST, lang)
    made = to_docx(parts, drawn, lang)
    opened = Document(io.BytesIO(made))
    texts = [each.text for each in opened.paragraphs]
    said = [text for each in parts[:-1] for text in (each.heading, *each.lines, *each.points)]
    assert [text for text in said if text and text.replace("\x0b", "") not in texts] == []
    assert len(opened.inline_shapes) == 1
    assert [cell.text for cell in opened.tables[0].rows[2].cells][1:] == ["2", "3"]
    assert state(asked.store).head in opened.sections[0].footer.paragraphs[0].text
    if soffice := shutil.which("soffice"):
        path = tmp_path / "report.docx"
        path.write_bytes(made)
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        command = [soffice, profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8"]
        subprocess.run([*command, "--outdir", str(tmp_path), str(path)], check=True, timeout=300)
        assert "ชื่อ d" in path.with_suffix(".txt").read_text("utf-8-sig")


def test_who_came_and_left_is_numbered_in_the_picture(asked: Snapshot) -> None:
    drawn = report.picture(asked, FIRST)
    assert drawn.png.startswith(b"\x89PNG")
    assert [name[:2] for _, name in drawn.named[:2]] == ["+ ", "− "]
    assert [number for number, _ in drawn.named] == [1, 2, 3, 4]
