"""The start-up archive (AOT cache): Java's classes as a first run left them, loaded and linked.

It halves a start and holds for one Java, one class path and one set of flags; Java itself passes
over one that doesn't fit. `record` makes it, in the background and once.
"""

import hashlib
import os
import sys
from pathlib import Path

from graph.base import config
from graph.server import java, process

TRIES = 2
"""How often a recording is begun before it is given up: a start works without it."""


def folder() -> Path:
    """The folder of the archives of all versions."""
    return config.cache() / "archives"


def archive_path(version: str) -> Path:
    """Where the archive for this version, Java, class path and flags lies, or would lie."""
    jars = config.cache() / "jars"
    made_of = [java.version(), *java.FAST, *java.OPENS]
    for name in (f"class-path-{version}.args", f"checked-{version}.json"):
        made_of.append((jars / name).read_text("utf-8") if (jars / name).is_file() else "")
    key = hashlib.sha256("\n".join(made_of).encode()).hexdigest()[:16]
    return folder() / f"{version}-{key}.aot"


def flags(version: str) -> tuple[str, ...]:
    """The flag that uses the archive; none while there is no archive."""
    path = archive_path(version)
    return (f"-XX:AOTCache={path}",) if path.is_file() else ()


def record_later(version: str) -> None:
    """Begin recording in a process of its own, unless it is done or was begun too often.

    Nothing on Windows: a server without a console can't be asked to end there, and only one that
    ends by itself leaves an archive.
    """
    if os.name == "nt" or archive_path(version).is_file() or tries(version) >= TRIES:
        return
    folder().mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "graph.server.record", version]
    process.detached(command, folder(), dict(os.environ))


def tries(version: str) -> int:
    """How often a recording for this archive was begun."""
    path = tries_path(version)
    return path.stat().st_size if path.is_file() else 0


def tries_path(version: str) -> Path:
    """A file of one byte a try."""
    return archive_path(version).with_suffix(".tries")
