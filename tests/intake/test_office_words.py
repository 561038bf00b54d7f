"""Lists as offices write them: kinds in their own words."""

from pathlib import Path

import pytest

from graph.intake import Plan, ReadOptions, plan, read
from graph.kinds import Base, Records
from tests.intake.test_intake import after, keys, load, made
from tests.intake.test_nothing_lost import said

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


TIES = "จาก,ถึงภาคี,ความสัมพันธ์\nกลุ่มผัก,รพ.สต.บ้านใหม่,มีส่วนร่วม\nกลุ่มผัก,ดารา,มีส่วนร่วม\n"


def made_of(folder: Path, known: Records, create: str | None, *texts: str) -> Plan:
    place = folder / f"made-{len(list(folder.iterdir()))}"
    place.mkdir()
    for number, text in enumerate(texts):
        (place / f"{number}.csv").write_text(text, "utf-8")
    return plan(read([place], ReadOptions(create=create)), known)


def test_partners_that_nobody_has_are_created_where_that_is_asked_for(tmp_path: Path) -> None:
    assert made_of(tmp_path, Records(), None, TIES).refused
    asked = made_of(tmp_path, Records(), "", TIES)
    assert [p.value for p in asked.problems if p.severity == "error"] == ["ดารา"]
    done = made_of(tmp_path, Records(), "person", TIES)
    assert {(each.name, each.kind) for each in made(done, "actors")} == {
        ("กลุ่มผัก", "group"),
        ("รพ.สต.บ้านใหม่", "organisation"),
        ("ดารา", "person"),
    }
    assert len(made(done, "ties")) == 2
    assert "ref.created" in keys(done, "warning")
    again = made_of(tmp_path, after(Records(), done), "person", TIES)
    assert again.changes == []


def test_a_name_much_like_one_on_record_is_asked_about_and_not_created(tmp_path: Path) -> None:
    known = after(Records(), load(tmp_path, Records(), "ชื่อ,ประเภท\nกลุ่มผักปลอดภัย,กลุ่ม\n"))
    done = made_of(tmp_path, known, "group", "จาก,ถึงภาคี,ความสัมพันธ์\nกลุ่มผักปลอดภย,ดารา,มีส่วนร่วม\n")
    (told,) = [each for each in done.problems if each.severity == "error"]
    assert "กลุ่มผักปลอดภัย" in told.text("th")


def test_who_is_named_by_a_faulty_row_too_is_there_for_the_sound_ones(tmp_path: Path) -> None:
    ties = "จาก,ถึงภาคี,ความสัมพันธ์\nกลุ่มผัก,นายแดง,ดีมาก\nกลุ่มผัก,นายแดง,มีส่วนร่วม\n"
    (tmp_path / "ties.csv").write_text(ties, "utf-8")
    reading = read([tmp_path / "ties.csv"], ReadOptions(create=""))
    done = plan(reading, Records(), take_sound=True)
    assert [len(made(done, kind)) for kind in ("actors", "ties")] == [2, 1]


@pytest.mark.parametrize(
    ("names", "created"),
    [
        ("1. สมใจ 2. วิไล", {"สมใจ", "วิไล"}),
        ("สมใจ, วิไล", {"สมใจ", "วิไล"}),
        ("สมใจ และ วิไล", {"สมใจ", "วิไล"}),
        ("สมใจและคณะ", {"สมใจ"}),
        ("Ann and Bob", {"Ann", "Bob"}),
        ("A & B", {"A", "B"}),
    ],
)
def test_several_names_in_one_are_never_made_one_partner(
    names: str, created: set[str], tmp_path: Path
) -> None:
    activities = f'date,title,participants\n2566,อบรม,"{names}"\n'
    done = made_of(tmp_path, Records(), "person", activities)
    assert {each.name for each in made(done, "actors")} == created
    assert {"ref.parted", "ref.uncounted"} & set(keys(done, "warning"))
    ties = f'จาก,ถึงภาคี,ความสัมพันธ์\nก,"{names.replace(" 2. ", " / ")}",มีส่วนร่วม\n'
    assert made_of(tmp_path, Records(), "person", ties).refused == (names != "สมใจและคณะ")


def test_participants_and_members_are_created_too(tmp_path: Path) -> None:
    activities = "date,title,participants\n2566,อบรม,นายแดง; กลุ่มเขียว\n"
    done = made_of(tmp_path, Records(), "", activities)
    assert {(each.name, each.kind) for each in made(done, "actors")} == {
        ("นายแดง", "person"),
        ("กลุ่มเขียว", "group"),
    }


AREAS = "รหัสพื้นที่,ชื่อพื้นที่,ระดับ\n90,สงขลา,province\n901,ควนโส,subdistrict\n902,รัตภูมิ,subdistrict\n"
ROWS = """id,ชื่อ,ประเภท,พื้นที่
x1,เทศบาลคลองแห,องค์กร,สงขลา
x3,อบต.รัตภูมิ,องค์กร,รัตภูมิ
x3,อบต.รัตภูมิ,องค์กร,ควนโส
"""


