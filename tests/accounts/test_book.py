"""Accounts, passwords and sessions: what is let in, what is not, and for how long."""

import sqlite3
import stat
from pathlib import Path

import pytest

from graph.accounts import Account, Book
from graph.accounts.book import IDLE, LONGEST, session_id
from graph.base.errors import Conflict, DataError, Forbidden, NotFound
from graph.rights import User
from tests.support.clock import Clock, clock

__all__ = ["clock"]

PASSWORD = "ตะกร้าสานสามใบริมคลอง"
OTHER = "seven slow buffaloes at noon"
HERE = "127.0.0.1"


@pytest.fixture
def book(tmp_path: Path, clock: Clock) -> Book:
    book = Book(tmp_path, clock)
    book.add("มานี", "administrator", PASSWORD)
    return book


def test_who_signs_in_is_known_by_name_and_role(book: Book) -> None:
    session = book.sign_in("มานี", PASSWORD, HERE)
    assert book.signed_in(session.id) == User("มานี", "administrator")


@pytest.mark.parametrize("name", ["มานะ", "มานี"])
def test_a_wrong_name_and_a_wrong_password_are_refused_alike(book: Book, name: str) -> None:
    with pytest.raises(Forbidden) as refused:
        book.sign_in(name, OTHER, HERE)
    assert refused.value.key == "accounts.wrong"


def test_nothing_in_the_book_signs_anybody_in(book: Book, tmp_path: Path) -> None:
    session = book.sign_in("มานี", PASSWORD, HERE)
    kept = (tmp_path / "accounts.sqlite3").read_bytes()
    assert session.token.encode() not in kept
    assert PASSWORD.encode() not in kept
    assert book.signed_in(session.token) is None
    assert stat.S_IMODE((tmp_path / "accounts.sqlite3").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "name",
    [
        "аdmin",  # the first letter is Cyrillic
        "Ａｄｍｉｎ admin มานี",
        "มานีadmin",
        "",
        " ",
        "a" * 61,
        "<b>x</b>",
        "a\u200bb",
        "../admin",
    ],
)
def test_names_that_look_like_others_are_refused(book: Book, name: str) -> None:
    with pytest.raises(DataError):
        book.add(name, "viewer", OTHER)


@pytest.mark.parametrize("name", ["Somchai", "SOMCHAI", " somchai ", "Ｓｏｍｃｈａｉ"])
def test_a_name_in_another_case_or_width_is_the_same(book: Book, name: str) -> None:
    book.add("somchai", "viewer", OTHER)
    with pytest.raises(Conflict):
        book.add(name, "administrator", OTHER)
    assert book.account(name).role == "viewer"


@pytest.mark.parametrize(
    ("password", "key"),
    [
        ("123456789", "accounts.password_length"),
        ("x" * 201, "accounts.password_length"),
        ("1234567890", "accounts.password_weak"),
        ("password123", "accounts.password_weak"),
        ("somchai-saan", "accounts.password_weak"),
    ],
)
def test_passwords_that_are_easily_guessed_are_refused(book: Book, password: str, key: str) -> None:
    with pytest.raises(DataError) as refused:
        book.add("somchai", "viewer", password)
    assert refused.value.key == key
    with pytest.raises(NotFound):
        book.account("somchai")


def test_after_five_wrong_passwords_one_waits_and_the_right_one_waits_too(
    book: Book, clock: Clock
) -> None:
    for _ in range(5):
        with pytest.raises(Forbidden, match="ชื่อหรือรหัสผ่าน"):
            book.sign_in("มานี", OTHER, HERE)
    with pytest.raises(Forbidden) as waiting:
        book.sign_in("มานี", PASSWORD, "10.0.0.9")
    assert waiting.value.key == "accounts.wait"
    clock.now += 16
    assert book.sign_in("มานี", PASSWORD, HERE)


def test_a_thousand_wrong_passwords_are_a_few_guesses(book: Book, clock: Clock) -> None:
    guesses = 0
    for _ in range(1000):
        clock.now += 1
        try:
            book.sign_in("มานี", OTHER, HERE)
        except Forbidden as refused:
            guesses += refused.key == "accounts.wrong"
    assert guesses == 11  # 5, and after 15, 30, 60, 120, 240 and 480 seconds one each


@pytest.mark.parametrize(("address", "waits"), [("2001:db8::9", 2), ("127.0.0.1", 0)])
def test_one_address_that_tries_every_name_waits_unless_it_is_a_proxys(
    book: Book, address: str, waits: int
) -> None:
    keys = []
    for number in range(22):
        with pytest.raises(Forbidden) as refused:
            book.sign_in(f"user{number}", OTHER, address)
        keys.append(refused.value.key)
    assert keys == ["accounts.wrong"] * (22 - waits) + ["accounts.wait"] * waits


def test_a_session_ends_by_itself(book: Book, clock: Clock) -> None:
    session = book.sign_in("มานี", PASSWORD, HERE)
    clock.now += IDLE - 1
    assert book.signed_in(session.id)
    clock.now += IDLE + 1
    assert book.signed_in(session.id) is None


