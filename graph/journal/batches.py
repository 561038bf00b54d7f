"""The journal from its first batch on, a piece at a time, and whether its chain holds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from graph.base.errors import DataError
from graph.journal import chain
from graph.store import Store

BATCHES = 1_000  # asked for at once
ROWS = 10_000  # whose sheets are asked for at once


@dataclass(frozen=True)
class Entry:
    """A batch with all it says of itself, and its rows as `graph.journal.chain.ROW`."""

    batch: dict[str, Any]
    rows: Sequence[dict[str, Any]]


def entries(store: Store) -> Iterator[Entry]:
    """Every batch, the first one first."""
    return entries_of(store, batches(store))


def entries_of(store: Store, found: Iterable[dict[str, Any]]) -> Iterator[Entry]:
    """These batches with their rows, in the order in which they come."""
    for group in _groups(found):
        sheets: dict[int, list[dict[str, Any]]] = {batch["number"]: [] for batch in group}
        first, last = group[0]["number"], group[-1]["number"]
        for sheet in store.rows("journal/sheets", first=first, last=last):
            sheets[sheet["number"]] += _rows(sheet["kept"])
        for batch in group:
            yield Entry(batch, sheets[batch["number"]])


def batches(store: Store) -> Iterator[dict[str, Any]]:
    """What every batch says of itself, the first one first."""
    after = 0
    while rows := store.rows("journal/history", after=after, limit=BATCHES):
        yield from (row["kept"] for row in rows)
        after = rows[-1]["number"]


class Chain:
    """Follows the chain from its beginning; DataError at the first link that doesn't hold."""

    def __init__(self) -> None:
        self.batches = 0
        self.rows = 0
        self.head = ""

    def follow(self, entry: Entry) -> None:
        """The next batch, looked at by `wrong`."""
        batch = entry.batch
        if wrong(batch, entry.rows, self.batches + 1, self.head):
            raise DataError("journal.broken", batch=batch.get("uid") or self.batches + 1)
        self.batches += 1
        self.rows += len(entry.rows)
        self.head = batch["hash"]


def follow(found: Iterable[Entry]) -> Chain:
    """The chain at the end of all entries."""
    made = Chain()
    for entry in found:
        made.follow(entry)
    return made


def wrong(
    batch: dict[str, Any], rows: Sequence[dict[str, Any]], number: int, previous: str
) -> str | None:
    """What is not as it was written in a batch that should have this number and come after the
    hash `previous`; None where all is.

    "missing", "chain" (it doesn't follow the one before), "rows" (one of them), "digest" (rows
    taken out or put in), "batch" (what it says of itself).
    """
    if batch["number"] != number:
        return "missing"
    if batch["previous"] != previous:
        return "chain"
    if not all(map(_sound, rows)):
        return "rows"
    if len(rows) != batch["rows"] or batch["digest"] != chain.digest(row["hash"] for row in rows):
        return "digest"
    return None if batch["hash"] == chain.batch_hash(batch, _at(batch)) else "batch"


def _sound(row: dict[str, Any]) -> bool:
    """Whether its hash is that of its values; it is taken as it is where all three were erased."""
    if not row["salt"]:
        return row["before"] is None and row["after"] is None
    return bool(row["hash"] == chain.row_hash(row["salt"], row["before"], row["after"]))


def _at(batch: dict[str, Any]) -> str:
    return str(batch["at"].isoformat(timespec="microseconds"))


def _groups(found: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Batches that follow one another without a gap, with no more than ROWS rows."""
    group: list[dict[str, Any]] = []
    for batch in found:
        full = sum(one["rows"] for one in group) + batch["rows"] > ROWS
        if group and (full or batch["number"] != group[-1]["number"] + 1):
            yield group
            group = []
        group.append(batch)
    if group:
        yield group


def _rows(sheet: dict[str, Any]) -> list[dict[str, Any]]:
    columns = [sheet[f"{name}s" if name != "hash" else "hashes"] for name in chain.ROW]
    return [
        {name: value or None for name, value in zip(chain.ROW, row, strict=True)}
        for row in zip(*columns, strict=True)
    ]
