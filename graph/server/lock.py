"""Which jars make up the server: read from the lock that ships with Saan, and made anew.

`python -m graph.server.lock 2026.08.1` asks the repository that jgo knows for what Neo4j Community
of that version is made of, and writes `jars-2026.08.1.lock` beside this file: one jar a line, as
coordinates, SHA-256 and bytes.
"""

import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from graph.base.errors import ServerError
from graph.server.jar import Jar, sha256

FOLDER = Path(__file__).parent
THREADS = 8


def jars(version: str) -> tuple[Jar, ...]:
    """The jars of a version, in the order of the class path; ServerError where no lock is kept."""
    path = lock_path(version)
    if not path.is_file():
        kept = sorted(p.stem.removeprefix("jars-") for p in FOLDER.glob("jars-*.lock"))
        raise ServerError("server.unknown_version", version=version, kept=", ".join(kept))
    lines = (line.split() for line in path.read_text("utf-8").splitlines())
    return tuple(Jar(line[0], line[1], int(line[2])) for line in lines if line)


def lock_path(version: str) -> Path:
    """Where the lock of a version lies."""
    return FOLDER / f"jars-{version}.lock"


def make(version: str, folder: Path) -> tuple[Jar, ...]:
    """What the version is made of now; downloads all of it into `folder`."""
    from jgo.maven import MavenContext, PythonResolver

    context = MavenContext(repo_cache=folder, resolver=PythonResolver(), timeout=60)
    root = context.create_dependency(f"org.neo4j:neo4j:{version}")
    asked, needed = context.resolver.resolve([root])
    artifacts = [d.artifact for d in (*asked, *needed) if d.artifact.packaging == "jar"]
    with ThreadPoolExecutor(THREADS) as pool:
        found = sorted(set(pool.map(_locked, artifacts)))
    if len({jar.file for jar in found}) != len(found):
        raise ValueError("two jars share a file name: keep them apart by group")
    return tuple(found)


def _locked(artifact: Any) -> Jar:
    path: Path = artifact.resolve()
    names = (artifact.groupId, artifact.artifactId, artifact.version, artifact.classifier)
    return Jar(":".join(n for n in names if n), sha256(path), path.stat().st_size)


def main(version: str) -> None:
    """Write the lock of a version."""
    with tempfile.TemporaryDirectory() as folder:
        found = make(version, Path(folder))
    text = "".join(f"{jar.coordinates} {jar.sha256} {jar.size}\n" for jar in found)
    lock_path(version).write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1])
