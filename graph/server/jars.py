"""The server's jars in the cache: fetched once, in parallel, each checked and moved in whole."""

import json
import os
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from filelock import FileLock

from graph.base import config
from graph.base.errors import ServerError
from graph.base.words import say
from graph.server import lock
from graph.server.jar import Jar, sha256
from graph.server.place import need_room, writing

THREADS = 8
TRIES = 3

Advance = Callable[[int], None]
Stamp = tuple[int, int]


def folder() -> Path:
    """The folder of all jars of all versions."""
    return config.cache() / "jars"


def ensure(version: str) -> list[Path]:
    """The jars of a version, in the order of the class path, all present and sound.

    A jar whose size and time are those of its last check is not read again, so that a start costs
    no more than a look at each; any other is hashed, and fetched where it is missing or damaged.
    ServerError without network, room or the right to write, or where what came is not what the
    lock names.
    """
    wanted = lock.jars(version)
    if unchecked(version, wanted):
        with writing(folder()):
            folder().mkdir(parents=True, exist_ok=True)
            with FileLock(folder() / "fetch.lock"):
                _repair(version, wanted)
    return [folder() / jar.file for jar in wanted]


def unchecked(version: str, wanted: tuple[Jar, ...]) -> list[Jar]:
    """The jars that are missing or have changed since they were checked; reads none of them."""
    checked = _read_stamps(version)
    now = {jar: _stamp(folder() / jar.file) for jar in wanted}
    return [jar for jar, stamp in now.items() if not stamp or stamp != checked.get(jar.file)]


def damaged(wanted: tuple[Jar, ...]) -> list[Jar]:
    """The jars that are missing or not what the lock names; reads every one (about 1 s)."""
    with ThreadPoolExecutor(THREADS) as pool:
        return [j for j, sound in zip(wanted, pool.map(_sound, wanted), strict=True) if not sound]


def _repair(version: str, wanted: tuple[Jar, ...]) -> None:
    missing = damaged(tuple(unchecked(version, wanted)))
    if missing:
        need_room(folder())
        fetch(missing)
    stamps = {jar.file: _stamp(folder() / jar.file) for jar in wanted}
    draft = _stamps_file(version).with_suffix(f".{os.getpid()}")
    draft.write_text(json.dumps(stamps), "utf-8")
    os.replace(draft, _stamps_file(version))


def fetch(missing: list[Jar]) -> None:
    """Download these jars with a progress bar on stderr; those that came stay if one fails."""
    with (
        tempfile.TemporaryDirectory(prefix="fetch-", dir=folder()) as draft,
        _progress(sum(jar.size for jar in missing)) as advance,
        ThreadPoolExecutor(THREADS) as pool,
    ):
        jobs = [pool.submit(_fetch_one, jar, Path(draft), advance) for jar in missing]
        try:
            for job in jobs:
                job.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def repositories() -> dict[str, str]:
    """Name → address, as jgo knows them: its own, and those of the user's jgo settings, where an
    organisation names its mirror."""
    from jgo.config import GlobalSettings
    from jgo.constants import MAVEN_CENTRAL_URL

    return {"central": MAVEN_CENTRAL_URL} | GlobalSettings.load().repositories


def _fetch_one(jar: Jar, draft: Path, advance: Advance) -> None:
    path = _download(jar, draft, advance)
    if sha256(path) != jar.sha256:
        raise ServerError("server.wrong_hash", jar=jar.file)
    os.replace(path, folder() / jar.file)


def _download(jar: Jar, draft: Path, advance: Advance) -> Path:
    import requests
    from jgo.maven import MavenContext, PythonResolver

    resolver = PythonResolver(progress_callback=_tell(advance))
    context = MavenContext(resolver, draft, remote_repos=repositories(), timeout=30)
    group, artifact, version, classifier = jar.parts
    wanted = context.project(group, artifact).at_version(version).artifact(classifier)
    for left in reversed(range(TRIES)):
        try:
            return wanted.resolve()
        except (requests.RequestException, RuntimeError) as error:
            _forget(wanted.cached_path)
            if left == 0:
                offline = isinstance(error, requests.ConnectionError)
                key = "server.no_network" if offline else "server.not_served"
                raise ServerError(key, jar=jar.file, folder=folder()) from error
    raise AssertionError("TRIES is at least 1")


def _forget(half: Path | None) -> None:
    if half is not None:
        half.unlink(missing_ok=True)


def _tell(advance: Advance) -> Callable[[str, int], AbstractContextManager[Advance]]:
    @contextmanager
    def one_file(name: str, size: int) -> Any:
        yield advance

    return one_file


@contextmanager
def _progress(total: int) -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TimeRemainingColumn

    columns = ("{task.description}", BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(say("server.fetching"), total=total)
        yield partial(bar.advance, task)


def _sound(jar: Jar) -> bool:
    path = folder() / jar.file
    try:
        return path.stat().st_size == jar.size and sha256(path) == jar.sha256
    except FileNotFoundError:
        return False


def _stamp(path: Path) -> Stamp | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_size, found.st_mtime_ns


def _stamps_file(version: str) -> Path:
    return folder() / f"checked-{version}.json"


def _read_stamps(version: str) -> dict[str, Stamp]:
    try:
        return {k: tuple(v) for k, v in json.loads(_stamps_file(version).read_text()).items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
