"""`saan person` on a database of Saan's own: no file of the home tells of who was forgotten."""

import json
import stat
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from graph import server
from graph.accounts import Book
from graph.backup import kept, rebuild, save
from graph.base import config
from graph.base.errors import Conflict
from graph.cli.main import main
from graph.conditions.sealed import Sealed
from graph.conditions.told import Told, ToldTie
from graph.journal.verify import verify
from graph.privacy import forget, held, ledger
from graph.service import open_service
from graph.setup import schema
from graph.store import Store
from tests.privacy.test_forgetting import RECORDS, TOKEN, UID
from tests.support.made import NOTE, actor, put

pytestmark = pytest.mark.server

NIGHT = datetime(2026, 11, 30, 2, 5, tzinfo=ZoneInfo("Asia/Bangkok"))
TRACES = (TOKEN, UID, "Zephyran", "089-555-0199", "zj@example.org")


@pytest.fixture
def home() -> Iterator[Path]:
    """The user's own home, with the planted person and a backup of last night."""
    own = config.home()
    with Store(server.up(own)) as store:
        schema.prepare(store)
        put(store, *RECORDS)
        asked(own)
        kept.keep(store, own, NIGHT)
    book = Book(own)
    book.add("มานี", "administrator", None)
    book.note_look("มานี", "export", "xlsx")
    yield own
    server.down(own)


def asked(home: Path) -> None:
    """The person was asked and told something, and another told of them."""
    sealed, until = Sealed(home), date(2599, 12, 31)
    theirs, others = (sealed.invite("q1", uid, until) for uid in (UID, "a"))
    sealed.tell(theirs, Told((ToldTie("COOPERATE", "a"),), voice="ชอบ"))
    ties = (ToldTie("COOPERATE", UID), ToldTie("COORDINATE", "b", through=UID))
    sealed.tell(
        others, Told((*ties, ToldTie("none", named=f"{TOKEN} ใจดี")), voice=f"ถาม {TOKEN} ใจดี")
    )
    sealed.keep(others, {(UID, "trust.reliable"): 2}, {})


def told(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    with pytest.raises(SystemExit) as ended:
        main(["--lang", "en", *arguments])
    code = ended.value.code
    return (code if isinstance(code, int) else 1), capfd.readouterr().err


def holding(folder: Path) -> dict[str, list[str]]:
    """The files that hold a trace, in UTF-8, UTF-16 or as Neo4j packs Latin letters."""
    forms = {
        text: [text.encode(), text.encode("utf-16-le"), text.encode("utf-16-be")] for text in TRACES
    }
    found: dict[str, list[str]] = {}
    for path in folder.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            texts = [t for t, each in forms.items() if any(f in data for f in each)]
            if texts:
                found[str(path.relative_to(folder))] = texts
    return found


def test_given_then_forgotten_and_found_nowhere(
    home: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    given = tmp_path / "person.json"
    code, said = told(capfd, "person", "export", f"{TOKEN} ใจดี", str(given))
    assert (code, "give it to them alone" in said) == (0, True)
    assert stat.S_IMODE(given.stat().st_mode) == 0o600
    assert json.loads(given.read_text("utf-8"))["person"]["uid"] == UID
    (once,) = json.loads(given.read_text("utf-8"))["asked"]
    assert (once["round"], once["told"]["ties"][0]["partner"]) == ("q1", "a")
    assert once["told"].keys() == {"ties", "offers"}  # nobody knows who said what else
    assert "answers.sqlite3" in holding(home)
    assert holding(home / "data"), "the files held them before"

    code, said = told(capfd, "person", "forget", UID)
    assert code == 2
    for line in (
        "ties: 1 goes",
        "what they told, in 1 round go",
        "saan-2026-11-30.zip (2028-01-07)",
        "took data out before: มานี",
        "with --yes",
    ):
        assert line in said, said

    code, said = told(capfd, "person", "forget", UID, "--backups", "--yes", "--as", "มานี")
    assert code == 0, said
    assert "nothing of this person is left" in said
    server.down(home)
    assert holding(home) == {}
    with Store(server.up(home)) as store:
        assert verify(store).troubles == ()
        assert store.rows("actors/selected", texts=["a"], former=[])
    (left,) = (home / "backups").glob("*.zip")
    assert kept.shelf(home).good[0].file == left.name

    code, said = told(capfd, "person", "forget", UID, "--yes")
    assert (code, "was forgotten on" in said) == (1, True)


@pytest.mark.faults
def test_a_backup_of_before_that_is_put_back_says_whom_it_holds(
    home: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with Store(server.up(home)) as store:
        save(store, tmp_path / "before.zip")
    assert told(capfd, "person", "forget", UID, "--yes", "--as", "มานี")[0] == 0
    again = tmp_path / "again"
    code, said = told(capfd, "restore", str(tmp_path / "before.zip"), "--home", str(again))
    server.down(again)
    assert (code, f"forgotten since: {UID}" in said) == (0, True)


@pytest.mark.faults
def test_who_writes_while_the_files_are_made_anew_loses_nothing(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from graph.backup import restore

    with Store(server.up(home)) as live:
        fill = restore._fill

        def and_write(*given: object) -> None:
            fill(*given)
            put(live, actor("late"))

        monkeypatch.setattr(restore, "_fill", and_write)
        with pytest.raises(Conflict) as refused:
            rebuild(home)
        assert refused.value.key == "journal.moved"
        assert live.rows("actors/selected", texts=["late"], former=[])


@pytest.mark.faults
def test_who_was_forgotten_on_a_page_is_gone_from_the_files_at_the_next_start(
    home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    source = open_service().source
    forget(source, held(source, UID), NOTE)
    source.store.close()
    server.down(home)
    assert "data" in {path.split("/")[0] for path in holding(home)}
    code, said = told(capfd, "up")
    assert (code, ledger.left(home)) == (0, False), said
    server.down(home)
    assert "data" not in {path.split("/")[0] for path in holding(home)}
