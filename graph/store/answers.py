"""What was asked of a database, and what each answer rests on: it is given while that holds."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextlib import suppress
from typing import Any

from graph.store.reads import Reads, note, noting

MOST = 500
"""Questions whose answers are kept of one database."""

STATES = 3
"""Answers kept of one question: an undo brings back what an earlier one rests on."""

Version = Callable[[Hashable], Any]
"""What a read's version is now, by its name."""


class Answers:
    """Answers by what was asked; safe to share between threads."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, list[tuple[Reads, Any]]] = OrderedDict()
        self._worked_out: dict[Hashable, threading.RLock] = {}
        self._lock = threading.Lock()

    def find(self, asked: Hashable, version: Version) -> Any:
        """An answer whose reads are all of this version; KeyError where none is kept."""
        with self._lock:
            kept = tuple(self._kept[asked])
        for reads, answer in kept:
            if all(version(name) == read for name, read in reads.items()):
                with self._lock:
                    if asked in self._kept:
                        self._kept.move_to_end(asked)
                note(reads)
                return answer
        raise KeyError(asked)

    def put(self, asked: Hashable, reads: Reads, answer: Any) -> None:
        """Keeps an answer with what it rests on."""
        with self._lock:
            kept = self._kept.setdefault(asked, [])
            kept[:] = [(reads, answer), *kept[: STATES - 1]]
            self._kept.move_to_end(asked)
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)

    def get(self, asked: Hashable, version: Version, work_out: Callable[[], Any]) -> Any:
        """The answer to what is `asked`, worked out where none that holds is kept.

        Who asks while another works it out waits for that answer; an error is not kept.
        """
        with suppress(KeyError):
            return self.find(asked, version)
        with self._lock:
            one_at_a_time = self._worked_out.setdefault(asked, threading.RLock())
        with one_at_a_time:
            with suppress(KeyError):
                return self.find(asked, version)
            try:
                with noting() as reads:
                    answer = work_out()
                self.put(asked, reads, answer)
            finally:
                with self._lock:
                    self._worked_out.pop(asked, None)
            note(reads)
            return answer
