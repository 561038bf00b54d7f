"""The usual day's heavy questions are asked beforehand, behind everybody else's."""

from concurrent.futures import ThreadPoolExecutor

from dashboards.frame import warming
from graph.network import Snapshot
from graph.network.worker import Job, Worker, looked_at, unhurried
from tests.network.test_worker import LONG, SHORT, asked, ring, runs, until, worker

__all__ = ["worker"]


class Cold(Exception):
    """Somebody would wait for the worker."""


def warm(snapshot: Snapshot) -> bool:
    """Whether the questions that are quick here and need no database are answered at once."""

    def look(job: Job) -> None:
        raise Cold

    try:
        with looked_at(look):
            for ask in [*warming.usual(snapshot)][:-2]:
                ask()
    except Cold:
        return False
    return True


def test_they_are_asked_after_a_start(worker: Worker) -> None:
    snapshot = ring(worker)
    assert not warm(snapshot)
    warming.begin(snapshot.source, 1, snapshot.on)
    until(lambda: warm(snapshot))


def test_a_later_write_makes_an_end_of_them_and_few_actors_need_none(worker: Worker) -> None:
    overtaken = ring(worker)
    warming.ask_all(overtaken)
    assert not warm(overtaken)
    assert worker.pid is None
    warming.begin(ring(worker, 10).source, 1, overtaken.on)
    assert worker.pid is None


def test_whoever_waits_goes_before_them(worker: Worker) -> None:
    snapshot, order, waiting = ring(worker), list[str](), list[Job]()

    def usual() -> None:
        with unhurried(), looked_at(waiting.append):
            runs(snapshot, SHORT)
        order.append("usual")

    def somebody() -> None:
        runs(snapshot, LONG + 1)
        order.append("somebody")

    with ThreadPoolExecutor(3) as pool:
        _, seen = asked(pool, snapshot, LONG)
        until(lambda: seen and seen[-1].begun)
        pool.submit(usual)
        until(lambda: waiting and waiting[-1].waiting)
        pool.submit(somebody)
    assert order == ["somebody", "usual"]
