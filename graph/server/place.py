"""Where one database lies: a home, its folders, its password and what runs in it."""

import json
import os
import secrets
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from filelock import FileLock, Timeout

from graph.base import room
from graph.base.errors import ServerError

ROOM_NEEDED = room.ENOUGH
ROOM_TO_INSTALL = 1_000_000_000
"""Bytes that must be free before the server is started, and before it is installed: our rule, five
times the jars."""


PATIENCE = 300.0
"""Seconds that one `up` waits for another one."""


@dataclass(frozen=True)
class State:
    """What was started last in a home. pid 0: nothing; ready: it has answered a query."""

    pid: int = 0
    port: int = 0
    version: str = ""
    ready: bool = False


@dataclass(frozen=True)
class Place:
    """A home as the server sees it; `root` is absolute."""

    root: Path

    @classmethod
    def of(cls, home: Path) -> "Place":
        """The place of a home, whichever way its path is written."""
        return cls(home.expanduser().resolve())

    @property
    def conf(self) -> Path:
        """Folder of neo4j.conf, which every start writes anew."""
        return self.root / "conf"

    @property
    def databases(self) -> Path:
        """The databases: there once a first start has begun, or a copy was put back."""
        return self.root / "data" / "databases"

    @property
    def system(self) -> Path:
        """Neo4j's own database, with its users."""
        return self.databases / "system"

    @property
    def log(self) -> Path:
        """What the server said while it started."""
        return self.root / "logs" / "console.log"

    @property
    def password_file(self) -> Path:
        """The password of the database user, one line, for its owner's eyes only."""
        return self.root / "server" / "password"

    @property
    def unfinished(self) -> Path:
        """Is there from a first start that made the databases until the first answer."""
        return self.root / "server" / "unfinished"

    @property
    def was_full(self) -> Path:
        """Is there from a write that met a full disk until the next start that answers."""
        return self.root / "server" / "was-full"

    @property
    def _state_file(self) -> Path:
        return self.root / "server" / "state.json"

    def prepare(self) -> None:
        """Make the folders; ServerError where they can't be written."""
        self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name in ("conf", "data", "import", "logs", "server"):
            (self.root / name).mkdir(mode=0o700, exist_ok=True)
        probe = self.root / "server" / f"probe-{os.getpid()}"
        probe.touch()
        probe.unlink(missing_ok=True)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """One process at a time; a dead one's lock is free. ServerError after PATIENCE."""
        try:
            with FileLock(self.root / "server" / "lock", timeout=PATIENCE):
                yield
        except Timeout as error:
            raise ServerError("server.busy", home=self.root) from error

    def state(self) -> State:
        """What the last start wrote; an empty State where there was none or it is damaged."""
        try:
            return State(**json.loads(self._state_file.read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return State()

    def keep(self, state: State) -> None:
        """Write the state, whole or not at all."""
        draft = self._state_file.with_suffix(f".{os.getpid()}")
        draft.write_text(json.dumps(asdict(state)), "utf-8")
        os.replace(draft, self._state_file)

    def forget(self) -> None:
        """Nothing runs here any more; port and version stay known.

        On a full disk it is left as it is: a pid counts only while it serves this home.
        """
        with suppress(OSError):
            self.keep(replace(self.state(), pid=0, ready=False))

    def password(self) -> str:
        """The password, 48 hexadecimal digits, made at the first call; "" where it is lost."""
        try:
            return self.password_file.read_text("utf-8").strip()
        except FileNotFoundError:
            if self.system.exists():
                return ""
            write_secret(self.password_file, secrets.token_hex(24))
            return self.password()

    def set_users_aside(self) -> None:
        """Move Neo4j's own database to `users-before` and forget the password; cut short, it can
        be done again. The server must be down."""
        aside = self.root / "users-before"
        aside.mkdir(mode=0o700, exist_ok=True)
        for name in ("databases", "transactions"):
            store = self.root / "data" / name / "system"
            if store.exists():
                shutil.rmtree(aside / name, ignore_errors=True)
                os.replace(store, aside / name)
        self.password_file.unlink(missing_ok=True)

    def data_bytes(self) -> int:
        """Bytes of the stored network; 0 before the first start."""
        store = self.databases / "neo4j"
        return sum(f.stat().st_size for f in store.rglob("*") if f.is_file())


def write_secret(path: Path, text: str) -> None:
    """Write a file that its owner alone may read, whole or not at all."""
    draft = path.with_suffix(f".{os.getpid()}")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text + "\n")
    only_owner(draft)
    os.replace(draft, path)


def only_owner(path: Path) -> None:
    """Let nobody but its owner read a file; where modes of files mean something, they say so."""
    if os.name == "nt":
        owner = os.environ.get("USERNAME", "")
        command = ["icacls", str(path), "/inheritance:r", "/grant:r", f"{owner}:F"]
        subprocess.run(command, capture_output=True, check=False)


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Turn what a file system refuses below `folder` into a sentence."""
    try:
        yield
    except OSError as error:
        raise disk_error(folder, error) from error


def disk_error(folder: Path, error: OSError) -> ServerError:
    """The sentence for an error of the file system."""
    if room.is_full(error):
        return no_space(folder, ROOM_NEEDED)
    return ServerError("server.not_writable", folder=error.filename or folder)


def need_room(folder: Path) -> None:
    """ServerError where the disk of `folder` has no room for an installation."""
    if room.free(folder) < ROOM_TO_INSTALL:
        raise no_space(folder, ROOM_TO_INSTALL)


def need_room_to_start(folder: Path) -> None:
    """ServerError where the disk of `folder` has no room for a server to start."""
    if room.free(folder) < ROOM_NEEDED:
        raise no_space(folder, ROOM_NEEDED)


def no_space(folder: Path, needed: int) -> ServerError:
    """The sentence for a disk on which a server has no room."""
    free = _mb(room.free(folder))
    return ServerError("server.no_space", folder=folder, free=free, needed=_mb(needed))


def _mb(count: int) -> int:
    return count // 1_000_000
