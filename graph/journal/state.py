"""How much a database holds, and how far its journal goes."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from graph.base.errors import ServerError
from graph.journal.reservation import is_reserved
from graph.store import Store, Work

SECONDS = 4.0
"""What a look may take, of a server that is well; it takes some milliseconds."""

COUNTED = ("actors", "ties", "activities", "areas")


@dataclass(frozen=True)
class State:
    """How much there is, without what a large import that is under way has written so far.

    counter: of the writes; writing: such an import is under way, or died; written: its rows so far.

    batches, head: the journal's length, and the hash at the end of its chain. areas: how many are
    on record.
    """

    actors: int
    ties: int
    activities: int
    areas: int
    counter: int
    writing: bool
    written: int
    batches: int
    head: str


def state(store: Store, spent: float = 0.0) -> State:
    """How much there is; Unreachable where the server is down, and a sentence where it is slow.

    spent: seconds that it was waited for already.
    """
    try:
        return store.read(_state, "journal/state", max(1.0, SECONDS - spent))
    except ServerError as error:
        if error.key == "store.too_long":  # it is no question that could be narrowed
            raise ServerError("store.slow") from error
        raise


def _state(work: Work) -> State:
    (row,) = work.rows("journal/state")
    under_way = _under_way(work, row)
    counts = {kind: int(row[kind] - under_way[kind]["added"]) for kind in COUNTED}
    return State(
        **counts,
        counter=row["counter"] or 0,
        writing=row["writing"] is not None,
        written=sum(found["rows"] for found in under_way.values()),
        batches=row["batches"] or 0,
        head=row["head"] or "",
    )


def _under_way(work: Work, row: dict[str, Any]) -> dict[str, dict[str, int]]:
    """Kind → rows and added, of the unfinished write; of one of the whole database, all of it.

    row: of journal/state.
    """
    found: dict[str, dict[str, int]] = defaultdict(lambda: {"rows": 0, "added": 0})
    write = row["writing"]
    if write is None:
        return found
    if is_reserved(write):
        return {kind: {"rows": row[kind], "added": row[kind]} for kind in COUNTED}
    for each in work.rows("journal/unfinished", write=write):
        found[each["kind"]] = each
    return found
