"""Records the start-up archive: a throw-away server starts, answers, stops, and leaves it behind.

`python -m graph.server.record 2026.08.1`; takes some 40 s of one processor, at low priority. One
recording at a time; what a killed one left is cleared away by the next.
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

import psutil
from filelock import FileLock, Timeout

from graph.base.config import Target
from graph.server import archive, process
from graph.server.place import Place, need_room
from graph.server.start import Plan, start

STOPPING = 300.0
"""Seconds for the end of the run, in which Java writes the archive."""

EXERCISE = (
    "CREATE CONSTRAINT actor_uid IF NOT EXISTS FOR (a:Actor) REQUIRE a.uid IS UNIQUE",
    "UNWIND range(1, 200) AS i MERGE (a:Actor {uid: toString(i)}) SET a.since = date()",
    "MATCH (a:Actor), (b:Actor) WHERE toInteger(a.uid) + 1 = toInteger(b.uid)"
    " MERGE (a)-[t:COORDINATE {uid: a.uid}]->(b) SET t.since = date('2020-01-01')",
    "MATCH (a:Actor)-[t:COORDINATE]->(b:Actor) WHERE t.since <= date()"
    " RETURN collect(a.uid) AS a, collect(b.uid) AS b, collect(t.since) AS since",
    "MATCH p = SHORTEST 1 (a:Actor {uid: '1'})-[t:COORDINATE]-{1,9}(b:Actor {uid: '7'})"
    " RETURN [n IN nodes(p) | n.uid] AS actors",
    "EXPLAIN MATCH (a:Actor) RETURN a.uid AS uid ORDER BY uid LIMIT 10",
    "SHOW CONSTRAINTS YIELD name RETURN collect(name) AS names",
)
"""Queries of the kinds that pages ask, so that what compiles them is in the archive too."""


def record(version: str) -> bool:
    """Make the archive; False where another process does so or it is there already."""
    archive.folder().mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(archive.folder() / "record.lock", timeout=0):
            if archive.archive_path(version).is_file():
                return False
            _clear()
            _record(version)
            return True
    except Timeout:
        return False


def _record(version: str) -> None:
    need_room(archive.folder())
    with archive.tries_path(version).open("a") as file:
        file.write(".")
    home = Path(tempfile.mkdtemp(prefix="record-", dir=archive.folder()))
    place = Place.of(home)
    try:
        place.prepare()
        draft = home / "draft.aot"
        target = start(place, Plan(version, flags=(f"-XX:AOTCacheOutput={draft}",)))
        _exercise(target)
        server = process.find(place)
        if server is not None:
            process.stop(server, STOPPING)
        final = archive.archive_path(version)
        os.replace(draft, final)
        _forget_others(version, final)
    finally:
        _clear()


def _exercise(target: Target) -> None:
    from neo4j import GraphDatabase

    with GraphDatabase.driver(target.uri, auth=(target.user, target.password)) as driver:
        for query in EXERCISE:
            driver.execute_query(query, database_=target.database)


def _clear() -> None:
    for home in archive.folder().glob("record-*"):
        server = process.find(Place.of(home))
        if server is not None:
            process.stop(server, 0)
        shutil.rmtree(home, ignore_errors=True)


def _forget_others(version: str, final: Path) -> None:
    for old in archive.folder().glob(f"{version}-*"):
        if old.stem != final.stem:
            old.unlink(missing_ok=True)


def _step_back() -> None:
    psutil.Process().nice(psutil.BELOW_NORMAL_PRIORITY_CLASS if os.name == "nt" else 15)


if __name__ == "__main__":
    _step_back()
    record(sys.argv[1])
