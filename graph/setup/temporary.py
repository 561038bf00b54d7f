"""A second home beside a home, in which a database is made and looked at before it is used.

It has the home's password, so that its data can be put in the place of the home's.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
from filelock import FileLock, Timeout

from graph import server
from graph.base.errors import Misuse, ServerError
from graph.journal.reservation import reserved
from graph.server import process
from graph.server.place import Place, write_secret, writing
from graph.store import Store


@contextmanager
def beside(home: Path) -> Iterator[Place]:
    """An empty home beside `home`; swept away at the end, whatever happens.

    ServerError where another program is making one.
    """
    place = Place.of(home)
    with writing(place.root):
        place.prepare()
        with _only_one(place):
            _sweep(place)
            made = _scratch(place)
            try:
                made.prepare()
                write_secret(made.password_file, place.password())
                yield made
            finally:
                _sweep(place)


def refuse_held(home: Path, key: str) -> None:
    """Misuse, with the sentence of `key`, where the home's database holds anything."""
    if not server.has_data(home):
        return
    with Store(server.up(home)) as store:
        if reserved(store):
            raise Misuse(key, where=home)


def swap(home: Path, made: Place) -> None:
    """Puts the data of `made` in the place of the home's; both servers are stopped.

    Killed half-way, the home is as before, or has no data, which is an empty home.
    """
    place, before = Place.of(home), _before(Place.of(home))
    server.down(made.root)
    server.down(place.root)
    with place.locked(), writing(place.root):
        if (place.root / "data").exists():
            os.replace(place.root / "data", before)
        os.replace(made.root / "data", place.root / "data")
        place.unfinished.unlink(missing_ok=True)


def clear(home: Path) -> None:
    """Sweeps up what a killed program left beside a home, unless one is at work there now."""
    place = Place.of(home)
    if _scratch(place).root.exists():
        with suppress(ServerError), _only_one(place):
            _sweep(place)


def _sweep(place: Place) -> None:
    wipe(_scratch(place).root)
    shutil.rmtree(_before(place), ignore_errors=True)


def wipe(folder: Path) -> None:
    """Ends the Java that works in a folder, and takes the folder away."""
    for found in psutil.process_iter():
        with suppress(psutil.Error):
            if _works_in(found, folder):
                process.stop(found, 0)
    shutil.rmtree(folder, ignore_errors=True)


def _works_in(found: psutil.Process, folder: Path) -> bool:
    """Whether it is a server's or an importer's Java that was told of this folder."""
    named = f"{folder}{os.sep}"
    return "java" in found.name().lower() and any(named in part for part in found.cmdline())


def _scratch(place: Place) -> Place:
    return Place(place.root.with_name(f"{place.root.name}-making"))


def _before(place: Place) -> Path:
    return place.root / "data-before"


@contextmanager
def _only_one(place: Place) -> Iterator[None]:
    try:
        with FileLock(place.root / "server" / "making.lock", timeout=0):
            yield
    except Timeout as error:
        raise ServerError("server.busy", home=place.root) from error
