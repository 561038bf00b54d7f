"""A manager begins a round in a real browser, takes the links away, and sees who is missing."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from graph.kinds import ManagedNetwork, Membership
from graph.store import Store
from tests.asked.round import opened
from tests.edit.test_editing_journey import choose
from tests.support.browsing import Watched, serving, stopped
from tests.support.made import actor, put

pytestmark = pytest.mark.browser

TEXT = re.compile(r"สวัสดี กลุ่มสวนยาง.*/saan/ask/[\w-]{43}\?lang=th.*โปรดอย่าส่งต่อ", re.DOTALL)


def part(watched: Watched, word: str) -> None:
    """Opens a part of the round by its address; it keeps nobody out."""
    watched.open(re.sub(r"part=\w+", f"part={word}", watched.page.url))
    seen = Axe().run(watched.page).response["violations"]
    grave = [each for each in seen if each["impact"] in ("serious", "critical")]
    assert [(each["id"], node["html"]) for each in grave for node in each["nodes"]] == []


def taken(page: Page, name: str) -> str:
    """The file that a button hands out."""
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    return Path(download.value.path()).read_text("utf-8-sig")


def test_a_round_is_begun_and_its_links_are_taken_away(
    given: Store, watched: Watched, free_port: int, tmp_path: Path
) -> None:
    put(
        given,
        ManagedNetwork(uid="n", name="เครือข่ายสวนยาง"),
        *(actor(uid, name=name) for uid, name in (("a", "กลุ่มสวนยาง"), ("b", "<b>ข</b>"))),
        *(Membership(uid=f"m{uid}", member=uid, of="n") for uid in "ab"),
    )
    process = serving(free_port, "serve", "--no-night", SAAN_HOME=str(tmp_path), SAAN_USER="สมศรี")
    page = watched.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    try:
        watched.open(f"http://127.0.0.1:{free_port}/conditions?lang=th")
        page.get_by_label("ชื่อรอบ *").fill("ครึ่งปีแรก")
        page.get_by_role("button", name="เริ่มรอบนี้").click()
        expect(page.get_by_text("บันทึกรอบ “ครึ่งปีแรก” แล้ว")).to_be_visible()
        page.get_by_role("button", name="ทำลิงก์ 2 ราย").click()
        expect(page.get_by_text("ทำลิงก์แล้ว 2 ราย")).to_be_visible()
        watched.ready()
        choose(page, "ข้อความของ", "กลุ่มสวนยาง")
        expect(page.get_by_text("สวัสดี กลุ่มสวนยาง")).to_be_visible()
        watched.ready()
        page.get_by_role("button", name="คัดลอกข้อความ").click()
        expect(page.get_by_role("button", name="✓ คัดลอกแล้ว")).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert TEXT.search(copied)
        link = re.search(r"http\S+", copied)
        assert link
        assert link[0] in taken(page, "ดาวน์โหลดตาราง")
        slips = taken(page, "ใบพิมพ์ที่มี QR")
        assert link[0] in slips
        assert "&lt;b&gt;ข&lt;/b&gt;" in slips
        part(watched, "who")
        expect(page.get_by_text("ตอบแล้ว 0 จาก 2 ราย (0%) ยังไม่ตอบ 2 ราย")).to_be_visible()
        part(watched, "close")
        expect(page.get_by_text("มีผู้ตอบไม่ถึงสามราย")).to_be_visible()
        part(watched, "change")
        part(watched, "ask")
        expect(page.get_by_text(link[0])).to_have_count(0)
    finally:
        stopped(process)


def test_a_form_on_paper_is_printed_and_typed_in(
    given: Store, watched: Watched, free_port: int, tmp_path: Path
) -> None:
    service, of = opened(given, tmp_path)
    process = serving(free_port, "serve", "--no-night", SAAN_HOME=str(tmp_path), SAAN_USER="วิชัย")
    page = watched.page
    base = f"http://127.0.0.1:{free_port}/conditions?lang=th&network=n&round={of.uid}&part="
    try:
        watched.open(f"{base}ask")
        form = taken(page, "แบบกระดาษ 5 ราย")
        assert form.count("<article>") == 5
        assert "<h1>ป้าสมใจ</h1>" in form
        part(watched, "who")
        choose(page, "กรอกแทน (จากกระดาษ หรือตามที่เขาบอก)", "ป้าสมใจ")
        page.get_by_role("button", name="ทำลิงก์กรอกแทน").click()
        link = page.get_by_role("link", name="เปิดแบบของ ป้าสมใจ")
        expect(link).to_be_visible()
        with page.expect_popup() as popup:
            link.click()
        phone = popup.value
        phone.set_viewport_size({"width": 390, "height": 800})
        expect(phone.get_by_text("วิชัย กรอกแทน ป้าสมใจ ตามที่เขาบอก")).to_be_visible()
        assert Axe().run(phone).response["violations"] == []
        phone.get_by_role("button", name="ยินยอมและเริ่ม").click()
        phone.get_by_role("button", name="ถูกต้อง").first.click()
        expect(phone.get_by_text("ตอบแล้ว 1 จาก 2 ราย")).to_be_visible()
        (found,) = service.sealed.invitations(of.uid)
        assert (found.actor, found.filled_by) == ("me", "วิชัย")
    finally:
        stopped(process)
