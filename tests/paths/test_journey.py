"""An introduction in a real browser: asked, the second way chosen, logged, seen on both sides."""

import pytest
from playwright.sync_api import expect

from graph.journal.all_records import all_records
from graph.kinds import Activity, ManagedNetwork
from graph.store import Store
from tests.support.browsing import Watched
from tests.support.made import KIND_OF, actor, put, tie

pytestmark = pytest.mark.browser
KIND_OF[ManagedNetwork] = "networks"

NAMES = {"us": "กลุ่มเรา", "b": "ป้าบัว", "c": "ลุงเกียรติ", "w": "ผู้อำนวยการโรงพยาบาล"}
NETWORK = (
    *(actor(uid, name=name) for uid, name in NAMES.items()),
    tie("us", "b"),
    tie("b", "w"),
    tie("us", "c", "COORDINATE"),
    tie("c", "w", "COORDINATE"),
    ManagedNetwork(uid="n", name="เครือข่าย", us=("us",)),
)


def test_the_second_way_is_asked_for_and_stands_on_both_timelines(
    given: Store, watched: Watched, served: str
) -> None:
    put(given, *NETWORK)
    page, root = watched.page, served
    watched.open(f"{root}/paths?lang=th")
    box = page.get_by_role("combobox", name="ถึง").first
    box.click()
    box.fill("ผอ.รพ โรงพญาบาล")  # nobody is called so
    box.press("Enter")
    page.get_by_role("button", name=NAMES["w"]).click()
    expect(page.get_by_text("ควรขอให้ ป้าบัว แนะนำให้รู้จัก ผู้อำนวยการโรงพยาบาล")).to_be_visible()
    page.get_by_role("button", name="เลือกเส้นทางนี้").click()
    page.get_by_role("button", name="บันทึกว่าขอให้ ลุงเกียรติ แนะนำแล้ว").click()
    expect(page.get_by_text("บันทึกคำขอ ลุงเกียรติ").first).to_be_visible()
    (asked,) = given.read(all_records).of(Activity).values()
    assert (asked.participants, asked.host, asked.concerns) == (("c", "us"), "c", ("w",))
    expect(page.get_by_text("ปีนี้ถูกขอให้แนะนำแล้ว 1 ครั้ง").first).to_be_visible()
    title = "ขอให้ ลุงเกียรติ แนะนำให้รู้จัก ผู้อำนวยการโรงพยาบาล"
    for uid in ("us", "c", "w"):
        watched.open(f"{root}/actors?lang=th&actor={uid}")
        cells = page.locator("canvas [role=gridcell]", has_text=title)
        expect(cells.first).to_be_attached()
