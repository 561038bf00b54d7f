"""The deck's row of worksheet 1, the mayor, typed into the pages, out as a worksheet, in again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from graph.journal.all_records import all_records
from graph.kinds import Contact, ManagedNetwork, Stake
from graph.store import Store
from tests.conftest import empty
from tests.stakeholders.test_together_journey import Writer
from tests.support.command import answer
from tests.support.filled import MAYOR
from tests.support.made import actor, put
from tests.worksheets.test_filled import changes_nothing, said

pytestmark = pytest.mark.browser

CELLS = {
    "ผลกระทบ": "ผลกระทบ",
    "อิทธิพล": "อิทธิพล",
    "อะไรสำคัญต่อภาคี": "อะไรสำคัญต่อภาคี",
    "ช่วยอะไรเราได้": "ภาคีช่วยอะไร",
    "เป็นอุปสรรคอย่างไร": "ภาคีเป็นอุปสรรค",
    "เข้าถึงอย่างไร": "เข้าถึงภาคี",
}
"""Heading on the page → what the deck's begins with."""


def test_the_mayors_row_goes_out_and_in_again_unchanged(
    given: Store,
    served: str,
    new_context: Callable[..., BrowserContext],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    put(given, ManagedNetwork(uid="n", name="เกษตรอินทรีย์", us=("us",)), actor("us"))
    page = new_context().new_page()
    writer = Writer(page, f"{served}/stakeholders?lang=th", "ครูแดง")
    writer.names("ภาครัฐ", MAYOR["ชื่อผู้มีส่วนได้เสีย/ภาคี"])
    writer.press("เพิ่ม 1 ชื่อ")
    writer.choose("สามกลุ่ม")
    writer.sort("มีอิทธิพลต่อโครงการเรา", "นายก ทม.")
    writer.choose("ตาราง")
    for heading, start in CELLS.items():
        writer.type(heading, MAYOR[start])
    writer.press("บันทึก 1 แถวที่แก้")
    expect(writer.told()).to_contain_text("บันทึก ตารางภาคี แล้ว")
    (stake,) = given.read(all_records).of(Stake).values()
    writer.open(f"{served}/actors?lang=th&actor={stake.actor}")
    writer.click(page.get_by_text("แสดงช่องทางติดต่อ"))
    writer.press("เพิ่มช่องทางติดต่อ")
    page.get_by_label("ชื่อผู้ติดต่อ").fill(MAYOR["ชื่อคนที่ติดต่อได้"])
    page.get_by_label("เบอร์โทร").fill(MAYOR["เบอร์โทร"])
    writer.press("บันทึก")
    expect(writer.told()).to_contain_text("บันทึก")
    before = given.read(all_records)
    assert [(each.name, each.phone) for each in before.of(Contact).values()] == [
        ("ป้อม", "080-000-0000")
    ]
    assert stake.how_it_influences == "กำหนดนโยบายเกษตรอินทรีย์"
    assert (stake.groups, stake.how_it_may_hinder) == (("influences_us",), "การขับเคลื่อนงานช้า")

    writer.open(f"{served}/stakeholders?lang=th&show=table")
    writer.click(page.get_by_text("รวมผู้ติดต่อ (ข้อมูลส่วนบุคคล)"))
    with page.expect_download() as handed:
        page.get_by_role("button", name="ดาวน์โหลดใบงาน 1").click()
    path = tmp_path / "worksheet-1.xlsx"
    handed.value.save_as(path)
    changes_nothing(capsys, str(path))
    empty(given)
    answer(capsys, "import", str(path))
    kinds = ("stakes", "contacts")
    assert said(given.read(all_records), kinds) == said(before, kinds)
