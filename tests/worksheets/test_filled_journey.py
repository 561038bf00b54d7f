"""A filled worksheet taken away from its page, as someone does it."""

import io
from pathlib import Path

import openpyxl
from playwright.sync_api import Page

from graph.kinds import Contact, Lesson, ManagedNetwork, PlanStep, Stake
from graph.store import Store
from tests.support.browsing import Watched
from tests.support.made import actor, put


def taken(page: Page, number: int) -> set[object]:
    """What the cells of the worksheet hold that the page hands out."""
    with page.expect_download() as handed:
        page.get_by_role("button", name=f"ดาวน์โหลดใบงาน {number}").click()
    assert handed.value.suggested_filename == f"worksheet-{number}.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(Path(handed.value.path()).read_bytes()))
    return {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}


def test_each_page_hands_out_its_worksheet_and_contacts_only_where_asked_for(
    given: Store, watched: Watched, served: str
) -> None:
    network = ManagedNetwork(uid="n", name="สวนผัก", us=("us",))
    stake = Stake(uid="k", actor="m", network="n", what_matters="สุขภาพ")
    step = PlanStep(uid="p", actor="m", network="n", wanted="COOPERATE")
    lesson = Lesson(uid="l", text="ฟังก่อนพูด", network="n")
    contact = Contact(uid="c", actor="m", name="ป้อม", phone="080-000-0000")
    put(given, actor("us"), actor("m", name="นายก"), network, stake, step, lesson, contact)
    root, page = served, watched.page
    watched.open(f"{root}/stakeholders?lang=th&show=table")
    before = taken(page, 1)
    assert {"นายก", "สุขภาพ", "สวนผัก"} <= before
    assert not before & {"ป้อม", "080-000-0000"}
    watched.click(page.get_by_text("รวมผู้ติดต่อ (ข้อมูลส่วนบุคคล)"))
    page.get_by_text("ไฟล์นี้มีผู้ติดต่อ").wait_for()
    assert taken(page, 1) - before == {"ป้อม", "080-000-0000"}
    watched.open(f"{root}/lessons?lang=th")
    assert "ฟังก่อนพูด" in taken(page, 2)
    watched.open(f"{root}/expansion?lang=th")
    assert {"นายก", "ความสัมพันธ์วันนี้ (จากบันทึก)"} <= taken(page, 4)
