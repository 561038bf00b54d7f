"""Where there are accounts, nothing is given to who has not signed in; and each is who they are."""

import re
import sqlite3
from pathlib import Path
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from graph.accounts import Book
from graph.accounts.book import FILE
from graph.journal.history import history
from graph.store import Store
from tests.edit.test_editing_journey import choose
from tests.support.browsing import SLOW, Watched
from tests.support.made import actor, put, tie
from tests.support.signing import PASSWORD, port, sign_in, with_accounts
from tests.support.wire import ask, ask_socket

__all__ = ["port"]

OTHER = "seven slow buffaloes at noon"
ROLES = {"somjai": "administrator", "mana": "editor", "piti": "viewer"}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_accounts(tmp_path_factory.mktemp("signing"), ROLES)


@pytest.fixture
def root(given: Store, port: int) -> str:
    put(given, actor("a", name="ชาคริต"), actor("b", name="ละมัย"), tie("a", "b"))
    return f"http://127.0.0.1:{port}"


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/overview",
        "/nothing",
        "/static/js/index.js",
        "/_stcore/health",
        "/_stcore/host-config",
        "/_stcore/upload_file/a/b",
        "/media/0123456789abcdef.csv",
        "/component/x/index.html",
        "/saan/vis-network.min.js",
    ],
)
def test_nothing_is_given_to_who_has_not_signed_in(root: str, port: int, path: str) -> None:
    host = f"Host: 127.0.0.1:{port}"
    answer = ask(port, path, host)
    assert answer.status == 401
    assert "ต้องเข้าสู่ระบบก่อน" in answer.text
    forged = ask(port, path, host, "Cookie: saan_session=x", f"X-Saan-Session: {'0' * 64}")
    assert forged.status == 401
    page = ask(port, path, host, "Accept: text/html")
    assert page.status == 303
    assert page.headers["location"] == f"/saan/sign-in?next={path}"


def test_no_socket_is_opened_for_who_has_not_signed_in(root: str, port: int) -> None:
    own = (f"Host: 127.0.0.1:{port}", f"Origin: http://127.0.0.1:{port}")
    assert ask_socket(port, *own).status == 401
    assert ask_socket(port, *own, "Cookie: saan_session=guessed").status == 401


def test_the_cookie_is_for_this_server_alone_and_for_no_script(
    root: str, port: int, home: Path
) -> None:
    body = urlencode({"name": "somjai", "password": PASSWORD}).encode()
    own = (f"Host: 127.0.0.1:{port}", f"Origin: http://127.0.0.1:{port}")
    sent = (*own, "Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}")
    path = "/saan/sign-in?next=//evil.example"
    answer = ask(port, path, *sent, method="POST", body=body)
    assert answer.status == 303
    assert answer.headers["location"] == "/"
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    token = re.search(r"saan_session=([\w-]+)", cookie)
    assert token
    held = (*own, f"Cookie: saan_session={token[1]}")
    assert ask_socket(port, *held).status == 101
    assert ask(port, "/_stcore/health", *held).status == 200
    assert ask(port, "/saan/sign-out", *held, method="POST").status == 303
    assert ask(port, "/_stcore/health", *held).status == 401
    assert ask_socket(port, *held).status == 401


def test_a_form_from_another_origin_signs_nobody_in(root: str, port: int) -> None:
    sent = (f"Host: 127.0.0.1:{port}", "Origin: http://evil.example", "Content-Length: 0")
    assert ask(port, "/saan/sign-in", *sent, method="POST").status == 403


def test_a_form_too_large_is_no_form(root: str, port: int) -> None:
    own = (f"Host: 127.0.0.1:{port}", f"Origin: http://127.0.0.1:{port}")
    body = b"name=" + b"a" * 20_000
    answer = ask(port, "/saan/sign-in", *own, "Content-Length: 20005", method="POST", body=body)
    assert answer.status == 403


@pytest.mark.browser
def test_who_signs_in_is_the_writer_and_signs_out_again(
    root: str, given: Store, watched: Watched
) -> None:
    page = watched.page
    page.goto(f"{root}/actors?lang=th&do=add")
    page.get_by_label("ชื่อบัญชี").fill("mana")
    page.get_by_label("รหัสผ่าน").fill("not the password")
    page.get_by_role("button", name="เข้าสู่ระบบ").click()
    expect(page.get_by_role("alert")).to_contain_text("ชื่อหรือรหัสผ่านไม่ถูกต้อง")
    page.get_by_label("รหัสผ่าน").fill(PASSWORD)
    page.get_by_role("button", name="เข้าสู่ระบบ").click()
    watched.ready()
    assert watched.asked() == {"lang": "th", "do": "add"}
    page.get_by_label("ชื่อ *").fill("กลุ่มผักริมคลอง")
    choose(page, "ประเภท", "กลุ่ม")
    page.get_by_role("button", name="บันทึก", exact=True).click()
    expect(page.get_by_text("เลิกทำ").first).to_be_visible()
    assert history(given)[0].who == "mana"
    page.get_by_role("button", name="mana").click()
    expect(page.get_by_text("ผู้บันทึก").first).to_be_visible()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="ออกจากระบบ").click()
    opened.value.get_by_role("button", name="ออกจากระบบ").click()
    expect(opened.value.get_by_label("รหัสผ่าน")).to_be_visible()
    page.goto(f"{root}/actors?lang=th")
    expect(page.get_by_label("รหัสผ่าน")).to_be_visible()


