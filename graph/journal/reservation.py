"""Writing a whole database at once: reserved while it is under way, emptied if it is given up.

Only an empty database is ever reserved, so that what lies in a reserved one is what was being
put into it, and may be taken out.
"""

import uuid
from typing import Any

from graph.base.errors import Conflict
from graph.journal import alive
from graph.store import Store, Work

PREFIX = "whole-"
CLEARED = 5_000  # nodes in one transaction


def is_reserved(write: str) -> bool:
    """Whether this open write is one of the whole."""
    return write.startswith(PREFIX)


class Reservation:
    """An empty database that nobody else may write to, until it is closed or given up.

    Conflict, at the beginning and at every step, where it is another's: this one counted as dead
    meanwhile, or came later. Nothing is written then.
    """

    def __init__(self, store: Store, write: str | None = None) -> None:
        self._store = store
        self._write = write or f"{PREFIX}{uuid.uuid4().hex}"
        self._hold = alive.Hold(self._write) if write is None else None
        try:
            if write is None:
                store.write(self._begin, "journal/reserve")
        except BaseException:
            self._end()
            raise

    def run(self, module: str, **parameters: Any) -> list[dict[str, Any]]:
        """The rows of a write module; in the same transaction it says that the write is alive."""

        def step(work: Work) -> list[dict[str, Any]]:
            self._keep(work, begin=False)
            return work.rows(module, **parameters)

        return self._store.write(step, module)

    def close(self, counter: int, batches: int, head: str) -> None:
        """All is written: the journal's head is set, and readers look."""
        self.run("journal/head", counter=counter, batches=batches, head=head)
        self._end()

    def give_up(self) -> int:
        """Empties the database again; returns the nodes taken out."""
        dropped = 0
        while count := self.run("setup/clear", limit=CLEARED)[0]["dropped"]:
            dropped += count
        self.close(0, 0, "")
        return dropped

    def _end(self) -> None:
        alive.ended(self._write)
        if self._hold:
            self._hold.let_go()

    def _begin(self, work: Work) -> None:
        self._keep(work, begin=True)
        if work.rows("setup/held")[0]["held"]:
            raise Conflict("journal.moved")

    def _keep(self, work: Work, begin: bool) -> None:
        (row,) = work.rows("journal/reserve", write=self._write, begin=begin)
        if row["writing"] != self._write:
            raise Conflict("journal.busy" if row["writing"] else "journal.moved")


def reserved(store: Store) -> bool:
    """Whether the database holds anything."""
    return bool(store.rows("setup/held")[0]["held"])
