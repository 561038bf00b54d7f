"""The write that made a record what it is now."""

from graph.journal.history import Entry, entry
from graph.store import Store, Work


def latest(store: Store, kind: str, uid: str) -> Entry | None:
    """The newest write that changed the record; None where nothing was ever written of it.

    That may be one that took another back: its `undoes` says so.
    """

    def read(work: Work) -> Entry | None:
        rows = work.rows("journal/last", kind=kind, record=uid)
        return entry(work, rows[0]["batch"]) if rows else None

    return store.read(read, "journal/last")
