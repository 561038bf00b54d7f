"""Rows that differ in any cell are never one, and what can't be read is never left out unsaid."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from graph.base.words import speaking
from graph.intake import Plan, ReadOptions, plan, read
from graph.kinds import Records
from tests.intake.test_intake import after, keys, load, made

ACTORS = "id,ชื่อ,ประเภท\na1,กลุ่มข้าว,กลุ่ม\na2,อนามัย,องค์กร\na3,ผู้ใช้น้ำ,กลุ่ม\n"


def said(done: Plan, key: str, lang: str = "en") -> list[str]:
    with speaking(lang):
        return [each.text() for each in done.problems if each.key == f"intake.{key}"]


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("ลำดับ,ชื่อ,ชื่อเล่น,ประเภท\n1,สมใจ,แก้ว,คน\n2,สมใจ,หลวง,คน\n", "ชื่อเล่น"),
        (f"{ACTORS}\n", ""),
        ("ชื่อ,ประเภท,\nสมใจ,คน,x\nสมใจ,คน,y\n", "#3"),
    ],
)
def test_actors_that_differ_in_an_unread_column_stop_the_import(
    table: str, columns: str, tmp_path: Path
) -> None:
    done = load(tmp_path, Records(), table)
    found = said(done, "row.apart")
    assert [text.split("are not: ")[1].split(".")[0] for text in found] == [columns] * bool(columns)
    assert done.refused == bool(columns)


def test_rows_that_differ_in_their_number_only_are_read_once(tmp_path: Path) -> None:
    done = load(tmp_path, Records(), "ลำดับ,ชื่อ,ประเภท,หมายเลข\n1,สมใจ,คน,7\n2,สมใจ,คน,7\n")
    assert [each.name for each in made(done, "actors")] == ["สมใจ"]
    assert keys(done, "info") == ["row.repeated"]


def test_two_ties_for_two_projects_stop_the_import(tmp_path: Path) -> None:
    ties = "จาก,ถึงภาคี,ความสัมพันธ์,โครงการ\na1,a2,มีส่วนร่วม,หนึ่ง\na1,a2,มีส่วนร่วม,สอง\n"
    done = load(tmp_path, Records(), ACTORS, ties)
    assert done.refused
    assert "โครงการ" in said(done, "row.apart")[0]


COURSES = """date,title,participants,รุ่น
14/3/2566,อบรม,a1;a2,หนึ่ง
14/3/2566,อบรม,a1;a2,สอง
14/3/2566,อบรม,a3,สาม
14/3/2566,อบรม,a3,สาม
"""


def test_courses_of_one_day_are_kept_apart_and_told_and_read_again_the_same(
    tmp_path: Path,
) -> None:
    done = load(tmp_path, Records(), ACTORS, COURSES)
    assert not done.refused
    assert [each.participants for each in made(done, "activities")] == [
        ("a1", "a2"),
        ("a1", "a2"),
        ("a3",),
    ]
    assert said(done, "activity.alike") == [
        "Another activity has the same title and day but other people or details: they are kept "
        "as two: rows 3, 4. If they are one, make them one row, or give them one id."
    ]
    again = load(tmp_path, after(Records(), done), ACTORS, COURSES)
    assert again.changes == []


def test_an_activity_whose_people_grew_is_the_same_and_other_people_are_another(
    tmp_path: Path,
) -> None:
    head = "date,title,participants\n14/3/2566,อบรม,"
    known = after(Records(), load(tmp_path, Records(), ACTORS, f"{head}a1;a2\n"))
    (grown,) = load(tmp_path, known, f"{head}a1;a2;a3\n").changes
    assert grown.before is not None
    (other,) = load(tmp_path, known, f"{head}a1;a3\n").changes
    assert other.before is None


@pytest.mark.parametrize(
    "heads",
    ["2564,2565", "ปี 2564,ปี 2565", "2021,2022", "พ.ศ. 2564,note2", "ปี พ.ศ. 2564,", "๒๕๖๔,๒๕๖๕"],
)
def test_years_as_columns_give_no_ties_for_ever(heads: str, tmp_path: Path) -> None:
    ties = f"จาก,ถึงภาคี,ความสัมพันธ์,{heads}\na1,a2,มีส่วนร่วม,x,\na2,a3,มีส่วนร่วม,x,x\n"
    done = load(tmp_path, Records(), ACTORS, ties)
    assert done.refused
    assert "without them every row would have no end" in said(done, "sheet.year_columns")[0]
    dated = f"จาก,ถึงภาคี,ความสัมพันธ์,เริ่มเมื่อ,{heads}\na1,a2,มีส่วนร่วม,2564,x,x\n"
    assert not load(tmp_path, Records(), ACTORS, dated).refused


@pytest.mark.parametrize(
    ("heads", "cells", "refused"),
    [
        ("คู่ 1,ระดับ 1,คู่ 2,ระดับ 2", "ที่อื่น,มีส่วนร่วม,ที่ไหน,มีส่วนร่วม", True),
        ("Partner (1),Partner (2)", "x,y", True),
        ("alter_1,alter_2", "x,y", True),
        ("ทำงานกับ1,ทำงานกับ2", "กลุ่มข้าว,", False),  # the second says nothing
        ("ทำงานกับ1,ทำงานกับ2", "กลุ่มข้าว,อนามัย", True),  # names of the table itself
        ("โทร 1,โทร 2", "074-123456,081-2345678", False),
    ],
)
def test_numbered_columns_of_partners_are_not_passed_over(
    heads: str, cells: str, refused: bool, tmp_path: Path
) -> None:
    table = f"id,ชื่อ,ประเภท,{heads}\na1,กลุ่มข้าว,กลุ่ม,{cells}\na2,อนามัย,องค์กร\n"
    done = load(tmp_path, Records(), table)
    assert (done.refused, bool(said(done, "sheet.numbered_columns"))) == (refused, refused)


def test_two_digits_of_a_year_show_what_they_were_read_as(tmp_path: Path) -> None:
    rows = "a4,ก,กลุ่ม,14-Mar-23\na5,ข,กลุ่ม,14/3/66\n"
    done = load(tmp_path, Records(), f"id,ชื่อ,ประเภท,เริ่มเมื่อ\n{rows}")
    assert [str(each.since) for each in made(done, "actors")] == ["2023-03-14", "2023-03-14"]
    assert said(done, "date.two_digit", "th") == [
        "ปีสองหลักอ่านเป็น ค.ศ. เช่น “14-Mar-23” เป็น 14 มี.ค. 2566 (ค.ศ. 2023): แถว 2 ถ้าไม่ตรง เขียนปีสี่หลัก",
        "ปีสองหลักอ่านเป็น พ.ศ. เช่น “14/3/66” เป็น 14 มี.ค. 2566 (ค.ศ. 2023): แถว 3 ถ้าไม่ตรง เขียนปีสี่หลัก",
    ]


def dated(folder: Path, *cells: str, column: str = "เริ่มเมื่อ") -> tuple[list[str], Plan]:
    rows = "".join(f'ก{n},กลุ่ม,"{cell}"\n' for n, cell in enumerate(cells))
    file = folder / "two.csv"
    file.write_text(f"ชื่อ,ประเภท,{column}\n{rows}", "utf-8")
    reading = replace(read([file]), today=date(2026, 11, 30))
    done = plan(reading, Records())
    return [str(each.since) for each in made(done, "actors")], done


@pytest.mark.parametrize(
    ("cells", "starts", "key"),
    [
        (("14/3/35", "14/3/27"), ["1992-03-14", "1984-03-14"], "date.two_digit_column"),
        (("2535", "14/3/27"), ["1992-01-01", "1984-03-14"], "date.two_digit_column"),
        (("14-Mar-21", "14/3/23"), ["2021-03-14", "2023-03-14"], "date.two_digit_column"),
        (("2021-03-14", "14/3/23"), ["2021-03-14", "2023-03-14"], "date.two_digit_column"),
        (("14-Mar-21", "14/3/66", "14/3/23"), ["2021-03-14", "2023-03-14", "2023-03-14"], None),
        (("14/3/22", "14/3/23"), ["2022-03-14", "2023-03-14"], None),
    ],
)
def test_two_digits_are_of_the_era_that_their_column_speaks_for(
    cells: tuple[str, ...], starts: list[str], key: str | None, tmp_path: Path
) -> None:
    found, done = dated(tmp_path, *cells)
    assert sorted(found) == sorted(starts)
    assert ("date.two_digit_column" in keys(done, "warning")) == (key is not None)


def test_two_digits_far_from_the_other_years_of_their_column_are_asked_about(
    tmp_path: Path,
) -> None:
    found, done = dated(tmp_path, "14/3/66", "14/3/65", "14/3/23")
    assert found == []
    assert said(done, "date.two_eras") == [
        "Is “14/3/23” 14 Mar 1980 or 14 Mar 2023? Other cells of the column are of the Buddhist "
        "era (“14/3/66”), but of quite other years. Write the year with four digits."
    ]
    told = said(done, "date.two_digit", "th")
    assert told[0].startswith(
        "ปีสองหลักอ่านเป็น พ.ศ. เช่น “14/3/66” เป็น 14 มี.ค. 2566 (ค.ศ. 2023): แถว 2, 3"
    )


def test_an_end_in_two_digits_is_decided_by_its_column_too(tmp_path: Path) -> None:
    table = "id,ชื่อ,ประเภท,สิ้นสุดเมื่อ\na1,ก,กลุ่ม,{}\na2,ข,กลุ่ม,31/12/40\n"
    for other, end in (("31 Dec 27", "2041-01-01"), ("31/12/48", "1998-01-01")):
        (tmp_path / "ends.csv").write_text(table.format(other), "utf-8")
        done = plan(replace(read([tmp_path / "ends.csv"]), today=date(2026, 11, 30)), Records())
        assert [str(a.until) for a in made(done, "actors")][1:] == [end]


HEAD = "id,ชื่อ,ประเภท\n"


@pytest.mark.parametrize(
    ("name", "kept", "warned"),
    [
        ("ผู\uf70bใหญ่บ้าน", "ผู้ใหญ่บ้าน", ["cell.old_font"]),
        ("\uf700ี\uf714", "ฐี้", ["cell.old_font"]),
        ("\uf70f\uf718 ป\uf701ย\uf712", "ญุ ปิย็", ["cell.old_font"]),
        ("ก\ue123ข", "กข", ["cell.private"]),
        ("ก\ue123\uf70a", "ก่", ["cell.old_font", "cell.private"]),
        ("👩\u200d👩\u200d👧 ครอบครัว", "👩\u200d👩\u200d👧 ครอบครัว", []),
        ("می\u200cخواهم", "می\u200cخواهم", []),
        ("ก\u200cข\u200d", "กข", ["cell.unseen"]),
        ("แม่บา้น", "แม่บ้าน", ["cell.unseen"]),
        ("ชมรมสีดํา", "ชมรมสีดำ", ["cell.unseen"]),
        ("นํ้าใส ท่ี", "น้ำใส ที่", ["cell.unseen"]),
        ("เเกษตร", "แกษตร", ["cell.unseen"]),
    ],
)
def test_letters_are_read_as_what_they_show(
    name: str, kept: str, warned: list[str], tmp_path: Path
) -> None:
    done = load(tmp_path, Records(), f"{HEAD}a1,{name},กลุ่ม\n")
    assert [each.name for each in made(done, "actors")] == [kept]
    assert keys(done, "warning") == warned


@pytest.mark.parametrize("wrong", ["latin-1", "cp1252"])
def test_letters_spoiled_by_a_wrong_encoding_are_offered_mended(wrong: str, tmp_path: Path) -> None:
    spoiled = "สมใจ ยามดี".encode().decode(wrong)
    text = f"id,name,kind\na1,{spoiled},organisation\n"
    refused = load(tmp_path, Records(), text)
    assert refused.refused
    assert "was probably “a1,สมใจ ยามดี,organisation”" in said(refused, "file.mojibake")[0]
    (tmp_path / "a.csv").write_text(text, "utf-8")
    for chosen in (ReadOptions(accept=True), ReadOptions(encoding="mended")):
        done = plan(read([tmp_path / "a.csv"], chosen), Records())
        assert [each.name for each in made(done, "actors")] == ["สมใจ ยามดี"]
        assert keys(done, "warning") == ["file.mended"]


def test_letters_that_mending_makes_no_thai_of_are_left(tmp_path: Path) -> None:
    done = load(tmp_path, Records(), f"{HEAD}a1,à¹PÇµ,กลุ่ม\n")
    assert [each.name for each in made(done, "actors")] == ["à¹PÇµ"]


def test_spoiled_letters_of_a_workbook_are_offered_too(tmp_path: Path) -> None:
    path = _book(tmp_path, ["a1", "สมใจ".encode().decode("latin-1"), "คน"])
    refused = plan(read([path]), Records())
    assert "“สมใจ”" in said(refused, "file.mojibake")[0]
    done = plan(read([path], ReadOptions(accept=True)), Records())
    assert [each.name for each in made(done, "actors")] == ["สมใจ"]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ([datetime(2021, 1, 1), "ก", "กลุ่ม"], "date_as_text"),
        (["a1", datetime(2021, 1, 1), "กลุ่ม"], "date_as_text"),
        ([True, "ก", "กลุ่ม"], "truth_as_text"),
        (["a1", False, "กลุ่ม"], "truth_as_text"),
    ],
)
def test_a_workbooks_date_or_truth_in_place_of_an_id_or_name_is_told(
    row: list[object], told: str, tmp_path: Path
) -> None:
    done = plan(read([_book(tmp_path, row)]), Records())
    assert keys(done, "warning") == [f"cell.{told}"]
    assert len(made(done, "actors")) == 1


def test_more_columns_than_any_matrix_a_nul_and_utf_16_have_their_sentence(tmp_path: Path) -> None:
    wide = load(tmp_path, Records(), f"{HEAD}{','.join(['a1', 'ก', 'กลุ่ม'] + ['x'] * 20_000)}\n")
    assert said(wide, "file.too_many_columns")[0].startswith("Line 2 has 20,003 columns")
    nul = load(tmp_path, Records(), f"{HEAD}a1,ก\0ข,กลุ่ม\n")
    assert said(nul, "file.nul")[0].startswith("Line 2 holds a NUL")
    document = '{"actors": [{"id": "a1", "name": "ก", "kind": "กลุ่ม"}]}'
    for number, encoding in enumerate(("utf-16", "utf-16-le", "utf-16-be")):
        path = tmp_path / f"{number}.json"
        path.write_bytes(document.encode(encoding))
        assert [each.name for each in made(plan(read([path]), Records()), "actors")] == ["ก"]
    (tmp_path / "n.json").write_text('{"actors": [\n{"id": "a\0"}]}', "utf-8")
    told = plan(read([tmp_path / "n.json"]), Records())
    assert said(told, "file.nul")[0].startswith("Line 2")


def _book(folder: Path, row: list[object]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "actors"
    sheet.append(["id", "name", "kind"])
    sheet.append(row)
    path = folder / "book.xlsx"
    book.save(path)
    return path


GRAPHML = (
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    '<key id="w" for="edge" attr.name="weight" attr.type="double"/><graph edgedefault="undirected">'
    '<node id="a"/><node id="b"/>\n<edge source="a" target="b"><data key="w">{}</data></edge>'
    "</graph></graphml>"
)
WEIGHED = {
    "a.net": ('*Vertices 3\n1 "a"\n2 "b"\n3 "c"\n*Edges\n1 2 {}\n2 3 2\n1 3 c Blue\n', 6),
    "a.dl": ("dl n=3 format=edgelist1\nlabels:\na,b,c\ndata:\n1 2 {}\n2 3 2\n", 5),
    "a.graphml": (GRAPHML, 2),
}


@pytest.mark.parametrize("file", WEIGHED)
@pytest.mark.parametrize(("weight", "key", "wrong"), [("four", "words", 1), ("NaN", "nothing", 0)])
def test_a_weight_that_is_no_number_has_its_sentence_and_line(
    weight: str, key: str, wrong: int, file: str, tmp_path: Path
) -> None:
    text, line = WEIGHED[file]
    (tmp_path / file).write_text(text.format(weight), "utf-8")
    done = plan(read([tmp_path / file], ReadOptions(accept=True)), Records())
    told = [p for p in done.problems if p.key.startswith("graphs.weight")]
    assert [(p.key, p.line, p.value) for p in told] == [(f"graphs.weight.{key}", line, weight)]
    assert done.refused == bool(wrong)


def test_who_is_still_there_is_not_passed_over(tmp_path: Path) -> None:
    rows = "ก,กลุ่ม,ยังเป็นสมาชิก\nข,กลุ่ม,พ้นสภาพ\n"
    done = load(tmp_path, Records(), f"ชื่อ,ประเภท,สถานะ\n{rows}")
    assert done.refused
    assert "all of them would count" in said(done, "sheet.status_column")[0]
    kept = load(tmp_path, Records(), f"ชื่อ,ประเภท,extra:สถานะ\n{rows}")
    assert sorted(each.extra for each in made(kept, "actors")) == [
        ("สถานะ=พ้นสภาพ",),
        ("สถานะ=ยังเป็นสมาชิก",),
    ]
    assert not load(tmp_path, Records(), "ชื่อ,ประเภท,สถานะ\nก,กลุ่ม,อยู่\nข,กลุ่ม,อยู่\n").refused
