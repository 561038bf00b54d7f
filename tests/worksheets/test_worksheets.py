"""Filled worksheets: what they say once they are read back."""

import random
from pathlib import Path

import openpyxl
import pytest

from graph.intake import plan, read
from graph.kinds import Actor, ManagedNetwork, Records
from graph.worksheets import NUMBERS
from tests.support.filled import (
    EXPANSION,
    METHODS,
    PROJECT,
    Filled,
    again,
    first_worksheet,
    fourth_worksheet,
    keys,
    planned,
    records,
    told,
)


def test_the_decks_row_of_the_mayor_is_exactly_that_stake(tmp_path: Path) -> None:
    path = first_worksheet().save(tmp_path)
    made = planned(path)
    assert keys(made, "error") == set()
    (actor,) = records(made, "actors")
    assert (actor.name, actor.kind, actor.sector) == ("นายก ทม.", "person", "government")
    (network,) = records(made, "networks")
    assert (network.name, network.us, network.vision) == (PROJECT, (), None)
    (stake,) = records(made, "stakes")
    assert (stake.actor, stake.network) == (actor.uid, network.uid)
    assert (stake.groups, stake.influence, stake.interest) == ((), None, None)
    assert stake.how_it_influences == "กำหนดนโยบายเกษตรอินทรีย์"
    assert stake.how_it_is_affected == "ใช้เรื่องเกษตรอินทรีย์เป็นผลงาน"
    assert stake.what_matters == "ฐานเสียงประชาชนผู้รักสุขภาพ"
    assert stake.what_it_can_give == (
        "การนำไปกำหนดเป็นแผน สนับสนุนงบประมาณ ความร่วมมือของผู้ปฏิบัติงาน ประชาชนในพื้นที่"
    )
    assert stake.how_it_may_hinder == "การขับเคลื่อนงานช้า"
    assert stake.how_to_reach == (
        "นัดหมายเข้าพบ แนะนำ/ชี้ให้เห็นความสอดคล้องการทำงาน/สนับสนุนนโยบายนายกฯ/นำเสนอผลงานร่วมกับสื่อ"
    )
    (contact,) = records(made, "contacts")
    assert (contact.actor, contact.name, contact.phone) == (actor.uid, "ป้อม", "080-000-0000")
    assert planned(path, again(made)).changes == []


def test_the_decks_six_rows_of_expansion_are_exactly_those_steps(tmp_path: Path) -> None:
    path = fourth_worksheet().save(tmp_path)
    made = planned(path)
    assert keys(made, "error") == set()
    names = {actor.uid: actor.name for actor in records(made, "actors")}
    (network,) = records(made, "networks")
    assert [names[uid] for uid in network.us] == ["กลุ่มเกษตรอินทรีย์"]
    assert network.vision == "คนในจังหวัดได้กินอาหารปลอดภัย\nผู้ปลูกอยู่ได้"
    steps = {names[step.actor]: step for step in records(made, "plans")}
    assert set(steps) == {cells[0] for cells in EXPANSION}
    assert len(names) == 8
    wanted = ["COOPERATE", "COOPERATE", *["COLLABORATE"] * 4]
    for cells, method, level in zip(EXPANSION, METHODS, wanted, strict=True):
        step = steps[cells[0]]
        assert (step.network, step.existing, step.wanted) == (network.uid, "loose", level)
        assert (step.our_benefit, step.friends_benefit) == cells[3:5]
        assert step.method == method
        assert (step.owner, step.due, step.outcome) == (None, None, None)
    through = [step.through and names[step.through] for step in steps.values()]
    assert sorted(filter(None, through)) == ["ชาคริต"]
    assert steps["สวนผักคนเมือง"].through is not None
    assert records(made, "stakes") == []
    assert planned(path, again(made)).changes == []


