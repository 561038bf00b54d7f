"""A full disk: a sentence instead of a traceback, and after room is made all that was saved."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from neo4j import GraphDatabase
from neo4j.exceptions import DatabaseError

from graph import server
from graph.base.errors import ServerError
from graph.journal.verify import verify
from graph.setup import schema
from graph.store import Store
from tests.support.made import actor, put

pytestmark = [pytest.mark.faults, pytest.mark.usefixtures("watchdog")]

SIZE = 400
"""MB of the disk."""

SAVED = 500
MANY = 60_000


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if not shutil.which("mount"):
        pytest.skip("no program that mounts a disk")
    command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}m", "tmpfs", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"may not mount a disk: {done.stderr.strip()}")
    yield folder
    server.down(folder / "home")
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture
def home(disk: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home on that disk, in which some rows are saved."""
    folder = disk / "home"
    monkeypatch.setenv("SAAN_HOME", str(folder))
    monkeypatch.setenv("SAAN_USER", "สมศรี")
    with Store(server.up(folder)) as store:
        schema.prepare(store)
        put(store, *(actor(f"saved{n}") for n in range(SAVED)))
    return folder


@contextmanager
def filled(disk: Path, left: int) -> Iterator[None]:
    """The disk filled up to so many bytes, for the length of the block."""
    ballast = disk / "ballast"
    fill(ballast, left)
    try:
        yield
    finally:
        ballast.unlink()


def fill(ballast: Path, left: int) -> None:
    with ballast.open("ab") as file:
        while (free := shutil.disk_usage(ballast.parent).free) > left:
            try:
                file.write(b"0" * min(free - left, 2**20))
                file.flush()
            except OSError:
                return


def saan(*arguments: str) -> "subprocess.CompletedProcess[str]":
    """The command in a process of its own, in English."""
    command = [sys.executable, "-c", "from graph.cli import main; main()", "--lang", "en"]
    return subprocess.run([*command, *arguments], capture_output=True, text=True, timeout=120)


def people(folder: Path, count: int) -> Path:
    rows = [f"new{n},Person {n},person" for n in range(count)]
    path = folder / "actors.csv"
    path.write_text("\n".join(["id,name,kind", *rows]), "utf-8")
    return path


def said(done: "subprocess.CompletedProcess[str]") -> str:
    """What a command that failed said: a sentence of ours, and nothing of anyone else's."""
    assert done.returncode == 1, done
    assert "Traceback" not in done.stderr
    assert "Neo." not in done.stderr
    return done.stderr


def assert_all_saved(home: Path) -> None:
    """The server starts by itself, holds what was acknowledged, and nothing else."""
    assert saan("status").returncode in (0, 1)
    up = saan("up")
    assert up.returncode == 0, up.stderr
    with Store(server.up(home)) as store:
        held = {row["uid"] for row in store.rows("actors/records", after="", limit=10**6)}
        assert held == {f"saved{n}" for n in range(SAVED)}
        assert store.rows("journal/state")[0]["writing"] is None
        verify(store)
        put(store, actor("afterwards"))


def test_an_import_a_backup_and_a_restore_on_a_full_disk_are_refused_before_they_begin(
    disk: Path, home: Path, tmp_path: Path
) -> None:
    file, kept = people(tmp_path, 100), tmp_path / "kept.zip"
    assert saan("backup", str(kept)).returncode == 0
    with filled(disk, 1_500_000):
        assert f"1 MB are free at {home}" in said(saan("import", str(file)))
        assert f"are free at {disk}" in said(saan("backup", str(disk / "backup.zip")))
        restored = saan("restore", str(kept), "--home", str(disk / "other"))
        assert f"are free at {disk / 'other'}" in said(restored)
        assert saan("status").returncode == 0
    assert not (disk / "backup.zip").exists()
    assert_all_saved(home)


def test_an_edit_on_a_full_disk_is_refused_and_everything_can_still_be_read(
    disk: Path, home: Path
) -> None:
    with filled(disk, 1_500_000):
        assert "1 MB are free" in said(saan("add", "actors", "name=New", "kind=person"))
        assert saan("strength").returncode == 0
    assert_all_saved(home)


def test_a_disk_that_fills_up_during_an_import_loses_nothing_and_keeps_nothing_of_it(
    disk: Path, home: Path, tmp_path: Path
) -> None:
    file = people(tmp_path, MANY)
    target = server.status(home).target
    assert target

    def fill_up() -> None:
        with Store(target) as store:
            while store.rows("journal/state")[0]["writing"] is None:
                pass
        fill(disk / "ballast", 0)

    filling = threading.Thread(target=fill_up)
    filling.start()
    sentence = said(saan("import", str(file)))
    filling.join()
    assert str(home) in sentence
    assert "Delete what you don't need" in sentence
    (disk / "ballast").unlink()
    assert_all_saved(home)


def test_a_server_that_met_a_full_disk_starts_again_once_there_is_room(
    disk: Path, home: Path
) -> None:
    target = server.status(home).target
    assert target
    with filled(disk, 0):
        written = until_it_breaks(target.uri, target.user, target.password)
        sentence = said(saan("strength"))
        assert str(home) in sentence
        assert "Delete what you don't need" in sentence
        assert str(home) in said(saan("up"))
        server.down(home)
        with pytest.raises(ServerError) as raised:
            server.up(home)
        assert raised.value.key == "server.no_space"
    with Store(server.up(home)) as store, store.driver.session() as session:
        found = session.run("MATCH (f:Filling) RETURN count(f) AS n").single(strict=True)["n"]
        assert found in (written, written + 1)
        session.run("MATCH (f:Filling) DETACH DELETE f").consume()
    assert_all_saved(home)


def until_it_breaks(uri: str, user: str, password: str) -> int:
    """Writes as another program would, without a look at the disk; the writes acknowledged."""
    text = "x" * 200_000
    with GraphDatabase.driver(uri, auth=(user, password)) as driver, driver.session() as session:
        for count in range(5_000):
            try:
                session.run("CREATE (:Filling {text: $text})", text=text).consume()
            except DatabaseError:
                return count
    raise AssertionError(f"the disk of {os.name} was never full")
