"""Two networks in one database, in a real browser: each role has its own and no other."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from graph.accounts import Book
from graph.governance.recording import cases
from graph.journal.history import history
from graph.store import Store
from tests.edit.test_editing_journey import choose
from tests.rights.test_networks import SECRETS
from tests.support.apart import FOREST, NAMES, OF, WATER, records
from tests.support.browsing import Watched
from tests.support.made import put
from tests.support.signing import PASSWORD, port, sign_in

__all__ = ["port"]

pytestmark = pytest.mark.browser

ROLES = {
    "preecha": ("manager", FOREST),
    "suda": ("editor", FOREST),
    "anan": ("viewer", FOREST),
    "manop": ("manager", WATER),
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("networks")
    book = Book(home)
    book.add("somjai", "administrator", PASSWORD)
    for name, (role, network) in ROLES.items():
        book.add(name, "nobody", PASSWORD)
        book.set_network_role(name, network, role)
    return home


@pytest.fixture
def root(given: Store, port: int) -> str:
    put(given, *records())
    return f"http://127.0.0.1:{port}"


@pytest.mark.parametrize("name", [*ROLES, "somjai"])
def test_each_role_has_its_network_and_nothing_of_the_other(
    root: str, watched: Watched, name: str
) -> None:
    role, network = ROLES.get(name, ("administrator", ""))
    sign_in(watched, root, name, "/actors?lang=th")
    watched.ready()
    page, main = watched.page, watched.page.get_by_test_id("stMain")
    listed = page.locator(".saan-network").locator("strong")
    expect(listed).to_contain_text({FOREST: "เครือข่ายป่า", WATER: "เครือข่ายน้ำ"}.get(network, "หลาย"))
    page.get_by_role("button", name=name).click()
    words = {"manager": "ผู้จัดการเครือข่าย", "editor": "ผู้บันทึก", "viewer": "ผู้อ่าน"}
    as_what = f"{name} ({words.get(role, 'ผู้ดูแลระบบ')})"
    expect(page.get_by_text(as_what)).to_be_visible()
    own, other = (FOREST, WATER) if network != WATER else (WATER, FOREST)
    person, foreign = OF[own][-1], OF[other][-1]
    watched.open(f"{root}/actors?lang=th&actor={person}")
    expect(main.get_by_text(NAMES[person]).first).to_be_visible()
    expect(page.get_by_role("button", name="ตัวกรอง")).to_be_visible()
    expect(page.get_by_role("button", name="เพิ่มช่องทางติดต่อ")).to_have_count(0)
    watched.open(f"{root}/actors?lang=th&actor={foreign}")
    seen = page.get_by_text(NAMES[foreign])
    if role == "administrator":
        expect(seen.first).to_be_visible()
        return
    expect(main.get_by_role("alert").first).to_be_visible()
    expect(seen).to_have_count(0)
    watched.open(f"{root}/journal?lang=th")
    expect(page.get_by_text("สิ่งนี้เป็นของทั้งฐานข้อมูล").first).to_be_visible()
    watched.open(f"{root}/ties?lang=th")
    looks = page.get_by_text("บัญชีนี้ดูได้อย่างเดียว")
    expect(looks.first).to_be_visible() if role == "viewer" else expect(looks).to_have_count(0)
    if network == FOREST:
        held = page.content()
        assert [secret for secret in SECRETS if secret in held] == []


def test_a_manager_checks_the_findings_of_their_network(
    root: str, given: Store, watched: Watched
) -> None:
    sign_in(watched, root, "preecha", "/governance?lang=th")
    watched.ready()
    page = watched.page
    page.get_by_role("button", name="ตรวจเดี๋ยวนี้").click()
    expect(page.get_by_text("ตรวจและบันทึกผลแล้ว").first).to_be_visible()
    assert {case.network for case in cases(given).values()} == {FOREST}
    held = page.content()
    assert [secret for secret in SECRETS if secret in held] == []


def test_a_role_in_a_network_that_is_taken_away_while_a_form_is_open(
    root: str, given: Store, home: Path, watched: Watched
) -> None:
    sign_in(watched, root, "suda", "/ties?lang=th")
    watched.ready()
    page, book = watched.page, Book(home)
    choose(page, "ภาคี *", NAMES["p2"])
    choose(page, "กับภาคี *", NAMES["g1"])
    page.get_by_text("หลวม ๆ: ประสานการทำงาน", exact=True).click()
    before = history(given)[0].batch
    book.set_network_role("suda", FOREST, "viewer")
    try:
        page.wait_for_timeout(1_100)  # a look into the book holds for a second
        page.get_by_role("button", name="บันทึก", exact=True).click()
        expect(page.get_by_text("บทบาทผู้อ่านบันทึกข้อมูลไม่ได้").first).to_be_visible()
        assert history(given)[0].batch == before
    finally:
        book.set_network_role("suda", FOREST, "editor")
