"""The command `saan account`."""

import io
import json
from pathlib import Path

import pytest

from graph.accounts import Book
from graph.cli import main

PASSWORD = "ตะกร้าสานสามใบริมคลอง"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SAAN_HOME", str(tmp_path))
    return tmp_path


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str, typed: str = PASSWORD) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed + "\n"))
    with pytest.raises(SystemExit) as ended:
        main(["account", *arguments])
    return int(ended.value.code or 0)


def test_the_first_account_is_an_administrators(
    monkeypatch: pytest.MonkeyPatch, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "somjai", "--role", "editor") == 1
    assert "administrator" in capsys.readouterr().err
    assert run(monkeypatch, "somjai", "--role", "administrator") == 0
    assert run(monkeypatch, "มานะ", "--role", "viewer", "--actor", "a014") == 0
    capsys.readouterr()
    assert run(monkeypatch, "-f", "json") == 0
    assert json.loads(capsys.readouterr().out) == [
        {
            "name": "somjai",
            "role": "administrator",
            "networks": [],
            "actor": None,
            "closed": None,
        },
        {"name": "มานะ", "role": "viewer", "networks": [], "actor": "a014", "closed": None},
    ]
    assert Book(home).sign_in("มานะ", PASSWORD, "127.0.0.1")


def test_a_role_is_changed_and_an_account_closed(
    monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    book = Book(home)
    book.add("somjai", "administrator", PASSWORD)
    book.add("mana", "viewer", PASSWORD)
    assert run(monkeypatch, "mana", "--role", "editor") == 0
    assert book.account("mana").role == "editor"
    assert run(monkeypatch, "mana", "--password", typed="seven slow buffaloes at noon") == 0
    assert book.sign_in("mana", "seven slow buffaloes at noon", "127.0.0.1")
    assert run(monkeypatch, "mana", "--close") == 0
    assert book.account("mana").closed
    assert run(monkeypatch, "somjai", "--close") == 1
    assert run(monkeypatch, "nobody") == 1


def test_without_accounts_it_says_how_to_add_the_first(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch) == 0
    assert "saan account" in capsys.readouterr().err
