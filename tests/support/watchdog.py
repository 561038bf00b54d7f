"""Ends what a test run started, once the run is gone, however it ended.

`python watchdog.py FOLDER` waits until its input is closed, which the end of the run's process
does even where that was killed, and then ends every process that works in the run's folder.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil


@contextmanager
def watching(folder: Path) -> Iterator[None]:
    """A watchdog over the folder of temporary homes, in a session of its own."""
    command = [sys.executable, __file__, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True):
        yield


def end_all(folder: str) -> None:
    """Ends what works in the folder until nothing is left that might start anew."""
    while found := [process for process in psutil.process_iter() if _works_in(process, folder)]:
        for process in found:
            with suppress(psutil.Error):
                process.kill()
        psutil.wait_procs(found, timeout=5)


def _works_in(process: psutil.Process, folder: str) -> bool:
    """Whether its command line or its SAAN_HOME names something in the folder."""
    try:
        if process.pid == os.getpid() or process.status() == psutil.STATUS_ZOMBIE:
            return False
        said = [*process.cmdline(), process.environ().get("SAAN_HOME", "")]
    except psutil.Error:
        return False
    return any(f"{folder}{os.sep}" in part for part in said)


if __name__ == "__main__":
    sys.stdin.buffer.read()
    end_all(sys.argv[1])
