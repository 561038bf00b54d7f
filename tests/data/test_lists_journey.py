"""Lists of offices as they are: from the page into the records, without opening Excel again."""

import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Locator

from graph.store import Store
from tests.support.browsing import Watched
from tests.support.cases import Case, cases, lines
from tests.support.made import actor, put

pytestmark = pytest.mark.browser

MOST = 12
"""Clicks from a file to the records."""

OFFICE: tuple[tuple[Any, ...], ...] = (
    ("ทะเบียนสมาชิกเครือข่ายอาหารปลอดภัยลุ่มน้ำใส",),
    ("ข้อมูล ณ วันที่ 30 กันยายน 2568",),
    (),
    ("ที่", "ชื่อหน่วยงาน/กลุ่ม", "ที่ตั้ง", "ปีที่เข้าร่วม", "ผู้ประสานงาน", "โทรศัพท์", "ทำงานร่วมกับ"),
    (1, "กลุ่มผักปลอดภย", "ต.คลองแห อ.หาดใหญ่ จ.สงขลา", 2563, "สมใจ", "081-000-0001", None),
    (2, "รพ.สต.บ้านใหม่", "อ.ควนเนียง จ.สงขลา", 2564, "วิไล", "081-000-0002", "กลุ่มผักปลอดภย"),
    (),
    (3, "สหกรณ์ข้าวลุ่มน้ำ", "อ.ควนเนียง จ.สงขลา", 2565, "ประทีป", "081-000-0003", "อบต.ลุ่มน้ำ"),
    (3, "สหกรณ์ข้าวลุ่มน้ำ", "อ.ควนเนียง จ.สงขลา", 2565, "ประทีป", "081-000-0003", "อบต.ลุ่มน้ำ"),
    (),
    ("รวม", 3, None, None, None, None, None),
)


class Clicks:
    """The clicks on a page, which are counted; the one too many is refused."""

    def __init__(self, watched: Watched) -> None:
        self._watched = watched
        self.count = 0

    def on(self, there: Locator) -> None:
        """Click it, and wait until the page has followed."""
        self.count += 1
        assert self.count <= MOST, "a click too many"
        self._watched.click(there.filter(visible=True).first)

    def text(self, words: str) -> None:
        """Click what says so."""
        self.on(self._watched.page.get_by_text(words))

    def bring_in(self) -> None:
        """The last one: everything that is shown is written."""
        page = self._watched.page
        self.on(page.get_by_role("button", name=re.compile(r"นำเข้า \d+ รายการ")))
        page.get_by_text("นำเข้าแล้ว").wait_for()


@pytest.fixture
def clicks(served: str, watched: Watched) -> Clicks:
    """The data page, open and not yet clicked on."""
    watched.open(f"{served}/data?lang=th")
    return Clicks(watched)


def choose(watched: Watched, path: Path) -> None:
    watched.page.locator("input[type=file]").first.set_input_files(path)


@pytest.mark.parametrize(
    ("case", "needed"),
    [
        (cases()["40-member-list.xlsx"], ("ใช้วิธีอ่านนี้",)),
        (cases()["03-attendance.xlsx"], ("ใช้วิธีอ่านนี้", "สร้าง 5 ชื่อเป็นรายใหม่")),
        (cases()["10-forms-checkbox.xlsx"], ("ใช้วิธีอ่านนี้",)),
    ],
    ids=["40", "03", "10"],
)
def test_a_list_goes_in_as_it_is(
    given: Store, watched: Watched, clicks: Clicks, case: Case, needed: tuple[str, ...]
) -> None:
    choose(watched, case.path)
    for words in needed:
        clicks.text(words)
    clicks.bring_in()
    assert clicks.count == len(needed) + 1
    assert tuple(lines(given)) == case.records


def test_a_workbook_of_an_office_goes_in_without_being_opened_again(
    given: Store, watched: Watched, clicks: Clicks, tmp_path: Path
) -> None:
    put(given, actor("a1", name="กลุ่มผักปลอดภัย", kind="group"))
    book = openpyxl.Workbook()
    for row in OFFICE:
        book.worksheets[0].append(list(row))
    book.save(tmp_path / "ทะเบียน.xlsx")
    choose(watched, tmp_path / "ทะเบียน.xlsx")
    clicks.text("ใช้วิธีอ่านนี้")
    clicks.text("ใช่ กลุ่มผักปลอดภัย")
    clicks.text("ใช่ กลุ่มผักปลอดภัย")
    clicks.text("สร้าง 1 ชื่อเป็นรายใหม่")
    clicks.bring_in()
    assert clicks.count == 5
    assert lines(given) == [
        "contact กลุ่มผักปลอดภัย | สมใจ | 081-000-0001",
        "contact รพ.สต.บ้านใหม่ | วิไล | 081-000-0002",
        "contact สหกรณ์ข้าวลุ่มน้ำ | ประทีป | 081-000-0003",
        "group กลุ่มผักปลอดภัย | ต.คลองแห อ.หาดใหญ่ จ.สงขลา | 2020..",
        "organisation รพ.สต.บ้านใหม่ | อ.ควนเนียง จ.สงขลา | 2021..",
        "organisation สหกรณ์ข้าวลุ่มน้ำ | อ.ควนเนียง จ.สงขลา | 2022..",
        "organisation อบต.ลุ่มน้ำ",
        "tie รพ.สต.บ้านใหม่ -> กลุ่มผักปลอดภัย | (COOPERATE)",
        "tie สหกรณ์ข้าวลุ่มน้ำ -> อบต.ลุ่มน้ำ | (COOPERATE)",
    ]
