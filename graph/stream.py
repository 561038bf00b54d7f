"""Everything on record a page at a time, in the order of the fingerprint: memory stays small."""

from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields
from functools import cache
from heapq import merge
from operator import attrgetter
from typing import Any

from graph.fingerprint import Fingerprint
from graph.journal.chain import sorted_json
from graph.journal.rows import LINKS, RECORDS, SEVERAL
from graph.records import KINDS
from graph.store import Store

PAGE = 10_000
TIES = ("ties/records_collaborate", "ties/records_coordinate", "ties/records_cooperate")


@dataclass(frozen=True, slots=True)
class Kept:
    """One record as it is kept: its JSON as `as_json` writes it, and how often it was written."""

    uid: str
    text: str
    version: int


def records(store: Store, kind: str) -> Iterator[Kept]:
    """The records of a kind, by uid."""
    if kind == "ties":
        streams = (_pages(store, kind, module) for module in TIES)
        yield from merge(*streams, key=attrgetter("uid"))
    else:
        yield from _pages(store, kind, RECORDS[kind])


def fingerprint(store: Store) -> tuple[str, dict[str, int]]:
    """The database's fingerprint, and how many records of each kind it holds."""
    made, counts = Fingerprint(), dict.fromkeys(KINDS, 0)
    for kind in KINDS:
        for kept in records(store, kind):
            made.add(kind, kept.text)
            counts[kind] += 1
    return made.value(), counts


def _pages(store: Store, kind: str, module: str) -> Iterator[Kept]:
    after = ""
    while True:
        rows = store.rows(module, after=after, limit=PAGE)
        for row in rows:
            yield Kept(row["uid"], _text(kind, row), row["kept"].get("version") or 1)
        if len(rows) < PAGE:
            return
        after = rows[-1]["uid"]


def _text(kind: str, row: dict[str, Any]) -> str:
    """What `as_json(record_of(kind, row))` gives, without making the record."""
    values = dict(_defaults(kind))
    for name, value in row["kept"].items():
        if name in _fields(kind) and value != []:
            values[name] = value
    for name in LINKS[kind]:
        value = row[name]
        if value is not None and value != []:
            values[name] = sorted(value) if name in SEVERAL else value
    return sorted_json(values)


@cache
def _fields(kind: str) -> frozenset[str]:
    return frozenset(field.name for field in fields(KINDS[kind]))


@cache
def _defaults(kind: str) -> dict[str, Any]:
    given = {f.name: f.default for f in fields(KINDS[kind]) if f.default is not MISSING}
    return {name: value for name, value in given.items() if value not in (None, ())}
