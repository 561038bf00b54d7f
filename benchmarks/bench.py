"""What the parts share: the size, a folder, throw-away servers, and a watch on both processes."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil

from graph import server
from graph.setup import schema
from graph.store import Store


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock, and CPU seconds of this process and of the server."""

    wall: float
    python: float
    java: float

    def __str__(self) -> str:
        return f"{self.wall:.2f} s (CPU: Python {self.python:.1f}, server {self.java:.1f})"


@dataclass
class Bench:
    """One run: so many actors, everything in one folder."""

    actors: int
    folder: Path
    homes: dict[str, Path] = field(default_factory=dict)

    def home(self, name: str) -> Path:
        """A throw-away home; its server is stopped at the end."""
        return self.homes.setdefault(name, self.folder / name)

    @contextmanager
    def store(self, name: str, extra: Mapping[str, str] | None = None) -> Iterator[Store]:
        """A store on the server of that home, laid out."""
        with Store(server.up(self.home(name), extra=extra)) as store:
            schema.prepare(store)
            yield store

    def memory(self, name: str) -> int:
        """Resident bytes of that home's server."""
        return server.status(self.home(name)).memory

    def cost(self, name: str, task: Callable[[], Any]) -> Cost:
        """What a task costs here and on the server of that home."""
        java = psutil.Process(server.status(self.home(name)).pid)
        before, here, begun = java.cpu_times(), time.process_time(), time.perf_counter()
        task()
        wall, python, after = time.perf_counter() - begun, time.process_time() - here, None
        after = java.cpu_times()
        spent = after.user + after.system - before.user - before.system
        return Cost(wall, python, spent)

    def close(self) -> None:
        """Stop every server of this run."""
        for home in self.homes.values():
            server.down(home)


def seconds(task: Callable[[], Any]) -> float:
    """Seconds by the clock of one run."""
    begun = time.perf_counter()
    task()
    return time.perf_counter() - begun


def empty(store: Store) -> None:
    """Take everything out, piece by piece."""
    with store.driver.session() as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 2000 ROWS").consume()
    schema.prepare(store)
