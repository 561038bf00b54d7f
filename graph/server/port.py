"""Finding a free port on this machine, and keeping it until the server listens."""

import socket
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from graph.base import config
from graph.base.errors import ServerError
from graph.server.conf import HOST

PREFERRED = 7687
SPAN = 100
PATIENCE = 2.0
"""Seconds for the remembered port: a server that was just killed may still hold it."""


@contextmanager
def claimed(
    remembered: int = 0, fixed: int | None = None, avoid: Collection[int] = ()
) -> Iterator[int]:
    """A port to listen on: the fixed one, else the remembered, else 7687 and upwards.

    Within the block no other Saan starts a server on it. ServerError where the fixed one is
    taken, or a hundred are.
    """
    ports = [fixed] if fixed else [remembered] * bool(remembered) + [*_span()]
    for port in ports:
        lock = _lock(port)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            continue
        try:
            if port not in avoid and _free_soon(port, PATIENCE if port == remembered else 0):
                yield port
                return
        finally:
            lock.release()
    if fixed:
        raise ServerError("server.port_taken", port=fixed)
    raise ServerError("server.no_port", first=_span()[0], last=_span()[-1])


def _span() -> range:
    return range(PREFERRED, PREFERRED + SPAN)


def _lock(port: int) -> FileLock:
    folder = config.cache() / "ports"
    folder.mkdir(parents=True, exist_ok=True)
    return FileLock(folder / f"{port}.lock")


def _free_soon(port: int, patience: float) -> bool:
    end = time.monotonic() + patience
    while not free(port):
        if time.monotonic() >= end:
            return False
        time.sleep(0.05)
    return True


def free(port: int) -> bool:
    """Whether nothing listens on the port and we may."""
    if answers(port):
        return False
    with socket.socket() as probe:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError):
            return False
    return True


def answers(port: int) -> bool:
    """Whether something accepts connections there."""
    try:
        with socket.create_connection((HOST, port), timeout=1):
            return True
    except (OSError, OverflowError):
        return False
