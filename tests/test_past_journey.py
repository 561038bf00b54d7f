"""A manager looks back in a real browser: what was known yesterday, and back again; an undo."""

from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from graph import settings
from graph.known import known
from graph.store import Store
from tests.browsing import Watched, serving, stopped
from tests.made import actor, put, tie

pytestmark = pytest.mark.browser


def test_what_was_known_yesterday_is_looked_at_and_today_s_slip_taken_back(
    given: Store, watched: Watched, free_port: int, tmp_path: Path
) -> None:
    put(given, actor("a", name="ป้าแดง"), actor("b", name="ลุงสม"), tie("a", "b"))
    earlier = (settings.now() - timedelta(days=30)).isoformat()
    with given.driver.session() as session:
        session.run("MATCH (b:Batch) SET b.at = datetime($at)", at=earlier).consume()
    put(given, actor("c", name="บันทึกผิด"))
    yesterday = settings.today() - timedelta(days=1)
    process = serving(free_port, "serve", SAAN_HOME=str(tmp_path), SAAN_USER="สมศรี")
    page, root = watched.page, f"http://127.0.0.1:{free_port}"
    try:
        watched.open(f"{root}/actors?lang=th")
        expect(page.get_by_text("3 ราย").first).to_be_visible()
        page.get_by_role("button", name="ณ วันที่").click()
        page.get_by_label("ตามที่รู้ ณ วันที่").fill(f"{yesterday:%d/%m/}{yesterday.year + 543}")
        page.get_by_role("button", name="ย้อนดู", exact=True).click()
        banner = page.get_by_text("ข้อมูลตามที่บันทึกไว้ถึงวันที่")
        expect(banner.first).to_be_visible(timeout=60_000)
        expect(page.get_by_text("2 ราย").first).to_be_visible()
        page.get_by_role("link", name="ภาพรวม").click()
        expect(banner.first).to_be_visible(timeout=30_000)
        assert f"known={yesterday.isoformat()}" in page.url
        page.get_by_role("button", name="กลับไปข้อมูลปัจจุบัน").first.click()
        expect(banner).to_have_count(0)

        watched.open(f"{root}/journal?lang=th&write=b2")
        page.get_by_role("button", name="เลิกทำทั้งชุดนี้").click()
        expect(page.get_by_text("เลิกทำชุด b2 แล้ว")).to_be_visible()
        assert sorted(given.read(known).actors) == ["a", "b"]
        page.get_by_role("button", name="ตรวจเดี๋ยวนี้").click()
        expect(page.get_by_text("✗")).to_be_visible()
    finally:
        stopped(process)