def test_a_session_that_is_used_all_week_ends_too(book: Book, clock: Clock) -> None:
    session = book.sign_in("มานี", PASSWORD, HERE)
    for _ in range(LONGEST // 3600):
        clock.now += 3600
        assert book.signed_in(session.id)
    clock.now += 1
    assert book.signed_in(session.id) is None


def test_pages_still_open_go_on_where_the_same_person_signs_in_again(
    book: Book, clock: Clock
) -> None:
    book.add("somchai", "editor", OTHER)
    first = book.sign_in("somchai", OTHER, HERE)
    clock.now += IDLE + 1
    second = book.sign_in("somchai", OTHER, HERE, old=first.token)
    clock.now += IDLE + 1
    third = book.sign_in("somchai", OTHER, HERE, old=second.token)
    assert [book.signed_in(each.id) for each in (first, second, third)] == [
        User("somchai", "editor")
    ] * 3
    other = book.sign_in("มานี", PASSWORD, HERE, old=third.token)
    assert book.signed_in(third.id) == User("somchai", "editor")
    assert book.signed_in(other.id) == User("มานี", "administrator")


def test_who_signs_out_is_out_and_stays_out(book: Book) -> None:
    session = book.sign_in("มานี", PASSWORD, HERE)
    book.sign_out(session.id)
    assert book.signed_in(session.id) is None
    again = book.sign_in("มานี", PASSWORD, HERE, old=session.token)
    assert book.signed_in(session.id) is None
    assert book.signed_in(again.id)


def test_a_role_that_is_taken_away_is_gone_at_the_next_look(book: Book) -> None:
    book.add("somchai", "manager", OTHER)
    session = book.sign_in("somchai", OTHER, HERE)
    book.set_role("Somchai", "viewer")
    assert book.signed_in(session.id) == User("somchai", "viewer")


def test_a_new_password_and_a_closed_account_end_every_session(book: Book, clock: Clock) -> None:
    book.add("somchai", "viewer", OTHER)
    session = book.sign_in("somchai", OTHER, HERE)
    book.set_password("somchai", PASSWORD)
    assert book.signed_in(session.id) is None
    session = book.sign_in("somchai", PASSWORD, HERE)
    book.close("somchai")
    assert book.signed_in(session.id) is None
    with pytest.raises(Forbidden):
        book.sign_in("somchai", PASSWORD, HERE)
    assert book.accounts()[0] == Account("somchai", "viewer", None, clock.now, clock.now)


def test_the_last_administrator_stays(book: Book) -> None:
    for change in (lambda: book.close("มานี"), lambda: book.set_role("มานี", "manager")):
        with pytest.raises(Conflict):
            change()
    book.add("somchai", "administrator", OTHER)
    assert book.set_role("มานี", "manager").role == "manager"


@pytest.mark.parametrize("password", ["", "nobody", PASSWORD])
def test_an_account_without_a_password_is_entered_by_none(book: Book, password: str) -> None:
    book.add("somchai", "viewer", None)
    assert book.named("SOMCHAI") == User("somchai", "viewer")
    with pytest.raises(Forbidden):
        book.sign_in("somchai", password, HERE)


def test_a_role_that_there_is_not_is_refused(book: Book) -> None:
    with pytest.raises(DataError):
        book.set_role("มานี", "nobody")


def test_ids_of_sessions_are_digests() -> None:
    assert session_id("a") == "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"


def test_what_is_written_at_once_is_there(tmp_path: Path, book: Book) -> None:
    with sqlite3.connect(tmp_path / "accounts.sqlite3") as raw:
        assert raw.execute("SELECT key, role FROM accounts").fetchall() == [
            ("มานี", "administrator")
        ]


def test_looks_are_kept_once_in_ten_minutes(book: Book, clock: Clock) -> None:
    begun = clock.now
    for seconds in (0, 30, 599, 601):
        clock.now = begun + seconds
        book.note_look("มานี", "contacts", "a014")
    book.note_look("มานี", "export", "xlsx + contacts")
    found = book.looks(begun, begun + 10_000)
    assert [(each.at - begun, each.who, each.what, each.about) for each in found] == [
        (0, "มานี", "contacts", "a014"),
        (601, "มานี", "contacts", "a014"),
        (601, "มานี", "export", "xlsx + contacts"),
    ]
    assert book.looks(begun + 1, begun + 601) == []


def test_a_book_of_before_there_were_roles_by_network_goes_on(tmp_path: Path, book: Book) -> None:
    with sqlite3.connect(tmp_path / "accounts.sqlite3") as raw:
        raw.execute("DROP TABLE network_roles")
    again = Book(tmp_path)
    assert again.account("มานี").networks == ()
    assert again.set_network_role("มานี", "forest", "editor").networks == (("forest", "editor"),)
    assert again.set_network_role("มานี", "forest", "viewer").networks == (("forest", "viewer"),)
    with pytest.raises(DataError):
        again.set_network_role("มานี", "forest", "administrator")
