"""The sealed book of a home: who was asked to answer, and what was answered, in `answers.sqlite3`.

Answers are not in the database, so that no query, export, journal or snapshot can hold one. Two
digests of the same token stand in the book: one finds the invitation, the other the answers; who
has the book but not the token can't put the two together. Who has the token sees their own answers
while the round is open. When it closes, the means of groups of three or more (`shown`) are written
down, and the answers are deleted: nothing that is not shown is left to be found out.

What is told of ties (`told`) is not sealed: it lies with the invitation; but what is said to the
open question, which is shown without who said it, lies with the answers.
"""

import hashlib
import json
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from statistics import fmean
from typing import Any
from zoneinfo import ZoneInfo

from graph.base.errors import Conflict, DataError, NotFound
from graph.base.sqlite import PrivateFile
from graph.conditions.questions import items
from graph.conditions.shown import Mean, Said, Shown, groupings, groups, total
from graph.conditions.told import Told, checked, joined, read, redirected, written

FILE = "answers.sqlite3"
SCHEMA = Path(__file__).with_name("schema.sql")
WAYS = ("sector", "area", "community")
"""How answers are grouped: each one beside the others, never crossed."""


@dataclass(frozen=True)
class Invitation:
    """That somebody was asked. until: the last day. made, withdrawn, opened, consented, answered,
    finished: when, seconds since 1970; opened: they first agreed, for programs look at links as
    well (previews, scanners of mail); answered: the last time, finished: they said that it is all.
    filler: who fills it in for them by this link."""

    round: str
    actor: str
    made: float
    until: date
    withdrawn: float | None = None
    opened: float | None = None
    consented: float | None = None
    answered: float | None = None
    finished: float | None = None
    filler: str | None = None

    @property
    def filled_by(self) -> str | None:
        """Who has filled it in for them."""
        return self.filler if self.answered else None


Answers = Mapping[tuple[str, str], int | None]
"""(whom it is about, "" for the network; the item) → the answer; None takes it back."""


