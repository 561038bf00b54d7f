"""One driver, with the settings that survive a server that is slow, full or gone.

Retry 8 s, connect 3 s, wait for a free connection 6 s; every call has a timeout, and is watched
over (`watch`); an error that says memory ran out is not tried again, though the driver counts it as
passing. A write is refused where the disk of a server of ours has no room for it.
"""

import logging
import time
from collections.abc import Callable, Collection
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from graph.base import room
from graph.base.config import Target
from graph.base.errors import SaanError, ServerError, Unreachable
from graph.base.probe import Pulse, probe
from graph.server.place import Place
from graph.store.catalogue import UNSET, Module, module
from graph.store.watch import Call, Watch

if TYPE_CHECKING:
    import neo4j
    import pandas as pd

log = logging.getLogger(__name__)
logging.getLogger("neo4j").addHandler(logging.NullHandler())  # what it has to say, we say
T = TypeVar("T")

READ_SECONDS = 30.0
WRITE_SECONDS = 600.0
SLOW = 0.5
"""Seconds for a greeting above which a server counts as slow."""


class Work:
    """Modules run one after the other in one transaction."""

    def __init__(self, transaction: "neo4j.ManagedTransaction | neo4j.Transaction") -> None:
        self._transaction = transaction

    def rows(self, name: str, **parameters: Any) -> list[dict[str, Any]]:
        """The rows of a module, dates as `datetime.date`."""
        found = module(name)
        return [
            {key: _native(value) for key, value in record.items()}
            for record in self._run(found, parameters)
        ]

    def columns(self, name: str, **parameters: Any) -> dict[str, Any]:
        """The only row of a module whose columns are lists, its values untouched (fast)."""
        (record,) = self._run(module(name), parameters)
        return dict(record.items())

    def table(self, name: str, **parameters: Any) -> "pd.DataFrame":
        """The rows of a module as a DataFrame whose columns are the declared ones."""
        import pandas as pd

        names = [column.name for column in module(name).columns]
        return pd.DataFrame(self.rows(name, **parameters), columns=names)

    def _run(self, found: Module, parameters: dict[str, Any]) -> "list[neo4j.Record]":
        from neo4j.exceptions import Neo4jError

        try:
            return list(self._transaction.run(found.cypher, complete(found, parameters)))
        except Neo4jError as error:
            if error.code and "OutOfMemory" in error.code:
                raise ServerError("store.memory", module=found.name) from error
            raise


def complete(found: Module, parameters: dict[str, Any]) -> dict[str, Any]:
    """The parameters with declared defaults filled in; a missing one is a KeyError."""
    filled = {p.name: p.default for p in found.parameters if p.default not in (UNSET, "today")}
    return filled | parameters


