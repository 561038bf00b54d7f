"""Everything on record, as records: what an import is compared with."""

from collections.abc import Iterator
from typing import Any, Protocol

from graph.base.garbage import uncollected
from graph.journal.rows import module, record_of
from graph.kinds import KINDS, Records

PAGE = 50_000
TIE_ACTORS = 5_000  # actors whose ties are read in one question


class Reader(Protocol):
    """What gives the rows of modules: a transaction, or a store that asks each in its own."""

    def rows(self, name: str, **parameters: Any) -> list[dict[str, Any]]:
        """The rows of a read module."""


def all_records(reader: Reader) -> Records:
    """All records of all kinds, each by uid, page by page."""
    return records_of(reader, *KINDS)


def records_of(reader: Reader, *kinds: str) -> Records:
    """All records of these kinds."""
    with uncollected():
        return Records(
            **{kind: {r["uid"]: record_of(kind, r) for r in _rows(reader, kind)} for kind in kinds}
        )


def _rows(reader: Reader, kind: str) -> Iterator[dict[str, Any]]:
    return _ties(reader) if kind == "ties" else pages(reader, module("records", kind))


def pages(work: Reader, module: str) -> Iterator[dict[str, Any]]:
    """All rows of a module that gives its records page by page."""
    after = ""
    while rows := work.rows(module, after=after, limit=PAGE):
        yield from rows
        if len(rows) < PAGE:
            return
        after = rows[-1]["uid"]


def _ties(work: Reader) -> Iterator[dict[str, Any]]:
    starts = [row["uid"] for row in work.rows("ties/starts", every=TIE_ACTORS)]
    for first, beyond in zip(starts, [*starts[1:], None], strict=True):
        yield from work.rows("ties/records", first=first, beyond=beyond)
