"""The journal from its first batch on, a piece at a time, and whether its chain holds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from graph.base.errors import DataError
from graph.journal import chain
from graph.store import Store

BATCHES = 1_000  # asked for at once
ROWS = 10_000  # whose sheets are asked for at once
ERASED = "erased"
"""The channel of an entry that says which rows' values were erased."""
LISTS = [f"{name}s" if name != "hash" else "hashes" for name in chain.ROW]


@dataclass(frozen=True)
class Entry:
    """A batch with all it says of itself, and its rows as `graph.journal.chain.ROW`.

    laid: whether the nodes that keep the rows are as they were made.
    """

    batch: dict[str, Any]
    rows: Sequence[dict[str, Any]]
    laid: bool = True


@dataclass(frozen=True)
class Trouble:
    """One thing that is not as Saan wrote it.

    what: of a batch "missing", "chain" (it doesn't follow the one before), "rows" (one of them),
    "digest" (rows taken out or put in), "batch" (what it says of itself), "format" (of a later
    Saan), "erased" (values are gone, and no entry says who erased them), "returned" (erased ones
    are back); of the journal "extra" (entries beyond its end), "head", "counter"; of a record
    "changed", "added", "gone", "shape" (labels or properties that it can't have).
    batch: where; kind, record: which.
    """

    what: str
    batch: str | None = None
    kind: str | None = None
    record: str | None = None


def entries(store: Store, after: int = 0, until: int | None = None) -> Iterator[Entry]:
    """Every batch beyond the place `after` in the chain and up to `until`, the first one first."""
    return entries_of(store, batches(store, after, until))


def entries_of(store: Store, found: Iterable[dict[str, Any]]) -> Iterator[Entry]:
    """These batches with their rows, in the order in which they come."""
    for group in _groups(found):
        sheets: dict[Any, list[dict[str, Any]]] = {batch["number"]: [] for batch in group}
        first, last = group[0]["number"], group[-1]["number"]
        for sheet in store.rows("journal/sheets", first=first, last=last):
            sheets[sheet["number"]].append(sheet["kept"])
        for batch in group:
            yield _entry(batch, sheets[batch["number"]])


def batches(store: Store, after: int = 0, until: int | None = None) -> Iterator[dict[str, Any]]:
    """What every batch beyond `after` and up to `until` says of itself, the first one first."""
    while rows := store.rows("journal/history", after=after, limit=BATCHES):
        for row in rows:
            if until is not None and row["number"] > until:
                return
            yield row["kept"]
        after = rows[-1]["number"]


class Chain:
    """Follows the chain from its beginning, and keeps what does not hold.

    batches, rows: how many there were. head: hash of the last. counter: what the last says it is,
    and before: what the one before it says; None where they don't.
    """

    def __init__(self) -> None:
        self.batches = 0
        self.rows = 0
        self.head = ""
        self.counter: int | None = 0
        self.before: int | None = 0
        self.troubles: list[Trouble] = []
        self._blank: dict[str, str] = {}
        self._erased: dict[str, int] = {}

    def follow(self, entry: Entry) -> None:
        """The next batch, looked at by `wrong`."""
        batch, number = entry.batch, self.batches + 1
        what = wrong(entry, number, self.head)
        if what:
            uid = f"b{number}" if what == "missing" else batch.get("uid") or f"b{number}"
            self.troubles.append(Trouble(what, uid))
        told = batch.get("number")
        self.batches = told if type(told) is int and told > number else number
        self.rows += len(entry.rows)
        self.head = batch.get("hash") or ""
        self.before, self.counter = self.counter, batch.get("counter")
        self._keep(entry)

    def end(self, settled: int | None = None) -> list[Trouble]:
        """All troubles, once the last batch was followed.

        settled: the last batch before the looking began; what was erased later may have been read
        before it was.
        """
        blank, erased = self._blank, self._erased
        found = [Trouble("erased", blank[row]) for row in blank if row not in erased]
        back = [
            Trouble("returned", row.rpartition("-")[0])
            for row, number in erased.items()
            if row not in blank and (settled is None or number <= settled)
        ]
        return [*self.troubles, *dict.fromkeys(found), *dict.fromkeys(back)]

    def _keep(self, entry: Entry) -> None:
        """Which rows are blank, and which this batch says it erased."""
        uid = str(entry.batch.get("uid"))
        for place, row in enumerate(entry.rows, 1):
            if row["before"] is None and row["after"] is None:
                self._blank[chain.row_uid(uid, place)] = uid
        if entry.batch.get("channel") == ERASED:
            self._erased |= dict.fromkeys(entry.batch.get("erases") or (), self.batches)


