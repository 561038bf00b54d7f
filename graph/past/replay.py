"""The records as they stood after a batch, from the journal alone: its first row to that one."""

from collections.abc import Iterator
from itertools import takewhile
from typing import Any

from graph.base.garbage import uncollected
from graph.base.progress import Progress, silent
from graph.journal.batches import batches, entries_of
from graph.kinds import KINDS
from graph.store import Store

Texts = dict[str, dict[str, str]]
"""Kind → uid → the record as the journal's JSON."""


def batches_until(store: Store, number: int) -> list[dict[str, Any]]:
    """What the batches up to that place in the chain say of themselves, the first one first."""
    return list(takewhile(lambda batch: batch["number"] <= number, batches(store)))


def replay(store: Store, found: list[dict[str, Any]], progress: Progress = silent) -> Texts:
    """The records after the last of these batches.

    A write that died and was taken back counts for nothing, and so does the taking back. A record
    whose values were erased is left out until it is written again.
    """
    records: Texts = {kind: {} for kind in KINDS}
    counted = _finished(found)
    done, total = 0, sum(batch["rows"] for batch in counted)
    with uncollected():
        for entry in entries_of(store, counted):
            for row in entry.rows:
                _apply(records[row["kind"]], row)
            done += len(entry.rows)
            progress(done, total)
    return records


def _finished(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    died = {batch["write"] for batch in found if batch["channel"] == "recover"}
    return [batch for batch in found if batch["write"] not in died]


def _apply(records: dict[str, str], row: dict[str, Any]) -> None:
    """after None: it was taken out, or its values were erased."""
    if row["after"] is None:
        records.pop(row["record"], None)
    else:
        records[row["record"]] = row["after"]


def counts(records: Texts) -> Iterator[tuple[str, int]]:
    """(kind, how many), of the kinds there are any of."""
    return ((kind, len(texts)) for kind, texts in records.items() if texts)