def test_a_name_in_several_parts_is_one_actor_and_one_stake(tmp_path: Path) -> None:
    form = first_worksheet()
    for start in ("กลุ่มที่มีอิทธิพล", "กลุ่มที่สนใจ"):
        row = form.find(1, start)[0] + 2
        form.type(1, row, form.find(1, "๔")[1], "นายก ทม.")
    form.type(2, form.find(2, "อิทธิพลมาก", 7)[0] + 3, form.find(2, "สนใจน้อย")[1], "นายก ทม.")
    made = planned(form.save(tmp_path))
    assert keys(made, "error") == set()
    assert len(records(made, "actors")) == 1
    (stake,) = records(made, "stakes")
    assert stake.groups == ("influences_us", "interested")
    assert (stake.influence, stake.interest) == ("high", "low")
    assert stake.how_it_may_hinder == "การขับเคลื่อนงานช้า"


def test_a_number_in_the_table_is_finer_than_the_half_on_the_grid(tmp_path: Path) -> None:
    form = first_worksheet()
    at = form.find(3, "ตัวอย่าง")[0] + 1
    for heading, number in (("ระดับอิทธิพล", "๙"), ("ระดับความสนใจ", 2)):
        form.type(3, at, form.find(3, heading)[1], number)
    row = form.find(2, "อิทธิพลมาก", 7)[0]
    form.type(2, row, form.find(2, "สนใจน้อย")[1], "นายก ทม.")
    made = planned(form.save(tmp_path))
    assert keys(made, "error") == set()
    (stake,) = records(made, "stakes")
    assert (stake.influence, stake.interest) == ("9", "2")


def test_parts_that_contradict_each_other_are_told_where(tmp_path: Path) -> None:
    form = first_worksheet()
    at = form.find(3, "ตัวอย่าง")[0] + 1
    form.type(3, at, form.find(3, "ระดับอิทธิพล")[1], "น้อย")
    row = form.find(2, "อิทธิพลมาก", 7)[0]
    form.type(2, row, form.find(2, "สนใจมาก")[1], "นายก ทม.")
    made = planned(form.save(tmp_path))
    (problem,) = [p for p in made.problems if p.severity == "error"]
    assert (problem.key, problem.sheet) == ("worksheets.twice", "4 ตารางภาคี")
    assert (problem.line, problem.column) == (at, "ระดับอิทธิพล")
    assert f"3 อิทธิพลกับความสนใจ: {row}" in problem.text("th")


def deck_page(folder: Path) -> Path:
    """The deck's worksheet 1 on one sheet, as its own page has it."""
    book = openpyxl.Workbook()
    sheet = book.active
    slots = "๑.....๒.....๓.....๔.....๕..... ๖.....๗.....๘.....๙....."
    for row in (
        ["ใบงาน 1: การวิเคราะห์ภาคี ผู้มีส่วนได้ส่วนเสีย (30 นาที)"],
        ["โครงการ/เครือข่าย: " + PROJECT],
        ["1. ให้ระบุนามชื่อ ภาคี/ ผู้มีส่วนได้ส่วนเสีย ผู้เกี่ยวข้องกับโครงการ"],
        ["รายชื่อภาคี/ผู้มีส่วนได้เสียที่เกี่ยวข้องกับโครงการ (คน/กลุ่ม/องค์กร)"],
        ["ประชาชน", "๑. กลุ่มปลูกผักอินทรีย์อื่น ๒. ชมรมผู้บริโภค.....๓.....๔....."],
        ["วิชาการ", slots],
        ["ภาครัฐ", "1) นายก ทม.\n2) โรงพยาบาลเขาตะเคียนงาม"],
        ["2. จากรายชื่อในข้อ 1 วิเคราะห์จำแนก และจัดเข้ากลุ่ม"],
        ["ลักษณะของกลุ่ม", "รายชื่อ (คน/กลุ่ม/องค์กร)"],
        ["กลุ่มที่มีอิทธิพลต่อโครงการเรา", "ประชาชน", slots],
        [None, "วิชาการ", slots],
        [None, "ภาครัฐ", "๑. นายก ทม. ๒. โรงพยาบาลเขาตะเคียนงาม ๓....."],
        ["กลุ่มที่โครงการเราไปมีผลต่อเขา", "ประชาชน", "๑.ชมรมผู้บริโภค"],
        ["สนใจความสำเร็จ ความล้มเหลวของโครงการเรา", "ประชาชน", "กลุ่มปลูกผักอินทรีย์อื่น; ชมรมผู้บริโภค"],
        ["3. ศึกษาทำความเข้าใจภาคี/ ผู้มีส่วนได้ส่วนเสีย ที่เกี่ยวข้องกับโครงการ"],
        ["1) อิทธิพลมาก สนใจมาก", "นายก ทม."],
        ["2) อิทธิพลมากสนใจน้อย", "โรงพยาบาลเขาตะเคียนงาม"],
        ["3) อิทธิพลน้อยสนใจมาก", "ชมรมผู้บริโภค"],
        ["4) อิทธิพลน้อย สนใจน้อย"],
        [
            "ชื่อผู้มีส่วนได้เสีย/ กลุ่ม ภาคี เครือข่าย",
            "ชื่อ ผู้ที่ติดต่อได้",
            "อิทธิพล: ภาคีมีอิทธิพล ต่อโครงการ เราอย่างไร",
            "ผลกระทบ: ภาคีรับผล กระทบอะไร จากโครงการ เรา",
            "อะไรมี ความสำคัญ ต่อภาคี",
        ],
        ["1. นายก ทม.", "ป้อม เลข 080-000-0000", "กำหนดนโยบายเกษตรอินทรีย์", "ใช้เป็นผลงาน"],
        ["2."],
    ):
        sheet.append(row)
    path = folder / "deck.xlsx"
    book.save(path)
    return path


