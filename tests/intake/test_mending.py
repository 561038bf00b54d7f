"""Cells and rows that someone mended are read so, told, counted, and handed out clean."""

from pathlib import Path

import openpyxl
import pytest

from graph.intake import Plan, ReadOptions, plan, read
from graph.intake.clean import write_clean
from graph.intake.mending import Mend, said
from graph.intake.tables.longrows import LONG
from graph.kinds import Records

ACTORS = "ทะเบียน,,\nชื่อ,ประเภท,หมายเหตุ\nกลุ่มผัก,ชุมชน,=1+1\nนายแดง,คน,\nบ้านใหม่,ชุมชน,ข\nฝ่ายดูแล,,\n"


def planned(folder: Path, *mends: Mend, text: str = ACTORS) -> Plan:
    (folder / "a.csv").write_text(text, "utf-8")
    return plan(read([folder / "a.csv"], ReadOptions(mends=mends)), Records())


def keys(made: Plan) -> set[str]:
    return {problem.key for problem in made.problems}


def row(folder: Path, line: int, was: str | None = None) -> Mend:
    return Mend("a.csv", None, line, None, "", was)


def test_a_mended_cell_is_read_as_it_was_mended(tmp_path: Path) -> None:
    assert [each.line for each in planned(tmp_path).refused_rows] == [3, 5, 6]
    made = planned(
        tmp_path,
        Mend("a.csv", None, 3, "ประเภท", "กลุ่ม", "ชุมชน"),
        Mend("a.csv", None, 5, "#2", "องค์กร"),
        row(tmp_path, 6, "ฝ่ายดูแล"),
    )
    assert not made.refused
    kinds = {(change.after.name, change.after.kind) for change in made.changes}  # type: ignore[union-attr]
    assert kinds == {("กลุ่มผัก", "group"), ("นายแดง", "person"), ("บ้านใหม่", "organisation")}
    assert made.left_out.as_json() == {"skipped": 1}
    (told,) = [p.text("en") for p in made.problems if p.key == "intake.mend.skipped"]
    assert told == "Rows skipped as decided, 1: 6."


def test_one_answer_mends_all_rows_with_that_word(tmp_path: Path) -> None:
    answer = Mend("a.csv", None, None, "ประเภท", "กลุ่ม", "ชุมชน")
    made = planned(tmp_path, answer, row(tmp_path, 6))
    assert not made.refused
    assert len(made.changes) == 3
    (told,) = [p.text("en") for p in made.problems if p.key == "intake.mend.mended"]
    assert told == "Read as “กลุ่ม”, as corrected on the page: rows 3, 5."


@pytest.mark.parametrize(
    "unfit",
    [
        Mend("a.csv", None, 3, "ประเภท", "กลุ่ม", "เครือข่าย"),
        Mend("a.csv", None, 99, "ประเภท", "กลุ่ม"),
        Mend("a.csv", None, 3, "ไม่มี", "กลุ่ม"),
        Mend("a.csv", "แผ่น", 3, "ประเภท", "กลุ่ม"),
        Mend("b.csv", None, 3, "ประเภท", "กลุ่ม"),
        Mend("a.csv", None, 4, None, "", "นายดำ | คน"),
        Mend("a.csv", None, None, None),
        Mend("a.csv", None, None, "ประเภท", "กลุ่ม", "อื่น"),
        Mend("a.csv", None, 3, "#0", "กลุ่ม"),
    ],
)
def test_what_fits_nothing_is_told_and_changes_nothing(unfit: Mend, tmp_path: Path) -> None:
    made = planned(tmp_path, unfit)
    assert "intake.mend.unfit" in keys(made)
    assert [each.line for each in made.refused_rows] == [3, 5, 6]


def test_rows_of_a_long_file_are_mended_too(tmp_path: Path) -> None:
    note = "x" * 200
    rows = [f"a{i},ภาคี {i},person,{note}\n" for i in range(LONG // 200)]
    rows[5] = f"a5,ภาคี 5,ชุมชน,{note}\n"
    rows[9] = f"a9,ภาคี 9,?,{note}\n"
    text = "id,name,kind,note\n" + "".join(rows)
    mends = (Mend("a.csv", None, 7, "kind", "group", "ชุมชน"), row(tmp_path, 11))
    made = planned(tmp_path, *mends, text=text)
    assert not made.refused
    assert len(made.changes) == len(rows) - 1
    kinds = {c.uid: c.after.kind for c in made.changes}  # type: ignore[union-attr]
    assert (kinds["a5"], kinds["a6"], "a9" in kinds) == ("group", "person", False)


def test_two_rows_for_one_are_shown_side_by_side(tmp_path: Path) -> None:
    made = planned(tmp_path, text="id,name,kind\na1,ก,คน\na1,ข,คน\n")
    (refused,) = made.refused_rows
    assert refused.beside == (2, ("a1", "ก", "คน"))
    assert refused.as_read


def test_two_ties_at_one_time_are_shown_side_by_side(tmp_path: Path) -> None:
    text = "id,name,kind\nx,ก,คน\ny,ข,คน\n"
    (tmp_path / "actors.csv").write_text(text, "utf-8")
    ties = "from,to,type,since\nx,y,COOPERATE,2560\nx,y,COOPERATE,2562\n"
    (tmp_path / "ties.csv").write_text(ties, "utf-8")
    paths = [tmp_path / "actors.csv", tmp_path / "ties.csv"]
    (refused,) = plan(read(paths), Records()).refused_rows
    assert refused.beside == (2, ("x", "y", "COOPERATE", "2560"))


def test_the_mended_files_are_one_workbook_without_formulas(tmp_path: Path) -> None:
    mends = (
        Mend("a.csv", None, None, "ประเภท", "กลุ่ม", "ชุมชน"),
        row(tmp_path, 6, said(["ฝ่ายดูแล", "", ""])),
    )
    (tmp_path / "a.csv").write_text(ACTORS, "utf-8")
    book = openpyxl.Workbook()
    book.active.title = "a"  # type: ignore[union-attr]
    book.active.append(["ชื่อ", "ประเภท"])  # type: ignore[union-attr]
    book.active.append(["แดง; ดำ", "คน"])  # type: ignore[union-attr]
    book.save(tmp_path / "b.xlsx")
    out = tmp_path / "out.xlsx"
    options = ReadOptions(mends=mends)
    write_clean(out, [tmp_path / "a.csv", tmp_path / "b.xlsx"], options, {"ดำ": "นายดำ"})
    made = openpyxl.load_workbook(out)
    assert made.sheetnames == ["a", "a 2"]
    assert [[c.value for c in r] for r in made["a"].iter_rows()] == [
        ["ทะเบียน", None, None],
        ["ชื่อ", "ประเภท", "หมายเหตุ"],
        ["กลุ่มผัก", "กลุ่ม", "=1+1"],
        ["นายแดง", "คน", None],
        ["บ้านใหม่", "กลุ่ม", "ข"],
    ]
    assert made["a"]["C3"].data_type == "s"
    assert made["a 2"]["A2"].value == "แดง; นายดำ"