class Sealed:
    """The sealed book of one home; safe to share between threads. clock: seconds since 1970.
    today: the day it is for the network, where that is not the clock's. former: uid of before → uid
    now, of actors that were merged: the book keeps the uids of before, and gives those of now."""

    def __init__(
        self,
        home: Path,
        clock: Callable[[], float] = time.time,
        zone: str = "Asia/Bangkok",
        today: Callable[[], date] | None = None,
        former: Callable[[], Mapping[str, str]] = dict,
    ) -> None:
        self._clock, self._zone = clock, ZoneInfo(zone)
        self._today, self._former = today or self._day, former
        self._open = PrivateFile(home / FILE, SCHEMA).opened

    def invite(
        self,
        of: str,
        actor: str,
        until: date,
        filler: str | None = None,
        token: str | None = None,
    ) -> str:
        """Asks a member to answer by that day; the token of their link, which nobody learns again.

        A link of before, to the same member in the same round, is withdrawn. Conflict where the
        round has closed, or they have answered: by another link they would count twice.

        filler: who fills in for the member by this link; all that it keeps is marked so. token: of
        a link that can be found out again; as a rule none can.
        """
        token = token or secrets.token_urlsafe(32)
        uids = _every(actor, self._former())
        with self._open() as book:
            book.execute("BEGIN IMMEDIATE")
            _refuse_closed(book, of)
            if book.execute(f"SELECT 1 {ANSWERED}", (of, uids)).fetchone():
                raise Conflict("conditions.link.answered")
            self._withdraw(book, of, uids)
            book.execute(
                "INSERT INTO invitations (digest, round, actor, made, until, filler)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (_finds(token), of, actor, self._clock(), until.isoformat(), filler),
            )
        return token

    def extend(self, of: str, until: date) -> None:
        """The links of a round hold until that day."""
        with self._open() as book:
            book.execute(
                "UPDATE invitations SET until = ? WHERE round = ?", (until.isoformat(), of)
            )

    def withdraw(self, of: str, actor: str) -> None:
        """From here on the member's link opens nothing."""
        uids = _every(actor, self._former())
        with self._open() as book:
            self._withdraw(book, of, uids)

    def invitations(self, of: str) -> list[Invitation]:
        """Who was asked in a round, by uid; the last link of each, the one that was answered last
        where two are one."""
        with self._open() as book:
            rows = book.execute(f"SELECT {INVITED} WHERE round = ? ORDER BY made", (of,)).fetchall()
        former = self._former()
        found = [_now(invitation(row), former) for row in rows]
        found.sort(key=lambda each: (each.actor, each.answered or 0, not each.withdrawn))
        return list({each.actor: each for each in found}.values())

    def find(self, token: str) -> Invitation:
        """Whom a link asks. NotFound where it never was one; Conflict says that it has ended, was
        withdrawn, or that the round has closed."""
        with self._open() as book:
            found = self._find(book, token)
        return _now(found, self._former())

    def whose(self, token: str) -> Invitation:
        """As `find`, also once the round is over."""
        with self._open() as book:
            found = self._whose(book, token)
        return _now(found, self._former())

    def own(self, token: str) -> dict[tuple[str, str], int]:
        """What was answered by a link so far; as `find`."""
        with self._open() as book:
            found = self._find(book, token)
            rows = book.execute(
                "SELECT respondent, about, item, value FROM answers"
                " WHERE round = ? AND respondent = ?",
                (found.round, _seals(token)),
            ).fetchall()
        return {
            (about, item): value
            for about, by in _of_whom(rows, self._former()).items()
            for item, value in by[_seals(token)].items()
        }

    def consent(self, token: str) -> None:
        """The member agrees to be asked. As `find`."""
        with self._open() as book:
            self._find(book, token)
            self._mark(book, token, CONSENTED)

    def finish(self, token: str) -> None:
        """The member says that it is all; they may still change it. As `find`."""
        with self._open() as book:
            self._find(book, token)
            self._mark(book, token, FINISHED)

    def told(self, token: str) -> Told:
        """What was told by a link so far; as `find`."""
        former = self._former()
        with self._open() as book:
            found = self._find(book, token)
            return self._told(book, token, found, former)

    def tell(self, token: str, told: Told) -> None:
        """Keeps what is told, in place of what was; as `find`, DataError as of `checked`."""
        self.change_told(token, lambda _: told)

    def change_told(self, token: str, change: Callable[[Told], Told]) -> None:
        """Keeps what `change` makes of what was told, and nothing told meanwhile is lost; as
        `tell`."""
        former = self._former()
        with self._open() as book:
            book.execute("BEGIN IMMEDIATE")
            found, seal = _now(self._find(book, token), former), _seals(token)
            told = change(self._told(book, token, found, former))
            told = checked(told, found.actor)
            book.execute(
                "UPDATE invitations SET told = ?, answered = ? WHERE digest = ?",
                (written(replace(told, voice="")), self._clock(), _finds(token)),
            )
            book.execute(UNSAID, (found.round, seal))
            if told.voice:
                book.execute("INSERT INTO voices VALUES (?, ?, ?)", (found.round, seal, told.voice))

    def all_told(self, of: str) -> dict[str, Told]:
        """Member → what they told in a round, also by a link that was withdrawn; but what they said
        to the open question: see `voices`."""
        with self._open() as book:
            rows = book.execute(
                "SELECT actor, told FROM invitations"
                " WHERE round = ? AND told IS NOT NULL ORDER BY actor, made",
                (of,),
            ).fetchall()
        former, found = self._former(), dict[str, Told]()
        for actor, text in sorted(rows, key=lambda row: row[0] in former):
            uid = former.get(actor, actor)
            told = redirected(read(text), uid, former)
            found[uid] = joined(found[uid], told) if uid in found else told
        return found

    def voices(self, of: str) -> list[str]:
        """What was said to the open question of a round, each once, without who said it."""
        with self._open() as book:
            rows = book.execute("SELECT DISTINCT text FROM voices WHERE round = ?", (of,))
            return sorted(row[0] for row in rows)

    def clear(self, of: str) -> None:
        """What was told in a round, and its means, are on record now: they are not kept here, nor
        anything of a workshop."""
        with self._open() as book:
            book.execute("DELETE FROM workshops WHERE round = ?", (of,))
            book.execute("DELETE FROM newcomers WHERE round = ?", (of,))
            book.execute(
                "UPDATE invitations SET told = NULL WHERE round = ? AND told IS NOT NULL", (of,)
            )
            book.execute("DELETE FROM voices WHERE round = ?", (of,))
            book.execute("DELETE FROM means WHERE round = ?", (of,))

    def keep(self, token: str, answers: Answers, standing: Mapping[str, str]) -> None:
        """Keeps answers, beside those that are there. As `find`; DataError for an item that is not
        asked, an answer out of its range, or about oneself, and then nothing is kept.

        standing: way of grouping → the group the member is in.
        """
        former = self._former()
        with self._open() as book:
            book.execute("BEGIN IMMEDIATE")
            found = _now(self._find(book, token), former)
            _check(answers, found.actor)
            of, who = found.round, _seals(token)
            for (about, item), value in answers.items():
                book.execute(
                    "DELETE FROM answers WHERE round = ? AND respondent = ? AND item = ?"
                    " AND about IN (SELECT value FROM json_each(?))",
                    (of, who, item, _every(about, former)),
                )
                if value is not None:
                    row = (of, who, about, item, value)
                    book.execute("INSERT INTO answers VALUES (?, ?, ?, ?, ?)", row)
            book.execute("DELETE FROM standing WHERE round = ? AND respondent = ?", (of, who))
            for way in WAYS:
                if part := standing.get(way):
                    book.execute("INSERT INTO standing VALUES (?, ?, ?, ?)", (of, who, way, part))
            self._mark(book, token, KEPT)

    def take_back(self, token: str) -> None:
        """Nothing of what was answered by a link is left, nor the consent to it. As `find`."""
        with self._open() as book:
            book.execute("BEGIN IMMEDIATE")
            found, who = self._find(book, token), _seals(token)
            book.execute(
                "DELETE FROM answers WHERE round = ? AND respondent = ?", (found.round, who)
            )
            book.execute(
                "DELETE FROM standing WHERE round = ? AND respondent = ?", (found.round, who)
            )
            book.execute(UNSAID, (found.round, who))
            book.execute(
                "UPDATE invitations"
                " SET consented = NULL, answered = NULL, finished = NULL, told = NULL"
                " WHERE digest = ?",
                (_finds(token),),
            )

    def close(self, of: str) -> None:
        """Nothing is answered any more: what may be shown is worked out, and the answers go.

        Of the network each item counts by itself. Of partners, trust and value are each the mean
        of their three items by one rater (PARTNER); who left one out has not rated.
        """
        former = self._former()
        with self._open() as book:
            book.execute("BEGIN IMMEDIATE")
            if _is_closed(book, of):
                return
            for what, way, part, mean in _means(book, of, former):
                row = (of, what, way, part, mean.mean, mean.deviation, mean.count)
                book.execute("INSERT INTO means VALUES (?, ?, ?, ?, ?, ?, ?)", row)
            book.execute("DELETE FROM answers WHERE round = ?", (of,))
            book.execute("DELETE FROM standing WHERE round = ?", (of,))
            book.execute("INSERT INTO closed VALUES (?, ?)", (of, self._clock()))
        with self._open() as book:
            book.execute("VACUUM")

    def rounds(self) -> set[str]:
        """The rounds of which something is kept."""
        with self._open() as book:
            return {row[0] for row in book.execute(ROUNDS)}

    def empty(self, of: str) -> None:
        """Nothing of a round is kept, nor do its links open anything."""
        with self._open() as book:
            for statement in EMPTIED:
                book.execute(statement, (of,))
        with self._open() as book:
            book.execute("VACUUM")

    def is_closed(self, of: str) -> bool:
        """Whether nothing is answered any more in a round."""
        with self._open() as book:
            return _is_closed(book, of)

    def shown(self, of: str) -> dict[str, Shown]:
        """Item, or trust and value of partners → what may be shown. Conflict while the round is
        open: what changes from one look to the next is somebody's answer."""
        with self._open() as book:
            if not _is_closed(book, of):
                raise Conflict("conditions.open")
            rows = book.execute(
                "SELECT what, way, part, mean, deviation, count FROM means WHERE round = ?"
                " ORDER BY what, way, part",
                (of,),
            ).fetchall()
        found: dict[str, Shown] = {}
        for what, way, part, *mean in rows:
            shown = found.setdefault(what, Shown({}))
            shown.by.setdefault(way, {})[part] = Mean(*mean)
        return found

    def _whose(self, book: sqlite3.Connection, token: str) -> Invitation:
        row = book.execute(f"SELECT {INVITED} WHERE digest = ?", (_finds(token),)).fetchone()
        if row is None:
            raise NotFound("conditions.link.none")
        found = invitation(row)
        if found.withdrawn is not None:
            raise Conflict("conditions.link.withdrawn")
        return found

    def _find(self, book: sqlite3.Connection, token: str) -> Invitation:
        found = self._whose(book, token)
        _refuse_closed(book, found.round)
        if self._today() > found.until:
            raise Conflict("conditions.link.ended")
        return found

    def _withdraw(self, book: sqlite3.Connection, of: str, uids: str) -> None:
        book.execute(
            "UPDATE invitations SET withdrawn = ?"
            " WHERE round = ? AND actor IN (SELECT value FROM json_each(?)) AND withdrawn IS NULL",
            (self._clock(), of, uids),
        )

    def _day(self) -> date:
        return datetime.fromtimestamp(self._clock(), self._zone).date()

    def _mark(self, book: sqlite3.Connection, token: str, statement: str) -> None:
        book.execute(statement, (self._clock(), _finds(token)))

    @staticmethod
    def _told(
        book: sqlite3.Connection, token: str, of: Invitation, former: Mapping[str, str]
    ) -> Told:
        row = book.execute("SELECT told FROM invitations WHERE digest = ?", (_finds(token),))
        told = redirected(read(row.fetchone()[0]), _now(of, former).actor, former)
        said = book.execute(SAID, (of.round, _seals(token))).fetchone()
        return replace(told, voice=said[0]) if said else told


