"""Erases the values of records that are gone, in every entry that speaks of them.

The rows stay, with the hash of what they held, so that the chain stays whole; an entry of its own
says who erased which rows. Who calls this has to stop copies of the past too
(`graph.past.forget`).
"""

import uuid
from collections.abc import Collection
from dataclasses import replace
from typing import Any

from graph.base.errors import Conflict, NotFound
from graph.journal.batches import ERASED, LISTS
from graph.journal.chain import ROW, row_uid, values_hash
from graph.journal.locked import write_entry
from graph.journal.replay import Key
from graph.journal.transaction import Note, Written
from graph.rights import need
from graph.store import Store, Work


def erase(store: Store, records: Collection[Key], note: Note) -> Written:
    """Erases every value the journal holds of these records; the entry that says so.

    records: kind and uid. Conflict where one is still on record, by the journal: it has to be
    deleted first; NotFound where the journal holds no values of any.
    """
    need("administer")
    wanted = frozenset(records)

    def make(work: Work) -> Note:
        sheets = work.rows("journal/rows", records=sorted({uid for _, uid in wanted}))
        _refuse_present(sheets, wanted)
        rows: list[str] = []
        left = [_without(sheet, wanted, rows) for sheet in sheets]
        if not rows:
            raise NotFound("journal.nothing_to_erase")
        work.rows("journal/erase", sheets=left)
        return replace(note, channel=ERASED, erases=tuple(rows))

    return write_entry(store, make, uuid.uuid4().hex)


def _refuse_present(sheets: list[dict[str, Any]], wanted: frozenset[Key]) -> None:
    """Conflict where the last row of a record left it on record."""
    last: dict[Key, str] = {}
    for sheet in sorted(sheets, key=lambda each: (each["number"], each["kept"]["first"])):
        kept = sheet["kept"]
        for key, action in zip(
            zip(kept["kinds"], kept["records"], strict=True), kept["actions"], strict=True
        ):
            if key in wanted:
                last[key] = action
    for (_, uid), action in last.items():
        if action != "dropped":
            raise Conflict("journal.still_there", record=uid)


def _without(sheet: dict[str, Any], wanted: frozenset[Key], rows: list[str]) -> dict[str, Any]:
    """What is left of a node that keeps rows; the rows that are erased are added to `rows`."""
    kept = {name: list(sheet["kept"][name]) for name in LISTS}
    for place in range(len(kept["records"])):
        row = {name: kept[many][place] or None for name, many in zip(ROW, LISTS, strict=True)}
        if (row["kind"], row["record"]) not in wanted or not (row["before"] or row["after"]):
            continue
        hashed = values_hash(str(row["salt"]), row["before"], row["after"])
        kept["salts"][place] = "" if sheet["format"] is None else hashed
        kept["befores"][place] = kept["afters"][place] = ""
        rows.append(row_uid(sheet["batch"], sheet["kept"]["first"] + place))
    return {"uid": sheet["uid"], **{name: kept[name] for name in ("befores", "afters", "salts")}}
