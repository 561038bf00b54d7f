"""What the journal says is on record: the last text of each record, and where it is otherwise."""

import json
from collections.abc import Collection, Iterable
from dataclasses import replace
from hashlib import blake2b
from typing import Any

from graph.journal.batches import Entry, Trouble
from graph.journal.chain import as_json
from graph.journal.rows import ascending
from graph.kinds import KINDS, record_from

Key = tuple[str, str]
"""Kind and uid."""


class Replay:
    """Takes the journal's entries in their order; keeps sixteen bytes a record."""

    def __init__(self) -> None:
        self._last: dict[str, dict[str, bytes]] = {kind: {} for kind in KINDS}
        self._seen: dict[str, set[str]] = {kind: set() for kind in KINDS}

    def add(self, entry: Entry) -> None:
        """The next entry. A row without a text after it took the record out."""
        for row in entry.rows:
            last = self._last.get(row["kind"])
            if last is None:
                continue
            if row["after"] is None:
                last.pop(row["record"], None)
            else:
                last[row["record"]] = _print(str(row["after"]))

    def compare(self, kind: str, uid: str, text: str) -> Trouble | None:
        """Whether a record that is there is another than the journal says."""
        self._seen[kind].add(uid)
        said = self._last[kind].get(uid)
        if said is None:
            return Trouble("added", None, kind, uid)
        return Trouble("changed", None, kind, uid) if said != _print(text) else None

    def gone(self, kind: str) -> list[Trouble]:
        """The records that the journal speaks of and that were not compared."""
        left = self._last[kind].keys() - self._seen[kind]
        return [Trouble("gone", None, kind, uid) for uid in sorted(left, key=str)]


def real(
    found: Iterable[Entry], troubles: Collection[Trouble], held: dict[Key, str]
) -> list[Trouble]:
    """Those that stay where the journal's texts are read as records are today.

    found: all entries once more. held: the records that are changed, as they are.
    """
    said = texts(found, held.keys()) if held else {}
    return [
        each
        for each in troubles
        if each.what != "changed" or not _same(said, held, (each.kind or "", each.record or ""))
    ]


def texts(found: Iterable[Entry], keys: Collection[Key]) -> dict[Key, str]:
    """The last text of these records that the entries hold."""
    last: dict[Key, str] = {}
    for entry in found:
        for row in entry.rows:
            key = row["kind"], row["record"]
            if key in keys and row["after"] is not None:
                last[key] = str(row["after"])
    return last


def _same(said: dict[Key, str], held: dict[Key, str], key: Key) -> bool:
    return key in said and as_today(key[0], said[key]) == as_today(key[0], held[key])


def as_today(kind: str, text: str) -> str:
    """A record's text with the fields that came since, and references in their order."""
    try:
        record = record_from(kind, json.loads(text))
        sorted_: dict[str, Any] = {
            name: tuple(sorted(getattr(record, name) or ())) for name in ascending(kind)
        }
        return as_json(replace(record, **sorted_)) or text
    except (TypeError, ValueError, AttributeError):
        return text


def _print(text: str) -> bytes:
    return blake2b(text.encode(), digest_size=16).digest()
