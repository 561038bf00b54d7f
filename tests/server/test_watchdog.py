"""A test run that is killed leaves no server behind."""

import os
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from tests.support.places import ROOT

RUN = """
import os, time

import psutil

def test_that_never_ends(target, tmp_path):
    mine = [found for found in psutil.process_iter() if str(tmp_path.parent) in said(found)]
    (tmp_path / "pids").write_text(" ".join(str(found.pid) for found in mine))
    (tmp_path / "pids").rename(os.environ["PIDS"])
    time.sleep(600)

def said(process):
    try:
        return " ".join(process.cmdline()) if "java" in process.name() else ""
    except psutil.Error:
        return ""
"""


@pytest.mark.faults
@pytest.mark.usefixtures("watchdog")
def test_a_killed_run_leaves_no_server(tmp_path: Path) -> None:
    (tmp_path / "test_run.py").write_text(RUN)
    pids = tmp_path / "pids"
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider"]
    where = ["-n", "1", "--rootdir", str(tmp_path), "--basetemp", str(tmp_path / "homes")]
    given = {"PYTHONPATH": str(ROOT), "PIDS": str(pids)}
    ours = {k: v for k, v in os.environ.items() if not k.startswith("PYTEST_")} | given
    run = subprocess.Popen([*command, *where, str(tmp_path)], env=ours)
    until = time.monotonic() + 120
    while not pids.exists():
        assert run.poll() is None
        assert time.monotonic() < until
        time.sleep(0.1)
    (java,) = [psutil.Process(int(pid)) for pid in pids.read_text().split()]
    assert java.is_running()
    run.kill()
    run.wait()
    assert psutil.wait_procs([java], timeout=60)[1] == []
