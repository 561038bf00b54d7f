"""The hashes that make the journal a chain.

A row's hash covers its record, kind, action and the hash of its values: salt, before and after. A
batch's digest covers its rows' hashes; its own hash covers all it says of itself, the digest and
the hash of the batch before. What a row or a batch tells of somebody can be erased: it keeps its
hash, loses its salt, and a later entry names it with the hash of what is left (`left`).

Batches without a format are of an earlier Saan: their rows' hashes cover the values alone.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from graph.kinds import Change, Record, record_from

FORMAT = 2
SHEET = 1_000
ROW = ("record", "kind", "action", "before", "after", "salt", "hash")
EARLIER = ("uid", "number", "write", "who", "channel", "why", "file_hash", "rows", "digest")
SAID = (*EARLIER, "previous", "files", "undoes", "format", "counter", "erases")
"""What a batch says of itself, beside when and its own hash."""

_plain = json.JSONEncoder(ensure_ascii=False).encode
sorted_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True, default=date.isoformat).encode


def row_of(change: Change) -> dict[str, Any]:
    """The change as the journal tells it, with its salted hash."""
    before, after = as_json(change.before), as_json(change.after)
    salt = secrets.token_hex(8)
    row = {
        "record": change.uid,
        "kind": change.kind,
        "action": action(before, after),
        "before": before,
        "after": after,
        "salt": salt,
    }
    return row | {"hash": row_hash(row)}


def action(before: str | None, after: str | None) -> str:
    """What a change of these texts is called."""
    return "created" if before is None else "dropped" if after is None else "changed"


def row_uid(batch: object, place: int) -> str:
    """The uid of a batch's row, counted from 1: "b12-000003"."""
    return f"{batch}-{place:06d}"


def sheets(batch: str, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """A batch's rows as the journal keeps them: lists of up to 1,000, "" where there is no text.

    A node for each row would cost an import six times the writing.
    """
    return [
        {"uid": row_uid(batch, first + 1), "first": first + 1}
        | {f"{name}s": [row[name] or "" for row in part] for name in ROW[:-1]}
        | {"hashes": [row["hash"] for row in part]}
        for first in range(0, len(rows), SHEET)
        if (part := rows[first : first + SHEET])
    ]


def as_json(record: Record | None) -> str | None:
    """The record as JSON with sorted keys, what is not known left out; None for None."""
    if record is None:
        return None
    return sorted_json(
        {name: value for name, value in vars(record).items() if value not in (None, ())}
    )


def record_of(kind: str, text: str | None) -> Record | None:
    """The record that `as_json` made the text of; None for None."""
    if text is None:
        return None
    return record_from(kind, json.loads(text))


def values_hash(salt: str, before: str | None, after: str | None) -> str:
    """SHA-256 of the values of a row: all of its hash, in a batch without a format."""
    return _sha256([salt, before, after])


def row_hash(row: dict[str, Any]) -> str:
    """SHA-256 of one row change."""
    values = values_hash(*(row[n] for n in ("salt", "before", "after")))
    return _sha256([row["record"], row["kind"], row["action"], values])


def row_left(row: dict[str, Any]) -> str:
    """SHA-256 of what is left of a row of which something was erased."""
    return _sha256([row[name] for name in ROW])


def batch_left(batch: dict[str, Any], at: str) -> str:
    """SHA-256 of what is left of all a batch said of itself."""
    return _sha256([*map(batch.get, SAID), at, batch.get("hash")])


def erased(uid: str, left: str) -> str:
    """A row or batch of which something was erased, as the entry that says so names it."""
    return f"{uid}:{left}"


def digest(hashes: Iterable[str]) -> str:
    """SHA-256 of a batch's row hashes, in the order of the rows' uids."""
    return _sha256(list(hashes))


def batch_hash(batch: dict[str, Any], at: str) -> str:
    """SHA-256 of what a batch says of itself, the time and the hash of the batch before.

    In a batch without a format, names of files and the write that is undone are hashed where
    there are any: those from before these were kept have the hash they always had.
    """
    if batch.get("format") is not None:
        return _sha256([*map(batch.get, SAID), at])
    later = [list(batch.get("files") or ()), batch.get("undoes")]
    parts = [*map(batch.get, EARLIER), at, batch["previous"]]
    return _sha256([*parts, *later] if any(later) else parts)


def _sha256(parts: list[Any]) -> str:
    return hashlib.sha256(_plain(parts).encode()).hexdigest()
