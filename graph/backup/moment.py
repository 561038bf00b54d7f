"""The records as they were at one place in the journal, read while others write.

Each is read once, a page at a time; of those that were written meanwhile, the journal says what
they were before.
"""

import json
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from heapq import merge
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import IO

from graph.backup.manifest import MOST
from graph.base.progress import Progress
from graph.journal import stream
from graph.journal.batches import ERASED, batches, entries
from graph.journal.replay import Key, as_today
from graph.kinds import KINDS
from graph.store import Store

Row = tuple[str, int, str]
"""uid, version, text."""


class Reading:
    """What lay in the database, kept in files without a name; and what it was before that.

    after: the journal's last batch when the reading began.
    """

    def __init__(self, store: Store, after: int, folder: Path, progress: Progress) -> None:
        self._store, self._after = store, after
        self._stack = ExitStack()
        self._files: dict[str, IO[str]] = {}
        self._before: dict[Key, str | None] = {}
        done = 0
        for kind in KINDS:
            file = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n", dir=folder)  # noqa: SIM115
            self._files[kind] = self._stack.enter_context(file)
            for kept in stream.records(store, kind):
                file.write(json.dumps([kept.uid, _version(kept.version), kept.text]) + "\n")
                done += 1
                progress(done, 0)
        for entry in entries(store, after):
            for row in entry.rows:
                self._before.setdefault((row["kind"], row["record"]), row["before"])

    def __enter__(self) -> "Reading":
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._stack.close()

    def records(self, kind: str) -> Iterator[Row]:
        """The records of a kind by uid, as they were when the reading began.

        Of one that was written meanwhile, the version may be a later one.
        """
        before = {uid: text for (of, uid), text in self._before.items() if of == kind}
        versions = {uid: v for uid, v, _ in self._rows(kind) if uid in before} if before else {}
        earlier: list[Row] = [
            (uid, versions.get(uid, 1), as_today(kind, text))
            for uid, text in sorted(before.items())
            if text is not None
        ]
        same = (row for row in self._rows(kind) if row[0] not in before)
        yield from merge(same, earlier, key=itemgetter(0))

    def spoilt(self, batches_then: object) -> bool:
        """Whether values of the journal were erased since the reading began, or all of it went.

        batches_then: how many the journal's head told of when it began.
        """
        now = self._store.rows("journal/state")[0]["batches"]
        if isinstance(batches_then, int) and isinstance(now, int) and now < batches_then:
            return True
        return any(batch.get("channel") == ERASED for batch in batches(self._store, self._after))

    def _rows(self, kind: str) -> Iterator[Row]:
        file = self._files[kind]
        file.seek(0)
        for line in file:
            uid, version, text = json.loads(line)
            yield uid, version, text


def _version(found: object) -> int:
    """As it is, where it is a number that Saan could have written; else 1."""
    return found if type(found) is int and 0 < found <= MOST else 1
