"""A network is kept in a real browser: partners, a tie, a meeting, tighter; compared with last
year, a contact logged, taken back, and looked at as it was known yesterday."""

import re
from datetime import timedelta
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Page, expect

from graph.base import config
from graph.journal.all_records import all_records
from graph.kinds import Activity, Tie
from graph.store import Store
from tests.support.browsing import Watched, serving, stopped
from tests.support.made import actor, day, put

pytestmark = pytest.mark.browser


def choose(page: Page, label: str, text: str) -> None:
    """Types into a list with search and takes the first that is offered."""
    box = page.get_by_role("combobox", name=label).first
    box.click()
    box.fill(text)
    page.get_by_role("option", name=text).first.click()


def save(page: Page, name: str, done: str | re.Pattern[str]) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    expect(page.get_by_text(done).first).to_be_visible()


def backdated(store: Store, days: int) -> None:
    """All that is on record was written so many days ago."""
    earlier = (config.now() - timedelta(days=days)).isoformat()
    with store.driver.session() as session:
        session.run("MATCH (b:Batch) SET b.at = datetime($at)", at=earlier).consume()


def test_a_network_is_kept_compared_taken_back_and_looked_back_at(
    given: Store, watched: Watched, free_port: int, tmp_path: Path
) -> None:
    put(given, actor("old", name="กลุ่มเดิม"))
    backdated(given, 30)
    process = serving(free_port, "serve", "--no-night", SAAN_HOME=str(tmp_path), SAAN_USER="สมศรี")
    page, root = watched.page, f"http://127.0.0.1:{free_port}"
    try:
        watched.open(f"{root}/actors?lang=th&do=add")
        for name in ("ป้าแดง", "ลุงสม"):
            field = page.get_by_label("ชื่อ *")
            expect(page.locator("input[aria-label='ชื่อ *'][value='']")).to_have_count(1)
            expect(field).to_have_count(1)  # the new form is there, that of the last one has gone
            field.fill(name)
            if name == "ป้าแดง":
                choose(page, "ประเภท", "คน")
            save(page, "บันทึก", f"เพิ่มภาคี {name} แล้ว")
        watched.open(f"{root}/ties?lang=th")
        choose(page, "ภาคี *", "ป้าแดง")
        choose(page, "กับภาคี *", "ลุงสม")
        page.get_by_text("หลวม ๆ: ประสานการทำงาน", exact=True).click()
        page.get_by_label("ตั้งแต่").fill("มี.ค. 2566")
        choose(page, "ความถี่", "รายเดือน")
        save(page, "บันทึก", "บันทึกความสัมพันธ์ ป้าแดง – ลุงสม แล้ว")
        (tie,) = given.read(all_records).of(Tie).values()
        assert (tie.type, tie.since_precision, tie.frequency) == ("COOPERATE", "month", 12)
        watched.open(f"{root}/ties?lang=th&tie={tie.uid}")
        page.get_by_role("button", name="บันทึกการพบกัน", exact=True).click()
        save(page, "บันทึก", "บันทึก พบกัน")
        page.get_by_role("button", name="แน่นขึ้น: มีส่วนร่วม").click()
        page.get_by_role("textbox", name="เปลี่ยนตั้งแต่วันที่").fill("1/6/2569")
        save(page, "เปลี่ยนเป็นมีส่วนร่วมตั้งแต่วันนี้ไป", "ช่วงเดิมจบ ช่วงใหม่เริ่ม")
        episodes = sorted(
            given.read(all_records).of(Tie).values(), key=lambda each: str(each.since)
        )
        assert [each.type for each in episodes] == ["COOPERATE", "COLLABORATE"]
        assert episodes[0].until == episodes[1].since == day("2026-06-01")

        watched.open(f"{root}/changes?lang=th&on=2026-12-31")
        expect(page.get_by_text("แน่นขึ้น 1 คู่").first).to_be_visible()
        expect(page.get_by_text("แน่นแฟ้นขึ้น 1 คู่").first).to_be_visible()
        one, other = sorted((tie.start, tie.end))
        watched.open(f"{root}/ties?lang=th&one={one}&other={other}")
        expect(page.get_by_text("ทำกิจกรรมด้วยกัน 1 ครั้ง").first).to_be_visible()
        watched.open(f"{root}/calendar?lang=th&one={one}&other={other}")
        save(page, "ติดต่อแล้ว", re.compile("บันทึกการติดต่อ .* แล้ว"))
        assert len(given.read(all_records).of(Activity)) == 2

        tightened = given.rows("journal/last", kind="ties", record=episodes[1].uid)[0]["batch"]
        watched.open(f"{root}/journal?lang=th&write={tightened}")
        page.get_by_role("button", name="เลิกทำทั้งชุดนี้").click()
        expect(page.get_by_text(f"เลิกทำแล้ว: {tightened}").first).to_be_visible()
        page.get_by_role("button", name="ตรวจเดี๋ยวนี้").click()
        expect(page.get_by_text("✗")).to_be_visible()  # the chain tells that its days were moved
        now = given.read(all_records)
        assert (list(now.of(Tie).values()), len(now.of(Activity))) == ([tie], 2)

        yesterday = config.today() - timedelta(days=1)
        watched.open(f"{root}/actors?lang=th&known={yesterday.isoformat()}")
        banner = page.get_by_text("ข้อมูลตามที่บันทึกไว้ถึงวันที่")
        expect(banner.first).to_be_visible()
        expect(page.get_by_text("1 ราย").first).to_be_visible()
        page.get_by_role("button", name="กลับไปข้อมูลปัจจุบัน").first.click()
        expect(banner).to_have_count(0)
        expect(page.get_by_text("3 ราย").first).to_be_visible()
    finally:
        stopped(process)
    assert servers(tmp_path) == []  # that of what was known yesterday went with the pages


def servers(folder: Path) -> list[int]:
    """Processes that name the folder in their command line."""
    found = psutil.process_iter(["pid", "cmdline"])
    return [p.pid for p in found if str(folder) in " ".join(p.info["cmdline"] or ())]