def test_the_decks_own_page_is_read_with_its_numbers_in_the_cells(tmp_path: Path) -> None:
    path = deck_page(tmp_path)
    made = planned(path)
    assert keys(made, "error") == set()
    actors = {a.uid: a for a in records(made, "actors")}
    assert {a.name: (a.kind, a.sector) for a in actors.values()} == {
        "กลุ่มปลูกผักอินทรีย์อื่น": ("group", "people"),
        "ชมรมผู้บริโภค": ("group", "people"),
        "นายก ทม.": ("person", "government"),
        "โรงพยาบาลเขาตะเคียนงาม": ("organisation", "government"),
    }
    stakes = {actors[s.actor].name: s for s in records(made, "stakes")}
    assert {name: (s.groups, s.influence, s.interest) for name, s in stakes.items()} == {
        "กลุ่มปลูกผักอินทรีย์อื่น": (("interested",), None, None),
        "ชมรมผู้บริโภค": (("influenced", "interested"), "low", "high"),
        "นายก ทม.": (("influences_us",), "high", "high"),
        "โรงพยาบาลเขาตะเคียนงาม": (("influences_us",), "high", "low"),
    }
    mayor = stakes["นายก ทม."]
    assert mayor.how_it_influences == "กำหนดนโยบายเกษตรอินทรีย์"
    assert mayor.how_it_is_affected == "ใช้เป็นผลงาน"
    (contact,) = records(made, "contacts")
    assert (contact.name, contact.phone) == ("ป้อม", "080-000-0000")
    assert told(made, "warning") == [("worksheets.kind_taken", "Sheet", n) for n in (5, 5, 7, 7)]
    assert planned(path, again(made)).changes == []


def test_headings_swapped_and_columns_moved_still_read(tmp_path: Path) -> None:
    form = first_worksheet()
    table = form.sheets[3]
    top = form.find(3, "ตัวอย่าง")[0] - 1
    for row in table.iter_rows(min_row=top, max_row=top + 4):
        values = [cell.value for cell in row]
        for cell, value in zip(row, reversed(values), strict=True):
            cell.value = value
    names = form.sheets[0]
    names.insert_cols(1)
    names.insert_rows(1, 3)
    made = planned(form.save(tmp_path))
    assert keys(made, "error") == set()
    (stake,) = records(made, "stakes")
    assert stake.how_it_influences == "กำหนดนโยบายเกษตรอินทรีย์"
    assert stake.how_it_is_affected == "ใช้เรื่องเกษตรอินทรีย์เป็นผลงาน"


