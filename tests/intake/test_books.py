"""Workbooks and text files: what is read, what is told, what is refused."""

import random
import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from graph.intake import plan, read
from graph.intake.shown import number_shown
from graph.kinds import Records
from tests.intake.test_intake import BAD, keys, made

HEAD = ["id", "name", "kind"]


def book(path: Path, **sheets) -> Path:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path


def told(reading, severity="warning"):
    return [p.key.removeprefix("intake.") for p in reading.problems if p.severity == severity]


def test_sheets_are_recognised_by_their_headings_and_names(tmp_path):
    path = book(
        tmp_path / "all.xlsx",
        ภาคี=[["รหัส", "ชื่อ", "ประเภท"], ["a1", "ก", "คน"], ["a2", "ข", "คน"]],
        ความสัมพันธ์=[["ภาคีต้นทาง", "ภาคีปลายทาง", "ความสัมพันธ์"], ["ก", "ข", "แน่นแฟ้น"]],
        ประเด็น=[["รหัส", "ชื่อประเด็น"], ["i1", "อาหาร"]],
        เครือข่าย=[["รหัส", "ชื่อเครือข่าย"], ["n1", "เครือข่าย"]],
        จดไว้=[["คำอธิบาย"], ["ใช้ภายใน"]],
    )
    reading = read([path])
    assert [t.kind for t in reading.tables] == ["actors", "ties", "issues", "networks"]
    assert told(reading) == ["sheet.not_read"]
    assert plan(reading, Records()).counts["ties"]["created"] == 1


