"""The page for the notice of a breach."""

import stat
from pathlib import Path

import pytest

from graph.accounts import Book
from graph.base import config
from graph.base.words import speaking
from graph.privacy.notice import notice
from tests.support.command import saan


def test_what_was_looked_at_is_told_and_names_are_data() -> None:
    rows = [
        {"at": "2026-11-01", "who": "มานี", "what": "contacts", "about": "a1"},
        {"at": "2026-11-02", "who": "<b>x</b>", "what": "export", "about": "xlsx"},
    ]
    with speaking("en"):
        page = notice(rows, None, None)
    assert "2 looks by 2 people; contacts of 1 partner were opened." in page
    assert "<td>&lt;b&gt;x&lt;/b&gt;</td>" in page
    assert "http://" not in page
    assert "https://" not in page


def test_the_command_writes_it_for_its_owner_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Book(config.home()).note_look("มานี", "contacts", "a1")
    Book(config.home()).add("มานี", "administrator", None)
    path = tmp_path / "breach.html"
    assert saan("looks", "--notice", str(path)) == 0
    assert "<td>มานี</td>" in path.read_text("utf-8")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert saan("looks", "--notice", str(path)) == 2
    assert "--force" in capsys.readouterr().err
    assert saan("looks", "--notice", str(tmp_path / "no" / "such" / "folder.html")) == 1
