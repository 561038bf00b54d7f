"""`python -m graph.network.answering`: the process behind a `Worker`.

Questions come in on stdin, answers go out on stdout, both pickled. It ends with whoever started it.
"""

import os
import pickle
import signal
import sys
import threading
from queue import SimpleQueue
from typing import IO, Any

import psutil

from graph.network.snapshot import Snapshot, Source
from graph.store import Store
from graph.store.reads import noting


def main() -> None:
    """Answers until nobody can ask any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the program that asks ends it
    psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS if os.name == "nt" else 10)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    asked: SimpleQueue[Any] = SimpleQueue()
    threading.Thread(target=_read, args=(sys.stdin.buffer, asked), daemon=True).start()
    held: Source | None = None
    while True:
        (target, known, counter, preferences, home, columns, seen), call = asked.get()
        if held is None or (held.store.target, held.known) != (target, known):
            held = Source(Store(target), preferences, home, known)
        if columns is not None:
            held.columns.put(columns)
        held.store.see(seen)
        answers.write(_answered(held, counter, *call))
        answers.flush()


def _read(questions: IO[bytes], asked: "SimpleQueue[Any]") -> None:
    """Beside the work, so that the process ends in the midst of it too."""
    try:
        while True:
            asked.put(pickle.load(questions))  # noqa: S301  # from our own parent
    except EOFError:
        os._exit(0)


def _answered(source: Source, counter: int, on: Any, filters: Any, *call: Any) -> bytes:
    question, given, named = call
    try:
        with noting() as reads:
            answer = question(Snapshot(source, on, filters, counter), *given, **named)
        return pickle.dumps((True, (reads, answer)))
    except Exception as error:
        return pickle.dumps((False, error))


if __name__ == "__main__":
    main()
