"""Worksheet 1 filled by two people in one room, on two browsers at once: nothing is lost."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, ViewportSize, expect

from graph.journal.all_records import all_records
from graph.kinds import Actor, ManagedNetwork, Stake
from graph.store import Store
from tests.support.browsing import Watched
from tests.support.made import actor, put

pytestmark = pytest.mark.browser

NETWORK = ManagedNetwork(uid="n", name="เครือข่าย", us=("us",))
ROW, HEAD = 56, 35
"""Heights of a row and of the headings of the table."""

WIDE = ViewportSize(width=2300, height=900)
"""All columns of the table are there to be found."""


class Writer(Watched):
    """Someone at a browser of their own, who has said their name."""

    def __init__(self, page: Page, url: str, name: str) -> None:
        super().__init__(page)
        page.set_viewport_size(WIDE)
        self.open(url)
        page.get_by_role("button", name="ผู้บันทึก").click()
        field = page.get_by_role("textbox", name="ผู้บันทึก")
        field.fill(name)
        self.answered(lambda: field.press("Enter"))
        page.keyboard.press("Escape")
        expect(page.get_by_role("button", name=f"ผู้บันทึก: {name}")).to_be_visible()

    def press(self, name: str) -> None:
        self.click(self.page.get_by_role("button", name=name, exact=True))

    def choose(self, name: str) -> None:
        """One of several, such as the steps of the worksheet."""
        self.click(self.page.get_by_test_id("stButtonGroup").get_by_text(name, exact=True))

    def names(self, sector: str, *lines: str) -> None:
        """Types names of a sector."""
        field = self.page.get_by_role("textbox", name=sector, exact=True)
        field.fill("\n".join(lines))
        self.answered(lambda: field.press("Control+Enter"))

    def sort(self, group: str, name: str) -> None:
        """Puts a stakeholder into a group."""
        box = self.page.get_by_role("combobox", name=group)
        box.click()
        self.click(self.page.get_by_role("option", name=name))

    def type(self, heading: str, text: str) -> None:
        """Types into a cell of the first row of the table."""
        exactly = re.compile(f"^{heading}$")
        column = self.page.locator("canvas [role=columnheader]", has_text=exactly)
        last = int(column.get_attribute("aria-colindex") or 0)
        chosen, keys = self.page.locator("canvas [role=gridcell][aria-selected=true]"), "Home"
        self.page.get_by_test_id("stDataFrame").click(position={"x": 100, "y": HEAD + ROW // 2})
        for at in range(1, last + 1):
            self.page.keyboard.press(keys)
            expect(chosen).to_have_attribute("aria-colindex", str(at))
            keys = "ArrowRight"
        self.page.keyboard.press("Enter")
        field = self.page.locator(".gdg-input")
        field.fill(text)
        self.answered(lambda: field.press("Enter"))

    def told(self) -> Locator:
        """What became of the last write."""
        return self.page.locator(".st-key-outcome")


@pytest.fixture
def two(
    given: Store, served: str, new_context: Callable[..., BrowserContext]
) -> Iterator[tuple[Writer, Writer]]:
    """Two writers in one network: of two partners on record, one is on the list."""
    put(
        given,
        NETWORK,
        actor("us", name="มูลนิธิสานใจ"),
        actor("m", name="เทศบาลเมืองใหม่"),
        actor("h", name="โรงพยาบาลใหม่"),
        Stake(uid="k", actor="m", network="n"),
    )
    url = f"{served}/stakeholders?lang=th"
    both = [Writer(new_context().new_page(), url, name) for name in ("ครูแดง", "บังหมัด")]
    yield both[0], both[1]
    for each in both:
        assert (each.elsewhere, each.dialogs, each.failures) == ([], [], [])


def stakes(store: Store) -> dict[str, Any]:
    """Name → stake, of all that are on record."""
    held = store.read(all_records)
    named = held.of(Actor)
    return {named[each.actor].name: each for each in held.of(Stake).values()}


def test_two_fill_the_worksheet_at_once_and_nothing_is_lost(
    two: tuple[Writer, Writer], given: Store
) -> None:
    one, other = two
    for each in two:
        each.choose("ระบุชื่อ")
    one.names("ภาคประชาชน", "กลุ่มผักบ้านไร่")
    other.names("ภาควิชาการ", "กลุ่มอาจารย์เกษตร")
    other.names("ภาคประชาชน", "กลุ่มผัก บ้านไร่", "กลุ่ม.ผักบ้านไร่")
    one.names("ภาครัฐ", "รพ.ใหม่")
    other.names("ภาครัฐ", "โรงพยาบาลใหม่")
    expect(other.page.get_by_text("ที่พิมพ์ไว้แล้ว นับครั้งเดียว")).to_be_visible()
    one.press("เพิ่ม 2 ชื่อ")
    expect(one.told()).to_contain_text("เพิ่ม 2 ชื่อแล้ว")
    other.press("เพิ่ม 3 ชื่อ")
    expect(other.told()).to_contain_text("มีคนเพิ่ม กลุ่มผักบ้านไร่ ไปก่อนแล้ว")
    other.press("เพิ่ม 1 ชื่อ")
    expect(other.told()).to_contain_text("เพิ่ม 1 ชื่อแล้ว")
    listed = {"กลุ่มผักบ้านไร่", "กลุ่มอาจารย์เกษตร", "โรงพยาบาลใหม่", "เทศบาลเมืองใหม่"}
    assert stakes(given).keys() == listed
    known = {each.name for each in given.read(all_records).of(Actor).values()}
    assert known == {*listed, "มูลนิธิสานใจ"}
    for each in two:
        each.choose("สามกลุ่ม")
    one.sort("มีอิทธิพลต่อโครงการเรา", "กลุ่มผักบ้านไร่")
    other.sort("สนใจความสำเร็จหรือล้มเหลว", "กลุ่มผักบ้านไร่")
    other.sort("มีอิทธิพลต่อโครงการเรา", "กลุ่มอาจารย์เกษตร")
    groups = {name: set(each.groups) for name, each in stakes(given).items() if each.groups}
    assert groups == {
        "กลุ่มผักบ้านไร่": {"influences_us", "interested"},
        "กลุ่มอาจารย์เกษตร": {"influences_us"},
    }


def test_two_write_into_the_table_at_once_and_see_both_texts_of_the_same_cell(
    two: tuple[Writer, Writer], given: Store
) -> None:
    one, other = two
    save, saved = "บันทึก 1 แถวที่แก้", "บันทึก ตารางภาคี แล้ว"

    def held(*fields: str) -> list[str]:
        return [getattr(stakes(given)["เทศบาลเมืองใหม่"], field) for field in fields]

    for each in two:
        each.choose("ตาราง")
    one.type("ผลกระทบ", "ได้ผักเข้าครัว")
    other.type("อิทธิพล", "อนุมัติงบ")
    for each in two:
        each.press(save)
        expect(each.told()).to_contain_text(saved)
    assert held("how_it_is_affected", "how_it_influences") == ["ได้ผักเข้าครัว", "อนุมัติงบ"]

    one.type("อะไรสำคัญต่อภาคี", "คะแนนเสียง")
    other.type("อะไรสำคัญต่อภาคี", "สุขภาพ")
    one.press(save)
    expect(one.told()).to_contain_text(saved)
    other.type("ช่วยอะไรเราได้", "รถรับส่ง")  # the page has heard of the other's text by now
    other.press(save)
    clash = other.page.locator(".st-key-conflict-worksheet")
    expect(clash).to_contain_text("ครูแดง แก้รายการนี้ไปก่อน")
    expect(clash.locator("tr").last).to_have_text("เทศบาลเมืองใหม่อะไรสำคัญต่อภาคี–สุขภาพคะแนนเสียง")
    assert held("what_matters", "what_it_can_give") == ["คะแนนเสียง", None]
    other.press("เก็บของเขาไว้")
    expect(other.told()).to_contain_text(saved)
    assert held("what_matters", "what_it_can_give") == ["คะแนนเสียง", "รถรับส่ง"]

    other.type("อะไรสำคัญต่อภาคี", "สุขภาพ")
    one.type("อะไรสำคัญต่อภาคี", "เสียงของคนรักสุขภาพ")
    one.press(save)
    expect(one.told()).to_contain_text(saved)
    other.press(save)
    expect(clash).to_contain_text("เสียงของคนรักสุขภาพ")
    other.press("ใช้ของฉันแทน")
    expect(other.told()).to_contain_text(saved)
    assert held("what_matters") == ["สุขภาพ"]


def test_what_one_has_typed_stays_while_the_other_adds_a_name(
    two: tuple[Writer, Writer], given: Store
) -> None:
    one, other = two
    one.choose("ตาราง")
    one.type("ผลกระทบ", "ได้ผักเข้าครัว")
    other.choose("ระบุชื่อ")
    other.names("ภาครัฐ", "โรงพยาบาลใหม่")
    other.press("เพิ่ม 1 ชื่อ")
    expect(other.told()).to_contain_text("เพิ่ม 1 ชื่อแล้ว")
    one.type("อิทธิพล", "อนุมัติงบ")
    one.press("บันทึก 1 แถวที่แก้")
    expect(one.told()).to_contain_text("บันทึก ตารางภาคี แล้ว")
    found = stakes(given)
    assert found.keys() == {"เทศบาลเมืองใหม่", "โรงพยาบาลใหม่"}
    filled = found["เทศบาลเมืองใหม่"]
    assert (filled.how_it_is_affected, filled.how_it_influences) == ("ได้ผักเข้าครัว", "อนุมัติงบ")