def based(known: Records) -> list[tuple[str, str]]:
    return sorted((each.actor, each.area) for each in known.of(Base).values())


def test_a_partner_over_several_rows_is_one_with_all_areas(tmp_path: Path) -> None:
    done = load(tmp_path, Records(), AREAS, ROWS)
    known = after(Records(), done)
    assert [each.uid for each in made(done, "actors")] == ["x1", "x3"]
    assert based(known) == [("x1", "90"), ("x3", "901"), ("x3", "902")]
    (told,) = said(done, "actor.several_rows")
    assert "“อบต.รัตภูมิ” of row 3: rows 4." in told
    again = load(tmp_path, known, AREAS, ROWS)
    assert (again.changes, again.refused) == ([], False)


def test_areas_that_nobody_knows_are_all_kept_as_text(tmp_path: Path) -> None:
    done = load(tmp_path, Records(), ROWS)
    assert [each.place for each in made(done, "actors")] == ["สงขลา", "รัตภูมิ; ควนโส"]
    again = load(tmp_path, after(Records(), done), ROWS)
    assert (again.changes, again.refused) == ([], False)


def test_further_areas_are_added_to_the_one_known_and_one_row_corrects_it(tmp_path: Path) -> None:
    one = "id,ชื่อ,ประเภท,พื้นที่\nx3,อบต.รัตภูมิ,องค์กร,ควนโส\n"
    known = after(Records(), load(tmp_path, Records(), AREAS, one))
    assert based(after(known, load(tmp_path, known, ROWS))) == [
        ("x1", "90"),
        ("x3", "901"),
        ("x3", "902"),
    ]
    corrected = load(tmp_path, known, one.replace("ควนโส", "สงขลา"))
    assert based(after(known, corrected)) == [("x3", "90")]
    assert "area.corrected" in keys(corrected, "warning")


def test_issues_over_several_rows_are_all_of_the_partner(tmp_path: Path) -> None:
    issues = "รหัส,ชื่อประเด็น\ni1,ข้าว\ni2,น้ำ\n"
    rows = "ลำดับ,ชื่อ,ประเภท,ประเด็น\n1,ชมรม,กลุ่ม,ข้าว\n2,ชมรม,กลุ่ม,น้ำ; ข้าว\n"
    done = load(tmp_path, Records(), issues, rows)
    assert [each.issue for each in made(done, "works")] == ["i1", "i2"]
    assert len(made(done, "actors")) == 1
    again = load(tmp_path, after(Records(), done), issues, rows)
    assert (again.changes, again.refused) == ([], False)


@pytest.mark.parametrize(
    "rows",
    [
        "id,ชื่อ,ประเภท,พื้นที่\nx,ก,กลุ่ม,ควนโส\nx,ก,องค์กร,รัตภูมิ\n",
        "id,ชื่อ,ประเภท,พื้นที่\nx,ก,กลุ่ม,ควนโส\nx,ก,กลุ่ม,ควนโส\n",
        "id,ชื่อ,ประเภท,พื้นที่,ประธาน\nx,ก,กลุ่ม,ควนโส,ดำ\nx,ก,กลุ่ม,รัตภูมิ,แดง\n",
        "ชื่อ,ประเภท,พื้นที่\nก,กลุ่ม,ควนโส\nก,กลุ่ม,รัตภูมิ\n",
    ],
)
def test_rows_that_differ_in_more_or_have_no_id_still_stop(rows: str, tmp_path: Path) -> None:
    assert load(tmp_path, Records(), AREAS, rows).refused


def test_a_word_that_is_asked_about_is_told_once_for_all_rows_that_have_it(tmp_path: Path) -> None:
    rows = "ก,ชุมชน\nข,กลุ่ม\nค,ชุมชน\nง,ชุมชน\nจ,กองทุน\nฉ,คำใหม่\nช,คำใหม่\n"
    (tmp_path / "list.csv").write_text(f"ชื่อ,ประเภท\n{rows}", "utf-8")
    done = plan(read([tmp_path / "list.csv"]), Records(), take_sound=True)
    assert said(done, "word.ask") == [
        "“ชุมชน” can mean several things (rows 2, 4, 5). Choose one of these: person, group, "
        "organisation.",
        "“กองทุน” can mean several things. Choose one of these: person, group, organisation.",
    ]
    assert said(done, "word.unknown", "th") == [
        "ไม่รู้จักคำว่า “คำใหม่” (แถว 7, 8) ใช้คำใดคำหนึ่งต่อไปนี้: คน, กลุ่ม, องค์กร"
    ]
    assert [each.name for each in made(done, "actors")] == ["ข"]
    assert [row.line for row in done.refused_rows] == [2, 4, 5, 6, 7, 8]
    assert done.refused_rows[1].reasons[0].text("en").startswith("“ชุมชน” can mean several things.")
