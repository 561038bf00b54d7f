"""The command line run within the test's own process, and programs that are killed at work."""

import json
import random
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from graph.cli import main


def saan(*arguments: str) -> int:
    """Runs `saan` with the arguments; its exit code."""
    with pytest.raises(SystemExit) as end:
        main(list(arguments))
    return int(end.value.code or 0)


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    """What `saan … -f json` says, having ended with 0."""
    capsys.readouterr()
    assert saan(*arguments, "-f", "json") == 0
    return json.loads(capsys.readouterr().out)


WORK = 8.0
"""Seconds within which a program that makes a home beside another is killed at some moment."""


def killed_at_work(home: Path, chance: random.Random, *arguments: str) -> None:
    """Runs a Python program that makes a home beside `home`, and kills it once it has begun to."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen([sys.executable, *arguments], stdout=quiet, stderr=quiet)
    making = home.with_name(f"{home.name}-making")
    while process.poll() is None and not making.exists():
        time.sleep(0.02)
    with suppress(subprocess.TimeoutExpired):
        process.wait(chance.uniform(0, WORK))
    process.kill()
    process.wait()
