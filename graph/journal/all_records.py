"""Everything on record, as records: what an import is compared with."""

from collections.abc import Iterator
from typing import Any

from graph.base.garbage import uncollected
from graph.journal.rows import module, record_of
from graph.kinds import KINDS, Records
from graph.store import Store, Work

PAGE = 50_000
TIE_ACTORS = 5_000  # actors whose ties are read in one question


def all_records(work: Work) -> Records:
    """All records of all kinds, each by uid."""
    with uncollected():
        return _known(work)


def _known(work: Work) -> Records:
    rows = {kind: pages(work, module("records", kind)) for kind in KINDS} | {"ties": _ties(work)}
    return Records(
        **{kind: {row["uid"]: record_of(kind, row) for row in of} for kind, of in rows.items()}
    )


def pages(work: Work | Store, module: str) -> Iterator[dict[str, Any]]:
    """All rows of a module that gives its records page by page."""
    after = ""
    while rows := work.rows(module, after=after, limit=PAGE):
        yield from rows
        if len(rows) < PAGE:
            return
        after = rows[-1]["uid"]


def _ties(work: Work) -> Iterator[dict[str, Any]]:
    starts = [row["uid"] for row in work.rows("ties/starts", every=TIE_ACTORS)]
    for first, beyond in zip(starts, [*starts[1:], None], strict=True):
        yield from work.rows("ties/records", first=first, beyond=beyond)
