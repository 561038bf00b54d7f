"""Looks the journal through, entry by entry: whether every hash still says what it said."""

from dataclasses import dataclass
from typing import Any

from graph.journal.batches import wrong
from graph.store import Store

PAGE = 500  # batches


@dataclass(frozen=True)
class Verdict:
    """batches: how many were looked through. broken: the first that is not as it was written.

    what: "missing", "rows" (a row of it), "digest" (rows taken out or put in), "batch" (what it
    says of itself), "chain" (it doesn't follow the one before), "head" (the end of the chain).
    """

    batches: int
    head: str
    broken: str | None = None
    what: str | None = None


def verify(store: Store) -> Verdict:
    """The first broken entry, or that the chain is whole; what is written meanwhile waits."""
    (state,) = store.rows("journal/state")
    total, number, previous = state["batches"] or 0, 0, ""
    while number < total:
        batches = store.rows("journal/chain", after=number, limit=min(PAGE, total - number))
        for batch in batches or [{"number": None}]:
            number += 1
            what = _wrong(store, batch, number, previous)
            if what:
                broken = f"b{number}" if what == "missing" else batch["uid"]
                return Verdict(number, state["head"], broken, what)
            previous = batch["hash"]
    if state["head"] != previous:
        return Verdict(number, state["head"], f"b{number}", "head")
    return Verdict(number, previous)


def _wrong(store: Store, batch: dict[str, Any], number: int, previous: str) -> str | None:
    rows = store.rows("journal/changes", batch=batch["uid"]) if "uid" in batch else []
    return wrong(batch, rows, number, previous)
