"""A round in one room: whoever is there joins by the code on the screen, and writes on a phone.

All phones of one partner have the same link. Code, link and who waits at the door lie in the sealed
book until the round closes: not in the database, and in no backup.
"""

import hmac
import secrets
import sqlite3
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from graph.base.errors import Conflict, DataError, NotFound
from graph.base.sqlite import PrivateFile
from graph.base.texts import clean
from graph.conditions.sealed import FILE, SCHEMA, Sealed
from graph.kinds import MAX_NAME, Round
from graph.rights import held_to

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Of a code: none that is read as another."""
LENGTH = 8
LASTS = 12 * 3600
"""Seconds after which a code opens nothing, whatever was forgotten."""
MINUTES = 15
"""For the map, worksheet 3."""
MOST_WAITING = 100


@dataclass(frozen=True)
class Workshop:
    """began, rings: seconds since 1970. rings: when the time given is over; None: none is given."""

    round: str
    code: str
    began: float
    rings: float | None

    @property
    def shown(self) -> str:
        """The code as it is read aloud."""
        return f"{self.code[:4]}-{self.code[4:]}"


@dataclass(frozen=True)
class Newcomer:
    """Somebody at the door who is not on record. actor: as whom they were let in."""

    key: str
    round: str
    name: str
    actor: str | None
    refused: bool


class Workshops:
    """Those of a home; safe to share between threads. clock: seconds since 1970."""

    def __init__(self, home: Path, sealed: Sealed, clock: Callable[[], float] = time.time) -> None:
        self._sealed, self._clock = sealed, clock
        self._open = PrivateFile(home / FILE, SCHEMA).opened

    def begin(self, of: Round) -> Workshop:
        """The workshop of a round, with a new code where none runs.

        Forbidden where the user in force may not ask in that network; Conflict where the round has
        closed, or is none.
        """
        held_to("survey", of.network)
        if of.closed or not of.workshop:
            raise Conflict("conditions.round.closed")
        if found := self.of(of.uid):
            return found
        code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
        with self._open() as book:
            book.execute(
                "INSERT OR REPLACE INTO workshops VALUES (?, ?, ?, ?, NULL)",
                (of.uid, code, secrets.token_bytes(32), self._clock()),
            )
        return Workshop(of.uid, code, self._clock(), None)

    def of(self, round: str) -> Workshop | None:
        """The one that runs in a round."""
        return self._found(OF_ROUND, round)

    def find(self, code: str) -> Workshop:
        """The one whose code it is, however it was typed. NotFound where none has it, or it is
        over."""
        typed = "".join(letter for letter in code.upper() if letter in LETTERS)
        found = self._found(OF_CODE, typed)
        if found is None or self._sealed.is_closed(found.round):
            raise NotFound("conditions.workshop.none")
        return found

    def link(self, workshop: Workshop, actor: str, until: date) -> str:
        """The token by which a partner answers, the same on each of their phones. Conflict where it
        was withdrawn."""
        with self._open() as book:
            row = book.execute("SELECT secret FROM workshops WHERE round = ?", (workshop.round,))
            (secret,) = row.fetchone()
        token = urlsafe_b64encode(hmac.digest(secret, actor.encode(), "sha256")).decode()[:-1]
        try:
            self._sealed.whose(token)
        except NotFound:
            with suppress(sqlite3.IntegrityError):  # another phone of theirs was faster
                self._sealed.invite(workshop.round, actor, until, token=token)
        return token

    def ring(self, round: str, seconds: float | None) -> None:
        """Gives so much time from now on; None takes it away."""
        at = None if seconds is None else self._clock() + seconds
        with self._open() as book:
            book.execute("UPDATE workshops SET rings = ? WHERE round = ?", (at, round))

    def knock(self, workshop: Workshop, name: str) -> str:
        """Somebody who is not on record asks to be let in; the key by which they learn of it."""
        name = clean(name)[:MAX_NAME]
        if not name:
            raise DataError("conditions.workshop.no_name")
        key = secrets.token_urlsafe(32)
        with self._open() as book:
            waiting = "SELECT count(*) FROM newcomers WHERE round = ?"
            if book.execute(waiting, (workshop.round,)).fetchone()[0] >= MOST_WAITING:
                raise Conflict("conditions.workshop.full")
            book.execute(
                "INSERT INTO newcomers VALUES (?, ?, ?, ?, NULL, NULL)",
                (key, workshop.round, name, self._clock()),
            )
        return key

    def newcomer(self, key: str) -> Newcomer:
        """Who knocked. NotFound where nobody did, or the workshop is over."""
        found = self._newcomers(WHO_KNOCKED, key)
        if not found:
            raise NotFound("conditions.workshop.none")
        return found[0]

    def waiting(self, round: str) -> list[Newcomer]:
        """Those at the door, the first to come first."""
        return self._newcomers(AT_THE_DOOR, round)

    def admit(self, key: str, actor: str) -> None:
        """They are let in as that partner."""
        with self._open() as book:
            book.execute("UPDATE newcomers SET actor = ? WHERE key = ?", (actor, key))

    def refuse(self, key: str) -> None:
        """They are not let in."""
        with self._open() as book:
            book.execute("UPDATE newcomers SET refused = ? WHERE key = ?", (self._clock(), key))

    def _found(self, statement: str, value: str) -> Workshop | None:
        with self._open() as book:
            row = book.execute(statement, (value, self._clock() - LASTS)).fetchone()
        return row and Workshop(*row)

    def _newcomers(self, statement: str, value: str) -> list[Newcomer]:
        with self._open() as book:
            rows = book.execute(statement, (value,)).fetchall()
        return [Newcomer(key, of, name, who, bool(no)) for key, of, name, who, no in rows]


OF_ROUND = "SELECT round, code, began, rings FROM workshops WHERE round = ? AND began > ?"
OF_CODE = "SELECT round, code, began, rings FROM workshops WHERE code = ? AND began > ?"
WHO_KNOCKED = "SELECT key, round, name, actor, refused FROM newcomers WHERE key = ?"
AT_THE_DOOR = (
    "SELECT key, round, name, actor, refused FROM newcomers"
    " WHERE round = ? AND actor IS NULL AND refused IS NULL ORDER BY at"
)
