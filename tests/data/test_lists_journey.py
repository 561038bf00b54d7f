"""Lists of offices as they are: from the page into the records, without opening Excel again."""

import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from graph.store import Store
from tests.support.browsing import Watched

pytestmark = pytest.mark.browser

MEMBERS = (
    ("ทะเบียนสมาชิกเครือข่าย",),
    ("ข้อมูล ณ สิ้นปี 2568",),
    ("ที่", "ชื่อหน่วยงาน/กลุ่ม", "ที่ตั้ง", "ปีที่เข้าร่วม", "ผู้ประสานงาน", "โทรศัพท์", "สถานะ"),
    (1, "กลุ่มผักบ้านใหม่", "ต.คลองแห อ.หาดใหญ่ จ.สงขลา", 2563, "สมใจ", "081-000-0001", "ปกติ"),
    (2, "สหกรณ์ข้าวลุ่มน้ำ", "อ.ควนเนียง จ.สงขลา", 2564, "วิไล", "081-000-0002", "พ้นสภาพ"),
    (2, "สหกรณ์ข้าวลุ่มน้ำ", "อ.ควนเนียง จ.สงขลา", 2564, "วิไล", "081-000-0002", "พ้นสภาพ"),
    ("รวม", 2, None, None, None, None, None),
)
ATTENDANCE = (
    ("บัญชีลงชื่อเข้าร่วมประชุมคณะทำงาน",),
    ("ลำดับ", "ชื่อ-สกุล", "หน่วยงาน", "14 ม.ค. 66", "18 เม.ย. 66"),
    (1, "สมใจ ดอนแก้ว", "กลุ่มผักบ้านใหม่", None, "/"),
    (2, "วิไล นาหลวง", "รพ.สต.บ้านใหม่", "/", "/"),
)
FORM = (
    ("ประทับเวลา", "ชื่อหน่วยงานของท่าน", "ประเภทหน่วยงาน", "หน่วยงานที่ท่านทำงานร่วมด้วย"),
    (datetime(2023, 3, 14, 9, 30), "กลุ่มผักบ้านใหม่", "กลุ่ม", "รพ.สต.บ้านใหม่, อบต.ลุ่มน้ำ"),
    (datetime(2023, 3, 15, 9, 30), "รพ.สต.บ้านใหม่", "องค์กร", "กลุ่มผักบ้านใหม่"),
)


def book(path: Path, rows: Sequence[Sequence[Any]]) -> Path:
    made = openpyxl.Workbook()
    for row in rows:
        made.worksheets[0].append(list(row))
    made.save(path)
    return path


@pytest.mark.parametrize(
    ("rows", "clicks", "there"),
    [
        (MEMBERS, ("ใช้วิธีอ่านนี้",), (2, 0, 0)),
        (ATTENDANCE, ("ใช้วิธีอ่านนี้", "สร้าง 2 ชื่อเป็นรายใหม่"), (4, 0, 2)),
        (FORM, ("ใช้วิธีอ่านนี้", "สร้าง 1 ชื่อเป็นรายใหม่"), (3, 3, 0)),
    ],
    ids=["members", "attendance", "form"],
)
def test_a_list_goes_in_as_it_is(
    served: str,
    given: Store,
    watched: Watched,
    tmp_path: Path,
    rows: Sequence[Sequence[Any]],
    clicks: tuple[str, ...],
    there: tuple[int, int, int],
) -> None:
    watched.open(f"{served}/data?lang=th")
    page = watched.page
    page.locator("input[type=file]").first.set_input_files(book(tmp_path / "list.xlsx", rows))
    for words in clicks:
        page.get_by_text(words).first.click()
        watched.ready()
    page.get_by_role("button", name=re.compile(r"นำเข้า \d+ รายการ")).click()
    page.get_by_text("นำเข้าแล้ว").wait_for()
    state = given.rows("journal/state")[0]
    assert (state["actors"], state["ties"], state["activities"]) == there
