"""Everything on record a page at a time, in the order of the fingerprint: memory stays small."""

import json
from collections.abc import Callable, Iterator
from dataclasses import MISSING, dataclass, fields
from datetime import date
from functools import cache
from heapq import merge
from operator import attrgetter
from typing import Any

from graph.journal.fingerprint import Fingerprint
from graph.journal.rows import ascending, module
from graph.kinds import KINDS, LEVELS
from graph.kinds.registry import placed
from graph.store import Store

PAGE = 10_000


@dataclass(frozen=True, slots=True)
class Kept:
    """One record as it is kept: its JSON as `as_json` writes it, and how often it was written."""

    uid: str
    text: str
    version: int


def records(store: Store, kind: str) -> Iterator[Kept]:
    """The records of a kind, by uid."""
    if kind == "ties":
        yield from merge(*(_ties(store, level) for level in LEVELS), key=attrgetter("uid"))
        return
    name, sort = module("records", kind), ascending(kind)
    for row in _pages(lambda after: store.rows(name, after=after, limit=PAGE)):
        place = {n: _ascending(row[n]) if n in sort else row[n] for n in placed(kind)}
        yield _kept(kind, row["kept"] | place)


def fingerprint(store: Store) -> tuple[str, dict[str, int]]:
    """The database's fingerprint, and how many records of each kind it holds."""
    made, counts = Fingerprint(), dict.fromkeys(KINDS, 0)
    for kind in KINDS:
        for kept in records(store, kind):
            made.add(kind, kept.text)
            counts[kind] += 1
    return made.value(), counts


def _ties(store: Store, level: str) -> Iterator[Kept]:
    name = module("records", "ties", level)
    for row in _pages(lambda after: store.columns(name, after=after, limit=PAGE)["page"]):
        yield _kept("ties", row)


def _pages(page: Callable[[str], list[dict[str, Any]]]) -> Iterator[dict[str, Any]]:
    after = ""
    while rows := page(after):
        yield from rows
        after = rows[-1]["uid"]


def _kept(kind: str, values: dict[str, Any]) -> Kept:
    """What `as_json` gives for the record of these values, without making the record."""
    names = _defaults(kind)
    known = {
        name: value
        for name, value in (names | values).items()
        if value is not None and name in names and value != []
    }
    return Kept(values["uid"], _any_json(known), values.get("version") or 1)


def _ascending(uids: list[str | None]) -> list[str]:
    """A node that lost its uid is none that a record may refer to."""
    return sorted(uid for uid in uids if uid is not None)


@cache
def _defaults(kind: str) -> dict[str, Any]:
    """Field → its default; None where that is nothing."""
    return {
        f.name: f.default or None if f.default is not MISSING else None for f in fields(KINDS[kind])
    }


def _any(value: Any) -> str:
    """A day; or what Saan never writes, as text, so that it is found to differ."""
    return value.isoformat() if isinstance(value, date) else str(value)


_any_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True, default=_any).encode
