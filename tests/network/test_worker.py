"""Heavy questions are answered by a process beside; it may be stopped or killed, and nothing is
lost."""

import itertools
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest

from graph import strength
from graph.base.config import Preferences, Target
from graph.base.errors import Conflict
from graph.network import Snapshot, Source
from graph.network.worker import FEW, Job, Worker, looked_at
from graph.store import Store
from tests.support.columns import OPEN, columns

ON = date(2026, 9, 30)
SHORT, LONG, ENDLESS = 1, 20_000, 5_000_000  # runs


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = Worker()
    yield made
    made.close()


def ring(worker: Worker | None, many: int = FEW + 100) -> Snapshot:
    """So many in a ring of two sectors in turn, of a database that nothing is read of."""
    uids = [f"a{place:04}" for place in range(many)]
    ties = [(one, other, "COLLABORATE", OPEN) for one, other in itertools.pairwise(uids)]
    sectors = {uid: ("state", "civil")[place % 2] for place, uid in enumerate(uids)}
    store = Store(Target("bolt://127.0.0.1:1", "neo4j", "x"))
    source = Source(store, Preferences(), Path(), worker=worker)
    source.columns.put(columns(dict.fromkeys(uids, OPEN), ties, sectors=sectors))
    return Snapshot(source, ON, counter=1)


def runs(snapshot: Snapshot, many: int) -> Any:
    """A question whose work is set by a number."""
    return strength.chance(snapshot, "sector", many)


def until(there: Callable[[], object]) -> None:
    """Waits for a state."""
    for _ in range(2_400):
        if there():
            return
        time.sleep(0.05)
    raise AssertionError("it never came so")


def asked(pool: ThreadPoolExecutor, snapshot: Snapshot, many: int) -> tuple[Future[Any], list[Job]]:
    """The question asked in a thread of its own, and what it looks at while it waits."""
    seen: list[Job] = []

    def ask() -> Any:
        with looked_at(seen.append):
            return runs(snapshot, many)

    return pool.submit(ask), seen


def test_the_answer_is_the_same_and_its_work_is_not_done_here(worker: Worker) -> None:
    beside, here = ring(worker), ring(None)
    runs(beside, SHORT)
    spent = time.process_time()
    given = runs(beside, LONG)
    spent = time.process_time() - spent
    assert worker.pid
    assert psutil.Process(worker.pid).cpu_times().user > 5 * spent
    assert given == runs(here, LONG)


def test_what_few_ask_is_answered_where_it_is_asked(worker: Worker) -> None:
    assert runs(ring(worker, FEW), SHORT)
    assert worker.pid is None


def test_who_asks_the_same_meanwhile_waits_for_the_same_answer(worker: Worker) -> None:
    snapshot = ring(worker)
    with ThreadPoolExecutor(4) as pool:
        answers = [pool.submit(runs, snapshot, LONG) for _ in range(4)]
    assert len({id(each.result()) for each in answers}) == 1
    assert runs(snapshot, LONG) is answers[0].result()


def test_an_answer_from_beside_outlives_a_meeting_and_no_sector(worker: Worker) -> None:
    first = ring(worker)
    answer = runs(first, SHORT)
    held = first.held
    met = replace(held.attended, activities=("m",), days=np.array([20260101], dtype=np.int32))
    first.source.columns.put(replace(held, counter=2, attended=met))
    assert runs(replace(first, counter=2), SHORT) is answer
    other = replace(held.actors, sectors=held.actors.sectors[::-1].copy())
    other.sectors[:100] = "civil"
    first.source.columns.put(replace(held, counter=3, actors=other))
    assert runs(replace(first, counter=3), SHORT) != answer


def test_a_killed_process_is_told_and_the_next_question_has_a_new_one(worker: Worker) -> None:
    snapshot = ring(worker)
    with ThreadPoolExecutor(1) as pool:
        answer, seen = asked(pool, snapshot, ENDLESS)
        until(lambda: seen and seen[-1].begun and worker.pid)
        killed = worker.pid
        assert killed
        psutil.Process(killed).kill()
        with pytest.raises(Conflict) as died:
            answer.result()
    assert died.value.key == "network.worker.died"
    assert runs(snapshot, SHORT) == runs(ring(None), SHORT)
    assert worker.pid != killed


def test_a_process_killed_between_two_questions_is_not_missed(worker: Worker) -> None:
    snapshot = ring(worker)
    runs(snapshot, SHORT)
    assert worker.pid
    process = psutil.Process(worker.pid)
    process.kill()
    process.wait()
    assert runs(snapshot, SHORT + 1)


def test_a_question_that_nobody_waits_for_can_be_stopped_and_no_other(worker: Worker) -> None:
    snapshot = ring(worker)
    leaving: list[Job] = []

    def leave(job: Job) -> None:
        leaving.append(job)
        if job.begun:
            raise KeyboardInterrupt  # as Streamlit ends a run that is over

    with ThreadPoolExecutor(2) as pool:
        stays, seen = asked(pool, snapshot, LONG)
        until(lambda: seen and seen[-1].begun)
        with looked_at(leave), pytest.raises(KeyboardInterrupt):
            runs(snapshot, LONG)
        worker.stop(leaving[-1].asked)
        assert stays.result() == runs(snapshot, LONG)
    with looked_at(leave), pytest.raises(KeyboardInterrupt):
        runs(snapshot, ENDLESS)
    worker.stop(leaving[-1].asked)
    with pytest.raises(Conflict) as stopped:
        leaving[-1].answer.result(30)
    assert stopped.value.key == "network.worker.stopped"
    assert runs(snapshot, SHORT)


def test_an_error_is_told_as_if_it_had_happened_here(worker: Worker) -> None:
    with pytest.raises(TypeError):
        strength.chance(ring(worker), "sector", "many")  # type: ignore[arg-type]


def test_it_ends_in_the_midst_of_its_work_with_the_program_that_asks() -> None:
    program = (
        "import sys, threading, time\n"
        "from graph.network.worker import Worker\n"
        "from tests.network.test_worker import ENDLESS, ring, runs\n"
        "worker = Worker()\n"
        "threading.Thread(target=runs, args=(ring(worker), ENDLESS), daemon=True).start()\n"
        "while worker.pid is None: time.sleep(.05)  # the job is begun a moment before\n"
        "print(worker.pid, flush=True)\n"
        "time.sleep(600)\n"
    )
    asking = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE)
    assert asking.stdout
    answering = psutil.Process(int(asking.stdout.readline()))
    asking.kill()
    asking.wait()
    asking.stdout.close()
    until(lambda: not answering.is_running() or answering.status() == psutil.STATUS_ZOMBIE)
