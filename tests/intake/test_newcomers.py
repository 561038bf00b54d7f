"""Partners that rows name and nobody has: listed once, and taken as someone decided."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph.base.errors import DataError
from graph.cli import import_partners
from graph.intake import Plan, ReadOptions, decisions, plan, read
from graph.kinds import Actor, Records

KNOWN = Records(
    actors={
        "a1": Actor(uid="a1", name="กลุ่มผักปลอดภัย", kind="group"),
        "a2": Actor(uid="a2", name="ชาคริต", kind="person"),
    }
)
TIES = (
    "จาก,ถึงภาคี,ความสัมพันธ์\nกลุ่มผักปลอดภย,ดารา,มีส่วนร่วม\nชาคริต,ดารา,มีส่วนร่วม\nชาคริต,อบต.บ้านใหม่,มีส่วนร่วม\n"
)


def planned(folder: Path, text: str = TIES, known: Records = KNOWN, **how: Any) -> Plan:
    (folder / "ties.csv").write_text(text, "utf-8")
    return plan(read([folder / "ties.csv"], ReadOptions(**how)), known)


def created(made: Plan, kind: str = "actors") -> list[Any]:
    return [c.after for c in made.changes if c.kind == kind and c.before is None]


def told(made: Plan, key: str) -> list[str]:
    return [p.text("en") for p in made.problems if p.key == f"intake.newcomers.{key}"]


def test_every_name_that_nobody_has_is_listed_once_with_what_it_may_be(tmp_path: Path) -> None:
    made = planned(tmp_path)
    assert made.refused
    listed = {each.name: each for each in made.newcomers}
    assert list(listed) == ["ดารา", "กลุ่มผักปลอดภย", "อบต.บ้านใหม่"]
    assert [each.rows for each in made.newcomers] == [2, 1, 1]
    assert [place.line for place in listed["ดารา"].places] == [2, 3]
    assert [each.proposed for each in made.newcomers] == [None, None, "organisation"]
    (near,) = listed["กลุ่มผักปลอดภย"].alike
    assert (near.uid, near.name) == ("a1", "กลุ่มผักปลอดภัย")
    assert near.reason.en
    assert [each.decision for each in made.newcomers] == ["", "", ""]


def test_each_name_is_taken_as_it_was_decided(tmp_path: Path) -> None:
    decided = {"ดารา": "person", "กลุ่มผักปลอดภย": "uid:a1", "อบต.บ้านใหม่": "organisation"}
    made = planned(tmp_path, partners=decided)
    assert not made.refused
    assert {(one.name, one.kind) for one in created(made)} == {
        ("ดารา", "person"),
        ("อบต.บ้านใหม่", "organisation"),
    }
    assert {one.start for one in created(made, "ties")} == {"a1", "a2"}
    assert {each.name: each.decision for each in made.newcomers} == decided
    assert not any(change.uid == "a1" for change in made.changes if change.kind == "actors")


def test_a_name_is_kept_as_an_alias_where_that_is_said(tmp_path: Path) -> None:
    made = planned(tmp_path, partners={"กลุ่มผักปลอดภย": "alias:กลุ่มผักปลอดภัย"}, create="person")
    assert not made.refused
    (change,) = [c for c in made.changes if c.uid == "a1"]
    assert isinstance(change.after, Actor)
    assert change.after.aliases == ("กลุ่มผักปลอดภย",)


def test_two_spellings_of_one_new_name_are_one(tmp_path: Path) -> None:
    text = "จาก,ถึงภาคี,ความสัมพันธ์\nดารา,ชาคริต,มีส่วนร่วม\nดาราา,a1,มีส่วนร่วม\n"
    made = planned(tmp_path, text, partners={"ดารา": "person", "ดาราา": "uid:ดารา"})
    assert not made.refused
    (dara,) = created(made)
    assert {one.start for one in created(made, "ties")} == {dara.uid}
    circle = planned(tmp_path, text, partners={"ดารา": "uid:ดาราา", "ดาราา": "uid:ดารา"})
    assert circle.refused
    assert told(circle, "circle")


def test_rows_of_who_is_left_out_stay_out_and_are_counted(tmp_path: Path) -> None:
    made = planned(tmp_path, partners={"ดารา": "leave out"}, create="")
    assert made.refused  # the misspelt one is still asked about
    decided = {"ดารา": "leave out", "กลุ่มผักปลอดภย": "uid:a1"}
    made = planned(tmp_path, partners=decided, create="")
    assert not made.refused
    assert len(created(made, "ties")) == 1
    assert made.left_out.as_json() == {"ties": 2}
    assert "2" in made.left_out.text()
    assert not made.refused_rows
    (text,) = told(made, "row_out")
    assert "rows 2, 3, 2 in all" in text


def test_of_an_activity_only_the_participant_is_left_out(tmp_path: Path) -> None:
    text = "date,title,participants\n2566,อบรม,ชาคริต; ดารา\n2567,อบรม,ดารา\n"
    made = planned(tmp_path, text, partners={"ดารา": "leave out"})
    assert not made.refused
    (activity,) = created(made, "activities")
    assert activity.participants == ("a2",)
    assert made.left_out.as_json() == {"activities": 1, "partners": 2}
    assert told(made, "nobody_left")


def test_what_is_said_for_all_others_holds_for_those_without_a_proposal(tmp_path: Path) -> None:
    decided = {"กลุ่มผักปลอดภย": "group", "*": "leave out"}
    made = planned(tmp_path, partners=decided)
    assert not made.refused
    assert {one.name for one in created(made)} == {"กลุ่มผักปลอดภย", "อบต.บ้านใหม่"}
    assert made.left_out.as_json() == {"ties": 2}


def test_names_that_differ_in_a_number_are_not_asked_about(tmp_path: Path) -> None:
    text = "จาก,ถึงภาคี,ความสัมพันธ์\nกลุ่มสตรีบ้านใหม่หมู่ 1,กลุ่มสตรีบ้านใหม่หมู่ 2,มีส่วนร่วม\n"
    made = planned(tmp_path, text, create="")
    assert not made.refused
    assert len(created(made)) == 2


def test_two_bodies_of_one_place_are_two(tmp_path: Path) -> None:
    text = "จาก,ถึงภาคี,ความสัมพันธ์\nอบต.บ้านใหม่,รพ.สต.บ้านใหม่,มีส่วนร่วม\n"
    made = planned(tmp_path, text, create="")
    assert not made.refused
    assert [each.alike for each in made.newcomers] == [(), ()]


def test_a_decision_that_is_not_needed_any_more_is_told(tmp_path: Path) -> None:
    made = planned(tmp_path, partners={"ชาคริต": "group", "หายไป": "person"}, create="person")
    (text,) = told(made, "unused")
    assert "“ชาคริต”" in text
    assert "“หายไป”" in text


def test_fifty_thousand_names_are_listed_and_left_out_together(tmp_path: Path) -> None:
    rows = "".join(f"ทดลองที่{i},ชาคริต,มีส่วนร่วม\n" for i in range(50_000))
    made = planned(tmp_path, "จาก,ถึงภาคี,ความสัมพันธ์\n" + rows, create="leave out")
    assert not made.refused
    assert len(made.newcomers) == 50_000
    assert made.left_out.as_json() == {"ties": 50_000}


@pytest.mark.parametrize(
    ("text", "decision"),
    [
        ("ใหม่: กลุ่ม", "group"),
        ("new: person", "person"),
        ("องค์กร", "organisation"),
        ("ตัดออก", "leave out"),
        ("leave out", "leave out"),
        ("= ชาคริต", "uid:ชาคริต"),
        ("=ชาคริต + ชื่ออื่น", "alias:ชาคริต"),
        ("uid:a1", "uid:a1"),
    ],
)
def test_decisions_are_read_as_people_write_them(text: str, decision: str) -> None:
    assert decisions.decision_of(text) == decision


@pytest.mark.parametrize("text", ["?", "=", "ชุมชน", "new:", "<script>"])
def test_what_is_no_decision_is_refused(text: str) -> None:
    with pytest.raises(DataError) as refused:
        decisions.decision_of(text)
    assert refused.value.key == "intake.newcomers.decision"


@pytest.mark.parametrize("lang", ["th", "en"])
def test_the_list_is_written_filled_in_and_read(lang: str, tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    made = planned(tmp_path)
    odd = replace(made.newcomers[0], name="=1+1", decision="alias:ชาคริต")
    decisions.write(path, [*made.newcomers, odd], lang)
    assert decisions.read(path) == {"อบต.บ้านใหม่": "organisation", "=1+1": "alias:ชาคริต"}
    assert (
        path.read_text("utf-8-sig").splitlines()[0]
        == {
            "th": "ชื่อ,ตัดสิน,แถว,พบที่,คล้ายกับ",
            "en": "name,decision,rows,where,looks like",
        }[lang]
    )


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("a,b\n1,2\n", "intake.newcomers.columns"),
        ("name,decision\nx,perhaps\n", "intake.newcomers.decision"),
        ("name,decision\nx,group\nx,person\n", "intake.newcomers.twice"),
    ],
)
def test_a_list_that_is_none_is_refused_with_its_reason(
    text: str, key: str, tmp_path: Path
) -> None:
    (tmp_path / "l.csv").write_text(text, "utf-8")
    with pytest.raises(DataError) as refused:
        decisions.read(tmp_path / "l.csv")
    assert refused.value.key == key


def test_the_others_of_a_list_are_one_line(tmp_path: Path) -> None:
    (tmp_path / "l.csv").write_text("ชื่อ,ตัดสิน\nที่เหลือ,ใหม่: กลุ่ม\n", "cp874")
    assert decisions.read(tmp_path / "l.csv") == {"*": "group"}


def test_accepting_proposals_creates_only_whose_names_tell() -> None:
    assert import_partners.creating(None, True) == ""
    assert import_partners.creating("group", True) == "group"
    assert import_partners.creating(None, False) is None


def test_of_several_of_one_name_one_is_chosen(tmp_path: Path) -> None:
    others = {
        uid: Actor(uid=uid, name="สมชาย", kind=kind)
        for uid, kind in (("s1", "person"), ("s2", "group"))
    }
    known = KNOWN.replaced(actors={**KNOWN.of(Actor), **others})
    text = "จาก,ถึงภาคี,ความสัมพันธ์\nสมชาย,ชาคริต,มีส่วนร่วม\n"
    made = planned(tmp_path, text, known, create="person")
    assert made.refused
    (told,) = [p.text("th") for p in made.problems if p.severity == "error"]
    assert "คน" in told
    assert "กลุ่ม" in told
    (several,) = made.newcomers
    assert [near.uid for near in several.alike] == ["s1", "s2"]
    assert several.proposed is None
    made = planned(tmp_path, text, known, partners={"สมชาย": "uid:s2"})
    (tie,) = created(made, "ties")
    assert (made.refused, tie.start) == (False, "s2")


def test_no_message_shows_an_id_that_nobody_gave_nor_a_level_in_english(tmp_path: Path) -> None:
    first = planned(tmp_path, "ชื่อ,ประเภท\nกลุ่มผักสวนครัว,กลุ่ม\nสมชาย,คน\n", Records())
    on_record = {c.uid: c.after for c in first.changes if c.after}
    known = Records(actors=on_record)
    text = (
        "จาก,ถึงภาคี,ความสัมพันธ์\n"
        "กลุ่มผักสวนครว,สมชาย,ใกล้ชิด\n"
        "กลุ่มผักสวนครัว,สมชาย,ประสานงาน\n"
        "กลุ่มผักสวนครัว,สมชาย,หลวม\n"
    )
    said = " ".join(each.text("th") for each in planned(tmp_path, text, known).problems)
    assert not [uid for uid in on_record if uid in said]
    assert not [
        word for word in ("COLLABORATE", "COORDINATE", "COOPERATE", "loose") if word in said
    ]
