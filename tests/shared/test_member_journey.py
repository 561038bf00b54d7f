"""A member signs in, has one page, and is told so at every other address."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from dashboards.frame.pages import PAGES
from graph import rights
from graph.accounts import Book
from graph.rights import MACHINE, User
from graph.store import Store
from tests.support.apart import MEMBER, NAMES, PHONES, records
from tests.support.browsing import Watched
from tests.support.made import put
from tests.support.pages import fresh, opened, texts
from tests.support.signing import PASSWORD, port, sign_in

__all__ = ["fresh", "port"]

NOT_OPEN = "หน้านี้ไม่ได้เปิดให้สมาชิก"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("members")
    book = Book(home)
    book.add("somjai", "administrator", PASSWORD)
    book.add("boonmee", "member", PASSWORD, MEMBER)
    book.add("nirut", "member", PASSWORD)
    return home


@pytest.fixture
def root(given: Store, port: int) -> str:
    put(given, *records())
    return f"http://127.0.0.1:{port}"


@pytest.mark.browser
def test_a_member_has_their_own_page_and_no_other(root: str, home: Path, watched: Watched) -> None:
    page, own = watched.page, "**/shared?lang=th"
    page.goto(f"{root}/saan/sign-in?lang=th&next=/overview?lang=th")
    page.get_by_label("ชื่อบัญชี").fill("boonmee")
    page.get_by_label("รหัสผ่าน").fill(PASSWORD)
    page.get_by_role("button", name="เข้าสู่ระบบ").click()
    page.wait_for_url(own)
    watched.ready()
    lead = page.locator(".saan-lead")
    expect(lead).to_contain_text("บุญมี เป็นสมาชิกของเครือข่ายป่า")
    expect(page.get_by_test_id("stSidebar").get_by_role("link")).to_have_text(["หน้าของสมาชิก"])
    expect(page.get_by_text(PHONES[MEMBER])).to_be_visible()
    expect(page.get_by_text("ตัวกรอง")).to_have_count(0)

    watched.open(f"{root}/actors?lang=th&actor=p2")
    expect(page.get_by_text(NOT_OPEN)).to_be_visible()
    expect(page.get_by_text(NAMES["p2"])).to_have_count(0)
    page.get_by_test_id("stMain").get_by_role("link", name="หน้าของสมาชิก").click()
    expect(lead).to_contain_text("บุญมี")

    watched.open(f"{root}/shared?lang=th&actor=p2")
    expect(page.get_by_text("สมาชิกดูได้เฉพาะข้อมูลของตนเอง")).to_be_visible()
    expect(page.get_by_text(PHONES["p2"])).to_have_count(0)
    watched.click(page.get_by_role("button", name="กลับไปเริ่มใหม่"))
    expect(lead).to_contain_text("บุญมี")
    kept = {(each.who, each.what, each.about) for each in Book(home).looks()}
    assert kept == {("boonmee", "refused", "actors p2"), ("boonmee", "refused", "p2")}

    page.get_by_role("button", name="boonmee").click()
    expect(page.get_by_role("link", name="ออกจากระบบ")).to_be_visible()


@pytest.mark.browser
def test_a_member_of_whom_nobody_said_who_they_are_is_told(root: str, watched: Watched) -> None:
    sign_in(watched, root, "nirut", "/shared?lang=th")
    watched.ready()
    expect(watched.page.locator(".saan-lead")).to_contain_text("ยังไม่ได้ระบุว่าเป็นภาคีรายใด")
    expect(watched.page.get_by_role("button", name="nirut")).to_be_visible()


@pytest.fixture
def as_member(given: Store) -> Iterator[None]:
    """Whoever runs a page of the two networks is that member."""
    put(given, *records())
    rights.obey(lambda: User("boonmee", "member", MEMBER))
    yield
    rights.obey(lambda: MACHINE)


def test_every_other_page_is_shut_to_a_member(as_member: None) -> None:
    for word in (entry.word for entry in PAGES[1:]):  # the first leads to their own
        said = " ".join(texts(app := opened(word, lang="th")))
        warned = " ".join(warning.value for warning in app.warning)
        assert (NOT_OPEN in warned) == (word != "shared"), word
        others = [name for uid, name in NAMES.items() if uid in ("p3", "p4", "o2", "g2")]
        assert not any(name in said for name in others), word


def test_who_may_see_the_network_sees_a_members_page_as_it_is(given: Store) -> None:
    put(given, *records())
    assert "เลือกภาคี" in " ".join(texts(opened("shared", lang="th")))
    said = " ".join(texts(opened("shared", lang="th", actor="p3")))
    assert "จันทร์เพ็ญ เป็นสมาชิกของเครือข่ายน้ำ" in said
    assert PHONES["p3"] in said
