"""What an answer rests on: noted while it is worked out, and looked at before it is given again.

A read is a name with the version of what was read: of the columns by their content, of the database
itself by the count of its writes, of a question that is `by_value` by its answer.
"""

from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

Reads = dict[Hashable, Any]

_noted: ContextVar[Reads | None] = ContextVar("noted", default=None)


class Torn:
    """The version of what was read in two states: like no other, itself included."""

    def __eq__(self, other: object) -> bool:
        return False

    __hash__ = object.__hash__


def note(reads: Reads) -> None:
    """Whoever works out an answer now has read this."""
    noted = _noted.get()
    if noted is None:
        return
    for name, version in reads.items():
        noted[name] = version if noted.setdefault(name, version) == version else Torn()


@contextmanager
def noting() -> Iterator[Reads]:
    """What is read within the block."""
    mine: Reads = {}
    before = _noted.set(mine)
    try:
        yield mine
    finally:
        _noted.reset(before)
