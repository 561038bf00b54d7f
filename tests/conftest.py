"""A real Neo4j for all tests: one server, emptied before each test that writes."""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from graph import server
from graph.base import config
from graph.setup import schema
from graph.store import Store
from tests.support import marks
from tests.support.browsing import (
    browser_context_args,
    browser_type_launch_args,
    dashboards,
    demo,
    served,
    unused_port,
    watched,
)
from tests.support.watchdog import watching

__all__ = [
    "browser_context_args",
    "browser_type_launch_args",
    "dashboards",
    "demo",
    "served",
    "watched",
]
"""Fixtures that all tests may ask for."""

UNHURRIED = settings(deadline=None)  # a busy machine breaks no promise
settings.register_profile("same", UNHURRIED, derandomize=True)  # for one tree one verdict
settings.register_profile("random", UNHURRIED)
settings.load_profile("same")

VERSION = os.environ.get("SAAN_TEST_NEO4J", server.VERSION)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    marks.mark(items)


def pytest_collection() -> None:
    gc.disable()  # what is collected stays: looking through it again and again takes seconds


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.enable()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    marks.refuse_java(item)


@pytest.fixture(scope="session")
def watchdog(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Servers that a test starts end with the run, even where it is killed."""
    with watching(tmp_path_factory.getbasetemp()):
        yield


@pytest.fixture(autouse=True)
def own_home(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """No test touches the user's own home or language, nor starts a server unless it says so."""
    monkeypatch.setenv("SAAN_HOME", str(tmp_path / "home"))
    for name in ("SAAN_NEO4J_URI", "SAAN_NEO4J_PASSWORD_FILE", "SAAN_LANG", "SAAN_USER"):
        monkeypatch.delenv(name, raising=False)
    yield
    if not request.node.get_closest_marker("server"):
        assert list(tmp_path.rglob("neo4j.conf")) == [], "started a server without `server`"


@pytest.fixture(scope="session")
def target(watchdog: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[config.Target]:
    """A server in a throw-away home."""
    home = tmp_path_factory.mktemp("server")
    yield server.up(home, version=VERSION)
    server.down(home)


@pytest.fixture(scope="session")
def prepared(target: config.Target) -> Iterator[Store]:
    """A store on that server, laid out."""
    with Store(target) as store:
        schema.prepare(store)
        yield store


@pytest.fixture
def store(prepared: Store) -> Store:
    """A store on an empty database."""
    empty(prepared)
    return prepared


def empty(store: Store) -> None:
    """Takes everything out but the constraints, and marks the schema again."""
    with store.driver.session() as session:
        session.run(
            "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS"
        ).consume()
    store.write(lambda work: work.rows("setup/mark", schema=schema.SCHEMA))
    schema.prepare(store, mend=True)


@pytest.fixture
def given(store: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """The empty database, and an environment in which every command uses it."""
    use(store.target, monkeypatch)
    return store


def use(target: config.Target, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command and page of the test uses this database."""
    monkeypatch.setenv("SAAN_NEO4J_URI", target.uri)
    monkeypatch.setenv("SAAN_NEO4J_USER", target.user)
    monkeypatch.setenv("SAAN_NEO4J_PASSWORD", target.password)


@pytest.fixture(scope="session")
def demo_home(
    watchdog: None, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Iterator[Path]:
    """The Thai demo in a home of its own, its server up; loaded once for all workers."""
    own = tmp_path_factory.mktemp("demo") / "home"
    home = own.with_name("home-demo")
    if worker_id == "master":
        loaded(own)
    else:
        shared = tmp_path_factory.getbasetemp().parent / "demo"
        with FileLock(shared.with_suffix(".lock")):
            if not shared.exists():
                server.down(loaded(own))
                shutil.copytree(home, shared.with_suffix(".draft"))
                shared.with_suffix(".draft").rename(shared)
        if not home.exists():
            shutil.copytree(shared, home)
    server.up(home)
    yield home
    server.down(home)


def loaded(own: Path) -> Path:
    """The demo's home beside the user's own, with the seed in it and its server up."""
    from graph.demo.prepare import prepare

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SAAN_HOME", str(own))
        patch.delenv("SAAN_NEO4J_URI", raising=False)
        return prepare("th")


@pytest.fixture
def free_port() -> int:
    """A port nobody listens on."""
    return unused_port()
