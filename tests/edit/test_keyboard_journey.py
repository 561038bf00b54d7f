"""Keys alone: a partner, a tie, a meeting, tighter and back; what has the focus shows it."""

import pytest
from playwright.sync_api import Locator, expect

from graph.journal.all_records import all_records
from graph.kinds import Activity, Actor, Tie
from graph.store import Store
from tests.support.browsing import Watched
from tests.support.made import actor, put

pytestmark = pytest.mark.browser

FARTHEST = 120
"""Tabs from one end of a page to the other, at most."""
LOOK = """(each) => {
  const around = [each, ...(each.closest("label")?.querySelectorAll("*") ?? [])];
  for (let at = each, n = 0; at.parentElement && n < 3; n++) around.push((at = at.parentElement));
  return JSON.stringify(around.map((part) => {
    const { outline, boxShadow, borderColor, backgroundColor } = getComputedStyle(part);
    return [outline, boxShadow, borderColor, backgroundColor];
  }));
}"""
"""How a control looks, with what is drawn around it."""


class Keys:
    """A page under somebody who has no mouse."""

    def __init__(self, watched: Watched) -> None:
        self.watched, self.page = watched, watched.page
        self.keys = watched.page.keyboard

    def to(self, there: Locator) -> None:
        """Tabs on until it has the focus, which must show."""
        expect(there).to_be_visible()
        before = there.evaluate(LOOK)
        for _ in range(FARTHEST):
            self.keys.press("Tab")
            if there.evaluate("each => each.getRootNode().activeElement === each"):
                break
        expect(there).to_be_focused()
        expect(there.locator("xpath=(ancestor::label|.)[1]")).to_be_in_viewport()
        seen = f"([each, before]) => ({LOOK})(each) !== before"
        self.page.wait_for_function(seen, arg=[there.element_handle(), before])

    def press(self, there: Locator, key: str = "Enter") -> None:
        """The same, and presses a key that the page's script answers."""
        self.to(there)
        self.watched.answered(lambda: self.keys.press(key))

    def button(self, name: str) -> None:
        self.press(self.page.get_by_role("button", name=name, exact=True))

    def write(self, name: str, text: str) -> None:
        self.to(self.page.get_by_role("textbox", name=name, exact=True))
        self.keys.press("ControlOrMeta+A")
        self.keys.type(text)

    def choose(self, name: str, text: str) -> None:
        """Types into a list with search and takes the first that is offered."""
        self.to(self.page.get_by_role("combobox", name=name, exact=True))
        self.keys.type(text)
        expect(self.page.get_by_role("option", name=text).first).to_be_visible()
        self.keys.press("Enter")


def test_partner_tie_meeting_tighter_and_back_by_keys_alone(
    served: str, given: Store, watched: Watched
) -> None:
    put(given, actor("old", name="กลุ่มเดิม"))
    page, keys = watched.page, Keys(watched)
    outcome = page.locator(".st-key-outcome")
    page.set_viewport_size({"width": 1280, "height": 800})
    watched.open(f"{served}/actors?lang=th&on=2026-09-30")
    keys.button("เพิ่มภาคี")
    keys.write("ชื่อ *", "ป้าแดง")
    keys.choose("ประเภท *", "คน")
    keys.button("บันทึก")
    expect(outcome).to_contain_text("เพิ่มภาคี ป้าแดง แล้ว")
    keys.press(outcome.get_by_role("link", name="เพิ่มความสัมพันธ์"))
    keys.choose("กับภาคี *", "กลุ่มเดิม")
    keys.to(page.get_by_role("radio", name="แน่นแฟ้น: มีส่วนร่วม"))
    for level in ("หลวม ๆ: ประสานความร่วมมือ", "หลวม ๆ: ประสานการทำงาน"):
        page.keyboard.press("ArrowDown")
        expect(page.get_by_role("radio", name=level)).to_be_checked()
    keys.write("ตั้งแต่", "มี.ค. 2566")
    keys.button("บันทึก")
    expect(outcome).to_contain_text("บันทึกความสัมพันธ์ ป้าแดง – กลุ่มเดิม แล้ว")
    keys.press(outcome.get_by_role("button", name="บันทึกการพบกัน"))
    keys.button("บันทึก")
    expect(outcome).to_contain_text("บันทึก พบกัน")
    keys.press(page.get_by_role("button", name="แน่นขึ้น: มีส่วนร่วม"))
    keys.write("เปลี่ยนตั้งแต่วันที่", "1/6/2569")
    keys.button("เปลี่ยนเป็นมีส่วนร่วมตั้งแต่วันนี้ไป")
    expect(outcome).to_contain_text("ช่วงเดิมจบ ช่วงใหม่เริ่ม")
    now = given.read(all_records)
    assert sorted(each.type for each in now.of(Tie).values()) == ["COLLABORATE", "COOPERATE"]
    keys.button("เลิกทำ")
    expect(outcome).to_contain_text("เลิกทำแล้ว: ป้าแดง – กลุ่มเดิม")
    now = given.read(all_records)
    assert {each.name for each in now.of(Actor).values()} == {"กลุ่มเดิม", "ป้าแดง"}
    assert [each.type for each in now.of(Tie).values()] == ["COOPERATE"]
    assert len(now.of(Activity)) == 1