def test_headings_may_stand_below_a_title_and_lines_stay_true(tmp_path):
    rows = [["รายชื่อภาคี ปี 2566"], [], HEAD, ["a1", "ก", "มนุษย์"]]
    done = plan(read([book(tmp_path / "b.xlsx", actors=rows)]), Records())
    assert [(p.line, p.column) for p in done.problems if p.severity == "error"] == [(4, "kind")]
    assert "sheet.lines_above" in keys(done, "info")


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_file_is_a_problem_never_a_crash(tmp_path, seed):
    chance = random.Random(seed)
    source = chance.choice(["113_hidden.xlsx", "117_macro_external.xlsx", "055_mixed_be_ce.csv"])
    data = bytearray((BAD / source).read_bytes())
    for _ in range(chance.randint(1, 12)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    path = tmp_path / f"damaged{chance.choice(['.xlsx', '.csv', '.ods', '.xls'])}"
    path.write_bytes(data)
    done = plan(read([path]), Records(), take_sound=True)
    assert done.problems
    assert all(p.text("th") and p.text("en") for p in done.problems)


def test_ids_and_phones_are_read_as_the_sheet_shows_them(tmp_path):
    path = book(tmp_path / "b.xlsx", actors=[HEAD, [7, "ก", "คน"]])
    edited = openpyxl.load_workbook(path)
    edited["actors"]["A2"].number_format = "000"
    edited.save(path)
    assert made(plan(read([path]), Records()), "actors")[0].uid == "007"


@pytest.mark.parametrize(
    ("number", "number_format", "text"),
    [
        (7, "000", "007"),
        (812345678, "000-000-0000", "081-234-5678"),
        (812345678, "0000000000", "0812345678"),
        (7, "General", "7"),
        (7.0, "0.00", "7"),
        (2.5, "General", "2.5"),
        (1500, "#,##0.00", "1500"),
    ],
)
def test_a_number_is_shown_with_the_zeros_of_its_format(number, number_format, text):
    assert number_shown(number, number_format) == text


def test_a_date_cell_of_1966_is_told_with_what_was_perhaps_meant(tmp_path):
    rows = [[*HEAD, "since"], ["a1", "ก", "คน", datetime(1966, 3, 14)]]
    done = plan(read([book(tmp_path / "b.xlsx", actors=rows)]), Records())
    (warning,) = [p for p in done.problems if p.severity == "warning"]
    assert warning.key == "intake.date.suspicious"
    assert "14 มี.ค. 2566" in warning.text("th")


def test_cells_merged_downwards_hold_for_every_row(tmp_path):
    rows = [[*HEAD, "sector"], ["a1", "ก", "คน", "รัฐ"], ["a2", "ข", "คน", None]]
    path = book(tmp_path / "b.xlsx", actors=rows)
    edited = openpyxl.load_workbook(path)
    edited["actors"].merge_cells("D2:D3")
    edited.save(path)
    done = plan(read([path]), Records())
    assert [a.sector for a in made(done, "actors")] == ["government", "government"]
    assert keys(done, "warning") == ["sheet.merged"]


def test_a_stray_cell_far_away_costs_nothing_and_is_told(tmp_path):
    path = book(tmp_path / "b.xlsx", actors=[HEAD, ["a1", "ก", "คน"]])
    edited = openpyxl.load_workbook(path)
    edited["actors"]["XFD1048576"] = "x"
    edited.save(path)
    reading = read([path])
    assert told(reading) == ["sheet.far_cells"]
    assert plan(reading, Records()).counts["actors"]["created"] == 1


def test_formulas_are_told(tmp_path):
    path = book(tmp_path / "b.xlsx", actors=[HEAD, ["a1", "ก", "คน"], ["=A2", "ข", "คน"]])
    assert told(read([path])) == ["sheet.formulas"]


def test_a_formula_error_in_a_cell_is_named(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("id,name,kind\na1,#REF!,คน\n", "utf-8")
    assert keys(plan(read([path]), Records()), "error") == ["cell.excel_error"]


ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
<table:table table:name="ภาคี"><table:table-row
 table:number-rows-repeated="2"><table:table-cell/></table:table-row>{rows}</table:table></office:spreadsheet></office:body>
</office:document-content>"""

MANIFEST = """<?xml version="1.0"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"""


def test_ods_is_read_with_true_line_numbers(tmp_path):
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{c}</text:p></table:table-cell>'
            for c in row
        )
        + "</table:table-row>"
        for row in (HEAD, ["a1", "ก", "มนุษย์"])
    )
    path = tmp_path / "b.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr("content.xml", ODS.replace("{rows}", rows))
    done = plan(read([path]), Records())
    assert [(p.line, p.column) for p in done.problems if p.severity == "error"] == [(4, "kind")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_without_a_word(tmp_path, encoding):
    path = tmp_path / "a.csv"
    path.write_text("id,name,kind\na1,ชาคริต,คน\n", encoding)
    reading = read([path])
    assert reading.problems == ()
    assert made(plan(reading, Records()), "actors")[0].name == "ชาคริต"


def test_windows_874_is_read_and_told_with_a_preview(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("id,name,kind\na1,ชาคริต,คน\n", "cp874")
    reading = read([path])
    assert told(reading) == ["file.windows_874"]
    assert "ชาคริต" in reading.problems[0].text("th")


def test_utf8_with_a_broken_letter_is_not_taken_for_windows_874(tmp_path):
    path = tmp_path / "a.csv"
    whole = "id,name,kind\na1,เครือข่ายเกษตรอินทรีย์สงขลา,คน\n".encode()
    path.write_bytes(whole[:-12] + b"\xe0\xb8" + whole[-11:])
    assert told(read([path]), "error") == ["file.damaged_text"]


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        ("จาก,ถึง,ความสัมพันธ์", {"from": 0, "to": 1, "type": 2}),
        (
            "จาก,ถึงภาคี,ความสัมพันธ์,ตั้งแต่,ถึง",
            {"from": 0, "to": 1, "type": 2, "since": 3, "until": 4},
        ),
        ("source,target,type,evidence", {"from": 0, "to": 1, "type": 2, "source": 3}),
        ("from,to,type,source", {"from": 0, "to": 1, "type": 2, "source": 3}),
        ("ลำดับ,ต้นทาง,ปลายทาง,ความสัมพันธ์", {"from": 1, "to": 2, "type": 3}),
        ("FROM,To,TYPE", {"from": 0, "to": 1, "type": 2}),
    ],
)
def test_headings_of_ties_are_read(tmp_path, header, columns):
    path = tmp_path / "a.csv"
    path.write_text(header + "\n" + ",".join("x" * (header.count(",") + 1)) + "\n", "utf-8")
    (table,) = read([path]).tables
    assert table.columns == columns


def test_a_heading_that_may_be_an_end_or_a_day_is_asked(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("จาก,ถึง,ความสัมพันธ์,ตั้งแต่\na,b,แน่น,2566\n", "utf-8")
    assert told(read([path]), "error") == ["sheet.ask_heading"]


def test_headings_that_fit_two_tables_need_a_name(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("id,name\n1,อาหาร\n", "utf-8")
    assert told(read([path]), "error") == ["sheet.which_table"]
    named = tmp_path / "issues.csv"
    named.write_text("id,name\n1,อาหาร\n", "utf-8")
    assert [t.kind for t in read([named]).tables] == ["issues"]


def test_a_missing_column_is_named(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("id,name,sector\na1,ก,รัฐ\n", "utf-8")
    reading = read([path])
    assert told(reading, "error") == ["sheet.missing_columns"]
    assert "ต้องมี: ประเภท เพิ่ม" in reading.problems[0].text("th")


@pytest.mark.parametrize(
    ("heading", "key"),
    [("เลขบัตรประชาชน", "national_id"), ("โรคประจำตัว", "health"), ("พรรคการเมือง", "politics")],
)
def test_a_personal_column_is_flagged_and_dropped(tmp_path, heading, key):
    path = tmp_path / "a.csv"
    path.write_text(f"id,name,kind,{heading}\na1,ก,คน,ลับ\n", "utf-8")
    done = plan(read([path]), Records())
    assert keys(done, "warning") == [f"sensitive.{key}"]
    assert "ลับ" not in str(done.changes)


def test_thirteen_digits_that_check_are_taken_for_national_ids(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("id,name,kind,code2\na1,ก,คน,1-1017-00203-45-0\n", "utf-8")
    assert told(read([path])) == ["sensitive.national_id"]


def test_a_missing_file_and_an_empty_folder_are_told(tmp_path):
    assert told(read([tmp_path / "none.csv"]), "error") == ["file.missing"]
    assert told(read([tmp_path]), "error") == ["file.empty_folder"]


def test_a_guarded_cell_of_a_csv_is_read_without_its_guard(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("id,name,kind\na1,'=1+1,คน\na2,'quoted',คน\n", "utf-8")
    names = [a.name for a in made(plan(read([path]), Records()), "actors")]
    assert names == ["=1+1", "'quoted'"]
