"""A workshop in real browsers: the screen of the room, two phones, and somebody who is new."""

import io
from collections.abc import Iterator

import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from graph.store import Store
from tests.asked.round import opened
from tests.edit.test_editing_journey import choose
from tests.support.browsing import SLOW, Watched, serving, stopped

pytestmark = pytest.mark.browser


@pytest.fixture
def phones(browser: Browser) -> Iterator[tuple[Page, Page]]:
    """Two phones, one of which runs no scripts."""
    contexts = [
        browser.new_context(viewport={"width": 390, "height": 800}, java_script_enabled=scripts)
        for scripts in (True, False)
    ]
    for each in contexts:
        each.set_default_timeout(SLOW)
    one, two = (each.new_page() for each in contexts)
    yield one, two
    for each in contexts:
        each.close()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()


def click(watched: Watched, name: str) -> None:
    watched.ready()
    watched.click(watched.page.get_by_role("button", name=name, exact=True).first)


def heading(page: Page, said: str) -> None:
    expect(page.locator("h1")).to_have_text(said)


def faultless(page: Page) -> None:
    assert Axe().run(page).response["violations"] == []


def join(page: Page, base: str, code: str, name: str) -> None:
    page.goto(f"{base}/saan/ask/join?lang=th")
    page.get_by_label("รหัสบนจอ 8 ตัว").fill(code.lower())
    press(page, "ต่อไป")
    heading(page, "คุณมาในนามของใคร")
    page.get_by_label("ชื่อกลุ่ม องค์กร หรือชื่อของคุณ").fill(name)
    press(page, "ค้นหา")


def add(page: Page, name: str, level: str) -> None:
    page.get_by_role("link", name="เพิ่มภาคี").click()
    page.get_by_label("ชื่อคน กลุ่ม หรือองค์กร").fill(name)
    press(page, "ค้นหา")
    page.get_by_role("link", name=name).click()
    page.get_by_label(level).check(force=True)
    press(page, "บันทึก")
    heading(page, "คุณทำงานกับใครบ้าง")


def test_a_map_is_drawn_in_one_room(
    given: Store, watched: Watched, phones: tuple[Page, Page], free_port: int, tmp_path: object
) -> None:
    opened(given, tmp_path)  # type: ignore[arg-type]
    process = serving(free_port, "serve", "--no-night", SAAN_HOME=str(tmp_path), SAAN_USER="วิชัย")
    base, page, (one, two) = f"http://127.0.0.1:{free_port}", watched.page, phones
    try:
        watched.open(f"{base}/conditions?lang=th&network=n&show=workshop")
        page.get_by_label("ชื่อเวิร์กช็อป *").fill("ผังริมคลอง")
        page.get_by_label("ชื่อเวิร์กช็อป *").press("Tab")
        click(watched, "เริ่มเวิร์กช็อป")
        expect(page.get_by_text("เริ่มเวิร์กช็อป “ผังริมคลอง” แล้ว")).to_be_visible()
        code = page.locator("h1", has_text="-").inner_text()
        assert len(code) == 9
        click(watched, "เริ่มจับเวลา")
        expect(page.get_by_role("timer")).to_contain_text("14:")

        join(one, base, code, "ป้าสมใจ")
        faultless(one)
        press(one, "ป้าสมใจ")
        heading(one, "สวัสดี ป้าสมใจ")
        expect(one.get_by_text("ทุกคนในห้องเห็นบนจอ")).to_be_visible()
        faultless(one)
        press(one, "ยินยอมและเริ่ม")
        add(one, "ลุงมานะ", "วางแผนและกำหนดเวลาทำงานด้วยกัน")

        join(two, base, code, "สวนลุงแดง")
        press(two, "ขอเข้าร่วมในชื่อ “สวนลุงแดง”")
        heading(two, "รอสักครู่ สวนลุงแดง")
        expect(page.get_by_text("สวนลุงแดง")).to_be_visible()
        watched.ready()
        choose(page, "คือใคร", "รายใหม่: กลุ่ม")
        click(watched, "รับเข้า")
        expect(page.get_by_text("รับ สวนลุงแดง เข้าแล้ว")).to_be_visible()
        two.get_by_role("link", name="ดูอีกครั้ง").click()
        heading(two, "สวัสดี สวนลุงแดง")
        press(two, "ยินยอมและเริ่ม")
        add(two, "ลุงมานะ", "ตัดสินใจและลงมือเป็นหนึ่งเดียว")

        expect(page.get_by_text("รอท่านดู 2 คู่")).to_be_visible()
        expect(page.get_by_text("เข้าร่วม 2 ราย")).to_be_visible()
        click(watched, "รับทั้ง 2 คู่ที่ไม่มีใครบอกต่างกัน")
        expect(page.get_by_text("รับแล้ว 2 คู่")).to_be_visible()
        expect(page.get_by_text("รอท่านดู 0 คู่")).to_be_visible()

        watched.open(page.url.replace("part=room", "part=end"))
        click(watched, "จบเวิร์กช็อป")
        expect(page.get_by_text("ปิดรอบ “ผังริมคลอง” แล้ว")).to_be_visible()
        watched.open(page.url.split("&part=")[0] + "&part=sheet")
        with page.expect_download() as download:
            page.get_by_role("button", name="ดาวน์โหลดใบงาน 3").click()
        with open(download.value.path(), "rb") as file:
            book = openpyxl.load_workbook(io.BytesIO(file.read()))
        names = [cell.value for row in book.worksheets[1].iter_rows() for cell in row]
        assert {"สวนลุงแดง", "ป้าสมใจ", "ลุงมานะ"} <= set(names)

        one.reload()
        expect(one.get_by_text("เวิร์กช็อปนี้จบแล้ว")).to_be_visible()
        one.goto(f"{base}/saan/ask/join/{code}")
        expect(one.get_by_text("ไม่มีเวิร์กช็อปที่ใช้รหัสนี้")).to_be_visible()
    finally:
        stopped(process)
