"""What `saan doctor` looks at, one by one."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

from graph.base import config, room
from graph.base.errors import SaanError
from graph.base.words import say
from graph.server import VERSION, Check, Status, archive, jars, java, lock
from graph.server.place import ROOM_NEEDED, ROOM_TO_INSTALL, Place
from graph.server.ready import answers_query


def all_checks(place: Place, found: Status) -> list[Check]:
    """The checks in the order in which a start needs them."""
    looks: list[tuple[str, Callable[[], Check]]] = [
        ("java", _java),
        ("jars", _jars),
        ("archive", _archive),
        ("home", lambda: _home(place)),
        ("room", lambda: _room(place)),
        ("password", lambda: _password(place)),
        ("server", lambda: _server(place, found)),
    ]
    return [_safely(name, look) for name, look in looks]


def _safely(name: str, look: Callable[[], Check]) -> Check:
    try:
        return look()
    except SaanError as error:
        return Check(name, False, str(error))


def _java() -> Check:
    java.program()
    return Check("java", True, say("server.check.java", version=java.version()))


def _jars() -> Check:
    wanted = lock.jars(VERSION)
    bad = jars.damaged(wanted)
    if not bad:
        return Check("jars", True, say("server.check.jars", count=len(wanted), version=VERSION))
    if len(bad) == len(wanted):
        return Check("jars", True, say("server.check.no_jars", version=VERSION))
    key = "server.check.bad_jars"
    return Check("jars", False, say(key, count=len(bad), first=bad[0].file, folder=jars.folder()))


def _archive() -> Check:
    key = "archive" if archive.archive_path(VERSION).is_file() else "no_archive"
    return Check("archive", True, say(f"server.check.{key}"))


def _home(place: Place) -> Check:
    above = _nearest(place.root)
    if not os.access(above, os.W_OK):
        return Check("home", False, say("server.not_writable", folder=above))
    key = "home" if place.root.is_dir() else "no_home"
    return Check("home", True, say(f"server.check.{key}", home=place.root))


def _room(place: Place) -> Check:
    spots = {_nearest(place.root), _nearest(config.cache())}
    spot = min(spots, key=room.free)
    free = room.free(spot)
    installed = jars.folder().is_dir() and place.databases.exists()
    least = ROOM_NEEDED if installed else ROOM_TO_INSTALL
    enough = free >= least
    key = "server.check.room" if enough else "server.no_space"
    needed = least // 1_000_000
    return Check("room", enough, say(key, folder=spot, free=free // 1_000_000, needed=needed))


def _password(place: Place) -> Check:
    path = place.password_file
    if not path.is_file():
        lost = place.system.exists()
        key = "server.password_lost" if lost else "server.check.no_password"
        return Check("password", not lost, say(key, path=path))
    open_to_others = os.name != "nt" and stat.S_IMODE(path.stat().st_mode) & 0o077
    key = "server.check.open_password" if open_to_others else "server.check.password"
    return Check("password", not open_to_others, say(key, path=path))


def _server(place: Place, found: Status) -> Check:
    if found.target is None:
        return Check("server", True, say("server.check.down"))
    if answers_query(found.target, place):
        memory = found.memory // 1_000_000
        text = say("server.check.up", uri=found.uri, version=found.version, memory=memory)
        return Check("server", True, text)
    return Check("server", False, say("server.check.silent", pid=found.pid, log=found.log))


def _nearest(path: Path) -> Path:
    """The folder itself, or the nearest above it that exists."""
    return next(p for p in (path, *path.parents) if p.is_dir())
