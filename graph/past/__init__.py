"""What was known at a past moment: the journal replayed up to it, and asked like the live database.

moment → where the journal stood then → the records after its last batch → a second database that
every question works on unchanged.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.base.progress import Progress, silent
from graph.journal.moment import JournalPosition, Moment, position
from graph.network import Source
from graph.past import copy
from graph.past.copy import Copy
from graph.server.place import Place

_copies: dict[tuple[str, str], Copy] = {}
_making = threading.Lock()


def known_at(live: Source, moment: Moment, progress: Progress = silent) -> Source:
    """What was known then; `live` itself where nothing was written since.

    It can be asked until another moment is asked for.
    """
    then = position(live.store, moment)
    return live if then.latest else _copy(live).source(live, then, progress)


@contextmanager
def asking(live: Source, then: JournalPosition, progress: Progress = silent) -> Iterator[Source]:
    """What was known then, kept for the length of the block from whoever asks for another
    moment."""
    second = _copy(live)
    with second.lock:
        yield second.source(live, then, progress)


def sweep(home: Path) -> None:
    """Takes away what programs that have ended left of second databases."""
    copy.sweep(Place.of(home))


def forget(live: Source) -> None:
    """Stops the second server of a database, if one runs; the next question starts it anew."""
    _copy(live).close()


def _copy(live: Source) -> Copy:
    with _making:
        key = (str(live.home), live.store.target.uri)
        return _copies.setdefault(key, _copies.get(key) or Copy(live.home))
