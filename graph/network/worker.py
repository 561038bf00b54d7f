"""Heavy questions answered in a process of their own, so that nobody else's click waits for them.

One process for all sessions, below every click in priority. The first question starts it; the end
of the program, or minutes without a question, end it. See `graph.network.answering`.
"""

import logging
import pickle
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import Future, wait
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graph.base.errors import Conflict
from graph.store.reads import Reads, note, noting

if TYPE_CHECKING:
    from graph.network.snapshot import Snapshot

log = logging.getLogger(__name__)

FEW = 300
"""Actors up to which every question is answered where it is asked: the way there and back would
take as long."""

LOOK = 0.25
"""Seconds between two looks of who waits."""

IDLE = 600.0
"""Seconds without a question after which the process is ended, for its memory: our rule."""


@dataclass(eq=False)
class Job:
    """A question on its way; `asked` is what its answer is kept by, with the state it is asked of.

    answer: what it rests on, and itself.
    begun: by the monotonic clock; None while others go before it. waiting: how many wait for it;
    hurried: whether any of them lets nobody go before.
    """

    asked: tuple[Hashable, ...]
    snapshot: "Snapshot"
    call: tuple[Any, ...]
    begun: float | None = None
    waiting: int = 0
    hurried: bool = False
    stopped: bool = False
    answer: "Future[tuple[Reads, Any]]" = field(default_factory=Future)


Look = Callable[[Job], None]
_look: ContextVar[Look] = ContextVar("look")
_hurried: ContextVar[bool] = ContextVar("hurried", default=True)


def _unseen(job: Job) -> None:
    pass


@contextmanager
def looked_at(look: Look) -> Iterator[None]:
    """Whoever waits for a worker within the block calls `look`: before, and again and again."""
    before = _look.set(look)
    try:
        yield
    finally:
        _look.reset(before)


@contextmanager
def unhurried() -> Iterator[None]:
    """Questions within the block let those of everybody else go before them."""
    before = _hurried.set(False)
    try:
        yield
    finally:
        _hurried.reset(before)


class Worker:
    """The process, started when it is needed; safe to share between threads."""

    def __init__(self) -> None:
        self._jobs: dict[tuple[Hashable, ...], Job] = {}
        self._change = threading.Condition()
        self._thread: threading.Thread | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._holds: Any = None

    @property
    def pid(self) -> int | None:
        """Of the process, while there is one."""
        return self._process.pid if self._process else None

    def get(self, asked: Hashable, snapshot: "Snapshot", call: tuple[Any, ...]) -> Any:
        """What the call (question, arguments, named ones) gives of the snapshot.

        It is kept in the snapshot's answers, and who asks the same meanwhile waits for the same.
        Conflict where it was stopped or its process died; the next question has a new one.
        """
        with suppress(KeyError):
            return snapshot.source.answers.find(asked, snapshot.version)
        look, state = _look.get(_unseen), (asked, snapshot.source, snapshot.counter)
        look(Job(state, snapshot, call))
        job = self._job(state, snapshot, call)
        try:
            while not wait([job.answer], LOOK).done:
                look(job)
        finally:
            with self._change:
                job.waiting -= 1
        reads, given = job.answer.result()
        note(reads)
        return given

    def stop(self, asked: tuple[Hashable, ...]) -> None:
        """Stops a question, unless somebody still waits for it."""
        with self._change:
            job = self._jobs.get(asked)
            if job and not job.waiting:
                job.stopped = True
                if job.begun:
                    self.close()
                self._change.notify_all()

    def close(self) -> None:
        """Ends the process; a question asked later starts a new one."""
        if self._process:
            self._process.kill()

    def _job(self, asked: tuple[Hashable, ...], snapshot: "Snapshot", call: tuple[Any, ...]) -> Job:
        with self._change:
            job = self._jobs.get(asked)
            if job is None or job.stopped:
                job = Job(asked, snapshot, call)
                try:  # it may just have come
                    with noting() as reads:
                        given = snapshot.source.answers.find(asked[0], snapshot.version)
                    job.answer.set_result((reads, given))
                except KeyError:
                    self._jobs[asked] = job
            job.waiting += 1
            job.hurried |= _hurried.get()
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="worker", daemon=True)
                self._thread.start()
            self._change.notify_all()
        return job

    def _work(self) -> None:
        while True:
            job = self._next()
            if job is None:
                self.close()
                continue
            failed: Exception | None = None
            try:
                given = self._answer(job)
            except Exception as error:
                failed = error
            with self._change:
                if self._jobs.get(job.asked) is job:
                    del self._jobs[job.asked]
                if failed:
                    job.answer.set_exception(failed)
                else:
                    job.snapshot.source.answers.put(job.asked[0], *given)
                    job.answer.set_result(given)

    def _next(self) -> Job | None:
        """The next question that anybody waits for; None where there was none for long."""
        with self._change:
            while self._change.wait_for(lambda: self._jobs, IDLE):
                job = min(self._jobs.values(), key=lambda each: not each.hurried)  # the first such
                if job.waiting:
                    job.begun = time.monotonic()
                    return job
                del self._jobs[job.asked]
            return None

    def _answer(self, job: Job) -> tuple[Reads, Any]:
        process, source = self._running(), job.snapshot.source
        assert process.stdin
        assert process.stdout
        state = (source.store.target, source.known, job.snapshot.counter)
        columns = None if state == self._holds else job.snapshot.held
        begun = time.perf_counter()
        try:
            sent = (*state, source.preferences, source.home, columns, source.store.seen())
            asked = (job.snapshot.on, job.snapshot.filters, *job.call)
            pickle.dump((sent, asked), process.stdin)
            process.stdin.flush()
            self._holds = state
            well, given = pickle.load(process.stdout)  # noqa: S301  # from our own child
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            process.kill()
            process.wait()
            key = "network.worker.stopped" if job.stopped else "network.worker.died"
            raise Conflict(key) from error
        log.info("%s in %.2f s", job.call[0].__qualname__, time.perf_counter() - begun)
        if not well:
            raise given
        answered: tuple[Reads, Any] = given
        return answered

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None:
            self._holds = None
            self._process = subprocess.Popen(
                [sys.executable, "-m", "graph.network.answering"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
        return self._process
