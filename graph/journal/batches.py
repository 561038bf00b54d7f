"""The journal from its first batch on, a piece at a time, and whether its chain holds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter
from typing import Any

from graph.base.errors import DataError
from graph.journal import chain
from graph.store import Store

BATCHES = 1_000  # asked for at once
ROWS = 10_000  # whose sheets are asked for at once
ERASED = "erased"
"""The channel of an entry that says of which rows and batches something was erased."""
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
    Saan), "erased" (values are gone, and no entry says who erased them), "returned" (what was
    erased is back); of the journal "extra" (entries beyond its end), "head", "counter"; of a record
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
        self._places: list[int] = []
        self._left: dict[str, _Left] = {}
        self._erased: dict[str, tuple[str, int]] = {}

    def follow(self, entry: Entry) -> None:
        """The next batch, looked at by `wrong`."""
        batch, number = entry.batch, self.batches + 1
        what = wrong(entry, number, self.head)
        if what:
            uid = f"b{number}" if what == "missing" else batch.get("uid") or f"b{number}"
            self.troubles.append(Trouble(what, uid))
            self._places.append(number)
        told = batch.get("number")
        self.batches = told if type(told) is int and told > number else number
        self.rows += len(entry.rows)
        self.head = batch.get("hash") or ""
        self.before, self.counter = self.counter, batch.get("counter")
        self._left |= dict(_changed(entry, number, whole=not what))
        if batch.get("channel") == ERASED:
            named = (str(each).rpartition(":") for each in batch.get("erases") or ())
            self._erased |= {uid: (left, self.batches) for uid, _, left in named}

    def end(self, settled: int | None = None) -> list[Trouble]:
        """All troubles, once the last batch was followed.

        settled: the last batch before the looking began; what was erased later may have been read
        before it was.
        """
        found = [
            left
            for uid, left in self._left.items()
            if self._erased.get(uid, ("", 0))[0] != left.hash
        ]
        wrong = [(left.place, left.trouble) for left in found if left.trouble.what != "erased"]
        wrong += zip(self._places, self.troubles, strict=True)
        wrong.sort(key=itemgetter(0))
        gone = [left.trouble for left in found if left.trouble.what == "erased"]
        back = [
            Trouble("returned", uid.partition("-")[0])
            for uid, (_, number) in self._erased.items()
            if uid not in self._left and (settled is None or number <= settled)
        ]
        return list(dict.fromkeys([*(trouble for _, trouble in wrong), *gone, *back]))


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
    `previous`; None where it is as it was written, or something may have been erased of it."""
    batch, rows = entry.batch, entry.rows
    if batch.get("number") != number:
        return "missing"
    if batch.get("previous") != previous:
        return "chain"
    form = batch.get("format")
    if type(form) is int and form > chain.FORMAT:
        return "format"
    if not all(_erasable(row) or _sound(row, form) for row in rows):
        return "rows"
    hashes = [row["hash"] for row in rows]
    same = len(rows) == batch.get("rows") and batch.get("digest") == chain.digest(hashes)
    return None if entry.laid and same else "digest"


@dataclass(frozen=True)
class _Left:
    """A row or batch that is not as its hash says. hash: of what is left of it; trouble: what is
    wrong where no entry says that something was erased; place: of its batch in the chain."""

    hash: str
    trouble: Trouble
    place: int


def _changed(entry: Entry, number: int, whole: bool) -> Iterator[tuple[str, _Left]]:
    """By its uid, what is not as its hash says. whole: the batch is not known to be wrong
    otherwise."""
    batch = entry.batch
    uid, at = str(batch.get("uid")), at_of(batch)
    if whole and batch.get("hash") != chain.batch_hash(batch, at):
        yield uid, _Left(chain.batch_left(batch, at), Trouble("batch", uid), number)
    for place, row in enumerate(entry.rows, 1):
        if _erasable(row):
            gone = row["before"] is None and row["after"] is None
            trouble = Trouble("erased" if gone else "rows", uid)
            yield chain.row_uid(uid, place), _Left(chain.row_left(row), trouble, number)


def _erasable(row: dict[str, Any]) -> bool:
    """Whether it has lost its salt, so that nobody can find its values by trying."""
    return not row["salt"]


def _sound(row: dict[str, Any], form: int | None) -> bool:
    """Whether its hash is that of what it holds."""
    if form is not None:
        return bool(row["hash"] == chain.row_hash(row))
    values = chain.values_hash(row["salt"], row["before"], row["after"])
    return bool(row["hash"] == values) and _fits(row)


def _fits(row: dict[str, Any]) -> bool:
    """Whether the record and action of an earlier Saan's row, which no hash covers, are those of
    its values."""
    before, after = row["before"], row["after"]
    named = f'"uid": {chain.sorted_json(row["record"])}'
    return row["action"] == chain.action(before, after) and all(
        text is None or named in text for text in (before, after)
    )


def at_of(batch: dict[str, Any]) -> str:
    """When a batch was written, as its hash has it."""
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
