"""Lists as offices write them: kinds in their own words."""

from pathlib import Path

import pytest

from graph.kinds import Records
from tests.intake.test_intake import after, keys, load, made

KINDS = {
    "organisation": (
        *("อบต.", "เทศบาลตำบล", "รพ.สต.", "สสจ.", "มหาวิทยาลัย", "นิติบุคคล", "สำนักงาน", "กรม"),
        *("ศูนย์", "โรงเรียนประถม", "สภาองค์กรชุมชน", "NGO", "company", "Local council"),
    ),
    "person": ("บุคคลธรรมดา", "นาย", "ปัจเจกบุคคล", "individual"),
    "group": ("กลุ่มสตรี", "ชมรมผู้สูงอายุ", "club"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_read_as_people_write_it_and_told(kind: str, tmp_path: Path) -> None:
    rows = "".join(f"ก{n},{word}\n" for n, word in enumerate(KINDS[kind]))
    done = load(tmp_path, Records(), f"ชื่อ,ประเภท\n{rows}")
    assert {each.kind for each in made(done, "actors")} == {kind}
    assert len(made(done, "actors")) == len(KINDS[kind])
    assert set(keys(done, "warning")) <= {"word.warned", "actor.alike", "actor.same_name"}


@pytest.mark.parametrize("word", ["ชุมชน", "กองทุน", "xyz", "ประชาชน"])
def test_a_kind_that_may_be_several_is_asked(word: str, tmp_path: Path) -> None:
    assert load(tmp_path, Records(), f"ชื่อ,ประเภท\nก,{word}\n").refused


def test_a_surname_in_a_column_of_its_own_is_of_the_name(tmp_path: Path) -> None:
    head = "ลำดับ,คำนำหน้า,ชื่อ,นามสกุล,ประเภท\n"
    rows = "1,นาย,สมใจ,ดอนแก้ว,คน\n2,นาง,สมใจ,นาหลวง,คน\n3,,ประทีป,,คน\n"
    done = load(tmp_path, Records(), head + rows)
    assert {(each.name, each.aliases) for each in made(done, "actors")} == {
        ("สมใจ ดอนแก้ว", ("นายสมใจ ดอนแก้ว",)),
        ("สมใจ นาหลวง", ("นางสมใจ นาหลวง",)),
        ("ประทีป", ()),
    }
    again = load(tmp_path, after(Records(), done), head + rows)
    assert (again.changes, again.refused) == ([], False)


@pytest.mark.parametrize("name", ["ชื่อ-นามสกุล", "ชื่อองค์กร", "ชื่อหน่วยงาน/กลุ่ม", "Full name"])
@pytest.mark.parametrize("kind", ["ประเภทองค์กร", "Category"])
@pytest.mark.parametrize("since", ["ปีที่เข้าร่วม", "Joined"])
def test_headings_that_offices_use_are_known(
    name: str, kind: str, since: str, tmp_path: Path
) -> None:
    (one,) = made(load(tmp_path, Records(), f"{kind},{since},{name}\nกลุ่ม,2560,ก\n"), "actors")
    assert (one.name, one.kind, str(one.since)) == ("ก", "group", "2017-01-01")
