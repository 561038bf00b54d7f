"""A database that is down, slow or silent: the right sentence within 8 s, on pages and commands."""

import itertools
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from streamlit.testing.v1 import AppTest

from graph import server
from graph.base.errors import SaanError
from graph.base.probe import Pulse, probe
from graph.setup import schema
from graph.store import Store
from tests.conftest import use
from tests.support.made import actor, put, tie
from tests.support.pages import APP, forget_pages

pytestmark = [
    pytest.mark.usefixtures("watchdog"),
    pytest.mark.skipif(os.name == "nt", reason="Windows can't stop a process and let it go on"),
]

LIMIT = 8.0
"""Seconds within which a user knows what is wrong: what the program itself may take."""

STARTING = 4.0
"""Seconds for which a command's Python itself may take to start, on a busy machine."""

SILENT, DOWN, SLOW = "but doesn't answer", "does not answer", "is very slow"


@pytest.fixture(scope="module")
def home(watchdog: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("silent") / "home"
    with Store(server.up(folder)) as store:
        schema.prepare(store)
        put(store, actor("a"), actor("b"), tie("a", "b"))
    yield folder
    server.down(folder)


@pytest.fixture(autouse=True)
def up(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAAN_HOME", str(home))
    server.up(home)
    forget_pages()


@contextmanager
def stopped(home: Path) -> Iterator[psutil.Process]:
    """The server's process stands still for the length of the block."""
    process = psutil.Process(server.status(home).pid)
    process.suspend()
    try:
        yield process
    finally:
        process.resume()


@contextmanager
def mute() -> Iterator[int]:
    """A port on which something accepts connections and never says anything."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(50)
        yield listening.getsockname()[1]


def page() -> AppTest:
    app = AppTest.from_file(APP, default_timeout=60)
    app.query_params["lang"] = "en"
    return app


def in_time(call: Callable[[], object], limit: float = LIMIT) -> None:
    begun = time.monotonic()
    call()
    seconds = time.monotonic() - begun
    print(f"{seconds:.1f} s")
    assert seconds < limit


def assert_told(app: AppTest, sentence: str) -> None:
    in_time(app.run)
    assert not app.exception
    assert [text for text in told(app) if sentence in text], told(app)


def told(app: AppTest) -> list[str]:
    """The sentences of what is wrong, without the marks that keep Markdown out of them."""
    return [error.value.replace("\\", "") for error in app.error]


def assert_command_tells(sentence: str, *arguments: str) -> None:
    command = [sys.executable, "-c", "from graph.cli import main; main()", "--lang", "en"]
    command += arguments

    def run() -> None:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
        assert done.returncode == 1, done
        assert sentence in done.stderr
        assert len(done.stderr.strip().splitlines()) == 1, done.stderr

    in_time(run, LIMIT + STARTING)


def test_a_probe_of_a_server_that_is_well_takes_milliseconds(home: Path) -> None:
    target = server.up(home)
    seconds = []
    for _ in range(20):
        begun = time.monotonic()
        assert probe(target.uri) is Pulse.ANSWERS
        seconds.append(time.monotonic() - begun)
    print(f"{1000 * sorted(seconds)[10]:.1f} ms")
    assert sorted(seconds)[10] < 0.05


@pytest.mark.faults
def test_a_silent_server_is_a_sentence_in_an_open_page_which_comes_back_by_itself(
    home: Path,
) -> None:
    app = page()
    app.run()
    assert not app.error
    with stopped(home):
        assert_told(app, SILENT)
    app.run()
    assert not app.error
    assert not app.exception


@pytest.mark.faults
def test_a_silent_server_is_a_sentence_in_a_page_that_is_opened_anew(home: Path) -> None:
    with stopped(home):
        assert_told(page(), SILENT)
    app = page()
    app.run()
    assert not app.error


@pytest.mark.parametrize(
    "command",
    ["strength", *(pytest.param(each, marks=pytest.mark.faults) for each in ("status", "up"))],
)
def test_a_silent_server_is_a_sentence_of_commands(command: str, home: Path) -> None:
    with stopped(home):
        assert_command_tells(SILENT, command)


@pytest.mark.faults
def test_a_question_under_way_when_the_server_falls_silent_ends_with_a_sentence(
    home: Path,
) -> None:
    with Store(server.up(home)) as store:
        store.rows("journal/state")
        for ask in (lambda: store.rows("journal/state"), lambda: put(store, actor("c"))):
            with stopped(home):
                in_time(lambda ask=ask: assert_silent(ask))
        put(store, actor("d"))
        assert store.rows("journal/state")[0]["actors"] >= 3


def assert_silent(ask: Callable[[], object]) -> None:
    with pytest.raises(SaanError) as raised:
        ask()
    assert raised.value.key == "store.silent"


@pytest.mark.faults
def test_a_port_with_something_else_that_never_answers_is_a_sentence(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with mute() as port:
        monkeypatch.setenv("SAAN_NEO4J_URI", f"bolt://127.0.0.1:{port}")
        assert_told(page(), SILENT)
        assert_command_tells(SILENT, "strength")
        assert_command_tells(SILENT, "status")


@pytest.mark.faults
def test_a_server_that_was_killed_is_a_sentence_and_the_page_comes_back_with_it(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = server.up(home)
    use(target, monkeypatch)
    app = page()
    app.run()
    assert not app.error
    os.kill(server.status(home).pid, signal.SIGKILL)
    assert_told(app, DOWN)
    assert_command_tells(DOWN, "strength")
    server.up(home, port=int(target.uri.rpartition(":")[2]))
    app.run()
    assert not app.error


@pytest.mark.faults
def test_a_server_that_is_slow_is_said_to_be_slow(home: Path) -> None:
    app = page()
    app.run()
    process = psutil.Process(server.status(home).pid)
    ended = threading.Event()

    def crawl() -> None:
        for running in itertools.cycle((False, True)):
            process.resume() if running else process.suspend()
            if ended.wait(0.01 if running else 1.2) and running:
                return

    crawling = threading.Thread(target=crawl)
    crawling.start()
    try:
        in_time(app.run)
    finally:
        ended.set()
        crawling.join()
        process.resume()
    assert not app.exception
    (sentence,) = told(app)
    assert SLOW in sentence or SILENT in sentence
