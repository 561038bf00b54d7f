"""Worksheets filled in as someone would type into them, and the deck's own rows."""

import io
from pathlib import Path
from typing import Any

import openpyxl

from graph.intake import Plan, plan, read
from graph.kinds import KINDS, Records
from graph.worksheets import file_name, template

PROJECT = "เกษตรอินทรีย์เขาตะเคียนงาม"
MAYOR = {
    "ชื่อผู้มีส่วนได้เสีย/ภาคี": "นายก ทม.",
    "ชื่อคนที่ติดต่อได้": "ป้อม",
    "เบอร์โทร": "080-000-0000",
    "อิทธิพล": "กำหนดนโยบายเกษตรอินทรีย์",
    "ผลกระทบ": "ใช้เรื่องเกษตรอินทรีย์เป็นผลงาน",
    "อะไรสำคัญต่อภาคี": "ฐานเสียงประชาชนผู้รักสุขภาพ",
    "ภาคีช่วยอะไร": "การนำไปกำหนดเป็นแผน สนับสนุนงบประมาณ ความร่วมมือของผู้ปฏิบัติงาน ประชาชนในพื้นที่",
    "ภาคีเป็นอุปสรรค": "การขับเคลื่อนงานช้า",
    "เข้าถึงภาคี": "นัดหมายเข้าพบ แนะนำ/ชี้ให้เห็นความสอดคล้องการทำงาน/สนับสนุนนโยบายนายกฯ/นำเสนอผลงานร่วมกับสื่อ",
}
EXPANSION = [
    (
        "กรรมการกองทุนตำบล",
        "หลวม",
        "ประสานการทำงาน",
        "ได้รับการสนับสนุนงบประมาณ",
        "ใช้เงินกองทุนตามเป้า ประชาชนในพื้นที่มีสุขภาวะ",
        "-เชิญเป็นวิทยากร เขียนโครงการขอทุน แลกเปลี่ยนความรู้\n-ประชาสัมพันธ์ผลงานให้เป็นที่รู้จัก",
    ),
    (
        "กลุ่มนักวิชาการ ม.อ.",
        "หลวม",
        "ประสานการทำงาน",
        "แลกเปลี่ยนการใช้จุลินทรีย์ทำปุ๋ย ลดต้นทุนการผลิต",
        "ผลงานตามภารกิจอาจารย์ บริการวิชาการแก่ชุมชน",
        "เชิญเป็นวิทยากร แลกเปลี่ยนความรู้ · สื่อสารสาธารณะ",
    ),
    (
        "กลุ่มเกษตรกรรมยั่งยืน",
        "หลวม",
        "มีส่วนร่วม",
        "แลกเปลี่ยนวิธีการปลูก การตลาด",
        "พลังจากเครือข่าย",
        "- พบปะแลกเปลี่ยนความร่วมมือ - ทำกิจกรรมร่วมทุกสัปดาห์ - สื่อสารสาธารณะ",
    ),
    (
        "กลุ่มพืชร่วมยางโตนงาช้าง",
        "หลวม",
        "มีส่วนร่วม",
        "ร่วมส่งผลผลิตเข้า รพ.",
        "ร่วมส่งผลผลิตเข้า รพ.",
        "1) พบปะแลกเปลี่ยนความร่วมมือ จัดระบบส่งผลผลิต 2) ทำกิจกรรมร่วมทุกสัปดาห์",
    ),
    (
        "กลุ่มอาหารสมุนไพร",
        "หลวม",
        "มีส่วนร่วม",
        "ร่วมส่งผลผลิตเข้า รพ. แลกเปลี่ยนวิธีการปลูก การตลาด",
        "ร่วมส่งผลผลิตเข้า รพ.",
        "-พบปะแลกเปลี่ยนความร่วมมือ จัดระบบ\n-ทำกิจกรรมร่วมทุกสัปดาห์",
    ),
    (
        "สวนผักคนเมือง",
        "หลวม ผ่านชาคริต",
        "มีส่วนร่วม",
        "แลกเปลี่ยนวิธีการปลูก การตลาด",
        "แลกเปลี่ยนวิธีการปลูก การตลาด",
        "• พบปะแลกเปลี่ยนความร่วมมือ\n• ทำกิจกรรมร่วมทุกสัปดาห์",
    ),
]
METHODS = [
    "เชิญเป็นวิทยากร เขียนโครงการขอทุน แลกเปลี่ยนความรู้\nประชาสัมพันธ์ผลงานให้เป็นที่รู้จัก",
    "เชิญเป็นวิทยากร แลกเปลี่ยนความรู้\nสื่อสารสาธารณะ",
    "พบปะแลกเปลี่ยนความร่วมมือ\nทำกิจกรรมร่วมทุกสัปดาห์\nสื่อสารสาธารณะ",
    "พบปะแลกเปลี่ยนความร่วมมือ จัดระบบส่งผลผลิต\nทำกิจกรรมร่วมทุกสัปดาห์",
    "พบปะแลกเปลี่ยนความร่วมมือ จัดระบบ\nทำกิจกรรมร่วมทุกสัปดาห์",
    "พบปะแลกเปลี่ยนความร่วมมือ\nทำกิจกรรมร่วมทุกสัปดาห์",
]


