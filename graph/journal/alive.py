"""Whether the program that makes a large write still runs, where it runs on this machine.

A marker says that a program of this machine makes the write; beside it the program holds a lock
for as long as it is at work. The system lets go of the lock when the program ends, however it
ends; what it was writing can then be taken back at once, by one program only.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from graph.base import config


class Hold:
    """This program is at a write until it lets go; nobody is told where no lock can be kept."""

    def __init__(self, write: str) -> None:
        marker = _marker(write)
        self._lock = _lock(marker)
        with suppress(OSError, Timeout):
            marker.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._lock.acquire(timeout=0)
            marker.touch()

    def let_go(self) -> None:
        """It is no longer at the write; unless that is ended, it counts as gone from here on."""
        with suppress(OSError):
            self._lock.release(force=True)


@contextmanager
def taken_over(write: str, silent: bool) -> Iterator[bool]:
    """Whether the write is dead, and ours to take back for the length of the block.

    It is where its program was one of this machine and has ended; where nobody can say so, or it
    runs, only if it has been `silent` for long.
    """
    marker = _marker(write)
    lock = _lock(marker)
    known = marker.exists()
    try:
        if known:
            lock.acquire(timeout=0)
    except (OSError, Timeout):
        known = False
    try:
        yield known or silent
    finally:
        lock.release(force=True)


def ended(write: str) -> None:
    """The write is done or has been taken back: nobody will ask for it."""
    marker = _marker(write)
    with suppress(OSError):
        marker.unlink(missing_ok=True)
        marker.with_suffix(".lock").unlink(missing_ok=True)


def _marker(write: str) -> Path:
    return config.cache() / "writing" / write


def _lock(marker: Path) -> FileLock:
    return FileLock(marker.with_suffix(".lock"), thread_local=False)
