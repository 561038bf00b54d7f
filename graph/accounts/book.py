"""The book of accounts of a home: `accounts.sqlite3`, readable by its owner alone.

It isn't in the database: a backup of the network that goes elsewhere takes no passwords along,
and whoever may read the network may not read them.
"""

import hashlib
import math
import secrets
import sqlite3
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from graph.accounts import names, passwords
from graph.base.errors import Conflict, DataError, Forbidden, NotFound
from graph.base.sqlite import PrivateFile
from graph.rights import OF_NETWORK, ROLES, User

FILE = "accounts.sqlite3"
ACCOUNTS = "SELECT key, name, role, actor, made, closed FROM accounts"
SCHEMA = Path(__file__).with_name("schema.sql")

IDLE, LONGEST = 12 * 3600, 7 * 24 * 3600
"""Seconds without a click, and in all, after which a session ends."""

FREE, WINDOW, LONGEST_WAIT = 5, 3600, 900
"""Wrong passwords within so many seconds before one has to wait, and how long at the most."""

AGAIN = 600
"""Seconds within which the same look is one."""

LATER = 60
"""Seconds after which it is noted again that a session was seen."""


@dataclass(frozen=True)
class Account:
    """Someone who may sign in. role: in all that is on record, "nobody" where only in networks.
    actor: the uid of the partner whom they are. made, closed: when, seconds since 1970. networks:
    (uid, role) of the managed networks in which they may more, by uid."""

    name: str
    role: str
    actor: str | None
    made: float
    closed: float | None = None
    networks: tuple[tuple[str, str], ...] = ()

    @property
    def user(self) -> User:
        """What they are in force."""
        return User(self.name, self.role, self.actor, self.networks)


@dataclass(frozen=True)
class Session:
    """What a browser is known by. id: kept here; token: kept in the browser alone."""

    id: str
    token: str


@dataclass(frozen=True)
class Look:
    """at: when, seconds since 1970. what: "contacts", of the partner `about`; "export", in the form
    `about`; "link made", "link opened", "link withdrawn"; "refused", what a member asked for by the
    address."""

    at: float
    who: str
    what: str
    about: str


