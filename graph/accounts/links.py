"""Links by which somebody without an account may see one view: who made them, and until when.

They are kept in the book of accounts; of what stands in the address only a digest.
"""

import secrets
import sqlite3
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from graph.accounts import names
from graph.accounts.book import Book, session_id
from graph.base.errors import DataError, NotFound
from graph.rights import User, looked, need

LONGEST = 366
"""Days for which a link may be made."""

COLUMNS = (
    "SELECT l.number, a.name, l.made, l.until, l.withdrawn, l.view, l.persons, l.opened, l.last,"
    " a.role, a.closed FROM links AS l JOIN accounts AS a ON a.key = l.maker"
)


@dataclass(frozen=True)
class Link:
    """maker: the name of their account. made, withdrawn, last: when, seconds since 1970; last: it
    was opened. until: the last day. view: what it shows, as the query of an address; persons:
    whether they are shown. ended: it is over, withdrawn, or its maker may not share any more."""

    number: int
    maker: str
    made: float
    until: date
    withdrawn: float | None
    view: str
    persons: bool
    opened: int
    last: float | None
    ended: bool


class Links:
    """The links of a home, in its book."""

    def __init__(self, book: Book) -> None:
        self.book, self._open, self._now = book, book._open, book._clock

    def make(self, view: str, until: date, persons: bool = True) -> tuple[Link, str]:
        """A new link of the user in force, and its token, which nobody learns again.

        Forbidden where they may not share; DataError for a day that has been, or is too far.
        """
        who, today = need("share"), self.today()
        if not today <= until <= today + timedelta(days=LONGEST):
            raise DataError("sharing.until", most=LONGEST)
        token = secrets.token_urlsafe(32)
        maker = names.key(self.book.account(who.name).name)
        with self._open() as book:
            made = book.execute(
                "INSERT INTO links (digest, maker, made, until, view, persons)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (session_id(token), maker, self._now(), until.isoformat(), view, persons),
            )
            link = self._one(book, "l.number = ?", made.lastrowid)
        assert link
        looked("link made", f"link {link.number}")
        return link, token

    def all(self) -> list[Link]:
        """Every link, the newest first; Forbidden where the user in force may not share."""
        need("share")
        with self._open() as book:
            rows = book.execute(f"{COLUMNS} ORDER BY l.number DESC").fetchall()
        return [self._link(row) for row in rows]

    def withdraw(self, number: int) -> Link:
        """From here on it shows nothing; whoever may share may withdraw any. NotFound."""
        need("share")
        with self._open() as book:
            book.execute(
                "UPDATE links SET withdrawn = ? WHERE number = ? AND withdrawn IS NULL",
                (self._now(), number),
            )
            link = self._one(book, "l.number = ?", number)
        if link is None:
            raise NotFound("sharing.none", number=number)
        looked("link withdrawn", f"link {number}")
        return link

    def find(self, token: str) -> Link | None:
        """The link of a token, ended or not; None where there never was one."""
        with self._open() as book:
            return self._one(book, "l.digest = ?", session_id(token))

    def note_opened(self, link: Link) -> None:
        """Counts that a link was opened."""
        with self._open() as book:
            book.execute(
                "UPDATE links SET opened = opened + 1, last = ? WHERE number = ?",
                (self._now(), link.number),
            )

    def today(self) -> date:
        """The day it is where this machine is."""
        return datetime.fromtimestamp(self._now()).date()

    def _one(self, book: sqlite3.Connection, where: str, value: object) -> Link | None:
        row = book.execute(f"{COLUMNS} WHERE {where}", (value,)).fetchone()
        return self._link(row) if row else None

    def _link(self, row: tuple[Any, ...]) -> Link:
        number, maker, made, until, withdrawn, view, persons, opened, last, role, closed = row
        over = date.fromisoformat(until)
        may = closed is None and User(maker, role).may("share")
        return Link(
            number, maker, made, over, withdrawn, view, bool(persons), opened, last,
            ended=withdrawn is not None or self.today() > over or not may,
        )  # fmt: skip


def visitor(link: Link) -> User:
    """Who is in force while a link is opened: somebody who sees what shows no contacts, under the
    link's name in the log of looks."""
    return User(f"link {link.number} ({link.maker})", "viewer")
