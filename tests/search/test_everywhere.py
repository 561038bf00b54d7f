"""Anything on record is found by what people type."""

from datetime import date
from typing import Any

import pytest

from graph.base.config import Preferences
from graph.journal import write
from graph.kinds import Change, Lesson, Tie
from graph.search import everything, find
from graph.search.everywhere import Everywhere
from graph.search.matching import Index
from graph.service import Service
from graph.store import Store
from tests.support.everything import NOTE, fill


def told(kind: str, uid: str, *texts: str, day: date | None = None, **more: Any) -> dict[str, Any]:
    return {
        **{"kind": kind, "uid": uid, "texts": list(texts), "day": day, "day_precision": "day"},
        "concerns": [],
        **more,
    }


FOUND = Everywhere(
    {
        "actors": Index([("p1", "ชาคริต โภชะเรือง", ("พี่คริต",)), ("p2", "สมศรี ใจดี", ())]),
        "issues": Index([("i1", "เกษตรอินทรีย์", ())]),
        "areas": Index([("9011", "หาดใหญ่ · สงขลา", ("หาดใหญ่",))]),
    },
    [
        told("activities", "v2", "ประชุมเกษตรอินทรีย์", day=date(2025, 5, 1)),
        told("activities", "v1", "ประชุมเกษตรอินทรีย์ ครั้งแรก", day=date(2020, 5, 1)),
        told("plans", "s1", "เชิญเป็นวิทยากร", concerns=["p2"]),
        told("lessons", "l1", "พาไปเห็นแปลงจริงได้ผลกว่าส่งหนังสือ", "ดึงคนเข้ามาอย่างไร"),
    ],
    {"p1": "ชาคริต โภชะเรือง", "p2": "สมศรี ใจดี"},
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("เกษตรอินทรีย์", ["i1", "v2", "v1"]),  # its very name first, then the latest activity
        ("หาดใหญ่", ["9011"]),
        ("สมศรี", ["p2", "s1"]),  # a partner, and the plan that speaks of them
        ("แปลงจริง", ["l1"]),
        ("ประชุม ครั้งแรก", ["v1"]),  # two words of it
        ("ชาคริส โพชะเรือง", ["p1"]),  # misspelt, where nothing else has it
        ("", []),
        (" . ", []),
    ],
)
def test_what_is_meant_comes_first(text: str, found: list[str]) -> None:
    assert [each.uid for each in FOUND.search(text)] == found


def test_what_matched_is_told_where_it_is_not_the_name() -> None:
    assert [(each.name, each.by) for each in FOUND.search("ดึงคน")] == [
        ("พาไปเห็นแปลงจริงได้ผลกว่าส่งหนังสือ", "ดึงคนเข้ามาอย่างไร")
    ]
    assert [(each.name, each.by) for each in FOUND.search("พี่คริต")] == [("ชาคริต โภชะเรือง", "พี่คริต")]


def test_every_kind_on_record_is_found(store: Store) -> None:
    fill(store)
    asked = Service(store, Preferences()).snapshot(date(2026, 1, 1))

    def found(text: str) -> list[tuple[str, str]]:
        return [(each.kind, each.uid) for each in find(asked, text)]

    assert found("ไทย") == [("actors", "ก1"), ("plans", "p1"), ("interests", "j1")]
    assert found("เกษตร") == [("issues", "i1")]
    assert found("สงขลา") == [("areas", "90"), ("areas", "9011")]
    assert found("ประชุม") == [("activities", "v1")]
    assert found("เรียนรู้") == [("lessons", "l1")]
    assert found("เมล็ดพันธุ์") == [("offers", "h1")]
    assert found("รับซื้อผัก") == [("results", "r1")]
    assert found("ส่งผักทุกวันพุธ") == [("promises", "y1")]
    assert found("พบกันทุกเดือน") == [("ways", "u1")]
    assert found("ดูแลกัน") == [("mentors", "e1")]
    assert found("ถือหุ้น") == [("interests", "j1")]
    assert found("ร่วมกัน") == [("networks", "n1")]
    assert found("สองบรรทัด") == [("actors", "a1")]


def test_a_text_leads_to_its_own_first_and_then_to_others_it_speaks_of(store: Store) -> None:
    fill(store)
    asked = Service(store, Preferences()).snapshot(date(2026, 1, 1))
    concerned = {found: find(asked, found)[0].concerns for found in ("ถือหุ้น", "ส่งผักทุกวันพุธ")}
    assert concerned["ถือหุ้น"][0] == "007"
    assert concerned["ส่งผักทุกวันพุธ"][0] == "007"


@pytest.mark.parametrize("text", ["ผู้ประสาน", "081", "x@example.org"])
def test_how_someone_is_reached_is_not_found(text: str, store: Store) -> None:
    fill(store)
    asked = Service(store, Preferences()).snapshot(date(2026, 1, 1))
    assert find(asked, text) == []


def test_everything_is_made_anew_only_where_a_name_or_text_changed(store: Store) -> None:
    fill(store)
    service = Service(store, Preferences())
    before = everything(service.snapshot(date(2026, 1, 1)))
    tie = Tie(uid="t9", type="COOPERATE", start="a1", end="😀")
    write(store, [Change("ties", "t9", None, tie)], NOTE)
    assert everything(service.snapshot(date(2026, 1, 1))) is before
    lesson = Lesson(uid="l9", text="ลองทำก่อน", network="n1")
    write(store, [Change("lessons", "l9", None, lesson)], NOTE)
    assert everything(service.snapshot(date(2026, 1, 1))) is not before
    assert [each.uid for each in find(service.snapshot(date(2026, 1, 1)), "ลองทำ")] == ["l9"]
