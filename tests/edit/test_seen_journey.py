"""What one did is where one looks: each answer stands in the window, without scrolling."""

import pytest
from playwright.sync_api import expect

from graph.journal.all_records import all_records
from graph.kinds import Actor, Tie
from graph.store import Store
from tests.edit.test_editing_journey import choose
from tests.support.browsing import Watched
from tests.support.made import actor, day, put

pytestmark = pytest.mark.browser


def answered(watched: Watched, words: str) -> None:
    """The answer is in the window, whole."""
    answer = watched.page.locator(".st-key-outcome")
    expect(answer).to_contain_text(words)
    expect(answer).to_be_in_viewport(ratio=1)


def press(watched: Watched, name: str) -> None:
    watched.page.get_by_role("button", name=name, exact=True).click()


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (400, 800)])
def test_partner_tie_meeting_tighter_and_back_are_seen_where_they_are_done(
    served: str, given: Store, watched: Watched, width: int, height: int
) -> None:
    put(given, actor("old", name="กลุ่มเดิม"))
    page = watched.page
    page.set_viewport_size({"width": width, "height": height})
    watched.open(f"{served}/actors?lang=th&do=add&on=2026-09-30")
    page.get_by_label("ชื่อ *").fill("ป้าแดง")
    choose(page, "ประเภท", "คน")
    press(watched, "บันทึก")
    answered(watched, "เพิ่มภาคี ป้าแดง แล้ว")
    page.locator(".st-key-outcome").get_by_role("link", name="เพิ่มความสัมพันธ์").click()
    page.wait_for_url("**/ties?*from=*")
    watched.ready()
    new = next(a for a in given.read(all_records).of(Actor).values() if a.name == "ป้าแดง")
    assert watched.asked()["from"] == new.uid
    expect(page.locator(".st-key-outcome")).to_have_count(0)  # of another page
    choose(page, "กับภาคี *", "กลุ่มเดิม")
    page.get_by_text("หลวม ๆ: ประสานการทำงาน", exact=True).click()
    page.get_by_label("ตั้งแต่").fill("มี.ค. 2566")
    press(watched, "บันทึก")
    answered(watched, "บันทึกความสัมพันธ์ ป้าแดง – กลุ่มเดิม แล้ว")
    (tie,) = given.read(all_records).of(Tie).values()
    page.locator(".st-key-outcome").get_by_role("button", name="บันทึกการพบกัน").click()
    page.wait_for_url(f"**tie={tie.uid}**")
    watched.ready()
    expect(page.locator(".st-key-outcome")).to_have_count(0)  # it would cover the form
    press(watched, "บันทึก")
    answered(watched, "บันทึก พบกัน")
    page.get_by_role("button", name="แน่นขึ้น: มีส่วนร่วม").click()
    page.get_by_role("textbox", name="เปลี่ยนตั้งแต่วันที่").fill("1/6/2569")
    press(watched, "เปลี่ยนเป็นมีส่วนร่วมตั้งแต่วันนี้ไป")
    answered(watched, "ช่วงเดิมจบ ช่วงใหม่เริ่ม")
    ended = {each.type: each.until for each in given.read(all_records).of(Tie).values()}
    assert ended == {"COOPERATE": day("2026-06-01"), "COLLABORATE": None}
    press(watched, "เลิกทำ")
    answered(watched, "เลิกทำแล้ว: ป้าแดง – กลุ่มเดิม")
    assert list(given.read(all_records).of(Tie).values()) == [tie]
    watched.ready()
    assert watched.asked()["tie"] == tie.uid  # the record in force again
    expect(page.get_by_role("button", name="แน่นขึ้น: มีส่วนร่วม")).to_be_visible()
