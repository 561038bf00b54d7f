"""The history: one entry a write, and what each one changed."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from graph.base.dates import show
from graph.base.errors import NotFound
from graph.base.words import language, say
from graph.kinds import KINDS
from graph.kinds.registry import references
from graph.rights import need, need_somewhere
from graph.store import Store, Work

ZONE = ZoneInfo("Asia/Bangkok")
PERSONAL = {
    kind: tuple(n for n in cls.__annotations__ if cls.declared.guarded or n not in references(kind))
    for kind, cls in KINDS.items()
    if cls.declared.personal or cls.declared.guarded
}
"""Fields whose values the history does not show."""


@dataclass(frozen=True)
class Entry:
    """One write. batch: its last batch. undone_by: the batch that took it back, if any did.

    died: it was never finished, and what it had written was taken back by itself.
    """

    write: str
    batch: str
    number: int
    who: str
    channel: str
    why: str | None
    at: datetime
    rows: int
    files: tuple[str, ...]
    file_hash: str | None
    undoes: str | None  # the last batch of the write it takes back
    undone_by: str | None
    died: bool


@dataclass(frozen=True)
class Difference:
    """One field of one record, before and after, as text; None for nothing, or not shown."""

    kind: str
    uid: str
    action: str  # created, changed, dropped
    field: str
    before: str | None
    after: str | None
    personal: bool = False  # the values are kept back


def history(store: Store, limit: int = 100) -> list[Entry]:
    """The latest writes, newest first."""
    return store.read(lambda work: entries(work, limit), "journal/writes")


def entry(work: Work, text: str) -> Entry:
    """The write meant by a batch or a write; NotFound where there is none."""
    found = work.rows("journal/find", text=text.strip())
    if not found:
        raise NotFound("journal.no_write", text=text)
    need_somewhere("ask")  # what is done with it is asked of what it wrote
    (only,) = _entries(work, 1, writes=[found[0]["write"]])
    return only


def entries(work: Work, limit: int, **sought: Any) -> list[Entry]:
    """Writes, newest first; `sought`: parameters of journal/writes that narrow them."""
    need("ask")
    return _entries(work, limit, **sought)


def _entries(work: Work, limit: int, **sought: Any) -> list[Entry]:
    links = work.rows("journal/undone")
    undone = _undone(links)
    taken = {link["write"]: link["taken"] for link in links}
    return [
        Entry(
            **row | {"files": tuple(row["files"]), "undoes": taken.get(row["write"])},
            undone_by=undone.get(row["write"]),
        )
        for row in work.rows("journal/writes", limit=limit, **sought)
    ]


def rows_of(work: Work, write: str) -> Iterator[dict[str, Any]]:
    """The row changes of a write in the order of writing; those that took it back left out."""
    for batch in reversed(work.rows("journal/write_batches", write=write)):
        if batch["channel"] != "recover":
            yield from work.rows("journal/changes", batch=batch["uid"])


def changes_of(store: Store, text: str, rows: int = 1_000) -> tuple[Entry, list[Difference], int]:
    """A write, what its first so many rows changed, field by field, and how many more there are."""

    def read(work: Work) -> tuple[Entry, list[Difference], int]:
        found = entry(work, text)
        shown = islice(rows_of(work, found.write), rows)
        changed = [each for row in shown for each in _fields(row)]
        return found, changed, max(0, found.rows - rows)

    return store.read(read, "journal/changes")


def undone(work: Work) -> dict[str, str]:
    """Write → the batch by which it stands undone."""
    return _undone(work.rows("journal/undone"))


def local(at: datetime) -> str:
    """A moment in Thai time, to the minute: 2026-11-25 09:30."""
    return at.astimezone(ZONE).strftime("%Y-%m-%d %H:%M")


def moment(at: datetime, lang: str | None = None) -> str:
    """A moment in Thai time, to the minute, as people write it: "25 พ.ย. 2569 09:30 น."."""
    here = at.astimezone(ZONE)
    day = show(here.date(), "day", lang or language())
    return say("journal.moment", lang, day=day, time=here.strftime("%H:%M"))


def _undone(links: list[dict[str, Any]]) -> dict[str, str]:
    """Write → the batch by which it stands undone: an undoing that was undone counts no more."""
    standing: dict[str, str] = {}
    for link in reversed(links):
        if link["write"] not in standing:
            standing.setdefault(link["undoes"], link["batch"])
    return standing


def _fields(row: dict[str, Any]) -> Iterator[Difference]:
    before, after = (json.loads(row[side] or "{}") for side in ("before", "after"))
    hidden = PERSONAL.get(row["kind"], ())
    for name in dict.fromkeys([*before, *after]):
        if name != "uid" and before.get(name) != after.get(name):
            personal = name in hidden
            was, now = (None if personal else _text(side.get(name)) for side in (before, after))
            yield Difference(row["kind"], row["record"], row["action"], name, was, now, personal)


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return None if value is None else str(value)


def writers(store: Store) -> dict[str, int]:
    """How many writes everyone has written, those with the most first."""
    return {row["who"]: row["writes"] for row in store.rows("journal/writers", limit=10_000)}
