"""A finding's life in a real browser: new, owned, mended by a tie, gone by itself, on the sheet."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from graph.base.config import Preferences
from graph.edit import Edit
from graph.governance.recording import cases
from graph.kinds import ManagedNetwork
from graph.service import Service
from graph.store import Store
from tests.support.browsing import Watched
from tests.support.made import KIND_OF, actor, put, tie

pytestmark = pytest.mark.browser
KIND_OF[ManagedNetwork] = "networks"

NAMES = {uid: f"กลุ่มที่ {at}" for at, uid in enumerate("abcdefgh", start=1)}
NETWORK = (
    *(actor(uid, name=name, kind="group") for uid, name in NAMES.items()),
    *(
        tie(*pair, uid=f"t{pair}", sources=("ทะเบียน",))
        for pair in ["ab", "bc", "ca", "ad", "de", "ef", "fd", "fg", "ge", "gh", "he"]
    ),
    ManagedNetwork(uid="n", name="เครือข่ายทดสอบ", us=("a",)),
)
"""Two rings that hang together by a–d alone: mended by a tie between b and e."""


class Clicks:
    """How often was clicked."""

    def __init__(self) -> None:
        self.count = 0

    def one(self) -> dict[str, int]:
        """Counts a click; what it is called with."""
        self.count += 1
        return {"click_count": 1}


def test_a_finding_is_new_owned_mended_gone_and_on_the_sheet(
    given: Store, watched: Watched, served: str, tmp_path: Path
) -> None:
    put(given, *NETWORK)
    service = Service(given, Preferences(), tmp_path)
    page, root = watched.page, served
    watched.open(f"{root}/governance?lang=th")
    page.get_by_role("button", name="ตรวจเดี๋ยวนี้").click()
    expect(page.get_by_text("ตรวจและบันทึกผลแล้ว").first).to_be_visible()
    found = {case.rule: case for case in cases(given).values()}
    uid = found["hanging_part"].uid
    watched.open(f"{root}/governance?lang=th")
    clicks = Clicks()
    watched.unfold(page.get_by_text("ในสายเดียวกัน"))
    clicks.one()
    card = page.locator("[class*='st-key-card']").filter(has_text="เชื่อมกับเครือข่ายด้วยความสัมพันธ์")
    card.get_by_role("button", name="เปิดดูและจัดการ").last.click(**clicks.one())
    page.get_by_role("textbox", name="ผู้รับผิดชอบ").fill("ลุงเกียรติ")
    page.get_by_role("textbox", name="จะทำอะไร").fill("สานกลุ่มที่ 2 กับกลุ่มที่ 5")
    page.get_by_role("button", name="บันทึก", exact=True).click(**clicks.one())
    expect(page.get_by_text("บันทึกการจัดการความเสี่ยงแล้ว").first).to_be_visible()
    expect(page.get_by_text("ผู้รับผิดชอบ ลุงเกียรติ").first).to_be_visible()
    page.get_by_role("textbox", name="เหตุผล").fill("นัดสองกลุ่มพบกันแล้ว")
    page.get_by_role("button", name="แก้แล้ว", exact=True).click(**clicks.one())
    expect(page.get_by_text("แต่ตอนนี้กฎยังพบเรื่องนี้").first).to_be_visible()
    page.get_by_role("button", name="รายงานธรรมาภิบาลเครือข่าย").click(**clicks.one())
    shown = page.frame_locator("iframe[src^='data:text/html']")
    expect(shown.get_by_text("นัดสองกลุ่มพบกันแล้ว")).to_be_visible()
    with page.expect_download() as early:
        page.get_by_role("button", name="ดาวน์โหลด HTML").click(**clicks.one())
    assert clicks.count == 6
    made = Path(early.value.path()).read_text("utf-8")
    assert "บันทึกว่าแก้แล้ว รอการตรวจ" in made
    page.get_by_role("button", name="ปิดรายงาน").click()
    page.get_by_role("button", name="กระดานความเสี่ยง").click()
    waiting = page.locator("[data-testid='stColumn']").filter(
        has=page.get_by_role("heading", name="แก้แล้ว รอการตรวจ")
    )
    expect(waiting.get_by_text("เชื่อมกับเครือข่ายด้วยความสัมพันธ์")).to_be_visible()
    given_tie = {"from": "b", "to": "e", "type": "COLLABORATE", "source": "ทะเบียน"}
    service.edit(Edit("add", "ties", given_tie), "สมศรี")
    watched.open(f"{root}/governance?lang=th")
    page.get_by_role("button", name="ตรวจเดี๋ยวนี้").click()
    expect(page.get_by_text("ตรวจและบันทึกผลแล้ว").first).to_be_visible()
    gone = cases(given)[uid]
    assert (gone.status, gone.owner) == ("resolved", "ลุงเกียรติ")
    expect(page.get_by_text("ความเสี่ยงที่ปิดแล้ว")).to_be_visible()
    watched.open(f"{root}/governance?lang=th&sheet=1")
    with page.expect_download() as handed:
        page.get_by_role("button", name="ดาวน์โหลด HTML").click()
    made = Path(handed.value.path()).read_text("utf-8")
    assert "ลุงเกียรติ" in made
    assert "สานกลุ่มที่ 2 กับกลุ่มที่ 5" in made


def test_the_columns_stand_below_one_another_on_a_phone(
    given: Store, watched: Watched, served: str, tmp_path: Path
) -> None:
    put(given, *NETWORK)
    page = watched.page
    page.set_viewport_size({"width": 400, "height": 800})
    watched.open(f"{served}/governance?lang=en")
    heads = page.locator(".saan-column")
    expect(heads).to_have_count(4)
    boxes = [head.bounding_box() for head in heads.all()]
    assert all(boxes)
    assert len({box["x"] for box in boxes if box}) == 1
    assert sorted(box["y"] for box in boxes if box) == [box["y"] for box in boxes if box]
    marks = page.locator(".saan-severity").all_text_contents()
    assert {mark[0] for mark in marks} <= {"▲", "◆", "●"}
    assert marks[0].startswith("▲ High")
    main = page.locator("[data-testid='stMain']")
    assert main.evaluate("each => each.scrollWidth <= each.clientWidth")
