"""What the sealed book holds of one partner: told to them, or forgotten.

What they answered sealed, and said to the open question, is not found by who they are: nobody has
that but their link.
"""

import json
from collections.abc import Callable, Collection
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from graph.conditions import trying
from graph.conditions.sealed import INVITED, Invitation, book_of, invitation
from graph.conditions.told import Told, read, written

MOMENTS = ("made", "withdrawn", "opened", "consented", "answered", "finished")
WHOSE = "actor IN (SELECT value FROM json_each(?))"
ASKED = f"SELECT told, {INVITED} WHERE {WHOSE} ORDER BY made"
GONE = (
    "DELETE FROM invitations WHERE actor IN (SELECT value FROM json_each(?))",
    "DELETE FROM answers WHERE about IN (SELECT value FROM json_each(?))",
    "DELETE FROM means WHERE way = 'partner' AND part IN (SELECT value FROM json_each(?))",
)


def asked(home: Path, uids: Collection[str]) -> list[dict[str, Any]]:
    """Each time they were asked: the round, when, how far they came, and what they told."""
    book = book_of(home)
    if book is None:
        return []
    with book.opened() as file:
        rows = file.execute(ASKED, (json.dumps(list(uids)),)).fetchall()
    return [_of(invitation(row), text) for text, *row in rows]


def forget(home: Path, uids: Collection[str], said: Callable[[str], str]) -> None:
    """Takes out that they were asked and what they told, and what others told or answered of them.

    said: what is left of a text without them.
    """
    trying.end_all(home)
    book = book_of(home)
    if book is None:
        return
    mine = (json.dumps(list(uids)),)
    with book.opened() as file:
        file.execute("BEGIN IMMEDIATE")
        for statement in GONE:
            file.execute(statement, mine)
        for digest, filler, text in file.execute(OTHERS).fetchall():
            told = text and written(_without(read(text), uids, said))
            file.execute(REWRITTEN, (filler and said(filler), told, digest))
        for of, respondent, text in file.execute("SELECT * FROM voices").fetchall():
            file.execute(RESAID, (said(text), of, respondent))
    with book.opened() as file:
        file.execute("VACUUM")


OTHERS = "SELECT digest, filler, told FROM invitations WHERE told IS NOT NULL OR filler IS NOT NULL"
RESAID = "UPDATE voices SET text = ? WHERE round = ? AND respondent = ?"
REWRITTEN = "UPDATE invitations SET filler = ?, told = ? WHERE digest = ?"


def _of(invited: Invitation, told: str | None) -> dict[str, Any]:
    moments = {
        name: at and datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds")
        for name in MOMENTS
        for at in (getattr(invited, name),)
    }
    return {
        "round": invited.round,
        "until": invited.until.isoformat(),
        **moments,
        "filled_by": invited.filled_by,
        "filler": invited.filler,
        "told": {name: each for name, each in asdict(read(told)).items() if name != "voice"},
    }


def _without(told: Told, uids: Collection[str], said: Callable[[str], str]) -> Told:
    ties = tuple(
        replace(
            each,
            named=each.named and said(each.named),
            through=None if each.through in uids else each.through,
        )
        for each in told.ties
        if each.partner not in uids
    )
    offers = tuple((what, said(text)) for what, text in told.offers)
    return Told(ties, offers)
