"""A finding's life in a real browser: new, owned, mended by a tie, gone by itself, on the sheet."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from graph.base.config import Preferences
from graph.edit import Edit
from graph.governance.recording import cases
from graph.kinds import ManagedNetwork
from graph.service import Service
from graph.store import Store
from tests.support.browsing import Watched
from tests.support.made import KIND_OF, actor, put, tie

pytestmark = pytest.mark.browser
KIND_OF[ManagedNetwork] = "networks"

NAMES = {uid: f"กลุ่มที่ {at}" for at, uid in enumerate("abcdefgh", start=1)}
NETWORK = (
    *(actor(uid, name=name, kind="group") for uid, name in NAMES.items()),
    *(
        tie(*pair, uid=f"t{pair}", sources=("ทะเบียน",))
        for pair in ["ab", "bc", "ca", "ad", "de", "ef", "fd", "fg", "ge", "gh", "he"]
    ),
    ManagedNetwork(uid="n", name="เครือข่ายทดสอบ", us=("a",)),
)
"""Two rings that hang together by a–d alone: mended by a tie between b and e."""


def test_a_finding_is_new_owned_mended_gone_and_on_the_sheet(
    given: Store, watched: Watched, served: str, tmp_path: Path
) -> None:
    put(given, *NETWORK)
    service = Service(given, Preferences(), tmp_path)
    page, root = watched.page, served
    watched.open(f"{root}/governance?lang=th")
    page.get_by_role("button", name="ตรวจเดี๋ยวนี้").click()
    expect(page.get_by_text("ตรวจและเก็บผลแล้ว").first).to_be_visible()
    found = {case.rule: case for case in cases(given).values()}
    uid = found["hanging_part"].uid
    watched.open(f"{root}/governance?lang=th&finding={uid}")
    page.get_by_role("textbox", name="ผู้รับผิดชอบ").fill("ลุงเกียรติ")
    page.get_by_role("textbox", name="จะทำอะไร").fill("สานกลุ่มที่ 2 กับกลุ่มที่ 5")
    page.get_by_role("button", name="บันทึก", exact=True).click()
    expect(page.get_by_text("บันทึกการจัดการข้อตรวจพบแล้ว").first).to_be_visible()
    expect(page.get_by_text("ผู้รับผิดชอบ ลุงเกียรติ").first).to_be_visible()
    given_tie = {"from": "b", "to": "e", "type": "COLLABORATE", "source": "ทะเบียน"}
    service.edit(Edit("add", "ties", given_tie), "สมศรี")
    watched.open(f"{root}/governance?lang=th")
    page.get_by_role("button", name="ตรวจเดี๋ยวนี้").click()
    expect(page.get_by_text("หมดไปเอง").first).to_be_visible()
    gone = cases(given)[uid]
    assert (gone.status, gone.owner) == ("gone", "ลุงเกียรติ")
    expect(page.get_by_text("ข้อตรวจพบที่ปิดแล้ว")).to_be_visible()
    watched.open(f"{root}/governance?lang=th")
    expect(page.get_by_text("เตรียมไฟล์").first).to_be_visible()
    page.get_by_role("switch", name="เตรียมไฟล์").or_(
        page.get_by_role("checkbox", name="เตรียมไฟล์")
    ).first.check(force=True)
    with page.expect_download() as handed:
        page.get_by_role("button", name="ดาวน์โหลด HTML").click()
    made = Path(handed.value.path()).read_text("utf-8")
    assert "ลุงเกียรติ" in made
    assert "หมดไปเอง" in made
    assert "สานกลุ่มที่ 2 กับกลุ่มที่ 5" in made
