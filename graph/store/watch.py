"""Watches over what is asked of a server, for the driver waits without end for one that is silent.

While anything is under way for longer than a moment, the server is greeted on a connection of its
own; where it doesn't answer, or a call takes longer than any may, the call's connection is cut.
"""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.base.probe import Pulse, probe

if TYPE_CHECKING:
    import neo4j

PATIENCE = 1.5
"""Seconds that a call runs before the server is looked at."""

PAUSE = 0.5
IDLE = 10.0
BEYOND = 5.0
"""Seconds beyond the server's own limit, or a quarter of it where that is less, after which a call
is cut off, whatever the server says."""


@dataclass
class Call:
    """What is under way in one session. cut: what the server was when it was cut off, if it was."""

    session: "neo4j.Session"
    begun: float
    limit: float
    cut: Pulse | None = None

    def cut_off(self, found: Pulse) -> None:
        """Wakes whoever waits for the answer: its connection ends, and nothing is tried again."""
        self.cut = found
        session: Any = self.session
        with suppress(AttributeError, OSError):
            session._config.max_transaction_retry_time = -1
            session._connection.socket._socket.shutdown(socket.SHUT_RDWR)


class Watch:
    """Over all calls of one store; its thread runs while there are any."""

    def __init__(self, uri: str) -> None:
        self._uri = uri
        self._calls: dict[int, Call] = {}
        self._lock = threading.Condition()
        self._runs = False

    @contextmanager
    def over(self, session: "neo4j.Session", seconds: float) -> Iterator[Call]:
        """The call made within the block; `seconds`: the server's own limit of it."""
        call = Call(session, time.monotonic(), seconds + min(BEYOND, seconds / 4))
        with self._lock:
            self._calls[id(call)] = call
            if not self._runs:
                self._runs = True
                threading.Thread(target=self._run, name="watch", daemon=True).start()
            elif len(self._calls) == 1:
                self._lock.notify()
        try:
            yield call
        finally:
            with self._lock:
                del self._calls[id(call)]

    def _run(self) -> None:
        while self._wait():
            with self._lock:
                calls = list(self._calls.values())
            now = time.monotonic()
            for call in calls:
                if now - call.begun > call.limit and not call.cut:
                    call.cut_off(Pulse.ANSWERS)
            old = [call for call in calls if now - call.begun > PATIENCE and not call.cut]
            found = probe(self._uri) if old else Pulse.ANSWERS
            if found is not Pulse.ANSWERS:
                for call in old:
                    call.cut_off(found)

    def _wait(self) -> bool:
        """False, and the thread ends, where nothing was asked for a while."""
        with self._lock:
            if not self._calls and not self._lock.wait_for(lambda: bool(self._calls), IDLE):
                self._runs = False
                return False
        time.sleep(PAUSE)
        return True
