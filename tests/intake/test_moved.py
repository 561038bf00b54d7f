"""A file that is changed while `saan import` asks about it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from graph.base.words import say
from graph.journal.all_records import all_records
from graph.kinds import Actor
from graph.store import Store

GRAPH = (
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    '<key id="k" for="node" attr.name="category" attr.type="string"/><graph edgedefault="directed">'
    '<node id="กลุ่มผัก"><data key="k">group</data></node>'
    '<node id="กลุ่มข้าว"><data key="k">group</data></node></graph></graphml>'
)
CHANGED = GRAPH.replace("กลุ่มข้าว", "กลุ่มปลา")


def answered_yes(file: Path, written_before: str | None) -> tuple[int, str]:
    """`saan import` at a terminal: its exit code and what it said. Its question is answered with
    yes once `written_before` is in the file."""
    import pty

    own, theirs = pty.openpty()
    saan = [sys.executable, "-c", "from graph.cli import main; main()", "--lang", "en"]
    command = [*saan, "import", str(file), "--as", "x"]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        said = b""
        while piece := _read(own):
            said += piece
            if said.endswith(b"[y/N]: "):  # it waits, and reads nothing meanwhile
                if written_before is not None:
                    file.write_text(written_before, "utf-8")
                os.write(own, b"y\n")
    os.close(own)
    return process.returncode, said.decode()


def _read(own: int) -> bytes:
    try:
        return os.read(own, 1 << 16)
    except OSError:  # the other end is closed
        return b""


@pytest.mark.skipif(sys.platform == "win32", reason="no terminals to be had there")
def test_a_file_changed_while_it_is_asked_about_is_not_written(
    given: Store, tmp_path: Path
) -> None:
    file = tmp_path / "เครือข่าย.graphml"
    file.write_text(GRAPH, "utf-8")
    code, said = answered_yes(file, CHANGED)
    assert code == 1
    assert say("cli.import.moved", "en") in said
    assert given.rows("journal/state")[0]["actors"] == 0
    code, said = answered_yes(file, None)
    assert code == 0
    names = [each.name for each in all_records(given).of(Actor).values()]
    assert sorted(names) == ["กลุ่มปลา", "กลุ่มผัก"]
