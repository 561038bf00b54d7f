"""The first load by Neo4j's own importer, in a process of its own whose memory is watched."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass

import psutil

from benchmarks import made
from benchmarks.bench import Bench, Cost
from benchmarks.table import Row
from graph import server

PROGRAM = """
import json, sys
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from graph.cli import main
try:
    main(["import", "--fresh", sys.argv[1], "-f", "json"])
except SystemExit as end:
    used = [getrusage(who) for who in (RUSAGE_SELF, RUSAGE_CHILDREN)]
    print(json.dumps([end.code, *(u.ru_utime + u.ru_stime for u in used), used[0].ru_maxrss]))
"""


@dataclass(frozen=True)
class Load:
    """What a first load cost; memory: the most this process held, in MB."""

    cost: Cost
    memory: float


def rows(bench: Bench, driver: Cost) -> list[Row]:
    """The rows of the table. driver: what the same files cost through the driver."""
    load = _load(bench)
    theirs = driver.python + driver.java
    ours = load.cost.python + load.cost.java
    return [
        Row(
            "first load by --fresh, CPU of the driver's way",
            0.3,
            ours / theirs,
            f"{load.cost} against {driver}",
        ),
        Row("its memory", 1.0, load.memory / 1000, f"{load.memory:,.0f} MB", unit="GB"),
    ]


def _load(bench: Bench) -> Load:
    """Everything counts: reading, checks, importer, both starts of a server, the comparison."""
    from time import perf_counter

    home, tables = bench.home("fresh"), made.tables(bench.folder, bench.actors)
    environment = os.environ | {"SAAN_HOME": str(home)}
    command = [sys.executable, "-c", PROGRAM, str(tables)]
    begun = perf_counter()
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
    wall = perf_counter() - begun
    code, python, java, kibibytes = json.loads(done.stdout.splitlines()[-1])
    assert code == 0
    times = psutil.Process(server.status(home).pid).cpu_times()
    server.down(home)
    return Load(Cost(wall, python, java + times.user + times.system), kibibytes * 1024 / 1e6)
