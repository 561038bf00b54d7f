"""Backups that are made by themselves: tried before they count, and some kept."""

import stat
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from graph.backup import kept
from graph.backup.kept import Kept
from graph.base.errors import DataError, SaanError
from graph.nightly import Watch
from graph.setup.schema import SCHEMA
from graph.store import Store
from tests.support.made import actor, put, tie

ZONE = ZoneInfo("Asia/Bangkok")
NIGHT = datetime(2026, 11, 30, 2, 5, tzinfo=ZONE)
ONE = Kept(
    "saan-2026-11-29.zip",
    "2026-11-29T02:05:00+07:00",
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",  # of "abc": FIPS 180-2
)


@pytest.fixture
def filled(given: Store) -> Store:
    put(given, actor("a"), actor("b"), tie("a", "b"))
    return given


@pytest.fixture
def there(tmp_path: Path) -> Path:
    """A home with one backup, as its index has it."""
    folder = tmp_path / "home" / "backups"
    folder.mkdir(parents=True)
    (folder / "saan-2026-11-29.zip").write_bytes(b"abc")
    kept._write(folder, kept.Shelf((ONE,)))
    return tmp_path / "home"


def test_each_night_makes_one_which_counts_once_it_was_restored(
    filled: Store, tmp_path: Path
) -> None:
    clock = iter([NIGHT, NIGHT + timedelta(hours=1), NIGHT + timedelta(days=1)])
    watch = Watch(clock=lambda: next(clock))
    for _ in range(3):
        watch.look()
    home = tmp_path / "home"
    folder = home / "backups"
    assert [each.file for each in kept.shelf(home).good] == [
        "saan-2026-12-01.zip",
        "saan-2026-11-30.zip",
    ]
    assert kept.damaged(home) is None
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "saan-2026-12-01.zip").stat().st_mode) == 0o600
    assert len(list(folder.iterdir())) == 3


def test_one_that_is_not_whole_does_not_count_and_is_told(filled: Store, there: Path) -> None:
    with filled.driver.session() as session:  # past the door: the journal doesn't know of it
        session.run("MATCH (a:Actor {uid: 'a'}) SET a.name = 'x'").consume()
    with pytest.raises(DataError):
        kept.keep(filled, there, NIGHT)
    found = kept.shelf(there)
    assert found.good == (ONE,)
    assert found.trouble
    assert "journal" in found.trouble["en"]
    assert len(list((there / "backups").iterdir())) == 2


def test_one_that_cannot_be_tried_stays_and_counts_for_nothing(
    filled: Store, there: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a file").write_text("")
    monkeypatch.setenv("SAAN_CACHE", str(tmp_path / "a file" / "cache"))  # no server starts
    for night in (NIGHT, NIGHT + timedelta(days=1)):
        with pytest.raises(SaanError):
            kept.keep(filled, there, night)
    assert kept.shelf(there).good == (ONE,)
    assert kept.shelf(there).trouble
    assert sorted(each.name for each in (there / "backups").iterdir()) == [
        "kept.json",
        ONE.file,
        "untried-saan-2026-12-01.zip",
    ]


def test_a_file_that_changed_since_or_is_gone_does_not_count(there: Path) -> None:
    assert kept.damaged(there) is None
    file = there / "backups" / ONE.file
    file.write_bytes(b"abd")
    assert kept.damaged(there) == ONE
    file.unlink()
    assert kept.shelf(there).last is None


def test_two_weeks_of_nights_stay_and_the_last_of_each_month() -> None:
    first = date(2025, 1, 1)
    nights = [first + timedelta(days=n) for n in range(500)]  # until 2026-05-15
    good = tuple(Kept(f"{day}.zip", f"{day}T02:05:00+07:00", "") for day in reversed(nights))
    stay = kept._staying(good)
    assert [str(each.day) for each in stay] == [
        *(str(date(2026, 5, 15) - timedelta(days=n)) for n in range(14)),
        "2026-04-30", "2026-03-31", "2026-02-28", "2026-01-31", "2025-12-31", "2025-11-30",
        "2025-10-31", "2025-09-30", "2025-08-31", "2025-07-31", "2025-06-30",
    ]  # fmt: skip


def test_an_index_that_cannot_be_read_is_an_empty_shelf(tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    for text in ("", "[]", '{"good": [{"file": 1}], "trouble": null}', '{"good": 3}'):
        (tmp_path / "backups" / "kept.json").write_text(text, "utf-8")
        assert kept.shelf(tmp_path) == kept.Shelf()


def test_before_a_step_of_the_schema_one_is_made(filled: Store, tmp_path: Path) -> None:
    from graph.service import open_service

    filled.write(lambda work: work.rows("setup/mark", schema=SCHEMA - 1))
    open_service().store.close()
    assert filled.rows("journal/state")[0]["schema"] == SCHEMA
    (made,) = kept.shelf(tmp_path / "home").good
    assert made.why == "schema"
    open_service().store.close()
    assert kept.shelf(tmp_path / "home").good == (made,)
