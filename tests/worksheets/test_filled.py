"""Worksheets filled from what is on record: read back, nothing changes, and nothing is lost."""

import io
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from graph.journal.all_records import all_records
from graph.kinds import (
    Activity,
    Area,
    Contact,
    Issue,
    Lesson,
    ManagedNetwork,
    PlanStep,
    Records,
    Stake,
)
from graph.kinds.registry import references
from graph.service import open_service
from graph.store import Store
from graph.worksheets import FILLED, file_name
from graph.worksheets.filled import filled
from tests.conftest import empty
from tests.support.command import answer, saan
from tests.support.filled import Filled, first_worksheet, fourth_worksheet
from tests.support.made import actor, day, put, tie
from tests.support.places import ROOT

SEED = ROOT / "seed" / "csv"
TABLES = ("actors", "issues", "networks", "ties", "stakes", "plans", "lessons", "contacts")
LAST_DAY = "2026-09-30"
FILLED_IN = ("networks", "stakes", "plans", "lessons", "contacts")
LEFT = {"networks": ("form",), "contacts": ("email", "line", "basis")}
"""What no worksheet has a place for."""


def said(held: Records, kinds: Iterable[str] = FILLED_IN) -> list[dict[str, Any]]:
    """What the records of some kinds say, each other record by its name instead of its uid."""
    names = {
        uid: record.name for kind in ("actors", "networks") for uid, record in held.of(kind).items()
    }
    found = []
    for kind in kinds:
        for record in held.of(kind).values():
            left = {"uid", "ids", *LEFT.get(kind, ())}
            says = {name: value for name, value in vars(record).items() if name not in left}
            for name in references(kind).keys() & says.keys():
                value = says[name]
                several = isinstance(value, tuple)
                says[name] = sorted(map(names.get, value)) if several else names.get(value)
            found.append({"kind": kind, **says})
    return sorted(found, key=str)


def written(capsys: pytest.CaptureFixture[str], folder: Path, lang: str = "th") -> list[str]:
    """The filled worksheets of the last day, with contacts."""
    asked = ("template", "all", str(folder), "--filled", "--contacts", "--force", "--on", LAST_DAY)
    return [row["file"] for row in answer(capsys, "--lang", lang, *asked)]


def changes_nothing(capsys: pytest.CaptureFixture[str], *files: str) -> None:
    """Whether reading the files back writes nothing, with no word of doubt."""
    for each in (files, *((file,) for file in files)):
        plan = answer(capsys, "import", *each)
        assert plan["batch"] is None, plan
        assert {problem["severity"] for problem in plan["problems"]} <= {"info"}, plan["problems"]


