"""Links in the book of accounts: who makes them, until when they hold, and what is kept of them."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from graph import rights
from graph.accounts import Book, Links
from graph.accounts.book import FILE
from graph.base.errors import DataError, Forbidden, NotFound
from graph.rights import acting
from tests.support.clock import Clock, clock

__all__ = ["clock"]

PASSWORD = "ตะกร้าสานสามใบริมคลอง"
LAST = date(2026, 12, 31)


@pytest.fixture
def links(tmp_path: Path, clock: Clock) -> Links:
    book = Book(tmp_path, clock)
    for name, role in {"somjai": "administrator", "mali": "manager", "mana": "editor"}.items():
        book.add(name, role, PASSWORD)
    return Links(book)


def made(links: Links, by: str = "mali") -> str:
    with acting(links.book.account(by).user):
        return links.make("area=90", LAST, persons=False)[1]


def test_a_link_holds_to_the_end_of_its_last_day(links: Links, clock: Clock) -> None:
    token = made(links)
    found = links.find(token)
    assert found
    assert (found.number, found.maker, found.view, found.persons) == (1, "mali", "area=90", False)
    assert (found.until, found.opened, found.ended) == (LAST, 0, False)
    clock.to(2026, 12, 31, 23)
    assert links.find(token) == found
    clock.to(2027, 1, 1, 0)
    assert links.all()[0].ended


def test_a_token_in_another_case_or_cut_short_is_none(links: Links) -> None:
    token = made(links)
    assert len(token) == 43
    assert made(links) != token
    for other in (token.swapcase(), token[:-1], f"{token}=", "", "A" * 43):
        assert links.find(other) is None


def test_nothing_in_the_book_opens_a_link(links: Links, tmp_path: Path) -> None:
    token = made(links)
    with sqlite3.connect(tmp_path / FILE) as book:
        kept = [str(value) for row in book.execute("SELECT * FROM links") for value in row]
    assert not any(token in value for value in kept)
    assert not any(links.find(value) for value in kept)


def test_a_link_is_withdrawn_once_and_by_whoever_may_share(links: Links, clock: Clock) -> None:
    token = made(links)
    with acting(links.book.account("somjai").user):
        first = links.withdraw(1)
        clock.to(2026, 11, 23)
        again = links.withdraw(1)
        with pytest.raises(NotFound):
            links.withdraw(2)
    assert first.withdrawn == again.withdrawn
    found = links.find(token)
    assert found
    assert found.ended


@pytest.mark.parametrize("act", ["make", "all", "withdraw"])
def test_who_may_not_share_does_nothing_with_links(links: Links, act: str) -> None:
    token = made(links)
    given = {"make": ("", LAST), "all": (), "withdraw": (1,)}[act]
    with acting(links.book.account("mana").user), pytest.raises(Forbidden):
        getattr(links, act)(*given)
    found = links.find(token)
    assert found
    assert not found.ended


def test_links_end_with_their_makers_account_or_role(links: Links) -> None:
    token = made(links)
    for role, ended in {"editor": True, "manager": False}.items():
        links.book.set_role("mali", role)
        assert links.all()[0].ended == ended
    links.book.close("mali")
    found = links.find(token)
    assert found
    assert found.ended


@pytest.mark.parametrize("until", [date(2026, 11, 21), date(2027, 11, 24), date(2030, 1, 1)])
def test_a_last_day_that_has_been_or_is_too_far_is_refused(links: Links, until: date) -> None:
    with acting(links.book.account("mali").user), pytest.raises(DataError):
        links.make("", until)
    assert links.all() == []


def test_how_often_a_link_was_opened_is_kept_and_what_was_done_with_it_told(
    links: Links, clock: Clock
) -> None:
    told: list[tuple[str, str, str]] = []
    rights.watch(lambda *look: told.append(look))
    try:
        token = made(links)
        for _ in range(2):
            found = links.find(token)
            assert found
            links.note_opened(found)
        with acting(links.book.account("somjai").user):
            links.withdraw(1)
    finally:
        rights.watch(lambda who, what, about: None)
    (link,) = links.all()
    assert (link.opened, link.last) == (2, clock.now)
    assert told == [("mali", "link made", "link 1"), ("somjai", "link withdrawn", "link 1")]
