"""A large import whose program was killed: taken back by the next command, and never counted."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph import server
from graph.journal.state import state
from graph.journal.verify import verify
from graph.setup import schema
from graph.store import Store
from tests.support.made import actor, put, tie

pytestmark = pytest.mark.usefixtures("watchdog")

MANY, CHUNKED = 60_000, 22_000
IMPORT = "from graph.cli import main; main()"
RESERVED = """
import sys, time
from graph.journal.reservation import Reservation
from graph.server import status
from graph.store import Store
from pathlib import Path
with Store(status(Path(sys.argv[1])).target) as store:
    kept = Reservation(store)
    print("reserved", flush=True)
    time.sleep(600)
"""


@pytest.fixture
def new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home whose database is laid out and empty."""
    folder = tmp_path / "home"
    monkeypatch.setenv("SAAN_HOME", str(folder))
    monkeypatch.setenv("SAAN_USER", "สมศรี")
    with Store(server.up(folder)) as store:
        schema.prepare(store)
    yield folder
    server.down(folder)


@pytest.fixture
def home(new: Path) -> Path:
    """One with two actors and a tie."""
    with Store(server.up(new)) as store:
        put(store, actor("a"), actor("b"), tie("a", "b"))
    return new


def people(folder: Path, many: int = MANY) -> Path:
    path = folder / "actors.csv"
    rows = [f"new{n},Person {n},person" for n in range(many)]
    path.write_text("\n".join(["id,name,kind", *rows]), "utf-8")
    return path


def saan(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", IMPORT, "--lang", "en", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120)


@pytest.mark.faults
def test_an_import_that_was_killed_is_taken_back_by_the_next_command(
    home: Path, tmp_path: Path
) -> None:
    command = [sys.executable, "-c", IMPORT, "import", str(people(tmp_path))]
    importing = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with Store(server.up(home)) as store:
        while not (found := state(store)).writing:
            time.sleep(0.01)
        assert (found.actors, found.ties) == (2, 1)
        under_way = json.loads(saan("status", "-f", "json").stdout)
        importing.kill()
        importing.wait()
        assert (under_way["actors"], under_way["ties"]) == (2, 1)
        assert under_way["importing"] > 0
        left = state(store)
        assert left.writing
        assert left.written >= under_way["importing"]
        died = json.loads(saan("status", "-f", "json").stdout)
        assert (died["actors"], died["ties"], died["importing"]) == (2, 1, left.written)
        begun = time.monotonic()
        assert saan("add", "actors", "name=New", "kind=person").returncode == 0
        assert time.monotonic() - begun < 60
        after = state(store)
        assert (after.actors, after.ties, after.writing) == (3, 1, False)
    assert "importing" not in json.loads(saan("status", "-f", "json").stdout)


@pytest.mark.faults
def test_an_import_that_is_at_work_is_not_taken_back(home: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", IMPORT, "import", str(people(tmp_path))]
    importing = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with Store(server.up(home)) as store:
        while not state(store).writing:
            time.sleep(0.01)
        refused = saan("add", "actors", "name=New", "kind=person")
        assert importing.wait() == 0
        assert refused.returncode == 1
        assert state(store).actors == 2 + MANY


def test_a_database_reserved_by_a_program_that_was_killed_is_free_again(new: Path) -> None:
    with Store(server.up(new)) as store:
        command = [sys.executable, "-c", RESERVED, str(new)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=dict(os.environ)) as reserving:
            assert reserving.stdout
            assert reserving.stdout.readline() == b"reserved\n"
            assert state(store).writing
            reserving.kill()
        assert saan("add", "actors", "name=New", "kind=person").returncode == 0
        assert state(store).actors == 1


@pytest.mark.faults
def test_an_import_in_chunks_that_is_cut_at_ten_places_is_whole_or_not_there(
    home: Path, tmp_path: Path
) -> None:
    """22,000 rows are five chunks; each run is killed a tenth later than the one before."""
    files, lengths = people(tmp_path, CHUNKED), []
    command = [sys.executable, "-c", IMPORT, "import", str(files)]
    with Store(server.up(home)) as store:
        for place in range(11):
            importing = subprocess.Popen(command, stdout=subprocess.DEVNULL)
            while not state(store).writing and importing.poll() is None:
                time.sleep(0.01)
            begun = time.monotonic()
            if place:
                time.sleep(lengths[0] * (place - 0.5) / 10)
                importing.kill()
            importing.wait()
            lengths.append(time.monotonic() - begun)
            assert state(store).actors in (2, 2 + CHUNKED)
            if state(store).actors > 2:
                assert saan("undo", f"b{state(store).batches}").returncode == 0
            else:
                assert saan("add", "actors", f"name=After {place}", "kind=person").returncode == 0
                assert saan("delete", f"After {place}", "--yes").returncode == 0
            assert (state(store).actors, state(store).writing) == (2, False)
        assert verify(store).broken is None