@pytest.mark.browser
def test_a_password_is_changed_by_its_owner_and_other_sessions_end(
    root: str, home: Path, watched: Watched
) -> None:
    elsewhere = Book(home).sign_in("piti", PASSWORD, "127.0.0.1")
    sign_in(watched, root, "piti", "/saan/password?lang=en")
    page = watched.page
    page.get_by_label("Password until now").fill("not the password")
    page.get_by_label("New password").fill(OTHER)
    page.get_by_role("button", name="Change").click()
    expect(page.get_by_role("alert")).to_contain_text("password is wrong")
    page.get_by_label("Password until now").fill(PASSWORD)
    page.get_by_label("New password").fill("1234567890")
    page.get_by_role("button", name="Change").click()
    expect(page.get_by_role("alert")).to_contain_text("easily guessed")
    page.get_by_label("Password until now").fill(PASSWORD)
    page.get_by_label("New password").fill(OTHER)
    page.get_by_role("button", name="Change").click()
    watched.ready()
    book = Book(home)
    assert book.signed_in(elsewhere.id) is None
    assert book.sign_in("piti", OTHER, "127.0.0.1")
    book.set_password("piti", PASSWORD)


@pytest.mark.browser
def test_who_may_only_look_sees_no_form_and_is_told_why(root: str, watched: Watched) -> None:
    sign_in(watched, root, "piti", "/ties?lang=th")
    expect(watched.page.get_by_text("บัญชีนี้ดูได้อย่างเดียว").first).to_be_visible()
    expect(watched.page.get_by_role("button", name="บันทึก", exact=True)).to_have_count(0)


@pytest.mark.browser
def test_a_session_that_ends_loses_nothing_that_was_typed(
    root: str, given: Store, home: Path, watched: Watched, browser: Browser
) -> None:
    sign_in(watched, root, "mana", "/actors?lang=th&do=add")
    page = watched.page
    page.get_by_label("ชื่อ *").fill("กลุ่มประมงปากน้ำ")
    choose(page, "ประเภท", "กลุ่ม")
    with sqlite3.connect(home / FILE) as book:  # half a day later
        book.execute("UPDATE sessions SET seen = seen - 50000, begun = begun - 50000")
    page.wait_for_timeout(1_100)  # a look into the book holds for a second
    before = history(given)[0].batch
    page.get_by_role("button", name="บันทึก", exact=True).click()
    expect(page.get_by_text("หมดเวลาเข้าสู่ระบบแล้ว")).to_be_visible()
    assert history(given)[0].batch == before
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="เข้าสู่ระบบในแท็บใหม่").click()
    again = opened.value
    again.set_default_timeout(SLOW)
    again.get_by_label("ชื่อบัญชี").fill("mana")
    again.get_by_label("รหัสผ่าน").fill(PASSWORD)
    again.get_by_role("button", name="เข้าสู่ระบบ").click()
    expect(again.locator(".saan-lead").first).to_be_visible()
    again.close()
    expect(page.get_by_text("หมดเวลาเข้าสู่ระบบแล้ว")).to_have_count(0)
    watched.ready()
    expect(page.get_by_label("ชื่อ *")).to_have_value("กลุ่มประมงปากน้ำ")
    page.get_by_role("button", name="บันทึก", exact=True).click()
    expect(page.get_by_text("เลิกทำ").first).to_be_visible()
    assert history(given)[0].who == "mana"


@pytest.mark.browser
def test_a_role_that_is_taken_away_while_a_form_is_open(
    root: str, given: Store, home: Path, watched: Watched
) -> None:
    sign_in(watched, root, "mana", "/actors?lang=th&do=add")
    page = watched.page
    page.get_by_label("ชื่อ *").fill("กลุ่มผ้าทอ")
    choose(page, "ประเภท", "กลุ่ม")
    before = history(given)[0].batch
    book = Book(home)
    book.set_role("mana", "viewer")
    try:
        page.wait_for_timeout(1_100)  # a look into the book holds for a second
        page.get_by_role("button", name="บันทึก", exact=True).click()
        expect(page.get_by_text("บทบาทผู้อ่าน").first).to_be_visible()
        assert history(given)[0].batch == before
    finally:
        book.set_role("mana", "editor")


@pytest.mark.browser
@pytest.mark.parametrize("lang", ["th", "en"])
def test_the_sign_in_pages_have_no_fault_that_keeps_people_out(
    root: str, watched: Watched, lang: str
) -> None:
    sign_in(watched, root, "somjai", f"/saan/sign-out?lang={lang}")
    for path in ("sign-in", "sign-out", "password"):
        watched.page.goto(f"{root}/saan/{path}?lang={lang}")
        for scheme in ("light", "dark"):
            watched.page.emulate_media(color_scheme=scheme)
            assert Axe().run(watched.page).response["violations"] == [], (path, scheme)
