"""Waiting until a server answers."""

import time
from enum import Enum, auto

import psutil

from graph.base.config import Target
from graph.base.errors import ServerError
from graph.base.probe import Pulse, probe
from graph.server import process
from graph.server.place import Place
from graph.server.port import answers

PAUSE = 0.05
CONNECT = 3.0
"""Seconds between two looks, and for a connection."""

ONE = "RETURN 1 AS one"
FAILED = """
SHOW DATABASES YIELD name, statusMessage
WHERE name = $name AND statusMessage <> ''
RETURN statusMessage AS failed
"""


class Outcome(Enum):
    """How the wait ended. BROKEN: the server runs, and its database doesn't open or has stopped."""

    READY = auto()
    DIED = auto()
    LATE = auto()
    BROKEN = auto()


def wait(target: Target, port: int, place: Place, server: psutil.Process, limit: float) -> Outcome:
    """Until the server answers RETURN 1 on its port, or dies, or `limit` seconds are over.

    Who listens there is asked first: it may be a stranger that was quicker. ServerError where the
    database has another password.
    """
    end = time.monotonic() + limit
    while time.monotonic() < end:
        ours = answers(port) and process.listens(server, port)
        found = ask(target, place) if ours else Outcome.LATE
        if found is not Outcome.LATE:
            return found
        if not process.alive(server):
            return Outcome.DIED
        time.sleep(PAUSE)
    return Outcome.LATE


def answers_query(target: Target, place: Place) -> bool:
    """Whether the database answers RETURN 1; ServerError where it refuses our password."""
    return ask(target, place) is Outcome.READY


def ask(target: Target, place: Place) -> Outcome:
    """READY where the database answers RETURN 1, BROKEN where it never will, LATE where not yet.

    ServerError where it refuses our password.
    """
    from neo4j import GraphDatabase
    from neo4j.exceptions import AuthError, DatabaseUnavailable, DriverError, Neo4jError

    if probe(target.uri) is not Pulse.ANSWERS:
        return Outcome.LATE
    try:
        with GraphDatabase.driver(
            target.uri,
            auth=(target.user, target.password),
            connection_timeout=CONNECT,
            connection_acquisition_timeout=2 * CONNECT,
            max_transaction_retry_time=0,
        ) as driver:
            try:
                driver.execute_query(ONE, database_=target.database)
                return Outcome.READY
            except DatabaseUnavailable:
                failed = driver.execute_query(FAILED, database_="system", name=target.database)
                return Outcome.BROKEN if failed.records else Outcome.LATE
    except AuthError as error:
        raise ServerError("server.password_lost", path=place.password_file) from error
    except Neo4jError as error:
        stopped = str(error.code).startswith("Neo.DatabaseError.")
        return Outcome.BROKEN if stopped else Outcome.LATE
    except (DriverError, OSError):
        return Outcome.LATE
