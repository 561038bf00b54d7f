"""What a reference perhaps meant that nobody bears, with the reason; and what is one name."""

from pathlib import Path
from time import monotonic

import pytest

from graph.intake.names import Names
from graph.kinds import Records
from graph.search.abbreviations import Entry, Table
from tests.intake.test_intake import after, keys, load, made
from tests.intake.test_nothing_lost import said

RECORDED = {
    "h": "โรงพยาบาลส่งเสริมสุขภาพตำบลบ้านโคกไทร",
    "t": "เทศบาลตำบลนาริมคลอง อำเภอควนเนียง จังหวัดสงขลา",
    "p": "นายสมใจ ดอนแก้ว",
    "g": "กลุ่มแม่บ้านทุ่งรัก",
    "d": "ดร.วิไล นาหลวง",
    "e": "Dr. Ann Lee",
    "m": "กลุ่มแม่บ้านหมู่ 1",
    "s": "สสจ.สงขลา",
}


def names(table: Table | None = None) -> Names:
    found = Names(table)
    for uid, name in RECORDED.items():
        found.add(uid, name)
    return found


@pytest.mark.parametrize(
    ("text", "meant", "why"),
    [
        ("รพ.สต.บ้านโคกไทร", "h", "รพ.สต. stands for โรงพยาบาลส่งเสริมสุขภาพตำบล"),
        ("รพสต บ้านโคกไทร", "h", "รพ.สต. stands for โรงพยาบาลส่งเสริมสุขภาพตำบล"),
        ("สำนักงานสาธารณสุขจังหวัดสงขลา", "s", "สสจ. stands for สำนักงานสาธารณสุขจังหวัด"),
        ("เทศบาลตำบลนาริมคลอง", "t", "but for the subdistrict, district or province"),
        ("ทต.นาริมคลอง อ.ควนเนียง", "t", "ทต. stands for เทศบาลตำบล"),
        ("สมใจ ดอนแก้ว", "p", "the names differ only in a title"),
        ("น.ส.สมใจ  ดอนแก้ว", "p", "the names differ only in a title"),
        ("สมใจ ดอนแกว้ อ.เมือง จ.สงขลา", "p", "alike"),
        ("ผศ.ดร.วิไล นาหลวง", "d", "the names differ only in a title"),
        ("คุณสมใจ", "p", "one name begins with the other"),
        ("สมใจ ดอนแก้ว (ประธานสภาเด็ก)", "p", "one name begins with the other"),
        ("Ms. Ann Lee", "e", "the names differ only in a title"),
        ("กลุ่มแม่บา้นทุ่งรัก", "g", "the names differ only in typing"),
        ("กลุ่มแม่บ้านทุง่รัก", "g", "alike"),
        ("กลุมแม่บ้านทุ่งรัก", "g", "alike"),
    ],
)
def test_what_was_perhaps_meant_comes_with_the_reason(text: str, meant: str, why: str) -> None:
    likes = names().like(text)
    assert likes[0].uid == meant
    assert why in likes[0].reasons.en


@pytest.mark.parametrize(
    "text", ["ทต.นาริมคลอง อ.สะเดา", "รพ.สต.บ้านใหม่", "สสจ.ยะลา", "ประทีป ริมธาร", ".", "ๆ", "a"]
)
def test_nobody_is_offered_where_nobody_is_alike(text: str) -> None:
    assert (names().like(text), names().suggest(text)) == ((), "")


def test_another_number_is_never_taken_for_the_one_misspelt() -> None:
    assert [like.uid for like in names().like("กลุ่มแม่บ้านหมู่ 2")] == ["m"]
    assert names().like("กลุ่มแม่บ้านหมู่ 2", 85) == ()


def test_a_home_s_own_short_forms_serve_too() -> None:
    own = Table([Entry("กมบ.", "กลุ่มแม่บ้าน")])
    assert [like.uid for like in names(own).like("กมบ.ทุ่งรัก")] == ["g"]
    assert names().like("กมบ.ทุ่งรัก") == ()


def test_who_is_added_or_taken_out_later_is_offered_or_not() -> None:
    found = names()
    assert [like.uid for like in found.like("สมใจ ดอนแก้ว")] == ["p"]
    found.add("n", "รพ.สต.ควนใหม่")
    found.remove("g", RECORDED["g"])
    assert [like.uid for like in found.like("โรงพยาบาลส่งเสริมสุขภาพตำบลควนใหม่")] == ["n"]
    assert found.like("กลุมแม่บ้านทุ่งรัก") == ()


def test_fifty_thousand_unknown_names_are_looked_up_in_seconds() -> None:
    found = Names()
    for n in range(10_000):
        found.add(str(n), f"กลุ่มทดสอบที่ {n}")
    began = monotonic()
    assert not any(found.like(f"ชมรมใหม่รายที่ {n}") for n in range(50_000))
    assert monotonic() - began < 8


ACTORS = """ชื่อ,ประเภท
ชมรมสีดำ,ชมรม
โรงพยาบาลส่งเสริมสุขภาพตำบลบ้านโคกไทร,โรงพยาบาล
กลุ่มแม่บ้านทุ่งรัก,กลุ่ม
"""


def test_a_reference_by_a_short_form_is_asked_about_and_one_typed_otherwise_is_the_same(
    tmp_path: Path,
) -> None:
    head = "จาก,ถึงภาคี,ความสัมพันธ์\n"
    row = "ชมรมสีดํา,กลุ่มแม่บา้นทุ่งรัก,มีส่วนร่วม\n"
    done = load(tmp_path, Records(), ACTORS, head + row)
    assert len(made(done, "ties")) == 1
    asked = load(tmp_path, Records(), ACTORS, head + row + "รพ.สต.บ้านโคกไทร,ชมรมสีดำ,มีส่วนร่วม\n")
    assert keys(asked, "error") == ["kinds.actors.none_like"]
    (told,) = [each.text("th") for each in asked.problems if each.severity == "error"]
    assert (
        "หมายถึง “โรงพยาบาลส่งเสริมสุขภาพตำบลบ้านโคกไทร” "
        "(รพ.สต. คือ โรงพยาบาลส่งเสริมสุขภาพตำบล) หรือไม่" in told
    )


def test_names_typed_in_another_order_are_one_or_asked_about(tmp_path: Path) -> None:
    pairs = (
        ("กลุ่มแม่บา้นทุง่รัก", "กลุ่มแม่บ้านทุ่งรัก"),
        ("ชมรมสีดํา", "ชมรมสีดำ"),
        ("กลุ่มเเกษตรน้ำใส", "กลุ่มแกษตรน้ำใส"),
    )
    rows = "".join(f"{name},กลุ่ม\n" for pair in pairs for name in pair)
    done = load(tmp_path, Records(), f"ชื่อ,ประเภท\n{rows}")
    assert len(made(done, "actors")) == 4
    assert "“กลุ่มแม่บ้านทุ่งรัก” ดูเหมือน “กลุ่มแม่บ้านทุง่รัก”" in said(done, "actor.alike", "th")[0]
    again = load(tmp_path, after(Records(), done), f"ชื่อ,ประเภท\n{rows}")
    assert again.changes == []
