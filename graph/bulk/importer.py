"""Neo4j's offline importer, run on a home whose server has never been started."""

import os
import re
import subprocess
from pathlib import Path

from graph import server
from graph.base.progress import Progress
from graph.bulk.files import BETWEEN, Made
from graph.server import jars, java, start
from graph.server.place import Place, need_room_to_start

STAGES = 4
BUFFER = 4 * 2**20
_STAGE = re.compile(r"\((\d)/4\)")
_DONE = re.compile(r"(\d+)%")


def run(place: Place, folder: Path, made: Made, progress: Progress) -> None:
    """Makes the home's database of the files in `folder`; ServerError where it doesn't."""
    version = server.VERSION
    class_path = java.class_path(version, jars.ensure(version))
    need_room_to_start(place.root)
    command = [str(java.program()), *java.FAST, *java.OPENS, class_path, java.ADMIN]
    command += ["database", "import", "full", "neo4j", *_options(place, made)]
    environment = java.environment() | {
        "NEO4J_HOME": str(place.root),
        "NEO4J_CONF": str(place.conf),
    }
    with place.log.open("wb") as log:
        child = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=log,
            start_new_session=os.name != "nt",
        )
        try:
            _follow(child, progress)
        finally:
            child.kill()
            child.wait()
    if child.returncode:
        raise start.failure(place)


def _options(place: Place, made: Made) -> list[str]:
    """A regular expression of the tool's must name a file with its folder: hence the "./"."""
    options = [f"--nodes=./{name}" for name in made.nodes]
    options += [f"--relationships=./{name}" for name in made.relationships]
    options += [f"--array-delimiter=U+{ord(BETWEEN):04X}", "--bad-tolerance=0"]
    options += [f"--report-file={place.root / 'logs' / 'import.report'}"]
    options += [f"--multiline-fields={str(made.lines).lower()}"]
    options += [f"--read-buffer-size={max(BUFFER, 4 * made.longest)}"]
    return options


def _follow(child: "subprocess.Popen[bytes]", progress: Progress) -> None:
    """Tells how far it is: out of 100 for each of the four stages."""
    assert child.stdout is not None
    stage = 1
    for line in child.stdout:
        text = line.decode("utf-8", errors="replace")
        if found := _STAGE.search(text):
            stage = int(found[1])
        elif found := _DONE.search(text):
            progress(100 * (stage - 1) + int(found[1]), 100 * STAGES)
    child.wait()