SAID = "SELECT text FROM voices WHERE round = ? AND respondent = ?"
UNSAID = "DELETE FROM voices WHERE round = ? AND respondent = ?"
ROUNDS = (
    "SELECT round FROM invitations UNION SELECT round FROM answers"
    " UNION SELECT round FROM closed UNION SELECT round FROM workshops"
)
EMPTIED = (
    "DELETE FROM invitations WHERE round = ?",
    "DELETE FROM answers WHERE round = ?",
    "DELETE FROM standing WHERE round = ?",
    "DELETE FROM voices WHERE round = ?",
    "DELETE FROM closed WHERE round = ?",
    "DELETE FROM means WHERE round = ?",
    "DELETE FROM workshops WHERE round = ?",
    "DELETE FROM newcomers WHERE round = ?",
)
INVITED = (
    "round, actor, made, until, withdrawn, opened, consented, answered, finished, filler"
    " FROM invitations"
)
"""An invitation's columns, in the order of its fields."""
CONSENTED = (
    "UPDATE invitations SET opened = coalesce(opened, ?1), consented = coalesce(consented, ?1)"
    " WHERE digest = ?2"
)
KEPT = "UPDATE invitations SET answered = ? WHERE digest = ?"
FINISHED = "UPDATE invitations SET finished = ? WHERE digest = ?"
ANSWERED = (
    "FROM invitations WHERE round = ? AND actor IN (SELECT value FROM json_each(?))"
    " AND answered IS NOT NULL"
)