class Book:
    """The book of one home; safe to share between threads. clock: seconds since 1970."""

    def __init__(self, home: Path, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._open = PrivateFile(home / FILE, SCHEMA).opened

    def accounts(self) -> list[Account]:
        """All accounts, by name."""
        with self._open() as book:
            return [_read(book, row) for row in book.execute(f"{ACCOUNTS} ORDER BY key")]

    def account(self, name: str) -> Account:
        """The account of that name; NotFound."""
        with self._open() as book:
            return _account(book, names.key(name))

    def add(self, name: str, role: str, password: str | None, actor: str | None = None) -> Account:
        """A new account; without a password, of someone whom a proxy or a provider names. role:
        "nobody" for one who is to have roles in networks alone.

        DataError for a name or password that won't do; Conflict where somebody has that name, or
        where the first is not an administrator's.
        """
        name = names.tidy(name)
        if password is not None:
            passwords.check(password, name)
        kept = "" if password is None else passwords.hashed(password)
        given = (names.key(name), name, _role(role, ROLES), actor, kept, self._clock())
        with self._open() as book:
            _take(book)
            (there,) = book.execute("SELECT count(*) FROM accounts").fetchone()
            if not there and role != "administrator":
                raise Conflict("accounts.first")
            try:
                book.execute(
                    "INSERT INTO accounts (key, name, role, actor, hash, made)"
                    " VALUES (?, ?, ?, ?, ?, ?)",
                    given,
                )
            except sqlite3.IntegrityError as error:
                raise Conflict("accounts.taken", name=name) from error
            return _account(book, names.key(name))

    def set_role(self, name: str, role: str) -> Account:
        """From the next click on. Conflict where nobody would be left who may administer."""
        with self._open() as book:
            _take(book)
            found = _account(book, names.key(name))
            if _role(role) != "administrator":
                _need_another(book, found)
            book.execute(
                "UPDATE accounts SET role = ? WHERE key = ?", (role, names.key(found.name))
            )
            return _account(book, names.key(name))

    def set_network_role(self, name: str, network: str, role: str | None) -> Account:
        """From the next click on, in that managed network; None: no role there any more."""
        with self._open() as book:
            found = _account(book, names.key(name))
            of = names.key(found.name)
            book.execute(
                "DELETE FROM network_roles WHERE (account, network) = (?, ?)", (of, network)
            )
            if role is not None:
                kept = (of, network, _role(role, OF_NETWORK))
                book.execute("INSERT INTO network_roles VALUES (?, ?, ?)", kept)
            return _account(book, of)

    def set_actor(self, name: str, actor: str | None) -> Account:
        """Which partner they are."""
        with self._open() as book:
            _account(book, names.key(name))
            book.execute("UPDATE accounts SET actor = ? WHERE key = ?", (actor, names.key(name)))
            return _account(book, names.key(name))

    def set_password(self, name: str, password: str) -> None:
        """A new password; every session of the account ends."""
        with self._open() as book:
            found = _account(book, names.key(name))
            passwords.check(password, found.name)
            of = names.key(found.name)
            book.execute(
                "UPDATE accounts SET hash = ? WHERE key = ?", (passwords.hashed(password), of)
            )
            _end(book, of, self._clock())

    def change_password(self, name: str, before: str, new: str, address: str) -> Session:
        """A new password of one's own, by the one before; every other session ends. As `sign_in`
        and `set_password`."""
        of = self._verified(name, before, address)
        self.set_password(name, new)
        return self._begun(of)

    def close(self, name: str) -> Account:
        """Nobody signs in with it any more, and its sessions end; its name stays in the journal."""
        with self._open() as book:
            _take(book)
            found = _account(book, names.key(name))
            _need_another(book, found)
            of = names.key(found.name)
            book.execute("UPDATE accounts SET closed = ? WHERE key = ?", (self._clock(), of))
            _end(book, of, self._clock())
            return _account(book, of)

    def sign_in(self, name: str, password: str, address: str, old: str | None = None) -> Session:
        """A new session. Forbidden, in the same words for a wrong name and a wrong password, or
        while one has to wait after wrong ones.

        address: of the visitor; who comes from this machine, through a proxy like everybody, waits
        for the name's sake alone. old: the token of a session that ended by itself: pages still
        open under it go on under the new one, where it was the same account's.
        """
        return self._begun(self._verified(name, password, address), old)

    def let_in(self, name: str, old: str | None = None) -> Session:
        """A new session of who has been made sure of elsewhere; Forbidden where no account has
        this very name. old: as in `sign_in`."""
        found = self.named(name)
        if found is None or not names.same(found.name, name):
            raise Forbidden("accounts.provider.nobody", who=name)
        return self._begun(names.key(name), old)

    def has_password(self, name: str) -> bool:
        """Whether an account can be signed in to with a password."""
        with self._open() as book:
            asked = "SELECT 1 FROM accounts WHERE key = ? AND hash != ''"
            return book.execute(asked, (names.key(name),)).fetchone() is not None

    def _verified(self, name: str, password: str, address: str) -> str:
        """The key of the account whose password it is; Forbidden as `sign_in`."""
        of, from_there = names.key(name)[: names.LONGEST], f"address {address}"
        many = math.inf if ip_address(address).is_loopback else 4 * FREE
        now = self._clock()
        with self._open() as book:
            _take(book)
            if wait := max(_wait(book, of, now), _wait(book, from_there, now, free=many)):
                raise Forbidden("accounts.wait", minutes=max(1, round(wait / 60)))
            book.executemany("INSERT INTO failures VALUES (?, ?)", [(of, now), (from_there, now)])
        with self._open() as book:
            kept = book.execute(
                "SELECT hash FROM accounts WHERE key = ? AND closed IS NULL", (of,)
            ).fetchone()
        if not passwords.fits(kept and kept[0], password):
            raise Forbidden("accounts.wrong")
        with self._open() as book:
            book.execute(
                "DELETE FROM failures WHERE what = ? OR at < ? OR (what = ? AND at = ?)",
                (of, now - WINDOW, from_there, now),
            )
            if passwords.aged(kept[0]):
                given = (passwords.hashed(password), of)
                book.execute("UPDATE accounts SET hash = ? WHERE key = ?", given)
        return of

    def _begun(self, of: str, old: str | None = None) -> Session:
        """A new session of an account, which goes on for an old one of its own."""
        token, now = secrets.token_urlsafe(32), self._clock()
        session = Session(session_id(token), token)
        with self._open() as book:
            book.execute("DELETE FROM sessions WHERE begun < ?", (now - 2 * LONGEST,))
            book.execute(
                "INSERT INTO sessions (id, account, begun, seen) VALUES (?, ?, ?, ?)",
                (session.id, of, now, now),
            )
            if old:
                book.execute(
                    "UPDATE sessions SET next = ? WHERE ? IN (id, next) AND account = ?",
                    (session.id, session_id(old), of),
                )
        return session

    def signed_in(self, id: str) -> User | None:
        """Who is signed in by a session; None where it has ended, or their account is closed."""
        now = self._clock()
        with self._open() as book:
            row = book.execute(
                "SELECT s.id, s.account, s.begun, s.seen FROM sessions AS s, sessions AS asked"
                " WHERE asked.id = ? AND s.id = coalesce(asked.next, asked.id)"
                " AND s.ended IS NULL AND asked.ended IS NULL",
                (id,),
            ).fetchone()
            if row is None:
                return None
            current, account, begun, seen = row
            if now - begun > LONGEST or now - seen > IDLE:
                return None
            if now - seen > LATER:
                book.execute("UPDATE sessions SET seen = ? WHERE id = ?", (now, current))
            found = _account(book, account)
            return None if found.closed else found.user

    def named(self, name: str) -> User | None:
        """Who has the account of that name; None where there is none, or it is closed."""
        with self._open() as book:
            found = _found(book, names.key(name)[: names.LONGEST])
        return found.user if found and found.closed is None else None

    def left(self, id: str) -> bool:
        """Whether a session is there that nobody has ended: it goes on, or has ended by itself."""
        with self._open() as book:
            asked = "SELECT 1 FROM sessions WHERE id = ? AND ended IS NULL"
            return book.execute(asked, (id,)).fetchone() is not None

    def note_look(self, who: str, what: str, about: str) -> None:
        """Keeps that somebody looked at contacts or took data out: once in ten minutes."""
        now = self._clock()
        with self._open() as book:
            book.execute(
                "INSERT INTO looks SELECT ?1, ?2, ?3, ?4 WHERE NOT EXISTS"
                " (SELECT 1 FROM looks WHERE at > ?5 AND who = ?2 AND what = ?3 AND about = ?4)",
                (now, who, what, about, now - AGAIN),
            )

    def looks(self, since: float = 0, until: float = math.inf) -> list[Look]:
        """What was looked at and taken out in a time, the first first."""
        with self._open() as book:
            rows = book.execute(
                "SELECT at, who, what, about FROM looks WHERE at >= ? AND at < ? ORDER BY at",
                (since, until),
            )
            return [Look(*row) for row in rows]

    def of(self, actors: Collection[str]) -> list[Account]:
        """The accounts of those who are any of these partners."""
        return [each for each in self.accounts() if each.actor in actors]

    def may_lose(self, accounts: Iterable[Account]) -> None:
        """Conflict where one of them is the last that may administer."""
        with self._open() as book:
            for each in accounts:
                _need_another(book, each)

    def forget(self, actors: Collection[str], pseudonym: str) -> None:
        """The accounts of these partners go, with links they made or that show them, and what was
        looked at tells of the pseudonym."""
        found = self.of(actors)
        self.may_lose(found)
        with self._open() as book:
            for each in found:
                of = names.key(each.name)
                book.execute("DELETE FROM accounts WHERE key = ?", (of,))
                book.execute("DELETE FROM sessions WHERE account = ?", (of,))
                book.execute("DELETE FROM network_roles WHERE account = ?", (of,))
                book.execute("DELETE FROM links WHERE maker = ?", (of,))
                book.execute("DELETE FROM failures WHERE what = ?", (of,))
                book.execute(
                    "UPDATE looks SET who = replace(who, ?1, ?2)"
                    " WHERE who = ?1 OR who LIKE 'link %' AND instr(who, '(' || ?1 || ')')",
                    (each.name, pseudonym),
                )
            for uid in actors:
                book.execute("UPDATE looks SET about = ? WHERE about = ?", (pseudonym, uid))
            for number, view in book.execute("SELECT number, view FROM links").fetchall():
                if any(uid in values for values in parse_qs(view).values() for uid in actors):
                    book.execute("DELETE FROM links WHERE number = ?", (number,))
        with self._open() as book:
            book.execute("VACUUM")

    def sign_out(self, id: str) -> None:
        """Ends a session."""
        with self._open() as book:
            book.execute("UPDATE sessions SET ended = ? WHERE id = ?", (self._clock(), id))


def there(home: Path) -> Book | None:
    """The book of a home in which anybody may sign in; None where nobody has to."""
    book = Book(home) if (home / FILE).exists() else None
    return book if book and book.accounts() else None


def session_id(token: str) -> str:
    """What is kept of a browser's token: nobody who reads the book can sign in with it."""
    return hashlib.sha256(token.encode()).hexdigest()


def _take(book: sqlite3.Connection) -> None:
    """From here on nobody else writes, so that what is read stays so."""
    book.execute("BEGIN IMMEDIATE")


def _account(book: sqlite3.Connection, of: str) -> Account:
    found = _found(book, of)
    if found is None:
        raise NotFound("accounts.none", name=of)
    return found


def _found(book: sqlite3.Connection, of: str) -> Account | None:
    row = book.execute(f"{ACCOUNTS} WHERE key = ?", (of,)).fetchone()
    return _read(book, row) if row else None


def _read(book: sqlite3.Connection, row: tuple[Any, ...]) -> Account:
    of, name, role, actor, made, closed = row
    asked = "SELECT network, role FROM network_roles WHERE account = ? ORDER BY network"
    networks = tuple(book.execute(asked, (of,)).fetchall())
    return Account(name, role, actor, made, closed, networks)


def _role(role: str, allowed: Sequence[str] = ROLES[1:]) -> str:
    if role not in allowed:
        raise DataError("accounts.role", role=role, allowed=", ".join(allowed))
    return role


def _need_another(book: sqlite3.Connection, account: Account) -> None:
    """Conflict where it is the only one left that may administer."""
    (count,) = book.execute(
        "SELECT count(*) FROM accounts WHERE role = 'administrator' AND closed IS NULL"
        " AND name != ?",
        (account.name,),
    ).fetchone()
    if account.role == "administrator" and not count:
        raise Conflict("accounts.last", name=account.name)


def _end(book: sqlite3.Connection, of: str, now: float) -> None:
    book.execute("UPDATE sessions SET ended = ? WHERE account = ? AND ended IS NULL", (now, of))


def _wait(book: sqlite3.Connection, what: str, now: float, free: float = FREE) -> float:
    """Seconds one has to wait: twice as long after each wrong password beyond the free ones."""
    count, last = book.execute(
        "SELECT count(*), max(at) FROM failures WHERE what = ? AND at > ?", (what, now - WINDOW)
    ).fetchone()
    if count < free:
        return 0
    return max(0.0, last + min(LONGEST_WAIT, 2.0 ** (count - free) * 15) - now)
