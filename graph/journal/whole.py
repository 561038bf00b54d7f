"""Writing a whole database at once: reserved while it is under way, emptied if it is given up.

Only an empty database is ever reserved, so that what lies in a reserved one is what was being
put into it, and may be taken out.
"""

import uuid
from typing import Any

from graph.errors import Conflict
from graph.store import Store

PREFIX = "whole-"
CLEARED = 5_000  # nodes in one transaction


def is_reserved(write: str) -> bool:
    """Whether this open write is one of the whole."""
    return write.startswith(PREFIX)


class Reservation:
    """An empty database that nobody else may write to, until it is closed or given up."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._write = f"{PREFIX}{uuid.uuid4().hex}"
        self.keep()

    def keep(self) -> None:
        """Says that the write is alive; Conflict where another write is under way."""
        self.run("journal/reserve", write=self._write)

    def run(self, module: str, **parameters: Any) -> None:
        """Runs a write module, and says that the write is alive, in one transaction."""
        self.store.write(lambda work: self._run(work, module, parameters), module)

    def _run(self, work: Any, module: str, parameters: dict[str, Any]) -> None:
        (row,) = work.rows("journal/reserve", write=self._write)
        if row["writing"] != self._write:
            raise Conflict("journal.busy")
        if module != "journal/reserve":
            work.rows(module, **parameters)

    def close(self, counter: int, batches: int, head: str) -> None:
        """All is written: the journal's head is set, and readers look."""
        self.run("journal/head", counter=counter, batches=batches, head=head)


def held(store: Store) -> bool:
    """Whether the database holds anything."""
    return bool(store.rows("setup/held")[0]["held"])


def give_up(store: Store) -> int:
    """Empties a database that was being written as a whole; returns the nodes taken out."""
    dropped = 0
    while count := store.write(lambda work: work.rows("setup/clear", limit=CLEARED))[0]["dropped"]:
        dropped += count
    store.write(lambda work: work.rows("journal/head", counter=0, batches=0, head=""))
    return dropped