def follow(found: Iterable[Entry]) -> Chain:
    """The chain at the end of all entries; DataError at the first that doesn't hold."""
    made = Chain()
    for entry in found:
        made.follow(entry)
        refuse(made.troubles)
    refuse(made.end())
    return made


def refuse(troubles: Sequence[Trouble]) -> None:
    """DataError where there is any."""
    if troubles:
        raise DataError("journal.broken", batch=troubles[0].batch or "–")


def wrong(entry: Entry, number: int, previous: str) -> str | None:
    """What of a `Trouble` a batch is in that should have this number and come after the hash
    `previous`; None where it is as it was written."""
    batch, rows = entry.batch, entry.rows
    if batch.get("number") != number:
        return "missing"
    if batch.get("previous") != previous:
        return "chain"
    form = batch.get("format")
    if type(form) is int and form > chain.FORMAT:
        return "format"
    if not all(_sound(row, form) for row in rows):
        return "rows"
    hashes = [row["hash"] for row in rows]
    if (
        not entry.laid
        or len(rows) != batch.get("rows")
        or batch.get("digest") != chain.digest(hashes)
    ):
        return "digest"
    return None if batch.get("hash") == chain.batch_hash(batch, _at(batch)) else "batch"


def _sound(row: dict[str, Any], form: int | None) -> bool:
    """Whether its hash is that of what it holds."""
    if form is not None:
        return bool(row["hash"] == chain.row_hash(row))
    before, after = row["before"], row["after"]
    if before is None and after is None:
        return not row["salt"]
    values = chain.values_hash(row["salt"], before, after)
    return bool(row["hash"] == values) and _fits(row)


def _fits(row: dict[str, Any]) -> bool:
    """Whether the record and action of an earlier Saan's row, which no hash covers, are those of
    its values."""
    before, after = row["before"], row["after"]
    named = f'"uid": {chain.sorted_json(row["record"])}'
    return row["action"] == chain.action(before, after) and all(
        text is None or named in text for text in (before, after)
    )


def _at(batch: dict[str, Any]) -> str:
    at = batch.get("at")
    return at.isoformat(timespec="microseconds") if isinstance(at, datetime) else ""


def _groups(found: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Batches that follow one another without a gap, with no more than ROWS rows."""
    group: list[dict[str, Any]] = []
    held = 0
    for batch in found:
        rows = batch.get("rows")
        size = rows if type(rows) is int else ROWS
        if group and (held + size > ROWS or batch["number"] != group[-1]["number"] + 1):
            yield group
            group, held = [], 0
        group.append(batch)
        held += size
    if group:
        yield group


def _entry(batch: dict[str, Any], sheets: list[dict[str, Any]]) -> Entry:
    """The rows of all sheets; each begins where the one before ended, its lists of one length."""
    rows: list[dict[str, Any]] = []
    laid = True
    for sheet in sheets:
        columns = [found if isinstance(found := sheet.get(n), list) else [] for n in LISTS]
        first = len(rows) + 1
        uid = chain.row_uid(batch.get("uid"), first)
        laid = laid and len(set(map(len, columns))) == 1
        laid = laid and (sheet.get("first"), sheet.get("uid")) == (first, uid)
        rows += [
            {name: value or None for name, value in zip(chain.ROW, row, strict=True)}
            for row in zip(*columns, strict=False)
        ]
    return Entry(batch, rows, laid)
