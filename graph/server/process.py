"""The server as a process of the operating system: found, started, stopped."""

import os
import subprocess
import threading
import time
from contextlib import suppress
from pathlib import Path

import psutil

from graph.server.place import Place

GRACE = 20.0
"""Seconds a server may take to stop before it is killed; what it acknowledged is on disk."""


def home_argument(place: Place) -> str:
    """The argument by which a server's process is known to belong to a home."""
    return f"--home-dir={place.root}"


def find(place: Place) -> psutil.Process | None:
    """The server that runs in this home, whoever started it; None where none does.

    The remembered pid counts only if its command line names this home, for pids are used again.
    Where it doesn't, every process is asked: an `up` may have been killed before it wrote the pid.
    """
    pid = place.state().pid
    if pid and psutil.pid_exists(pid):
        try:
            known = psutil.Process(pid)
            if _serves(known, place):
                return known
        except psutil.Error:
            pass
    for process in psutil.process_iter():
        if _serves(process, place):
            return process
    return None


def _serves(process: psutil.Process, place: Place) -> bool:
    try:
        if "java" not in process.name().lower() or process.status() == psutil.STATUS_ZOMBIE:
            return False
        return home_argument(place) in process.cmdline()
    except psutil.Error:
        return False


def launch(command: list[str], place: Place, environment: dict[str, str]) -> psutil.Popen:
    """Start the command so that it outlives us and hears no Ctrl-C of ours."""
    with place.log.open("wb") as log:
        return detached(command, place.root, environment, log.fileno())


def detached(
    command: list[str], folder: Path, environment: dict[str, str], log: int = subprocess.DEVNULL
) -> psutil.Popen:
    """A process of its own session, without our terminal; it says what it says to `log`."""
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    flags |= getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
    child = psutil.Popen(
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=subprocess.STDOUT if log != subprocess.DEVNULL else subprocess.DEVNULL,
        start_new_session=os.name != "nt",
        creationflags=flags,
    )
    # Taken note of when it ends, or it would stand in the process table as long as we run.
    threading.Thread(target=child.wait, daemon=True).start()
    return child


def alive(process: psutil.Process) -> bool:
    """Whether it still runs; one that has ended and only waits to be taken note of doesn't."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False


def stop(process: psutil.Process, grace: float = GRACE) -> None:
    """Ask it to stop, then make it; returns when it is gone."""
    with suppress(psutil.NoSuchProcess):
        process.terminate()
        if not _gone(process, grace):
            process.kill()
            _gone(process, GRACE)


def _gone(process: psutil.Process, seconds: float) -> bool:
    """Whether it ends within so many seconds, its parent having taken note of that or not."""
    until = time.monotonic() + seconds
    while alive(process) and time.monotonic() < until:
        time.sleep(0.02)
    return not alive(process)


def memory(process: psutil.Process) -> int:
    """Resident bytes; 0 where it has just ended or won't say."""
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0


def listens(process: psutil.Process, port: int) -> bool:
    """Whether it is this process that listens on the port; True where the system won't say."""
    try:
        found = process.net_connections("tcp")
    except psutil.AccessDenied:
        return True
    except psutil.Error:
        return False
    return any(c.status == psutil.CONN_LISTEN and c.laddr[1] == port for c in found)
