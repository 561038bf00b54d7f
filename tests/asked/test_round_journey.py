"""A round in real browsers, from the invitation to the page that each gets back: a manager at the
desk, two members on phones at once, one of them in a dead spot, and a third on paper."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from graph import conditions
from graph.store import Store
from tests.asked.round import opened
from tests.asked.test_phone_journey import at, choose, heading, press
from tests.edit.test_editing_journey import choose as pick
from tests.support.browsing import SLOW, Watched, serving, stopped

pytestmark = pytest.mark.browser

RATED = ("reliable", "mission", "open")


@pytest.fixture
def lines(browser: Browser) -> Iterator[tuple[BrowserContext, ...]]:
    """Of two phones."""
    made = tuple(browser.new_context(viewport={"width": 390, "height": 800}) for _ in range(2))
    for each in made:
        each.set_default_timeout(SLOW)
    yield made
    for each in made:
        each.close()


def agree(phone: Page, way: str, name: str) -> None:
    phone.goto(way)
    heading(phone, f"สวัสดี {name}")
    press(phone, "ยินยอมและเริ่ม")
    heading(phone, "คุณทำงานกับใครบ้าง")


def tie_with_mana(phone: Page, way: str, level: str) -> None:
    phone.goto(at(way, "tie", partner="d"))
    phone.get_by_label(level).check(force=True)
    press(phone, "บันทึก")
    heading(phone, "คุณทำงานกับใครบ้าง")


def rate_mana(phone: Page, way: str, score: int) -> None:
    phone.goto(at(way, "trust", partner="d"))
    for item in RATED:
        choose(phone, f"trust.{item}", score)
    phone.locator("button.main").click()
    expect(phone.locator("h1")).not_to_have_text("คุณเห็น ลุงมานะ อย่างไร")


def see(phone: Page, way: str, vision: int) -> None:
    phone.goto(at(way, "conditions"))
    choose(phone, "conditions.vision", vision)
    press(phone, "ต่อไป")


def test_three_members_and_a_manager(
    given: Store,
    watched: Watched,
    lines: tuple[BrowserContext, ...],
    free_port: int,
    tmp_path: Path,
) -> None:
    service, of = opened(given, tmp_path)
    process = serving(free_port, "serve", "--no-night", SAAN_HOME=str(tmp_path), SAAN_USER="วิชัย")
    page, (one, two) = watched.page, (line.new_page() for line in lines)
    base = f"http://127.0.0.1:{free_port}/conditions?lang=th&network=n&round={of.uid}&part="
    try:
        watched.open(f"{base}ask")
        watched.click(page.get_by_role("button", name="ทำลิงก์ 5 ราย"))
        expect(page.get_by_text("ทำลิงก์แล้ว 5 ราย")).to_be_visible()
        watched.ready()
        with page.expect_download() as download:
            page.get_by_role("button", name="ดาวน์โหลดตาราง").click()
        table = Path(download.value.path()).read_text("utf-8-sig")
        links = dict(list(csv.reader(table.splitlines()))[1:])

        mine, theirs = (links[name].partition("?")[0] for name in ("ป้าสมใจ", "กลุ่มผักริมคลอง"))
        agree(one, mine, "ป้าสมใจ")
        agree(two, theirs, "กลุ่มผักริมคลอง")
        tie_with_mana(one, mine, "วางแผนและกำหนดเวลาทำงานด้วยกัน")
        tie_with_mana(two, theirs, "ต่างคนต่างทำ")
        rate_mana(one, mine, 4)
        rate_mana(two, theirs, 4)
        see(two, theirs, 2)
        heading(two, "เราดูแลเครือข่ายกันอย่างไร")
        one.goto(at(mine, "conditions"))
        lines[0].set_offline(True)
        choose(one, "conditions.vision", 5)
        press(one, "ต่อไป")
        expect(one.get_by_role("status")).to_contain_text("ขาดการเชื่อมต่อ")

        watched.open(f"{base}who")
        expect(page.get_by_text("ตอบแล้ว 2 จาก 5 ราย (40%) ยังไม่ตอบ 3 ราย")).to_be_visible()
        pick(page, "กรอกแทน (จากกระดาษ หรือตามที่เขาบอก)", "เทศบาลตำบลริมคลอง")
        watched.click(page.get_by_role("button", name="ทำลิงก์กรอกแทน"))
        with page.expect_popup() as popup:
            page.get_by_role("link", name="เปิดแบบของ เทศบาลตำบลริมคลอง").click()
        paper, form = popup.value, popup.value.url.partition("?")[0]
        agree(paper, form, "เทศบาลตำบลริมคลอง")
        tie_with_mana(paper, form, "ต่างคนต่างทำ")
        rate_mana(paper, form, 1)
        see(paper, form, 3)
        paper.close()

        lines[0].set_offline(False)
        heading(one, "เราดูแลเครือข่ายกันอย่างไร")  # sent by itself

        watched.open(f"{base}close")
        expect(page.get_by_text("ตอบแล้ว 3 จาก 5 ราย (60%)")).to_be_visible()
        page.get_by_text("ปิดรอบนี้ เรียกคืนไม่ได้").click()
        watched.click(page.get_by_role("button", name="ปิดรอบ", exact=True))
        expect(page.get_by_text("ปิดรอบ “รอบแรก” แล้ว")).to_be_visible()
        watched.ready()
        expect(page.get_by_text("(3.3 จาก 5)").first).to_be_visible()  # (5 + 2 + 3) / 3
        watched.open(f"{base}differences")
        expect(page.get_by_text("ยังไม่สะสาง").first).to_be_visible()
        now = service.snapshot(service.today())
        shown = conditions.results(now, of.uid)["trust"].by["partner"]["d"]
        assert (shown.mean, shown.count) == (3.0, 3)  # of 4, 4 and 1, each the mean of three

        one.goto(mine)
        heading(one, "ป้าสมใจ")
        two.goto(theirs)
        heading(two, "กลุ่มผักริมคลอง")
        expect(two.get_by_text("รอบแรก").first).to_be_visible()
    finally:
        stopped(process)
