"""A cell that names several partners: taken apart as people write lists, and told."""

from pathlib import Path
from time import process_time

import openpyxl
import pytest

from graph.intake import plan, read
from graph.intake.people import taken_apart
from graph.kinds import Records
from tests.intake.test_intake import after, keys, load, made
from tests.intake.test_nothing_lost import said

KNOWN = {
    *("กลุ่มข้าวและผัก", "อบต.ก/ข", "สมใจ ดอนแก้ว", "วิไล นาหลวง", "กลุ่มไผ่, หวาย และปอ"),
    *("วิไลและคณะ", "กลุ่มข้าว", "กลุ่มผัก", "Rice, Fish and Co"),
}

LISTS = {
    "สมใจ ดอนแก้ว; วิไล นาหลวง": "สมใจ ดอนแก้ว|วิไล นาหลวง",
    "สมใจ ดอนแก้ว, วิไล นาหลวง และ กานดา ทุ่งรัก": "สมใจ ดอนแก้ว|วิไล นาหลวง|กานดา ทุ่งรัก",
    "1. สมใจ ดอนแก้ว\n2. วิไล นาหลวง\n3. ประทีป ริมธาร": "สมใจ ดอนแก้ว|วิไล นาหลวง|ประทีป ริมธาร",
    "๑. สมใจ 2) วิไล ๓) ประทีป": "สมใจ|วิไล|ประทีป",
    "(1) Ann Lee (2) Bob Ray": "Ann Lee|Bob Ray",
    "- สมใจ\n- วิไล": "สมใจ|วิไล",
    "1 สมใจ\n2 วิไล": "สมใจ|วิไล",
    "Ann Lee | Bob Ray • Carl": "Ann Lee|Bob Ray|Carl",
    "สมใจ/วิไล นาหลวง/ประทีป": "สมใจ|วิไล นาหลวง|ประทีป",
    "นายแดงและนางสาวขาว": "นายแดง|นางสาวขาว",
    "Ann, Bob, and Carl Jones, Jr.": "Ann|Bob|Carl Jones, Jr.",
    "Ann & Bob": "Ann|Bob",
    "กลุ่มข้าวและผัก และ กลุ่มข้าว": "กลุ่มข้าวและผัก|กลุ่มข้าว",
    "วิไลและคณะ, อบต.ก/ข, กลุ่มไผ่, หวาย และปอ": "วิไลและคณะ|อบต.ก/ข|กลุ่มไผ่, หวาย และปอ",
    "Bob and Rice, Fish and Co": "Bob|Rice, Fish and Co",
    "กลุ่มเกษตรและสิ่งแวดล้อม": "กลุ่มเกษตรและสิ่งแวดล้อม",
    "เทศบาลตำบลนา, อำเภอควน; ดารา": "เทศบาลตำบลนา, อำเภอควน|ดารา",
    "กลุ่มข้าว\nกลุ่มผัก": "กลุ่มข้าว|กลุ่มผัก",
    "บริษัท A&B จำกัด, ม.1/2": "บริษัท A&B จำกัด|ม.1/2",
}


@pytest.mark.parametrize("text", LISTS)
def test_a_list_of_names_is_read_as_it_is_written(text: str) -> None:
    found = taken_apart(text, KNOWN.__contains__)
    assert ("|".join(found.names), found.left) == (LISTS[text], [])


@pytest.mark.parametrize(
    ("text", "names", "left"),
    [
        ("สมใจ ดอนแก้วและคณะ 5 คน", ["สมใจ ดอนแก้ว"], ["และคณะ 5 คน"]),
        ("สมใจ, วิไล, และคณะ", ["สมใจ", "วิไล"], ["และคณะ"]),
        ("สมใจ (และคณะ)", ["สมใจ"], ["และคณะ"]),
        ("Ann and her team", ["Ann"], ["and her team"]),
        ("Ann, Bob et al.", ["Ann", "Bob"], ["et al."]),
        ("สมใจและวิไลและชาวบ้าน ๒๐ คน", ["สมใจ", "วิไล"], ["และชาวบ้าน ๒๐ คน"]),
        ("ชาวบ้าน 20 คน, สมใจ", ["สมใจ"], ["ชาวบ้าน 20 คน"]),
        ("สมใจและคณะกรรมการหมู่บ้าน", ["สมใจ", "คณะกรรมการหมู่บ้าน"], []),
    ],
)
def test_who_came_along_and_is_not_named_is_not_counted(
    text: str, names: list[str], left: list[str]
) -> None:
    found = taken_apart(text, KNOWN.__contains__)
    assert (list(found.names), found.left) == (names, left)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("สมใจ และ วิไล", ["สมใจ และ วิไล"]),
        ("สมใจ ดอนแก้ว, ผู้ช่วย", ["สมใจ ดอนแก้ว, ผู้ช่วย"]),
        ("กลุ่มข้าว, กลุ่มผัก", ["กลุ่มข้าว", "กลุ่มผัก"]),
        ("กลุ่มข้าวและกลุ่มใหม่", ["กลุ่มข้าว", "กลุ่มใหม่"]),
        ("กลุ่มข้าวและผัก", ["กลุ่มข้าวและผัก"]),
        ("ก; ข", ["ก", "ข"]),
    ],
)
def test_in_a_cell_for_one_name_only_what_is_sure_is_cut(text: str, names: list[str]) -> None:
    assert list(taken_apart(text, KNOWN.__contains__, alone=True).names) == names