class Store:
    """A database that speaks Bolt."""

    def __init__(self, target: Target) -> None:
        import neo4j

        self.target = target
        self._watch = Watch(target.uri)
        try:
            self.driver = neo4j.GraphDatabase.driver(
                target.uri,
                auth=(target.user, target.password),
                max_transaction_retry_time=8.0,
                connection_timeout=3.0,
                connection_acquisition_timeout=6.0,
                notifications_min_severity="OFF",
                user_agent="saan",
            )
        except (ValueError, neo4j.exceptions.ConfigurationError) as error:
            raise Unreachable("store.bad_uri", uri=target.uri) from error

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Gives the connections back; the store can't be used afterwards."""
        self.driver.close()

    def seen(self) -> tuple[str, ...]:
        """How far this program has read and written, for another that reads for it: bookmarks."""
        return tuple(self.driver.execute_query_bookmark_manager.get_bookmarks())

    def see(self, bookmarks: Collection[str]) -> None:
        """Reads nothing older than another program has `seen`, on a cluster too."""
        self.driver.execute_query_bookmark_manager.update_bookmarks((), bookmarks)

    def verify(self) -> None:
        """Unreachable, within seconds, where the server does not answer or refuses the password."""
        self.greet()
        self._guarded(self.driver.verify_connectivity)

    def greet(self) -> None:
        """Unreachable, within 3 s, where nothing listens or what listens is silent."""
        found = probe(self.target.uri)
        if found is not Pulse.ANSWERS:
            raise self._unanswered(found)

    def rows(self, name: str, **parameters: Any) -> list[dict[str, Any]]:
        """The rows of a read module."""
        return self.read(lambda work: work.rows(name, **parameters), name)

    def table(self, name: str, **parameters: Any) -> "pd.DataFrame":
        """The rows of a read module as a DataFrame."""
        return self.read(lambda work: work.table(name, **parameters), name)

    def columns(self, name: str, **parameters: Any) -> dict[str, Any]:
        """The only row of a read module whose columns are lists."""
        return self.read(lambda work: work.columns(name, **parameters), name)

    def read(
        self, task: Callable[[Work], T], what: str = "read", seconds: float = READ_SECONDS
    ) -> T:
        """What `task` returns, in one read transaction (on a cluster: on a reader)."""
        return self._transact("execute_read", task, seconds, what)

    def write(self, task: Callable[[Work], T], what: str = "write") -> T:
        """What `task` returns, in one write transaction: all of it or nothing.

        ServerError, before anything is sent, where the disk has no room for one.
        """
        room.need(self.target.home, room.SPARE)
        return self._transact("execute_write", task, WRITE_SECONDS, what)

    def _transact(self, method: str, task: Callable[[Work], T], seconds: float, what: str) -> T:
        import neo4j

        @neo4j.unit_of_work(timeout=seconds)
        def unit(transaction: "neo4j.ManagedTransaction") -> T:
            return task(Work(transaction))

        def run() -> T:
            with (
                self.driver.session(
                    database=self.target.database,
                    bookmark_manager=self.driver.execute_query_bookmark_manager,
                ) as session,
                self._watch.over(session, seconds) as call,
            ):
                return self._told(call, lambda: getattr(session, method)(unit))

        started = time.perf_counter()
        answer = self._guarded(run)
        log.debug("%s in %.3f s", what, time.perf_counter() - started)
        return answer

    def _told(self, call: Call, run: Callable[[], T]) -> T:
        """As `run`; where the watch has cut it off, it says why."""
        from neo4j.exceptions import DriverError, Neo4jError

        try:
            return run()
        except (DriverError, Neo4jError, OSError) as error:
            if call.cut:
                raise self._unanswered(call.cut) from error
            raise

    def _unanswered(self, found: Pulse) -> SaanError:
        """The sentence for a server that was found so while it was waited for."""
        if found is Pulse.ANSWERS:
            return ServerError("store.slow")
        key = "store.silent" if found is Pulse.SILENT else "store.unreachable"
        return Unreachable(key, uri=self.target.uri)

    def _guarded(self, call: Callable[[], T]) -> T:
        from neo4j import exceptions as bolt

        try:
            return call()
        except SaanError:
            raise
        except (bolt.AuthError, bolt.ConfigurationError) as error:
            raise Unreachable("store.refused", uri=self.target.uri) from error
        except (bolt.ServiceUnavailable, bolt.SessionExpired, OSError) as error:
            raise self._unanswered(_now(self.target.uri)) from error
        except bolt.Neo4jError as error:
            raise _explained(error, self.target) from error


def _now(uri: str) -> Pulse:
    """How a server is that has just not answered: down, unless it is silent."""
    return Pulse.SILENT if probe(uri) is Pulse.SILENT else Pulse.DOWN


def _is_slow(uri: str) -> bool:
    """Whether even a greeting takes long there."""
    started = time.perf_counter()
    return probe(uri) is not Pulse.ANSWERS or time.perf_counter() - started > SLOW


def _explained(error: Any, target: Target) -> Exception:
    code = str(error.code)
    if _is_broken(code):
        return _stopped(target)
    if "Timeout" in code or "TransactionTimedOut" in code:
        return ServerError("store.slow" if _is_slow(target.uri) else "store.too_long")
    if "Unauthorized" in code or "Security" in code:
        return Unreachable("store.refused", uri="")
    if "OutOfMemory" in code:
        return ServerError("store.memory", module="")
    if "DatabaseUnavailable" in code or "DatabaseNotFound" in code:
        return Unreachable("store.no_database")
    return error


def _is_broken(code: str) -> bool:
    """Whether the fault is the database's own: most often it has stopped working."""
    return code.startswith("Neo.DatabaseError.") or "TransactionLog" in code or "DiskFull" in code


def _stopped(target: Target) -> ServerError:
    """The sentence for a database that has stopped working: for want of room, where that is so."""
    if target.home and room.free(target.home) < room.SPARE:
        with suppress(OSError):
            Place.of(target.home).was_full.touch()
        free, needed = room.free(target.home) // room.MB, room.ENOUGH // room.MB
        return ServerError("room.full", folder=target.home, free=free, needed=needed)
    return ServerError("store.stopped")


def _native(value: Any) -> Any:
    if isinstance(value, list):
        return [_native(item) for item in value]
    if isinstance(value, dict):
        return {key: _native(item) for key, item in value.items()}
    return value.to_native() if hasattr(value, "to_native") else value
