"""Waiting until a server answers."""

import time
from enum import Enum, auto

import psutil

from graph.base.config import Target
from graph.base.errors import ServerError
from graph.server import process
from graph.server.place import Place
from graph.server.port import answers

PAUSE = 0.05
CONNECT = 3.0
"""Seconds between two looks, and for a connection."""


class Outcome(Enum):
    """How the wait ended."""

    READY = auto()
    DIED = auto()
    LATE = auto()


def wait(target: Target, port: int, place: Place, server: psutil.Process, limit: float) -> Outcome:
    """Until the server answers RETURN 1 on its port, or dies, or `limit` seconds are over.

    Who listens there is asked first: it may be a stranger that was quicker. ServerError where the
    database has another password.
    """
    end = time.monotonic() + limit
    while time.monotonic() < end:
        ours = answers(port) and process.listens(server, port)
        if ours and answers_query(target, place):
            return Outcome.READY
        if not process.alive(server):
            return Outcome.DIED
        time.sleep(PAUSE)
    return Outcome.LATE


def answers_query(target: Target, place: Place) -> bool:
    """Whether the database answers RETURN 1; ServerError where it refuses our password."""
    from neo4j import GraphDatabase
    from neo4j.exceptions import AuthError, DriverError, Neo4jError

    try:
        with (
            GraphDatabase.driver(
                target.uri,
                auth=(target.user, target.password),
                connection_timeout=CONNECT,
                connection_acquisition_timeout=2 * CONNECT,
            ) as driver,
            driver.session(database=target.database) as session,
        ):
            return session.run("RETURN 1 AS one").single(strict=True)["one"] == 1
    except AuthError as error:
        raise ServerError("server.password_lost", path=place.password_file) from error
    except (DriverError, Neo4jError, OSError):
        return False
