"""What of the sealed book goes into a backup: links, what was told, and the means of closed rounds.

Answers never do, nor what was said to the open question: of two backups the difference would be
somebody's, and they outlive the round's end. Put back, an open round still has its links, and who
had answered is asked again.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from graph.base.sqlite import PrivateFile
from graph.conditions.sealed import FILE, SCHEMA, book_of
from graph.conditions.told import read

KEPT = {
    "invitations": "SELECT digest, round, actor, made, until, withdrawn, opened, consented,"
    " iif(round IN (SELECT round FROM closed), answered, NULL) AS answered,"
    " iif(round IN (SELECT round FROM closed), finished, NULL) AS finished, filler,"
    " told FROM invitations ORDER BY digest",
    "closed": "SELECT * FROM closed ORDER BY round",
    "means": "SELECT * FROM means ORDER BY round, what, way, part",
}
INTO = {
    "invitations": "INSERT INTO invitations VALUES (:digest, :round, :actor, :made, :until,"
    " :withdrawn, :opened, :consented, :answered, :finished, :filler, :told)",
    "closed": "INSERT INTO closed VALUES (:round, :at)",
    "means": "INSERT INTO means VALUES (:round, :what, :way, :part, :mean, :deviation, :count)",
}
EMPTY = (
    "DELETE FROM invitations",
    "DELETE FROM closed",
    "DELETE FROM means",
    "DELETE FROM answers",
    "DELETE FROM standing",
    "DELETE FROM workshops",
    "DELETE FROM newcomers",
    "DELETE FROM voices",
)
ENDS = (
    "SELECT closed.round, count(told) FROM closed LEFT JOIN invitations USING (round)"
    " GROUP BY closed.round ORDER BY closed.round"
)


def rows(home: Path) -> Iterator[dict[str, Any]]:
    """{table: {column: value}} of each row; none where nobody was ever asked."""
    if (kept := book_of(home)) is None:
        return
    with kept.opened() as book:
        for table, select in KEPT.items():
            found = book.execute(select)
            names = [column[0] for column in found.description]
            for row in found:
                yield {table: dict(zip(names, row, strict=True))}


def ends(home: Path) -> list[tuple[str, int]]:
    """The rounds that are closed, each with how many tell something that is no record yet."""
    if (kept := book_of(home)) is None:
        return []
    with kept.opened() as book:
        return book.execute(ENDS).fetchall()


def check(saved: Iterable[dict[str, Any]]) -> None:
    """ValueError where rows are not such as `rows` gives."""
    with closing(sqlite3.connect(":memory:")) as book:
        book.executescript(SCHEMA.read_text("utf-8"))
        _fill(book, saved)


def restore(home: Path, saved: Iterable[dict[str, Any]]) -> None:
    """Puts rows in the place of all that a home's book holds, where there are any."""
    if not (kept := list(saved)):
        return
    with PrivateFile(home / FILE, SCHEMA).opened() as book:
        for emptied in EMPTY:
            book.execute(emptied)
        _fill(book, kept)


def _fill(book: sqlite3.Connection, saved: Iterable[dict[str, Any]]) -> None:
    for row in saved:
        ((table, values),) = row.items()
        if table == "invitations":
            date.fromisoformat(values["until"])
            read(values["told"])
        try:
            book.execute(INTO[table], values)
        except sqlite3.Error as error:
            raise ValueError(table) from error