def test_the_decks_plan_names_its_owner_in_its_first_row(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (
        ["แผนการขยายเครือข่ายข้ามประเด็น จังหวัดเดียวกัน"],
        [
            "กลุ่ม",
            "ความสัมพันธ์เดิม (ได้มาจากวิเคราะห์ โดยใช้ผังเครือข่าย)",
            "ความสัมพันธ์ใหม่",
            "ประโยชน์เรา/ แลกเปลี่ยน",
            "ประโยชน์เพื่อน",
            "วิธีการ",
        ],
        ["กลุ่มเกษตรอินทรีย์"],
        *EXPANSION,
    ):
        book.active.append(row)
    book.save(tmp_path / "plan.xlsx")
    names = ["กลุ่มเกษตรอินทรีย์", "ชาคริต", *(cells[0] for cells in EXPANSION)]
    known = Records(
        actors={
            f"a{n}": Actor(uid=f"a{n}", name=name, kind="group") for n, name in enumerate(names)
        },
        networks={"n1": ManagedNetwork(uid="n1", name=PROJECT)},
    )
    made = planned(tmp_path / "plan.xlsx", known)
    assert keys(made, "error") == set()
    assert keys(made, "info") >= {"worksheets.owner"}
    assert [(n.uid, n.us) for n in records(made, "networks")] == [("n1", ("a0",))]
    steps = sorted(records(made, "plans"), key=lambda step: step.actor)
    assert [step.actor for step in steps] == ["a2", "a3", "a4", "a5", "a6", "a7"]
    assert [step.method for step in steps] == METHODS
    assert steps[5].through == "a1"


def test_lessons_stand_under_their_questions(tmp_path: Path) -> None:
    form = Filled(2)
    form.beside(0, "โครงการ/เครือข่าย", PROJECT)
    second = form.find(0, "คำถามที่ ๒")[0]
    form.type(0, second + 1, 2, "พบกันทุกเดือน")
    form.type(0, second + 1, 3, "มี.ค. 2566")
    form.type(0, second + 4, 2, "- แบ่งงานตามความถนัด\n- เล่าให้กันฟัง")
    form.type(0, form.find(0, "คำถามที่ ๓")[0] + 6, 2, "ฟังก่อนพูด")
    made = planned(form.save(tmp_path))
    assert keys(made, "error") == set()
    found = {lesson.text: lesson for lesson in records(made, "lessons")}
    asked = "บริหารยังไงให้ภาคีเครือข่ายเหล่านี้ยังคงทำงานร่วมกันอยู่"
    assert {text: lesson.question == asked for text, lesson in found.items()} == {
        "พบกันทุกเดือน": True,
        "แบ่งงานตามความถนัด": True,
        "เล่าให้กันฟัง": True,
        "ฟังก่อนพูด": False,
    }
    assert (found["ฟังก่อนพูด"].question or "").startswith("ภาวะผู้นำอะไรบ้าง")
    assert str(found["พบกันทุกเดือน"].learned) == "2023-03-01"


def test_the_map_is_a_list_of_actors_and_one_of_ties(tmp_path: Path) -> None:
    form = Filled(3)
    for count, cells in enumerate(
        [("สวนผักคนเมือง", "กลุ่ม", "ประชาชน"), ("กลุ่มเกษตรอินทรีย์", None, "ประชาชน"), ("ชาคริต", "คน")], 1
    ):
        for column, text in enumerate(cells):
            form.type(0, form.find(0, "ตัวอย่าง")[0] + count, 2 + column, text)
    row = form.find(1, "ตัวอย่าง")[0] + 1
    for column, text in enumerate(["กลุ่มเกษตรอินทรีย์", "สวนผักคนเมือง", "หลวม ผ่านชาคริต"]):
        form.type(1, row, 2 + column, text)
    made = planned(form.save(tmp_path))
    assert keys(made, "error") == set()
    names = {actor.name: actor for actor in records(made, "actors")}
    assert {n: a.kind for n, a in names.items()} == {
        "สวนผักคนเมือง": "group",
        "กลุ่มเกษตรอินทรีย์": "group",
        "ชาคริต": "person",
    }
    (tie,) = records(made, "ties")
    assert (tie.start, tie.end) == (names["กลุ่มเกษตรอินทรีย์"].uid, names["สวนผักคนเมือง"].uid)
    assert (tie.type, tie.stated, tie.through) == ("COOPERATE", False, names["ชาคริต"].uid)


def test_an_english_worksheet_reads_the_same(tmp_path: Path) -> None:
    form = Filled(1, "en")
    form.beside(0, "Project/network", "Safe food")
    form.type(0, form.find(0, "government")[0], 3, "Mayor of Khao Takhian")
    form.type(1, form.find(1, "Those interested")[0], form.find(1, "9")[1], "Mayor of Khao Takhian")
    form.type(
        2,
        form.find(2, "low influence")[0],
        form.find(2, "high interest")[1],
        "Mayor of Khao Takhian",
    )
    row = form.find(3, "example")[0] + 1
    form.type(3, row, 2, "Mayor of Khao Takhian")
    form.type(3, row, form.find(3, "how it influences us")[1], "sets policy")
    made = planned(form.save(tmp_path))
    assert keys(made, "error") == set()
    (actor,) = records(made, "actors")
    assert (actor.kind, actor.sector) == ("person", "government")
    (stake,) = records(made, "stakes")
    assert (stake.groups, stake.influence, stake.interest) == (("interested",), "low", "high")
    assert stake.how_it_influences == "sets policy"


def test_text_typed_over_an_example_is_not_lost_without_a_word(tmp_path: Path) -> None:
    form = first_worksheet()
    row, _ = form.find(0, "ตัวอย่าง")
    form.type(0, row, 3, "กลุ่มของเราเอง")
    made = planned(form.save(tmp_path))
    assert ("worksheets.example_changed", "1 รายชื่อ", row) in told(made, "warning")
    assert [actor.name for actor in records(made, "actors")] == ["นายก ทม."]


def test_a_name_of_unknown_kind_is_asked_for_where_it_stands(tmp_path: Path) -> None:
    form = Filled(1)
    form.beside(0, "โครงการ/เครือข่าย", PROJECT)
    row = form.find(0, "วิชาการ")[0] + 2
    form.type(0, row, 3, "กองทุนตำบล")
    path = form.save(tmp_path)
    (problem,) = [p for p in planned(path).problems if p.key == "worksheets.kind_missing"]
    assert (problem.file, problem.sheet, problem.line) == (path.name, "1 รายชื่อ", row)
    assert problem.column == "ประเภท"
    assert "คน, กลุ่ม, องค์กร" in problem.text("th")
    known = Records(
        actors={"f": Actor(uid="f", name="กองทุนตำบล", kind="group", sector="government")}
    )
    made = planned(path, known)
    assert keys(made, "error") == set()
    assert records(made, "actors") == []
    assert "worksheets.sector_differs" in keys(made, "warning")


def test_without_a_name_the_only_network_is_meant_and_none_is_one_error(tmp_path: Path) -> None:
    form = first_worksheet(project=None)
    form.type(0, form.find(0, "ภาครัฐ")[0] + 1, 3, "กลุ่มผัก")
    path = form.save(tmp_path)
    assert told(planned(path), "error") == [
        ("worksheets.network.none", "1 รายชื่อ", form.find(0, "ภาครัฐ")[0]),
        ("worksheets.network.none", "4 ตารางภาคี", 7),
    ]
    one = Records(networks={"n1": ManagedNetwork(uid="n1", name="หนึ่ง")})
    assert {stake.network for stake in records(planned(path, one), "stakes")} == {"n1"}
    two = Records(networks={n: ManagedNetwork(uid=n, name=n) for n in ("n1", "n2")})
    assert keys(planned(path, two), "error") == {"worksheets.network.which"}


@pytest.mark.parametrize(
    ("cell", "contacts"),
    [
        ("ป้อม + 08x-xxx-xxxx", [("ป้อม", "08x-xxx-xxxx")]),
        ("ป้อม\n0800000000", [("ป้อม", "0800000000")]),
        ("ป้อม (โทร. 080 000 0000)", [("ป้อม", "080 000 0000")]),
        ("ป้อม 080-000-0000, 080-000-0001", [("ป้อม", "080-000-0000, 080-000-0001")]),
        (
            "ป้อม 080-000-0000, แดง +66 80 000 0002",
            [("ป้อม", "080-000-0000"), ("แดง", "+66 80 000 0002")],
        ),
        ("ป้อม", [("ป้อม", None)]),
        ("0800000000", [("0800000000", None)]),
    ],
)
def test_name_and_phone_in_one_cell_are_parted(
    cell: str, contacts: list[tuple[str, str | None]], tmp_path: Path
) -> None:
    form = first_worksheet()
    at = form.find(3, "ตัวอย่าง")[0] + 1
    form.type(3, at, form.find(3, "เบอร์โทร")[1], None)
    form.type(3, at, form.find(3, "ชื่อคนที่ติดต่อได้")[1], cell)
    found = records(planned(form.save(tmp_path)), "contacts")
    assert sorted((c.name, c.phone) for c in found) == sorted(contacts)


def test_sectors_may_head_the_columns(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (
        ["โครงการ/เครือข่าย", PROJECT],
        ["ที่", "ประชาชน", "ประเภท", "วิชาการ", "ประเภท", "ภาครัฐ"],
        ["1", "ชาคริต", "คน", "กลุ่มนักวิชาการ ม.อ.", None, "ท้องถิ่นบ้านเรา"],
        ["2", None, None, None, None, "นายก ทม."],
    ):
        book.active.append(row)
    book.save(tmp_path / "columns.xlsx")
    made = planned(tmp_path / "columns.xlsx")
    assert keys(made, "error") == {"worksheets.kind_missing", "intake.ref.faulty"}
    sound = plan(read([tmp_path / "columns.xlsx"]), Records(), take_sound=True)
    assert {a.name: (a.kind, a.sector) for a in records(sound, "actors")} == {
        "ชาคริต": ("person", "people"),
        "กลุ่มนักวิชาการ ม.อ.": ("group", "academia"),
        "นายก ทม.": ("person", "government"),
    }


def test_all_four_worksheets_of_one_workshop_go_in_together(tmp_path: Path) -> None:
    first, fourth = first_worksheet(), fourth_worksheet()
    third = Filled(3)
    for column, text in enumerate(["นายก ทม.", "คน", "ภาครัฐ", None, "พบเมื่อเช้า"]):
        third.type(0, third.find(0, "ตัวอย่าง")[0] + 1, 2 + column, text)
    paths = [form.save(tmp_path) for form in (first, third, fourth)]
    made = plan(read(paths), Records())
    assert keys(made, "error") == set()
    (mayor,) = [actor for actor in records(made, "actors") if actor.name == "นายก ทม."]
    assert (mayor.kind, mayor.sector, mayor.note) == ("person", "government", "พบเมื่อเช้า")
    assert len(records(made, "networks")) == 1
    assert plan(read(paths), again(made)).changes == []


@pytest.mark.parametrize("seed", range(20))
def test_a_scribbled_worksheet_is_problems_never_a_crash(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    scribbles = [
        "",
        "๑",
        "1) ก 2) ข",
        "อิทธิพลมาก",
        "ประชาชน",
        "ตัวอย่าง",
        "=1+1",
        "-",
        "๑.....",
        "x" * 9,
    ]
    scribbles += ["ลักษณะของกลุ่ม", "เรา:", "ใบงาน 4", "บทเรียน", "หลวม ผ่าน", "ป้อม 080", "; ;", "\n\n-"]
    form = Filled(chance.choice(NUMBERS))
    for _ in range(120):
        row, column = chance.randint(1, 40), chance.randint(1, 12)
        cell = chance.choice(form.sheets).cell(row, column)
        if not isinstance(cell, openpyxl.cell.cell.MergedCell):
            cell.value = chance.choice(scribbles)
    made = planned(form.save(tmp_path))
    assert made.problems
    assert all(problem.text("th") and problem.text("en") for problem in made.problems)