@pytest.mark.parametrize("lang", ["th", "en"])
def test_the_seed_goes_out_and_in_again_unchanged(
    lang: str, given: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer(capsys, "import", *(str(SEED / f"{name}.csv") for name in TABLES))
    before = given.read(all_records)
    files = written(capsys, tmp_path, lang)
    assert [Path(file).name for file in files] == [file_name(n) for n in (1, 2, 4)]
    changes_nothing(capsys, *files)
    empty(given)
    answer(capsys, "import", *files)
    after = given.read(all_records)
    stakes = {u: s for u, s in before.of(Stake).items() if s.until is None}  # those of the day
    actors = {stake.actor for stake in stakes.values()}
    contacts = {u: c for u, c in before.of(Contact).items() if c.actor in actors}
    assert said(after) == said(before.replaced(contacts=contacts, stakes=stakes))
    assert len(after.of(Stake)) == 8
    assert len(after.of(PlanStep)) == 12
    assert len(after.of(Lesson)) == 6
    assert len(contacts) > 1


def test_the_decks_rows_go_out_and_in_again_unchanged(
    given: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    second = Filled(2)
    second.type(0, second.find(0, "คำถามที่ ๒")[0] + 1, 2, "พบกันทุกเดือน")
    second.type(0, second.find(0, "คำถามที่ ๒")[0] + 1, 4, "นายก ทม.; ชาคริต")
    forms = (first_worksheet(), second, fourth_worksheet())
    answer(capsys, "import", *(str(form.save(tmp_path)) for form in forms))
    before = given.read(all_records)
    assert (len(before.of(Stake)), len(before.of(PlanStep)), len(before.of(Lesson))) == (1, 6, 1)
    files = written(capsys, tmp_path)
    changes_nothing(capsys, *files)
    empty(given)
    answer(capsys, "import", *files)
    assert said(given.read(all_records)) == said(before)


NETWORK = ManagedNetwork(
    uid="n", name="สวนผัก", us=("us", "twin"), vision='=HYPERLINK("x")\nบรรทัดสอง'
)
ODD = {
    "formula": "=1+1",
    "several": "กลุ่ม ก; กลุ่ม ข",
    "counted": "1. กลุ่มแรก",
    "label": "ภาครัฐ",
    "shown": "ตัวอย่าง",
    "array": "{=1}",
    "twin": "ชื่อเดียวกัน",
    "other": "ชื่อเดียวกัน",
    "us": "กลุ่มเรา",
}
WORDS = {"how_it_influences": "- หนึ่ง\n- สอง", "what_matters": "=1+1", "how_to_reach": "-"}


def odd() -> list[Any]:
    """Records whose names and texts a worksheet might read otherwise."""
    people = [actor(uid, name=name, kind="group") for uid, name in ODD.items()]
    people[0] = replace(people[0], sector="government", aliases=("ก",))
    people[2] = replace(people[2], sector="people")
    stakes = [
        Stake(
            uid=f"k-{uid}",
            actor=uid,
            network="n",
            groups=("interested",),
            influence="high",
            **WORDS,
        )
        for uid in ODD
    ]
    stakes[0] = replace(stakes[0], interest="low", since=day("2025-05-01"), since_precision="month")
    stakes[1] = replace(stakes[1], influence="10", interest="3")
    past = {"until": day("2025-05-01"), "until_precision": "month", "since": day("2020-01-01")}
    past["since_precision"] = "year"
    ending = {"until": day("2030-01-01"), "until_precision": "year"}
    return [
        *people,
        NETWORK,
        *stakes[:-1],
        Stake(uid="k-past", actor="formula", network="n", groups=("influenced",), **past),
        replace(stakes[-1], **ending),
        PlanStep(
            uid="p1", actor="several", network="n", wanted="COORDINATE", through="counted",
            existing="loose", method="- โทร\n๑. พบ ๒. ชวน", outcome="สำเร็จ", due=day("2027-01-31"),
            due_precision="month", sources=("บันทึก; ประชุม",),
        ),
        PlanStep(
            uid="p2", actor="label", network="n", wanted="loose", existing="none", our_benefit="=1",
        ),
        PlanStep(
            uid="p3", actor="label", network="n", wanted="COLLABORATE", existing="loose",
            through="us",
        ),
        Lesson(uid="l1", text="- ฟัง\n- ถาม · เล่า", network="n", concerns=("several", "twin")),
        Lesson(uid="l2", text="1. ฟัง 2. ถาม", network="n", question="ทำอย่างไรต่อ\nกับใคร"),
        Lesson(
            uid="l3", text="พบกัน", network="n", concerns=("formula",),
            learned=day("2024-03-01"), learned_precision="month",
            question="บริหารยังไงให้ภาคีเครือข่ายเหล่านี้ยังคงทำงานร่วมกันอยู่",
            between=("label", "us"), activities=("v1", "v2", "v3"), issues=("i1", "i2", "i3"),
            areas=("90", "9011", "9012", "9501"), first=day("2023-01-01"), first_precision="year",
            last=day("2024-02-29"), last_precision="month", figure="actors",
            links=("https://example.org/?a=1;b=2", "C:\\เวที\\", "=1+1"),
        ),
        Lesson(uid="l4", text="นับกันใหม่", network="n", figure="ties", links=("สรุป.docx",)),
        *(Issue(uid=f"i{n}", name=name) for n, name in enumerate(("ข้าว", "ผัก", "ผัก"), 1)),
        Area(uid="90", name="สงขลา", level="province"),
        Area(uid="9011", name="หาดใหญ่", level="district", within="90"),
        Area(uid="9012", name="นาหม่อม ใหม่", level="district", within="90"),
        Area(uid="95", name="ยะลา", level="province"),
        Area(uid="9501", name="เมือง", level="district", within="95"),
        *(
            Activity(
                uid=f"v{n}", date=day("2024-01-01"), date_precision="day", title=title,
                participants=("us",),
            )
            for n, title in enumerate(("เวทีใหญ่", "พบกัน", "พบกัน"), 1)
        ),
        Contact(uid="c1", actor="formula", name="ป้อม", phone="080-000-0000"),
        Contact(uid="c2", actor="formula", name="แดง", phone="080-000-0001"),
        Contact(uid="c3", actor="us", name="=ป้อม 080-000-0002"),
        tie("us", "label", "COOPERATE"),
    ]  # fmt: skip


@pytest.mark.parametrize("lang", ["th", "en"])
def test_names_and_texts_that_cells_would_read_otherwise_stay_as_they_are(
    lang: str, given: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(given, *odd())
    before = given.read(all_records)
    for file in written(capsys, tmp_path, lang):
        plan = answer(capsys, "import", file)
        assert plan["batch"] is None, plan
        assert "error" not in {problem["severity"] for problem in plan["problems"]}
        for sheet in openpyxl.load_workbook(file):
            cells = [cell for row in sheet.iter_rows() for cell in row]
            assert {cell.data_type for cell in cells} <= {"s", "n"}
            assert not [cell for cell in cells if cell.hyperlink]
    assert given.read(all_records) == before


def sheets(data: bytes) -> list[list[list[str]]]:
    """The visible sheets as rows of texts, blank cells left out."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [
        [[str(c) for c in row if c is not None] for row in sheet.iter_rows(values_only=True)]
        for sheet in book
        if sheet.sheet_state == "visible"
    ]


def test_a_filled_worksheet_has_the_layout_of_the_empty_one_and_room(given: Store) -> None:
    people = [actor(f"a{n}", name=f"กลุ่ม {n:02}", kind="group", sector="people") for n in range(11)]
    stakes = [
        Stake(
            uid=f"k{n}", actor=f"a{n}", network="n", groups=("interested",),
            influence="high", interest="low",
        )
        for n in range(11)
    ]  # fmt: skip
    network = ManagedNetwork(uid="n", name="สวนผัก")
    put(given, *people, network, *stakes, Contact(uid="c", actor="a0", name="ป้อม", phone="080"))
    made = filled(open_service().snapshot(day(LAST_DAY)), 1, "th")
    held = {
        cell.value
        for sheet in openpyxl.load_workbook(io.BytesIO(made))
        for row in sheet
        for cell in row
    }
    assert "กลุ่ม 00" in held
    assert not held & {"ป้อม", "080"}
    names, groups, grid, table = sheets(made)
    assert names[0] == ["ใบงาน 1: การวิเคราะห์ภาคี ผู้มีส่วนได้ส่วนเสีย (30 นาที) · ณ 30 ก.ย. 2569"]
    assert names[3] == ["โครงการ/เครือข่าย:", "สวนผัก"]
    assert [row for row in names if row[0] == "ประชาชน"][10:] == [
        ["ประชาชน", "๑๑", "กลุ่ม 10", "กลุ่ม"],
        *(["ประชาชน", number] for number in ("๑๒", "๑๓", "๑๔")),
    ]
    assert len([row for row in names if row[0] == "วิชาการ"]) == 9
    label = "กลุ่มที่สนใจในความสำเร็จ ความล้มเหลวของโครงการเรา\n\n"
    listed = [row[2:] for row in groups if row[:2] == [label, "ประชาชน"]]
    assert [len(row) for row in listed] == [9, 2]
    assert [row for row in grid if row[0] == "อิทธิพลมาก"][10] == ["อิทธิพลมาก", "๑๑", "กลุ่ม 10"]
    assert "เบอร์โทร" in table[4]
    assert table[5] == ["๑\n\n\n\n", "กลุ่ม 00", "มาก", "น้อย"]
    assert len(table) == 5 + 14
    assert "ตัวอย่าง" not in {
        cell for sheet in (names, groups, grid, table) for row in sheet for cell in row
    }


def test_a_plan_tells_how_close_the_tie_is_today_beside_what_it_was(given: Store) -> None:
    steps = [
        PlanStep(uid="p1", actor="a", network="n", wanted="COLLABORATE", existing="loose"),
        PlanStep(uid="p2", actor="b", network="n", wanted="COOPERATE"),
    ]
    since = tie("us", "a", "COORDINATE", since=day("2026-01-01"), since_precision="day")
    network = ManagedNetwork(uid="n", name="สวนผัก", us=("us",), vision="กินดี")
    put(given, actor("us", name="เรา 1"), actor("a"), actor("b"), since, network, *steps)
    for on, now in (("2025-12-31", "ยังไม่มี"), ("2026-01-01", "ประสานความร่วมมือ")):
        vision, _, plan = sheets(filled(open_service().snapshot(day(on)), 4, "th"))
        assert ["เรา (ภาคีเจ้าของแผน):", "เรา 1"] in vision
        assert ["วิสัยทัศน์ร่วม:", "กินดี"] in vision
        heading = plan.index(next(row for row in plan if row[:2] == ["ที่", "กลุ่ม"]))
        assert plan[heading][2:5] == [
            *("ความสัมพันธ์เดิม", "ความสัมพันธ์วันนี้ (จากบันทึก)", "ความสัมพันธ์ใหม่"),
        ]
        assert plan[heading + 1][1:] == ["name of a", "หลวม", now, "มีส่วนร่วม", "p1"]
        assert plan[heading + 2][1:] == ["name of b", "ยังไม่มี", "ประสานการทำงาน", "p2"]


def test_a_lesson_that_is_changed_in_the_worksheet_is_the_same_lesson(
    given: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(given, ManagedNetwork(uid="n", name="สวนผัก"), Lesson(uid="l", text="ฟัง", network="n"))
    (row,) = answer(capsys, "template", "2", str(tmp_path), "--filled")
    book = openpyxl.load_workbook(row["file"])
    (cell,) = [c for line in book.worksheets[0].iter_rows() for c in line if c.value == "ฟัง"]
    cell.value = "ฟังก่อนพูด"
    book.worksheets[0].cell(cell.row + 1, cell.column).value = "ถามก่อนทำ"
    book.save(row["file"])
    answer(capsys, "import", row["file"])
    held = given.read(all_records).of(Lesson)
    assert held["l"].text == "ฟังก่อนพูด"
    assert sorted(each.text for each in held.values()) == ["ถามก่อนทำ", "ฟังก่อนพูด"]


def test_what_can_not_be_filled_is_said_before_anything_is_written(
    given: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(tmp_path)
    assert FILLED == (1, 2, 4)
    for asked, why in (
        (("1", path, "--filled"), "saan add networks"),
        (("3", path, "--filled"), "saan export"),
        (("1", path, "--on", LAST_DAY), "--filled"),
        (("1", path, "--contacts"), "--filled"),
    ):
        assert saan("template", *asked) == 2
        assert why in capsys.readouterr().err
    assert list(tmp_path.glob("*.xlsx")) == []
    two = [ManagedNetwork(uid=uid, name=f"เครือข่าย {uid}") for uid in "nm"]
    put(given, *two)
    assert saan("template", "1", path, "--filled") == 2
    assert saan("template", "1", path, "--filled", "--network", "เครือข่าย m") == 0


def test_what_a_lesson_is_about_stands_by_name_where_one_alone_bears_it(given: Store) -> None:
    put(given, *odd())
    rows = sheets(filled(open_service().snapshot(day(LAST_DAY)), 2, "th"))[0]
    heading = next(row for row in rows if row[:2] == ["ที่", "บทเรียน"])
    assert heading[4:] == [
        *("ประเด็น", "พื้นที่", "ความสัมพันธ์ระหว่าง", "จากกิจกรรม", "เรื่องเกิดตั้งแต่", "เรื่องเกิดถึง"),
        *("ตัวเลขที่ควรจับตา", "ไฟล์และลิงก์", "รหัส"),
    ]
    row = next(row for row in rows if "พบกัน" in row)
    assert row[2:] == [
        *("มี.ค. 2567", "=1+1", "ข้าว; i2; i3"),
        "สงขลา; หาดใหญ่, สงขลา; 9012; 9501",
        *("label; กลุ่มเรา", "เวทีใหญ่; v2; v3", "2566", "ก.พ. 2567", "ภาคี"),
        *("https://example.org/?a=1\\;b=2; C:\\เวที\\ ; =1+1", "l3"),
    ]