def book_of(home: Path) -> PrivateFile | None:
    """The sealed book of a home; None where nobody was ever asked."""
    path = home / FILE
    return PrivateFile(path, SCHEMA) if path.is_file() else None


def invitation(row: Sequence[Any]) -> Invitation:
    """Of a row of `INVITED`."""
    of, actor, made, until, *rest = row
    return Invitation(of, actor, made, date.fromisoformat(until), *rest)


def _now(of: Invitation, former: Mapping[str, str]) -> Invitation:
    return replace(of, actor=former.get(of.actor, of.actor))


def _every(uid: str, former: Mapping[str, str]) -> str:
    """JSON of all uids by which the book may know one."""
    return json.dumps([uid, *(old for old, now in former.items() if now == uid)])


def _check(answers: Answers, actor: str) -> None:
    known = items()
    for (about, name), value in answers.items():
        item = known.get(name)
        if item is None or item.partner is not bool(about) or about == actor:
            raise DataError("conditions.not_asked", item=name)
        if value is not None and not 1 <= value <= item.most:
            raise DataError("conditions.out_of_range", item=item.words, value=value, most=item.most)


def _means(
    book: sqlite3.Connection, of: str, former: Mapping[str, str]
) -> Iterator[tuple[str, str, str, Mean]]:
    """(item or part, way, group, mean) of what may be shown of a round."""
    standing: dict[str, dict[str, str]] = {way: {} for way in WAYS}
    for way, who, part in book.execute(
        "SELECT way, respondent, part FROM standing WHERE round = ?", (of,)
    ):
        standing[way][who] = part
    for name, item in items().items():
        if not item.partner:
            said = book.execute(
                "SELECT respondent, value FROM answers WHERE round = ? AND about = '' AND item = ?",
                (of, name),
            ).fetchall()
            yield from _table(name, said, groupings(said, standing))
    for rated in dict.fromkeys(item.part for item in items().values() if item.partner):
        by = _rated(book, of, rated, former)
        every = [view for each in by.values() for view in each]
        yield from _table(rated, every, {"partner": groups(by)})