@pytest.mark.parametrize("between", [", ", " และ ", "\n", "/", ";", " and "])
def test_ten_thousand_names_are_read_in_a_moment(between: str) -> None:
    began = process_time()
    found = taken_apart(between.join(f"กลุ่ม{n} ดอน" for n in range(10_000)), KNOWN.__contains__)
    assert (len(found.names), process_time() - began < 3) == (10_000, True)


ACTORS = "ชื่อ,ประเภท\nสมใจ ดอนแก้ว,คน\nวิไล นาหลวง,คน\nกลุ่มข้าวและผัก,กลุ่ม\n"


def test_participants_are_taken_apart_and_told_once_with_an_example(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    actors, activities = book.active, book.create_sheet("กิจกรรม")
    assert actors
    actors.title = "ภาคี"
    for row in ACTORS.splitlines():
        actors.append(row.split(","))
    activities.append(["วันที่", "ชื่อกิจกรรม", "ผู้เข้าร่วม"])
    activities.append(["14/3/2566", "ประชุม", "1. สมใจ ดอนแก้ว\n2. วิไล นาหลวง"])
    activities.append(["18-19 เม.ย. 2566", "อบรม", "สมใจ ดอนแก้ว, กลุ่มข้าวและผัก และคณะ"])
    book.save(tmp_path / "minutes.xlsx")
    done = plan(read([tmp_path / "minutes.xlsx"]), Records())
    assert [len(each.participants) for each in made(done, "activities")] == [2, 2]
    assert [str(each.date) for each in made(done, "activities")] == ["2023-03-14", "2023-04-18"]
    assert said(done, "date.days", "th")[0].startswith(
        "ช่วงหลายวันเก็บเป็นวันแรกเพียงวันเดียว เช่น “18-19 เม.ย. 2566” เก็บเป็น 18 เม.ย. 2566 (ค.ศ. 2023) "
        "ส่วนวันสุดท้ายคือ 19 เม.ย. 2566 (ค.ศ. 2023): แถว 3"
    )
    assert said(done, "ref.parted") == [
        "Cells with several names were taken apart, for example “1. สมใจ ดอนแก้ว 2. วิไล นาหลวง” as "
        "สมใจ ดอนแก้ว | วิไล นาหลวง: rows 2, 3. If that isn't meant, put ; between the names."
    ]
    assert (
        "“และคณะ” ใน “สมใจ ดอนแก้ว, กลุ่มข้าวและผัก และคณะ”: แถว 3"
        in said(done, "ref.uncounted", "th")[0]
    )


def test_a_tie_to_several_is_a_tie_each_and_told(tmp_path: Path) -> None:
    ties = "id,จาก,ถึงภาคี,ความสัมพันธ์\nt1,กลุ่มข้าวและผัก,สมใจ ดอนแก้ว และ วิไล นาหลวง,มีส่วนร่วม\n"
    done = load(tmp_path, Records(), ACTORS, ties)
    uids = {each.name: each.uid for each in made(done, "actors")}
    assert {(each.start, each.end) for each in made(done, "ties")} == {
        (uids["กลุ่มข้าวและผัก"], uids["สมใจ ดอนแก้ว"]),
        (uids["กลุ่มข้าวและผัก"], uids["วิไล นาหลวง"]),
    }
    assert "ref.parted" in keys(done, "warning")
    again = load(tmp_path, after(Records(), done), ACTORS, ties)
    assert (again.changes, again.refused) == ([], False)


def test_a_tie_to_one_who_is_not_known_among_several_goes_in_for_nobody(tmp_path: Path) -> None:
    ties = "จาก,ถึงภาคี,ความสัมพันธ์\nกลุ่มข้าวและผัก,สมใจ ดอนแก้ว; ดารา,มีส่วนร่วม\n"
    (tmp_path / "actors.csv").write_text(ACTORS, "utf-8")
    (tmp_path / "ties.csv").write_text(ties, "utf-8")
    done = plan(read([tmp_path]), Records(), take_sound=True)
    assert (len(made(done, "actors")), made(done, "ties")) == (3, [])
    assert [each.value for each in done.problems if each.severity == "error"] == ["ดารา"]
