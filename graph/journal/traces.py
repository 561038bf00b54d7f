"""What was written of one record, and what one write changed: each row before and after."""

import json
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from graph.journal.chain import record_of, sorted_json
from graph.journal.history import PERSONAL, Entry, entry, rows_of, undone
from graph.kinds.registry import referred
from graph.rights import need
from graph.store import Store, Work

ROWS = 500


@dataclass(frozen=True)
class Trace:
    """One record in one write. before, after: its fields as JSON has them; None for not there.

    action: created, changed, dropped. hidden: personal fields that changed; their values are kept
    back. undone_by: the batch that took the write back, if any did.
    """

    write: str
    batch: str
    number: int
    at: datetime
    who: str
    channel: str
    why: str | None
    kind: str
    uid: str
    action: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    hidden: tuple[str, ...] = ()
    undone_by: str | None = None

    def values(self) -> dict[str, Any]:
        """The fields after the write, or before it where the record was taken out."""
        return self.after or self.before or {}


def of_record(
    store: Store, kind: str, uid: str, number: int | None = None, limit: int = ROWS
) -> list[Trace]:
    """What was written of a record, newest first; of an actor also its ties, memberships, bases,
    works and all else that refers to it.

    number: only up to that place in the chain.
    """
    need("ask")
    quoted = sorted_json(uid) if kind == "actors" else None

    def read(work: Work) -> list[Trace]:
        taken = undone(work)
        found = work.rows(
            "journal/touching", kind=kind, record=uid, quoted=quoted, number=number, limit=limit
        )
        return [_trace(row, taken) for row in found if _about(row, kind, uid)]

    return store.read(read, "journal/touching")


def of_write(store: Store, text: str, limit: int = ROWS) -> tuple[Entry, list[Trace], int]:
    """A write, its first so many rows in the order of writing, and how many more there are."""

    def read(work: Work) -> tuple[Entry, list[Trace], int]:
        found = entry(work, text)
        facts = {
            name: getattr(found, name)
            for name in ("write", "batch", "number", "at", "who", "channel", "why")
        }
        rows = (
            {**row, **facts, "uid": row["record"]}
            for row in islice(rows_of(work, found.write), limit)
        )
        taken = {found.write: found.undone_by} if found.undone_by else {}
        return found, [_trace(row, taken) for row in rows], max(0, found.rows - limit)

    return store.read(read, "journal/changes")


def _about(row: dict[str, Any], kind: str, uid: str) -> bool:
    """Whether it is this record, or refers to it: a name that reads like its uid is neither."""
    if (row["kind"], row["uid"]) == (kind, uid):
        return True
    sides = (record_of(row["kind"], row[side]) for side in ("before", "after"))
    return any(
        to == uid and kind in kinds
        for record in sides
        if record is not None
        for kinds, to in referred(row["kind"], record)
    )


def _trace(row: dict[str, Any], taken: dict[str, str]) -> Trace:
    before, after = (json.loads(row[side]) if row[side] else None for side in ("before", "after"))
    names = PERSONAL.get(row["kind"], ())
    hidden = tuple(n for n in names if (before or {}).get(n) != (after or {}).get(n))
    facts = {name: row[name] for name in Trace.__dataclass_fields__ if name in row}
    return Trace(
        **facts
        | {
            "before": _shown(before, names),
            "after": _shown(after, names),
            "hidden": hidden,
            "undone_by": taken.get(row["write"]),
        }
    )


def _shown(values: dict[str, Any] | None, hidden: tuple[str, ...]) -> dict[str, Any] | None:
    return values and {name: value for name, value in values.items() if name not in hidden}
