"""SQLite files of a home that their owner alone may read, and in which nothing deleted is left."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_turns: dict[Path, threading.RLock] = {}
"""Whose turn it is, by file: SQLite alone lets some wait for ever where many write."""


class PrivateFile:
    """One such file, made with the tables of a schema where it lacks them; safe to share between
    threads."""

    def __init__(self, path: Path, schema: Path) -> None:
        self._path = path
        self._turn = _turns.setdefault(path.absolute(), threading.RLock())
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
        with self.opened() as file:
            file.executescript(schema.read_text("utf-8"))

    @contextmanager
    def opened(self) -> Iterator[sqlite3.Connection]:
        """A connection whose changes are kept together at the end of the block, or none."""
        with self._turn:
            file = sqlite3.connect(self._path, timeout=10)
            try:
                file.execute("PRAGMA secure_delete = ON")
                with file:
                    yield file
            finally:
                file.close()
