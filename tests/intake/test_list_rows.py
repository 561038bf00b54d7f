"""Rows of lists that stay out are counted, and a scheme is for the sheets that it fits."""

from dataclasses import replace
from pathlib import Path

import openpyxl

from graph.base.words import speaking
from graph.intake import Plan, ReadOptions, plan, read
from graph.intake.doubts import doubts
from graph.intake.lists import Scheme
from graph.intake.mending import Mend
from graph.kinds import Records
from tests.intake.test_intake import made

READ = {"ชื่อหน่วยงาน": "name", "สถานะ": "status"}
SCHEME = Scheme("actors", READ, kind="organisation", statuses={"ยุบแล้ว": "leave out"}).as_json()
ROWS = [
    ["ชื่อหน่วยงาน", "สถานะ"],
    ["กลุ่มผักบ้านโคก", "อยู่"],
    ["กลุ่มข้าวบ้านนา", "ยุบแล้ว"],
    ["รวม", "2"],
]


def book(path: Path, **sheets: list[list[str]]) -> Path:
    made = openpyxl.Workbook()
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.remove(made.worksheets[0])
    made.save(path)
    return path


def put(path: Path, **options: str) -> Plan:
    return plan(read([path], ReadOptions(**options)), Records())  # type: ignore[arg-type]


def names(done: Plan) -> list[str]:
    return sorted(actor.name for actor in made(done, "actors"))


def errors(done: Plan) -> list[str]:
    return [each.text("en") for each in done.problems if each.severity == "error"]


def test_rows_left_out_for_their_status_and_totals_are_counted(tmp_path: Path) -> None:
    done = put(book(tmp_path / "a.xlsx", บัญชี=ROWS), mapping=SCHEME)
    assert errors(done) == []
    assert names(done) == ["กลุ่มผักบ้านโคก"]
    assert done.left_out.as_json() == {"unread": 1, "totals": 1}
    with speaking("en"):
        said = done.left_out.text()
    assert said == "Left out: rows of lists, as they are read: 1, rows of totals: 1."
    assert [
        str(dict(each.facts)["lines"]) for each in done.problems if each.key == "lists.unread"
    ] == ["3"]


def test_rows_without_a_ticked_year_are_counted(tmp_path: Path) -> None:
    rows = [["จาก", "ถึงภาคี", "2565", "2566"], ["ก", "ข", "x", ""], ["ก", "ค", "", ""]]
    done = put(book(tmp_path / "a.xlsx", บัญชี=rows), accept=True, create="")  # type: ignore[arg-type]
    assert len(made(done, "ties")) <= 1
    assert done.left_out.as_json() == {"unread": 1}


def test_a_scheme_is_for_the_sheets_it_fits_beside_tables_of_our_own(tmp_path: Path) -> None:
    own = [["name", "kind"], ["วัดนาเหนือ", "องค์กร"]]
    done = put(book(tmp_path / "a.xlsx", ภาคี=own, บัญชี=ROWS), mapping=SCHEME)
    assert errors(done) == []
    assert names(done) == ["กลุ่มผักบ้านโคก", "วัดนาเหนือ"]


def test_a_scheme_that_fits_no_sheet_names_the_headings_that_are_gone(tmp_path: Path) -> None:
    rows = [["ชื่อหน่วยงาน", "ยังอยู่ไหม"], ["กลุ่มผักบ้านโคก", "อยู่"]]
    done = put(book(tmp_path / "a.xlsx", บัญชี=rows), mapping=SCHEME)
    assert done.refused
    assert any("names headings that this file lacks: “สถานะ”" in text for text in errors(done))


def test_headings_that_lack_are_named_in_the_language_of_the_reader(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("รหัส,ประเภท,ภาคส่วน\na1,คน,รัฐ\n", "utf-8")
    (problem,) = read([path]).problems
    assert "ตารางภาคีขาดคอลัมน์ที่ต้องมี: ชื่อ เพิ่ม" in problem.text("th")
    assert "lacks columns it must have: name. Add" in problem.text("en")


def test_what_is_wrong_with_a_numbered_tie_is_told_under_its_own_heading(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        "ชื่อองค์กร,คู่ 1,ระดับ 1,คู่ 2,ระดับ 2\nกลุ่มก,กลุ่มข,แปลก,กลุ่มค,COOPERATE\n"
        "กลุ่มข,กลุ่มง,COLLABORATE,กลุ่มค,COORDINATE\n",
        "utf-8",
    )
    how = ReadOptions(accept=True, create="group")
    (doubt,) = doubts(plan(read([tmp_path / "a.csv"], how), Records()))
    assert (doubt.column, doubt.was) == ("ระดับ 1", "แปลก")
    mends = (Mend("a.csv", None, 2, doubt.column, "COORDINATE", doubt.was),)
    done = plan(read([tmp_path / "a.csv"], replace(how, mends=mends)), Records())
    assert not done.refused
    levels = sorted(tie.type for tie in made(done, "ties"))
    assert levels == ["COLLABORATE", "COOPERATE", "COORDINATE", "COORDINATE"]
