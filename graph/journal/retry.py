"""Changes worked out on what is on record, written only where nothing has moved since."""

import random
import time
from collections.abc import Callable

from graph.base.errors import Conflict
from graph.base.progress import Progress, silent
from graph.journal.all_records import Reader, all_records
from graph.journal.transaction import Note, Written, recover, write
from graph.kinds import Change, Records
from graph.store import Store, Work
from graph.store.patient import Patient

TRIES = 10


def write_anew(
    store: Store,
    make: Callable[[Work, Records], list[Change]],
    note: Note,
    progress: Progress = silent,
    known: Callable[[Reader], Records] = all_records,
) -> Written | None:
    """Writes what `make` works out; made anew, ten times at most, where someone wrote in between.

    known: reads the records it is worked out on. None where there is nothing to write. What `make`
    raises stops the write; Conflict at the end.
    """
    recover(store)
    patient = Patient(store)
    for attempt in range(1, TRIES + 1):
        counter = int(patient.rows("journal/state")[0]["counter"] or 0)
        records = known(patient)
        changes = patient.read(lambda work, records=records: make(work, records), "known")  # type: ignore[misc]
        try:
            return write(store, changes, note, counter, progress)
        except Conflict as conflict:
            if conflict.key != "journal.moved" or attempt == TRIES:
                raise
            time.sleep(random.uniform(0, 0.2 * attempt))  # noqa: S311  # so that rivals part
    raise AssertionError("unreachable")
