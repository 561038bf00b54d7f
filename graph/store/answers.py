"""What was asked of a database and is still true: each answer kept once, the least used let go."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any

MOST = 500
"""Answers kept of one database."""


class Answers:
    """Answers by what was asked; safe to share between threads."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._worked_out: dict[Hashable, threading.RLock] = {}
        self._lock = threading.Lock()

    def __getitem__(self, asked: Hashable) -> Any:
        """The answer where it is kept; KeyError where it is not."""
        with self._lock:
            return self._used(asked)

    def put(self, asked: Hashable, answer: Any) -> None:
        """Keeps an answer that was worked out elsewhere."""
        with self._lock:
            self._kept[asked] = answer
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)

    def get(self, asked: Hashable, work_out: Callable[[], Any]) -> Any:
        """The answer to what is `asked`, worked out where it is not kept.

        Who asks while another works it out waits for that answer; an error is not kept.
        """
        with self._lock:
            if asked in self._kept:
                return self._used(asked)
            one_at_a_time = self._worked_out.setdefault(asked, threading.RLock())
        with one_at_a_time:
            with self._lock:
                if asked in self._kept:
                    return self._used(asked)
            try:
                answer = work_out()
                self.put(asked, answer)
            finally:
                with self._lock:
                    self._worked_out.pop(asked, None)
            return answer

    def _used(self, asked: Hashable) -> Any:
        self._kept.move_to_end(asked)
        return self._kept[asked]
