"""What was known at a past moment: the journal replayed up to it, and asked like the live database.

moment → where the journal stood then → the records after its last batch → a second database that
every reading works on unchanged.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from graph.past.copy import Copy
from graph.past.moment import Moment, Standing, end_of, read_moment, read_start, standing

if TYPE_CHECKING:
    from graph.service import Service

__all__ = [
    "Moment",
    "Standing",
    "asking",
    "end_of",
    "forget",
    "known_at",
    "read_moment",
    "read_start",
    "standing",
]

Progress = Callable[[int, int], None]

_copies: dict[tuple[str, str], Copy] = {}
_making = threading.Lock()


def known_at(
    live: "Service", moment: Moment, progress: Progress = lambda done, total: None
) -> "Service":
    """The readings of what was known then; `live` itself where nothing was written since.

    It can be asked until another moment is asked for.
    """
    then = standing(live.store, moment)
    return live if then.latest else _copy(live).service(live, then, progress)


@contextmanager
def asking(
    live: "Service", moment: Moment, progress: Progress = lambda done, total: None
) -> Iterator["Service"]:
    """The same, kept for the length of the block from whoever asks for another moment."""
    then = standing(live.store, moment)
    if then.latest:
        yield live
        return
    copy = _copy(live)
    with copy.lock:
        yield copy.service(live, then, progress)


def forget(live: "Service") -> None:
    """Stops the second server of a database, if one runs; the next question starts it anew."""
    _copy(live).close()


def _copy(live: "Service") -> Copy:
    with _making:
        key = (str(live.home), live.target.uri)
        return _copies.setdefault(key, _copies.get(key) or Copy(live.home))
