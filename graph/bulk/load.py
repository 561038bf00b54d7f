"""The whole of a first load: checked, imported beside the home, compared, put in its place."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from graph import server
from graph.base import room
from graph.base.errors import DataError
from graph.base.progress import Progress, silent
from graph.bulk import files, importer
from graph.intake import Plan, Reading, plan
from graph.journal import Note, Written, stream
from graph.journal.batches import batches
from graph.kinds import Change, Records
from graph.server.place import Place, writing
from graph.setup import schema, temporary
from graph.store import Store

FILES = 2  # the importer's files and what it makes of them
FILLED = 200  # of the journal's nodes in one transaction
SERVER = {"db.transaction.timeout": "0s"}
"""For the server in the home beside: a constraint over millions takes its time."""


def load(
    home: Path,
    reading: Reading,
    note: Note,
    *,
    dry_run: bool = False,
    update: bool = False,
    take_sound: bool = False,
    source: str | None = None,
    before_write: Callable[[Plan], None] = lambda made: None,
    progress: Progress = silent,
) -> tuple[Plan, Written | None]:
    """As `graph.intake.write.load`, into a home that holds nothing; the plan without its changes.

    Misuse where the home holds anything. Where it fails or is stopped, the home is as it was.
    """
    temporary.refuse_held(home, "fresh.not_empty")
    made = plan(reading, Records(), update=update, take_sound=take_sound, source=source)
    if dry_run or made.refused or not made.changes:
        return made, None
    before_write(made)
    return made, write(home, made.changes, note, progress)


def write(home: Path, changes: list[Change], note: Note, progress: Progress = silent) -> Written:
    """Creates what `changes` say in a home that holds nothing; the list is emptied on the way.

    changes: all of them make something new, in the order of a plan.

    Misuse where the home holds anything. Where it fails or is stopped, the home is as it was.
    """
    temporary.refuse_held(home, "fresh.not_empty")
    room.need_for_much(home, FILES * len(changes) * room.ROW)
    with temporary.beside(home) as place:
        folder = place.root / "csv"
        with writing(place.root):
            folder.mkdir()
            loaded = files.write(folder, changes, note, progress)
            changes.clear()
            importer.run(place, folder, loaded, progress)
            shutil.rmtree(folder)
        _finish(place, loaded)
        temporary.refuse_held(home, "fresh.not_empty")
        temporary.swap(home, place)
    server.up(home)
    return Written(f"b{loaded.batches}", 1)


def _finish(place: Place, loaded: files.Made) -> None:
    """Constraints, the journal's head, and a look at what is there: DataError where it differs."""
    with Store(server.up(place.root, extra=SERVER)) as store:
        schema.prepare(store)

        def run(module: str, **parameters: Any) -> dict[str, Any]:
            return store.write(lambda work: work.rows(module, **parameters), module)[0]

        # What the importer takes for nothing: an empty text, and a list of one empty text.
        run("journal/restore", rows=[{"uid": "b1", "properties": {"previous": ""}}])
        while run("journal/created", limit=FILLED)["filled"]:
            pass
        _compare(store, loaded)
        run("journal/head", counter=1, batches=loaded.batches, head=loaded.head)


def _compare(store: Store, loaded: files.Made) -> None:
    found, counts = stream.fingerprint(store)
    rows = store.rows("journal/counted")[0]["rows"]
    hashes = [batch["hash"] for batch in batches(store)]
    read = (found, rows, len(hashes), hashes[-1])
    if read != (loaded.fingerprint, loaded.rows, loaded.batches, loaded.head):
        differ = [kind for kind, count in counts.items() if count != loaded.counts.get(kind, 0)]
        raise DataError("fresh.differs", kinds=", ".join(differ) or "–")
