"""The embedded server: a real Neo4j Community on this machine, with nothing installed but Python.

`up` starts or finds it, `down` stops it, `status` says what runs, `doctor` what could be wrong.
Each home is a database of its own on a port of its own; jars and start-up archives are shared.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.base.config import Target
from graph.base.errors import ServerError
from graph.server.place import Place, need_room_to_start, writing

VERSION = "2026.08.1"
"""The version that Saan is built and tested for; locks of others lie beside this file."""

__all__ = [
    "VERSION",
    "Check",
    "Status",
    "doctor",
    "down",
    "has_data",
    "renew_password",
    "status",
    "up",
]


@dataclass(frozen=True)
class Status:
    """What runs in a home. Where nothing runs: pid 0, memory 0, target None, uri "".

    ready: it has answered since it was started. port: the last one used, 0 before any.
    version: the last one started, "" before any. memory: resident bytes.
    """

    running: bool
    ready: bool
    home: Path
    pid: int
    port: int
    uri: str
    version: str
    memory: int
    log: Path
    target: Target | None


@dataclass(frozen=True)
class Check:
    """One thing that was looked at: its name (a word of the program), whether it is well, and a
    sentence for the reader."""

    name: str
    ok: bool
    sentence: str


def up(
    home: Path,
    version: str = VERSION,
    *,
    port: int | None = None,
    tuned: bool = True,
    extra: Mapping[str, str] | None = None,
) -> Target:
    """Start the server of a home, or find the one that runs; returns once it answers queries.

    A server that runs is taken as it is, whatever the other arguments say. port: a fixed one;
    None takes the last one used here, else 7687, else the next that is free. tuned=False leaves
    out our flags and settings for speed and memory, and `extra` adds settings to neo4j.conf: both
    are for servers that are thrown away. ServerError where it can't be installed or started.
    """
    place = Place.of(home)
    with writing(place.root):
        place.prepare()
    target = _answering(place) or _up(place, version, port, tuned, extra or {})
    if tuned:
        _record_later(version)
    return target


def _up(
    place: Place, version: str, port: int | None, tuned: bool, extra: Mapping[str, str]
) -> Target:
    from graph.server.start import Plan, start

    with place.locked():
        return _found(place) or start(place, Plan(version, port, tuned, extra))


def _answering(place: Place) -> Target | None:
    """The server where it runs and has been ready before, asked once: the quick way.

    ServerError where it runs and says nothing.
    """
    from graph.base.probe import Pulse, probe
    from graph.server.ready import answers_query

    found = _status(place)
    if not found.ready or not found.target:
        return None
    if probe(found.target.uri) is Pulse.SILENT:
        raise ServerError("server.check.silent", pid=found.pid, log=found.log)
    return found.target if answers_query(found.target, place) else None


def _found(place: Place) -> Target | None:
    """The server where it runs, waited for; None where none runs or it dies meanwhile.

    One whose database has stopped working, as on a full disk, is stopped, where it can start again.
    """
    from graph.server import process, start
    from graph.server.ready import Outcome, wait

    server = process.find(place)
    if server is None:
        return None
    state = place.state()
    target = start.target_of(place, state.port)
    outcome = wait(target, state.port, place, server, start.LIMIT)
    if outcome is Outcome.LATE:
        raise ServerError("server.late", seconds=int(start.LIMIT), log=place.log)
    if outcome is Outcome.DIED:
        return None
    if outcome is Outcome.BROKEN:
        need_room_to_start(place.root)
        process.stop(server)
        place.forget()
        return None
    start.adopt(place, server.pid)
    return target


def _record_later(version: str) -> None:
    from graph.server import archive

    archive.record_later(version)


def down(home: Path) -> bool:
    """Stop the server of a home; True if one ran. Killed if it doesn't end in 20 s."""
    place = Place.of(home)
    if not (place.root / "server").is_dir():
        return False
    with place.locked():
        return _stop(place)


def _stop(place: Place) -> bool:
    from graph.server import process

    server = process.find(place)
    if server is not None:
        process.stop(server)
        place.forget()
    return server is not None


def renew_password(home: Path) -> None:
    """Stop the server of a home, and let its next start make a new password.

    For a password that is lost: nobody signs in to change it. Neo4j's own database with its user
    is set aside and made anew; the network is in another and stays as it is.
    """
    place = Place.of(home)
    with writing(place.root):
        place.prepare()
        with place.locked():
            _stop(place)
            place.set_users_aside()


def status(home: Path) -> Status:
    """What runs in a home; changes nothing."""
    return _status(Place.of(home))


def has_data(home: Path) -> bool:
    """Whether a server was ever started in a home; changes nothing."""
    return Place.of(home).databases.exists()


def _status(place: Place) -> Status:
    from graph.server import process
    from graph.server.start import target_of

    state = place.state()
    server = process.find(place) if place.root.is_dir() else None
    target = target_of(place, state.port) if server else None
    return Status(
        running=server is not None,
        ready=server is not None and state.ready and server.pid == state.pid,
        home=place.root,
        pid=server.pid if server else 0,
        port=state.port,
        uri=target.uri if target else "",
        version=state.version,
        memory=process.memory(server) if server else 0,
        log=place.log,
        target=target,
    )


def doctor(home: Path) -> list[Check]:
    """Everything a start needs, looked at one by one; reads every jar, changes nothing."""
    from graph.server import checks

    return checks.all_checks(Place.of(home), status(home))
