"""Killed at any moment: all of an import or nothing, and the next run completes."""

import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from graph import server
from graph.base.config import Preferences
from graph.base.errors import Conflict
from graph.service import Service
from graph.setup import schema
from graph.store import Store
from tests.conftest import VERSION, empty

pytestmark = pytest.mark.long

ACTORS, TIES = 1_500, 3_000
TIMES = int(os.environ.get("SAAN_TEST_KILLS", "1"))
"""How often five kills are made: `make faults` makes twenty."""

IN_CHUNKS = """
from graph.journal import transaction
transaction.WHOLE, transaction.CHUNK, transaction.DEAD = 1_000, 300, 0
from graph.cli import main
main()
"""
WHOLE = "from graph.cli import main; main()"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("large")
    people = [f"a{n},Actor {n},person" for n in range(ACTORS)]
    (folder / "actors.csv").write_text("\n".join(["id,name,kind", *people]), "utf-8")
    ties = [f"a{n % ACTORS},a{(n * 7 + n // ACTORS + 1) % ACTORS},COORDINATE" for n in range(TIES)]
    (folder / "ties.csv").write_text("\n".join(["from,to,type", *ties]), "utf-8")
    return folder


@pytest.fixture(scope="module")
def home(watchdog: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("killed")
    with Store(server.up(folder, version=VERSION)) as store:
        schema.prepare(store)
    yield folder
    server.down(folder)


def importing(home: Path, files: Path, program: str) -> "subprocess.Popen[bytes]":
    target = server.status(home).target
    assert target
    given = {
        "SAAN_NEO4J_URI": target.uri,
        "SAAN_NEO4J_USER": target.user,
        "SAAN_NEO4J_PASSWORD": target.password,
    }
    command = [sys.executable, "-c", program, "import", str(files)]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(
        command, env=os.environ | given, stdin=quiet, stdout=quiet, stderr=quiet
    )


def held(store: Store) -> tuple[int, int]:
    (row,) = store.rows("journal/state")
    return row["actors"], row["ties"]


class Viewer:
    """Someone with the map open, and others who open it anew, looking as often as they can.

    seen: actors and ties of everything that a map was drawn of.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._service = Service(store, Preferences())
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look)
        self.seen: list[tuple[int, int]] = []
        self.failed: list[BaseException] = []

    def __enter__(self) -> "Viewer":
        self._see(self._service)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()
        self._see(self._service)
        assert not self.failed

    def _look(self) -> None:
        try:
            while not self._ended.is_set():
                self._see(self._service)
                with suppress(Conflict):
                    self._see(Service(self._store, Preferences()))
        except BaseException as error:
            self.failed.append(error)

    def _see(self, service: Service) -> None:
        columns = service.source.columns.columns()
        self.seen.append((len(columns.actors.uids), len(columns.ties.start)))
        before, after = service.state(), service.state()
        if before == after and not before.writing:
            self.seen.append((after.actors, after.ties))


def seconds_of_a_run(home: Path, files: Path, program: str) -> float:
    started = time.monotonic()
    assert importing(home, files, program).wait() == 0
    return time.monotonic() - started


@pytest.mark.faults
@pytest.mark.parametrize("program", [WHOLE, IN_CHUNKS], ids=["whole", "in chunks"])
def test_killing_the_importer_leaves_all_or_nothing(program: str, home: Path, files: Path) -> None:
    chance = random.Random(7)
    with Store(server.up(home, version=VERSION)) as store:
        empty(store)
        whole = seconds_of_a_run(home, files, program)
        everything = held(store)
        assert everything[0] == ACTORS
        for _ in range(2 * TIMES):
            empty(store)
            with Viewer(store) as viewer:
                process = importing(home, files, program)
                time.sleep(whole * chance.uniform(0.5, 1.0))
                process.kill()
                process.wait()
                _settled(store)
                if program == WHOLE:
                    assert held(store) in ((0, 0), everything)
                assert importing(home, files, program).wait() == 0
            assert held(store) == everything
            assert viewer.seen[0] == (0, 0)
            assert viewer.seen[-1] == everything
            assert set(viewer.seen) == {(0, 0), everything}
            assert store.rows("journal/state")[0]["writing"] is None


@pytest.mark.faults
def test_killing_the_server_leaves_all_or_nothing(home: Path, files: Path) -> None:
    chance = random.Random(11)
    with Store(server.up(home, version=VERSION)) as store:
        empty(store)
    whole = seconds_of_a_run(home, files, WHOLE)
    for _ in range(TIMES):
        with Store(server.up(home, version=VERSION)) as store:
            everything = (ACTORS, held(store)[1])
            empty(store)
        process = importing(home, files, WHOLE)
        time.sleep(whole * chance.uniform(0.5, 1.0))
        pid = server.status(home).pid
        assert pid
        psutil.Process(pid).kill()
        process.wait()
        with Store(server.up(home, version=VERSION)) as store:
            store.verify()
            assert held(store) in ((0, 0), everything)
            assert importing(home, files, WHOLE).wait() == 0
            assert held(store) == everything


def _settled(store: Store) -> None:
    """Waits until the server has rolled back what the dead client left open."""
    for _ in range(100):
        with store.driver.session() as session:
            running = session.run(
                "SHOW TRANSACTIONS YIELD currentQuery WHERE NOT currentQuery STARTS WITH 'SHOW' "
                "RETURN count(*) AS n"
            ).single(strict=True)["n"]
        if not running:
            return
        time.sleep(0.1)
