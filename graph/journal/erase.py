"""Erases what records and the journal tell of somebody, in one transaction.

Records and the rows that told of them change alike, so that replaying the journal still gives what
is on record. Rows and batches keep their hashes; an entry of its own names them, each with the
hash of what is left. Who calls this has to stop copies of the past too (`graph.past.forget`).
"""

import json
import uuid
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from graph.base.errors import NotFound
from graph.journal import chain
from graph.journal.batches import ERASED, LISTS, at_of
from graph.journal.chain import ROW, as_json, record_of, row_uid
from graph.journal.locked import write_entry
from graph.journal.replay import Key
from graph.journal.selected import Selected
from graph.journal.transaction import Note, Written, lay
from graph.kinds import Change, Records
from graph.rights import need
from graph.store import Store, Work

NAMING = ("who", "why", "files")
"""What of a batch may name somebody."""


class Eraser(Protocol):
    """What is to be erased.

    kind, uids: the records that go. marks: what a text holds that tells of them, in small letters,
    as JSON writes it. pseudonym: what stands in their place.
    """

    @property
    def kind(self) -> str: ...
    @property
    def uids(self) -> Collection[str]: ...
    @property
    def marks(self) -> Collection[str]: ...
    @property
    def pseudonym(self) -> str: ...

    def values(self, kind: str, values: dict[str, Any]) -> dict[str, Any] | None:
        """What is left of a record's values; None where nothing of it may stay."""

    def said(self, text: str) -> str:
        """What is left of a text."""


@dataclass(frozen=True)
class Erasure:
    """What erasing does. changes: of records; rows: of the journal that lose something, with the
    batch of each; batches: that lose something of what they say of themselves, by their place in
    the chain.

    sheets, said, names: what is left of them, as it is written.
    """

    changes: Sequence[Change]
    rows: Sequence[dict[str, Any]]
    batches: Sequence[int]
    sheets: Sequence[dict[str, Any]] = field(repr=False)
    said: Sequence[dict[str, Any]] = field(repr=False)
    names: tuple[str, ...] = field(repr=False)


def found(store: Store, eraser: Eraser) -> Erasure:
    """What erasing would do."""
    need("administer")
    return store.read(lambda work: _found(work, eraser), "journal/holding")


def erase(store: Store, eraser: Eraser, note: Note) -> Written:
    """Erases it; the entry that says so. NotFound where nothing tells of it."""
    need("administer")

    def make(work: Work) -> Note:
        made = _found(work, eraser)
        if not made.names and not made.changes:
            raise NotFound("journal.nothing_to_erase")
        lay(work, made.changes)
        work.rows("journal/erase", sheets=made.sheets)
        work.rows("journal/restore", rows=made.said)
        why = note.why and eraser.said(note.why)
        return replace(note, channel=ERASED, why=why, erases=made.names)

    return write_entry(store, make, uuid.uuid4().hex)


def _found(work: Work, eraser: Eraser) -> Erasure:
    marks = sorted(eraser.marks)
    asked = {"kind": eraser.kind, "records": sorted(eraser.uids), "marks": marks}
    lost: list[_Lost] = []
    sheets = [_sheet(each, eraser, lost) for each in work.rows("journal/holding", **asked)]
    said = [_blotted(row["kept"], eraser) for row in work.rows("journal/saying", marks=marks)]
    said = [batch for batch in said if batch]
    names = [each.name for each in lost]
    names += [chain.erased(b["uid"], chain.batch_left(b, at_of(b))) for b in said]
    keys = {(eraser.kind, uid) for uid in eraser.uids} | {each.key for each in lost}
    return Erasure(
        changes=list(_changes(_known(work, keys), sorted(keys), eraser)),
        rows=[each.row for each in lost],
        batches=[batch["number"] for batch in said],
        sheets=[sheet for sheet in sheets if sheet],
        said=[{"uid": batch["uid"], "properties": batch} for batch in said],
        names=tuple(names),
    )


@dataclass(frozen=True)
class _Lost:
    """A row that loses something, as it was; and how the entry names it."""

    row: dict[str, Any]
    name: str

    @property
    def key(self) -> Key:
        return self.row["kind"], self.row["record"]


def _sheet(found: dict[str, Any], eraser: Eraser, lost: list[_Lost]) -> dict[str, Any]:
    """What is left of a node that keeps rows, {} where it loses nothing."""
    kept = {name: list(found["kept"][name]) for name in LISTS}
    before = len(lost)
    for place in range(len(kept["records"])):
        row = {name: kept[many][place] or None for name, many in zip(ROW, LISTS, strict=True)}
        left = _row(row, eraser)
        if left == row:
            continue
        for name, many in zip(ROW, LISTS, strict=True):
            kept[many][place] = left[name] or ""
        uid = row_uid(found["batch"], found["kept"]["first"] + place)
        told = row | {"batch": found["batch"], "number": found["number"]}
        lost.append(_Lost(told, chain.erased(uid, chain.row_left(left))))
    return {"uid": found["uid"], **kept} if len(lost) > before else {}


def _row(row: dict[str, Any], eraser: Eraser) -> dict[str, Any]:
    """What is left of a row; one of which nothing may stay loses its record's uid too."""
    sides = [_text(row["kind"], row[side], eraser) for side in ("before", "after")]
    if sides == [row["before"], row["after"]]:
        return row
    left = row | dict(zip(("before", "after"), sides, strict=True)) | {"salt": None}
    return left if any(sides) else left | {"record": eraser.pseudonym}


def _text(kind: str, text: str | None, eraser: Eraser) -> str | None:
    small = (text or "").lower()
    if text is None or not any(mark in small for mark in eraser.marks):
        return text
    values = json.loads(text)
    left = eraser.values(kind, values)
    if left is None:
        return None
    return text if left == values else chain.sorted_json(left)


def _blotted(batch: dict[str, Any], eraser: Eraser) -> dict[str, Any]:
    """What is left of what a batch says of itself, {} where it loses nothing."""
    said = {name: batch[name] for name in NAMING if batch.get(name)}
    left = {
        name: eraser.said(value) if isinstance(value, str) else [*map(eraser.said, value)]
        for name, value in said.items()
    }
    return batch | left if left != said else {}


def _known(work: Work, touched: Collection[Key]) -> Records:
    """The records of which the rows tell, as they are now."""
    selected = Selected(work)
    for kind in dict.fromkeys(kind for kind, _ in touched):
        selected.some(kind, [uid for of, uid in touched if of == kind])
    return selected.known()


def _changes(known: Records, touched: Collection[Key], eraser: Eraser) -> Iterator[Change]:
    for kind, uid in touched:
        record = known.of(kind).get(uid)
        if record is None:
            continue
        left = record_of(kind, _text(kind, as_json(record), eraser))
        if left != record:
            yield Change(kind, uid, record, left)