def _table(
    what: str, every: Said, ways: Mapping[str, Mapping[str, Mean]]
) -> Iterator[tuple[str, str, str, Mean]]:
    yield what, "", "", total(every)
    for way, by in ways.items():
        for part, mean in by.items():
            yield what, way, part, mean


def _rated(
    book: sqlite3.Connection, of: str, part: str, former: Mapping[str, str]
) -> dict[str, list[tuple[str, float]]]:
    """Partner → each rater, and the mean of theirs."""
    asked = [name for name, item in items().items() if item.part == part]
    rows = book.execute(
        "SELECT respondent, about, item, value FROM answers"
        " WHERE round = ? AND about != '' AND item IN (SELECT value FROM json_each(?))"
        " ORDER BY about, respondent",
        (of, json.dumps(asked)),
    )
    means = {
        about: [
            (who, fmean(of_all.values())) for who, of_all in by.items() if len(of_all) == len(asked)
        ]
        for about, by in _of_whom(rows.fetchall(), former).items()
    }
    return {about: raters for about, raters in means.items() if raters}


def _of_whom(
    rows: Sequence[tuple[str, str, str, int]], former: Mapping[str, str]
) -> dict[str, dict[str, dict[str, int]]]:
    """Whom it is about, now → who answered → item → answer, of rows of (respondent, about, item,
    answer); what was answered about the kept one counts before what was about the other."""
    found: dict[str, dict[str, dict[str, int]]] = {}
    for who, about, item, value in sorted(rows, key=lambda row: row[1] in former):
        by = found.setdefault(former.get(about, about), {}).setdefault(who, {})
        by.setdefault(item, value)
    return found


def _refuse_closed(book: sqlite3.Connection, of: str) -> None:
    if _is_closed(book, of):
        raise Conflict("conditions.closed")


def _is_closed(book: sqlite3.Connection, of: str) -> bool:
    return book.execute("SELECT 1 FROM closed WHERE round = ?", (of,)).fetchone() is not None


def _finds(token: str) -> str:
    return hashlib.sha256(f"invitation {token}".encode()).hexdigest()


def _seals(token: str) -> str:
    return hashlib.sha256(f"answers {token}".encode()).hexdigest()
