"""Signing in with a provider in a browser: there and back, as oneself, and out again."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from graph.accounts import Book
from graph.accounts.book import FILE
from graph.base.config import Target
from graph.journal.history import history
from graph.store import Store
from tests.edit.test_editing_journey import choose
from tests.support.browsing import SLOW, Watched, serving, stopped, unused_port, using
from tests.support.made import actor, put, tie
from tests.support.provider import NAME, Provider, known_by, providing

MANA, PITI = "mana@uni.example", "piti@uni.example"
WITH_IT = f"เข้าสู่ระบบด้วย {NAME}"


@pytest.fixture(scope="module")
def university() -> Iterator[Provider]:
    with providing() as found:
        yield found


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("provided")
    Book(home).add("somjai", "administrator", "ตะกร้าสานสามใบริมคลอง")
    Book(home).add(MANA, "editor", None)
    Book(home).add(PITI, "viewer", None)
    return home


@pytest.fixture(scope="module")
def port(home: Path, target: Target, university: Provider) -> Iterator[int]:
    port = unused_port()
    known = known_by(university, home)
    command = ("serve", "--no-night")
    process = serving(port, *command, SAAN_HOME=str(home), **using(target), **known)
    yield port
    stopped(process)


@pytest.fixture
def root(given: Store, port: int) -> str:
    put(given, actor("a", name="ชาคริต"), actor("b", name="ละมัย"), tie("a", "b"))
    return f"http://127.0.0.1:{port}"


def sign_in(page: Page, who: str) -> None:
    """From the sign-in page, to the provider and back."""
    page.get_by_role("link", name=WITH_IT).click()
    page.get_by_label("Name").fill(who)
    page.get_by_role("button", name="Yes, it is me").click()


def test_who_signs_in_is_the_writer_and_signs_out_again(
    root: str, given: Store, watched: Watched
) -> None:
    page = watched.page
    page.goto(f"{root}/actors?lang=th&do=add")
    sign_in(page, "nobody@uni.example")
    expect(page.get_by_role("alert")).to_contain_text("“nobody@uni.example” ยังไม่มีบัญชีที่นี่")
    sign_in(page, MANA)
    watched.ready()
    assert watched.asked() == {"lang": "th", "do": "add"}
    page.get_by_label("ชื่อ *").fill("กลุ่มผักริมคลอง")
    choose(page, "ประเภท", "กลุ่ม")
    page.get_by_role("button", name="บันทึก", exact=True).click()
    expect(page.get_by_text("เลิกทำ").first).to_be_visible()
    assert history(given)[0].who == MANA
    page.get_by_role("button", name=MANA).click()
    expect(page.get_by_text("ผู้บันทึก").first).to_be_visible()
    expect(page.get_by_role("link", name="เปลี่ยนรหัสผ่าน")).to_have_count(0)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="ออกจากระบบ").click()
    out = opened.value
    expect(out.get_by_text(f"ยังเข้าสู่ระบบอยู่ที่ {NAME}")).to_be_visible()
    out.get_by_role("button", name="ออกจากระบบ").click()
    expect(out.get_by_role("link", name=WITH_IT)).to_be_visible()
    page.goto(f"{root}/actors?lang=th")
    expect(page.get_by_role("link", name=WITH_IT)).to_be_visible()


def test_the_role_is_that_of_the_account(root: str, watched: Watched) -> None:
    watched.page.goto(f"{root}/ties?lang=th")
    sign_in(watched.page, PITI)
    expect(watched.page.get_by_text("บัญชีนี้ดูได้อย่างเดียว").first).to_be_visible()
    expect(watched.page.get_by_role("button", name="บันทึก", exact=True)).to_have_count(0)


def test_a_session_that_ends_loses_nothing_that_was_typed(
    root: str, given: Store, home: Path, watched: Watched
) -> None:
    page = watched.page
    page.goto(f"{root}/actors?lang=th&do=add")
    sign_in(page, MANA)
    watched.ready()
    page.get_by_label("ชื่อ *").fill("กลุ่มประมงปากน้ำ")
    choose(page, "ประเภท", "กลุ่ม")
    with sqlite3.connect(home / FILE) as book:  # half a day later
        book.execute("UPDATE sessions SET seen = seen - 50000, begun = begun - 50000")
    page.wait_for_timeout(1_100)  # a look into the book holds for a second
    page.get_by_role("button", name="บันทึก", exact=True).click()
    expect(page.get_by_text("หมดเวลาเข้าสู่ระบบแล้ว")).to_be_visible()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="เข้าสู่ระบบในแท็บใหม่").click()
    opened.value.set_default_timeout(SLOW)
    sign_in(opened.value, MANA)
    expect(opened.value.locator(".saan-lead").first).to_be_visible()
    opened.value.close()
    expect(page.get_by_text("หมดเวลาเข้าสู่ระบบแล้ว")).to_have_count(0)
    watched.ready()
    expect(page.get_by_label("ชื่อ *")).to_have_value("กลุ่มประมงปากน้ำ")
    page.get_by_role("button", name="บันทึก", exact=True).click()
    expect(page.get_by_text("เลิกทำ").first).to_be_visible()
    assert history(given)[0].who == MANA


def test_who_has_a_password_may_use_it(root: str, watched: Watched) -> None:
    page = watched.page
    page.goto(f"{root}/ties?lang=th")
    page.get_by_text("เข้าสู่ระบบด้วยรหัสผ่าน").click()
    page.get_by_label("ชื่อบัญชี").fill("somjai")
    page.get_by_label("รหัสผ่าน").fill("ตะกร้าสานสามใบริมคลอง")
    page.get_by_role("button", name="เข้าสู่ระบบ").click()
    watched.ready()
    page.get_by_role("button", name="somjai").click()
    expect(page.get_by_role("link", name="เปลี่ยนรหัสผ่าน")).to_be_visible()


@pytest.mark.parametrize("lang", ["th", "en"])
def test_the_pages_have_no_fault_that_keeps_people_out(
    root: str, watched: Watched, lang: str
) -> None:
    page = watched.page
    for path in ("sign-in", "sign-in/back", "sign-out"):
        page.goto(f"{root}/saan/{path}?lang={lang}")
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert Axe().run(page).response["violations"] == [], (path, scheme)
