"""A round tried by its manager: its very pages, in the place of a member, and nothing is kept.

Each trial has a book of its own beside the sealed one, for an hour. So nothing that reads the book
has to know of trials, and a trial shows nothing that anybody has told or answered.
"""

import hashlib
import secrets
import shutil
import time
from pathlib import Path

from graph import conditions
from graph.base.errors import Conflict, NotFound
from graph.conditions import letters
from graph.conditions.answering import Answering
from graph.conditions.sealed import Sealed
from graph.kinds import Round
from graph.network import Snapshot
from graph.rights import MACHINE, acting, held_to

PLACE = "trials"
TRY = "try"
"""The path below which trials lie."""
LASTS = 3600
"""Seconds of a trial."""


def begin(home: Path, of: Round, member: str, now: float | None = None) -> str:
    """The token of a trial in the place of a member. now: seconds since 1970, as in all of these.

    Forbidden where the user in force may not ask in that network; Conflict where the round has
    closed, or is a workshop, which asks only those in the room.
    """
    held_to("survey", of.network)
    if of.closed or of.workshop:
        raise Conflict("conditions.round.closed")
    end_old(home, now)
    token = secrets.token_urlsafe(32)
    place = home / PLACE / f"{time.time() if now is None else now:.0f}-{_finds(token)}"
    place.mkdir(mode=0o700, parents=True)
    return Sealed(place).invite(of.uid, member, of.closes, token=token)


def book(home: Path, token: str, now: float | None = None) -> Path:
    """Where a trial lies; NotFound where there is none, or its hour is over."""
    end_old(home, now)
    found = next((home / PLACE).glob(f"*-{_finds(token)}"), None)
    if found is None:
        raise NotFound("conditions.trial.none")
    return found


def answering(book: Path, today: Snapshot, token: str) -> Answering:
    """The member's part in the round, on the day of it that is nearest to today.

    As `Sealed.whose`; NotFound where round or member is not on record any more, Conflict where the
    round has closed meanwhile.
    """
    whose = Sealed(book).whose(token)
    with acting(MACHINE):
        rounds = {each.uid: each for each in conditions.rounds(today)}
    if whose.round not in rounds:
        raise NotFound("conditions.trial.none")
    of = rounds[whose.round]
    if of.closed:
        raise Conflict("conditions.closed")
    day = min(max(today.on, of.opens), of.closes)
    return Answering(Sealed(book, today=lambda: day), today.at(day), token)


def link(token: str, origin: str) -> str:
    """The address of a trial, in the language in force."""
    return letters.link(f"{TRY}/{token}", origin)


def end_old(home: Path, now: float | None = None) -> None:
    """Deletes the books of trials whose hour is over."""
    now = time.time() if now is None else now
    for each in (home / PLACE).glob("*-*"):
        if now >= float(each.name.partition("-")[0]) + LASTS:
            shutil.rmtree(each, ignore_errors=True)


def end_all(home: Path) -> None:
    """Deletes the books of all trials."""
    shutil.rmtree(home / PLACE, ignore_errors=True)


def _finds(token: str) -> str:
    return hashlib.sha256(f"trial {token}".encode()).hexdigest()
