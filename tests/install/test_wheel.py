"""The wheel holds everything: installed elsewhere it answers, and shows its pages."""

import os
import subprocess
import sys
import sysconfig
import time
import urllib.request
import venv
from pathlib import Path

import pytest

from graph.store import Store
from tests.support.places import ROOT


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel in it; the libraries are those of the tests."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    subprocess.run([*build, str(ROOT)], check=True, capture_output=True)
    (wheel,) = folder.glob("saan-*.whl")
    venv.create(folder / "env", with_pip=False)
    pip = [sys.executable, "-m", "pip", "--python", str(folder / "env"), "install"]
    subprocess.run([*pip, "--no-deps", "--no-index", str(wheel)], check=True, capture_output=True)
    (packages,) = (folder / "env").rglob("site-packages")
    (packages / "libraries.pth").write_text(sysconfig.get_paths()["purelib"], "utf-8")
    return folder / "env" / ("Scripts" if os.name == "nt" else "bin")


def test_it_brings_the_licences_of_what_runs_beside_it(installed: Path) -> None:
    (notice,) = installed.parent.rglob("saan-*.dist-info/licenses/NOTICE")
    said = notice.read_text("utf-8")
    assert "Neo4j Community Edition. GNU General Public License, version 3." in said
    assert "OpenJDK" in said


def environment(store: Store, home: Path) -> dict[str, str]:
    given = {
        "SAAN_HOME": str(home),
        "SAAN_LANG": "en",
        "SAAN_NEO4J_URI": store.target.uri,
        "SAAN_NEO4J_USER": store.target.user,
        "SAAN_NEO4J_PASSWORD": store.target.password,
    }
    return {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | given


def test_it_helps_answers_and_brings_areas_and_seed(
    installed: Path, store: Store, tmp_path: Path
) -> None:
    def saan(*arguments: str) -> str:
        done = subprocess.run(
            [str(installed / "saan"), *arguments],
            env=environment(store, tmp_path),
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    where = subprocess.run(
        [str(installed / "python"), "-c", "import graph; print(graph.__file__)"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert str(installed.parent) in where.stdout
    assert "Commands:" in saan("--help")
    assert '"created": 8463' in saan("import", "areas:th", "-f", "json")
    assert "8463" in saan("query", "journal/state")
    seed = installed.parent.rglob("saan-seed.xlsx")
    assert '"created": 101' in saan("import", str(next(seed)), "-f", "json")
    assert '"actors": 94' in saan("strength", "--on", "2026-09-30", "-f", "json")


def test_it_serves_the_pages_and_the_drawing_library(
    installed: Path, store: Store, tmp_path: Path, free_port: int
) -> None:
    process = subprocess.Popen(
        [str(installed / "saan"), "serve", "--port", str(free_port)],
        env=environment(store, tmp_path),
        cwd=tmp_path,
    )
    try:
        assert b"<title>" in got(f"http://127.0.0.1:{free_port}/", process)
        drawing = got(f"http://127.0.0.1:{free_port}/saan/vis-network.min.js", process)
        assert len(drawing) > 100_000
    finally:
        process.terminate()
        process.wait(timeout=20)


def got(url: str, process: "subprocess.Popen[bytes]") -> bytes:
    for _ in range(300):
        assert process.poll() is None, "the dashboards ended"
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                return bytes(answer.read())
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"no answer from {url}")
