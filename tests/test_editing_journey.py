"""A network is written down in a real browser: partners, a tie, a meeting, tighter, undone."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from graph.known import known
from graph.store import Store
from tests.browsing import Watched, serving, stopped
from tests.made import day

pytestmark = pytest.mark.browser


def choose(page: Page, label: str, text: str) -> None:
    """Types into a list with search and takes the first that is offered."""
    box = page.get_by_role("combobox", name=label).first
    box.click()
    box.fill(text)
    page.get_by_role("option", name=text).first.click()


def save(page: Page, name: str, done: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    expect(page.get_by_text(done).first).to_be_visible()


def test_a_network_is_written_down_and_nothing_is_left_half_done(
    given: Store, watched: Watched, free_port: int, tmp_path: Path
) -> None:
    process = serving(free_port, "serve", SAAN_HOME=str(tmp_path), SAAN_USER="สมศรี")
    page, root = watched.page, f"http://127.0.0.1:{free_port}"
    try:
        watched.open(f"{root}/actors?lang=th")
        for name in ("ป้าแดง", "ลุงสม"):
            page.get_by_label("ชื่อ *").fill(name)
            if name == "ป้าแดง":
                choose(page, "ประเภท", "คน")
            save(page, "บันทึก", f"เพิ่มภาคี {name} แล้ว")
        watched.open(f"{root}/ties?lang=th")
        choose(page, "ภาคี *", "ป้าแดง")
        choose(page, "กับภาคี *", "ลุงสม")
        page.get_by_text("หลวม ๆ: ประสานการทำงาน", exact=True).click()
        page.get_by_label("ตั้งแต่").fill("มี.ค. 2566")
        save(page, "บันทึก", "บันทึกความสัมพันธ์ ป้าแดง – ลุงสม แล้ว")
        (tie,) = given.read(known).ties.values()
        assert (tie.type, tie.since_precision) == ("COOPERATE", "month")
        watched.open(f"{root}/ties?lang=th&tie={tie.uid}")
        page.get_by_role("button", name="บันทึกการพบกัน", exact=True).click()
        save(page, "บันทึก", "บันทึก พบกัน")
        page.get_by_role("button", name="แน่นขึ้น: มีส่วนร่วม").click()
        page.get_by_role("textbox", name="เปลี่ยนตั้งแต่วันที่").fill("1/6/2569")
        save(page, "เปลี่ยนเป็นมีส่วนร่วมตั้งแต่วันนี้ไป", "ช่วงเดิมจบ ช่วงใหม่เริ่ม")
        episodes = sorted(given.read(known).ties.values(), key=lambda each: str(each.since))
        assert [each.type for each in episodes] == ["COOPERATE", "COLLABORATE"]
        assert episodes[0].until == episodes[1].since == day("2026-06-01")
        save(page, "เลิกทำ", "เลิกทำชุด")
        now = given.read(known)
        assert (list(now.ties.values()), len(now.activities)) == ([tie], 1)
    finally:
        stopped(process)