class Filled:
    """A template that is filled in as someone would type into it."""

    def __init__(self, number: int, lang: str = "th", known: Records | None = None) -> None:
        self.number = number
        self.book = openpyxl.load_workbook(io.BytesIO(template(number, lang, known)))
        self.sheets = [sheet for sheet in self.book if sheet.sheet_state == "visible"]

    def find(self, sheet: int, start: str, after: int = 0) -> tuple[int, int]:
        """Row and column of the first cell below row `after` that begins so."""
        for row in self.sheets[sheet].iter_rows(min_row=after + 1):
            for cell in row:
                if str(cell.value or "").startswith(start):
                    return cell.row, cell.column
        raise AssertionError(f"no cell begins with {start}")

    def type(self, sheet: int, row: int, column: int, value: Any) -> None:
        self.sheets[sheet].cell(row, column).value = value

    def beside(self, sheet: int, start: str, value: str) -> None:
        """Types into the place beside a label."""
        row, column = self.find(sheet, start)
        merged = [m.bounds for m in self.sheets[sheet].merged_cells.ranges]
        label = [m for m in merged if m[1] == row and m[0] == column]
        self.type(sheet, row, label[0][2] + 1 if label else column + 1, value)

    def under(self, sheet: int, count: int, **cells: Any) -> int:
        """Types into the `count`th row below the example, under the headings that begin so."""
        row = self.find(sheet, "ตัวอย่าง")[0] + count
        for start, value in cells.items():
            self.type(sheet, row, self.find(sheet, start.replace("_", " "), 4)[1], value)
        return row

    def save(self, folder: Path) -> Path:
        path = folder / file_name(self.number)
        self.book.save(path)
        return path


def planned(path: Path, known: Records | None = None) -> Plan:
    return plan(read([path]), known or Records())


def records(made: Plan, kind: str) -> list[Any]:
    return [change.after for change in made.changes if change.kind == kind]


def told(made: Plan, severity: str) -> list[tuple[str, str | None, int | None]]:
    return [(p.key, p.sheet, p.line) for p in made.problems if p.severity == severity]


def keys(made: Plan, severity: str) -> set[str]:
    return {key for key, _, _ in told(made, severity)}


def again(made: Plan) -> Records:
    """What a database holds once the plan is in."""
    held = {k: {c.uid: c.after for c in made.changes if c.kind == k} for k in KINDS}
    return Records(**held)  # type: ignore[arg-type]


def first_worksheet(project: str | None = PROJECT) -> Filled:
    """Worksheet 1 with the deck's row of the mayor."""
    form = Filled(1)
    if project:
        form.beside(0, "โครงการ/เครือข่าย", project)
    row = form.find(0, "ภาครัฐ")[0]
    form.type(0, row, 3, "นายก ทม.")
    at = form.find(3, "ตัวอย่าง")[0] + 1
    for heading, value in MAYOR.items():
        form.type(3, at, form.find(3, heading, 4)[1], value)
    return form


def fourth_worksheet() -> Filled:
    """Worksheet 4 with the deck's six rows."""
    form = Filled(4)
    form.beside(0, "โครงการ/เครือข่าย", PROJECT)
    form.beside(0, "เรา (", "กลุ่มเกษตรอินทรีย์")
    form.beside(0, "วิสัยทัศน์ร่วม", "คนในจังหวัดได้กินอาหารปลอดภัย\nผู้ปลูกอยู่ได้")
    row = form.find(1, "ตัวอย่าง")[0] + 1
    for at, name in enumerate(["กลุ่มเกษตรอินทรีย์", "ชาคริต", EXPANSION[0][0], EXPANSION[5][0]]):
        form.type(1, row + at, 3, name)
        form.type(1, row + at, 4, "คน" if name == "ชาคริต" else "กลุ่ม")
    for at, cells in enumerate(EXPANSION[1:5]):
        form.type(1, row + 5 + at, 3, cells[0])
    row = form.find(2, "ตัวอย่าง")[0] + 1
    for at, cells in enumerate(EXPANSION):
        for column, text in enumerate(cells):
            form.type(2, row + at, 2 + column, text)
    return form
