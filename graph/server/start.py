"""Starting the server in a home: password, settings, flags, and what a failed start leaves."""

import logging
import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import psutil

from graph.base import room
from graph.base.config import Target
from graph.base.errors import ServerError
from graph.base.words import say
from graph.server import archive, conf, jars, java, process
from graph.server.place import ROOM_NEEDED, Place, State, need_room_to_start, no_space, writing
from graph.server.port import claimed
from graph.server.ready import Outcome, wait

USER = "neo4j"
LIMIT = 180.0
"""Seconds a start may take: our rule, for a slow disk and a large log to replay."""

TRIES = 3
FULL = "No space left on device"
TAIL = 4_000_000
"""Bytes at the end of the server's log in which a full disk is looked for."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Plan:
    """How a server is to be started.

    port: None picks a free one. tuned: False leaves the defaults of Java and Neo4j in place, for
    comparison. extra: settings of neo4j.conf, which win over ours. flags: more flags for Java.
    cut_log: the transaction log may end in half an entry, which is left out.
    """

    version: str
    port: int | None = None
    tuned: bool = True
    extra: Mapping[str, str] = field(default_factory=dict)
    flags: tuple[str, ...] = ()
    cut_log: bool = False


def start(place: Place, plan: Plan) -> Target:
    """Install what is missing, start, wait for the first answer; the caller holds the lock.

    Another program that takes the port meanwhile sends us to the next one. A first start that was
    cut short may leave a database that never opens: it is set aside and made anew.
    """
    class_path = java.class_path(plan.version, jars.ensure(plan.version))
    need_room_to_start(place.root)
    taken: set[int] = set()
    for _ in range(TRIES):
        with claimed(place.state().port, plan.port, taken) as port:
            target = target_of(place, port)
            outcome = _run(place, plan, target, port, class_path)
        if outcome is Outcome.READY:
            return target
        if outcome is Outcome.LATE:
            raise ServerError("server.late", seconds=int(LIMIT), log=place.log)
        if outcome is Outcome.BROKEN and plan.cut_log is False and _was_full(place):
            plan = _cutting_the_log(place, plan)
        elif not _may_try_again(place, plan, port, taken):
            break
    raise failure(place, outcome)


def target_of(place: Place, port: int) -> Target:
    """How to reach the server of a home on this port."""
    uri = f"bolt://{conf.HOST}:{port}"
    return Target(uri=uri, user=USER, password=place.password(), home=place.root)


def settings_for(plan: Plan, port: int, memory: java.Memory) -> dict[str, str]:
    """All settings of neo4j.conf for a start."""
    values = {**conf.SAFETY, **conf.addresses(port)}
    if plan.tuned:
        values |= {**conf.SPEED, **conf.memory(memory.heap, memory.page_cache)}
    return values | (conf.CUT_LOG if plan.cut_log else {}) | dict(plan.extra)


def _launch(place: Place, plan: Plan, port: int, class_path: str) -> psutil.Popen:
    if not place.databases.exists():
        place.unfinished.touch()
    if not place.system.exists():
        _set_first_password(place, class_path)
    memory = java.memory_for(place.data_bytes(), psutil.virtual_memory().total)
    conf.write(place.conf, settings_for(plan, port, memory))
    place.keep(State(0, port, plan.version))
    flags: tuple[str, ...] = ()
    if plan.tuned:
        recording = any("AOTCacheOutput" in flag for flag in plan.flags)
        flags = (*java.FAST, f"-Xmx{memory.heap}m")
        flags += () if recording else archive.flags(plan.version)
    command = [str(java.program()), *flags, *plan.flags, *java.OPENS, class_path]
    command += [java.main_class(plan.version), process.home_argument(place)]
    command += [f"--config-dir={place.conf}"]
    child = process.launch(command, place, java.environment())
    place.keep(State(child.pid, port, plan.version))
    return child


def _set_first_password(place: Place, class_path: str) -> None:
    """By Neo4j's own tool, before the first start; it reads the password from its file, so that
    no list of processes shows it."""
    place.password()
    command = [str(java.program()), *java.FAST, class_path, java.ADMIN]
    command += ["dbms", "set-initial-password", f"@{place.password_file}"]
    own = {"NEO4J_HOME": str(place.root), "NEO4J_CONF": str(place.conf)}
    environment = java.environment() | own
    (place.conf / "neo4j.conf").unlink(missing_ok=True)
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    if done.returncode:
        place.log.write_bytes(done.stdout + done.stderr)
        raise failure(place)


def _run(place: Place, plan: Plan, target: Target, port: int, class_path: str) -> Outcome:
    begun = time.monotonic()
    with writing(place.root):
        child = _launch(place, plan, port, class_path)
    outcome = Outcome.DIED
    try:
        with _starting():
            outcome = wait(target, port, place, child, LIMIT)
    finally:
        if outcome is not Outcome.READY:
            process.stop(child)
            place.forget()
    if outcome is Outcome.READY:
        adopt(place, child.pid)
    seconds = time.monotonic() - begun
    log.info("start of pid %d on port %d: %s, %.1f s", child.pid, port, outcome.name, seconds)
    return outcome


@contextmanager
def _starting() -> Iterator[None]:
    from rich.console import Console

    with Console(stderr=True).status(say("server.starting")):
        yield


def adopt(place: Place, pid: int) -> None:
    """The server with this pid has answered: no start from here on touches its data."""
    state = place.state()
    place.keep(State(pid, state.port, state.version, ready=True))
    place.unfinished.unlink(missing_ok=True)
    place.was_full.unlink(missing_ok=True)


def _may_try_again(place: Place, plan: Plan, port: int, taken: set[int]) -> bool:
    said = _said(place)
    if "Address already in use" in said or "BindException" in said:
        taken.add(port)
        if plan.port is not None:
            raise ServerError("server.port_taken", port=port)
        return True
    if not place.unfinished.exists():
        return False
    aside = place.root / "data-unfinished"
    shutil.rmtree(aside, ignore_errors=True)
    os.replace(place.root / "data", aside)
    place.prepare()
    return True


def _was_full(place: Place) -> bool:
    """Whether the disk was full when something was written: seen by us, or said by the server."""
    if place.was_full.exists():
        return True
    try:
        with (place.root / "logs" / "debug.log").open("rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - TAIL))
            return FULL.encode() in file.read()
    except OSError:
        return False


def _cutting_the_log(place: Place, plan: Plan) -> Plan:
    """To start once more without the half of an entry at the log's end; it is kept as it was.

    Only the last entry can be a half: what was acknowledged came before it.
    """
    from rich.console import Console

    aside = place.root / "log-before-the-full-disk"
    shutil.rmtree(aside, ignore_errors=True)
    shutil.copytree(place.root / "data" / "transactions", aside)
    Console(stderr=True, soft_wrap=True).print(say("server.log_cut", folder=aside), markup=False)
    return replace(plan, cut_log=True)


def failure(place: Place, outcome: Outcome = Outcome.DIED) -> ServerError:
    """The sentence for a server that ended by itself, from what it said last; or is broken."""
    said = _said(place)
    if FULL in said or room.free(place.root) < room.SPARE:
        return no_space(place.root, ROOM_NEEDED)
    if "Could not reserve enough space" in said or "insufficient memory" in said:
        return ServerError("server.no_memory", log=place.log)
    if outcome is Outcome.BROKEN:
        return ServerError("server.broken", log=place.log.with_name("debug.log"))
    return ServerError("server.died", log=place.log)


def _said(place: Place) -> str:
    try:
        return place.log.read_text("utf-8", errors="replace")[-20_000:]
    except OSError:
        return ""
