"""Backups that Saan makes by itself: each tried before it counts, and some kept.

A home keeps them in `backups/`, for its owner alone, with `kept.json` beside them: of each file
its moment and SHA-256, and what was wrong with the last try.
"""

import hashlib
import json
import logging
import tempfile
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from graph.backup.restore import restore_home
from graph.backup.save import save
from graph.base.errors import SaanError
from graph.store import Store

log = logging.getLogger(__name__)

FOLDER, INDEX = "backups", "kept.json"
NIGHTS = 14
"""Nightly backups that are kept; of older ones, the last of each month of the past year."""
MONTHS = 12

WEEK = 7
"""Days after which the last one is too old."""


@dataclass(frozen=True)
class Kept:
    """A backup that was restored, and found the same. at: when it was made, ISO 8601 with its zone.
    why: "night", or "schema" where a new version of Saan was about to change the database."""

    file: str
    at: str
    sha256: str
    why: str = "night"

    @property
    def day(self) -> date:
        """The day on which it was made."""
        return datetime.fromisoformat(self.at).date()


@dataclass(frozen=True)
class Shelf:
    """What a home keeps. good: the newest first. trouble: what was wrong with the last try, in
    each language; None where it went well."""

    good: tuple[Kept, ...] = ()
    trouble: dict[str, str] | None = None

    @property
    def last(self) -> Kept | None:
        """The newest that is good."""
        return self.good[0] if self.good else None


def shelf(home: Path) -> Shelf:
    """What is kept there: files that are gone or shorter than they were don't count."""
    folder = home / FOLDER
    try:
        said = json.loads((folder / INDEX).read_text("utf-8"))
        good = tuple(Kept(**each) for each in said["good"])
        return Shelf(tuple(e for e in good if (folder / e.file).is_file()), said["trouble"])
    except (OSError, ValueError, TypeError, KeyError):
        return Shelf()


def damaged(home: Path) -> Kept | None:
    """The newest backup, where its file is no longer what it was."""
    last = shelf(home).last
    same = last is None or _sha256(home / FOLDER / last.file) == last.sha256
    return None if same else last


def keep(store: Store, home: Path, now: datetime, why: str = "night") -> Kept:
    """Makes a backup, tries it, and takes out those that are old.

    A SaanError says what failed, and is kept for whoever looks; what was kept before stays. The
    last file that could not be tried, or failed, stays as `untried-…`, and counts for nothing.
    """
    folder = home / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = f"saan-{now:%Y-%m-%d}{'' if why == 'night' else f'-{why}'}.zip"
    before = shelf(home)
    with tempfile.TemporaryDirectory(prefix=".trying-", dir=folder) as trying:
        draft = Path(trying) / file
        try:
            save(store, draft, home)
            attempt(draft)
        except SaanError as error:
            if draft.is_file():
                for old in folder.glob("untried-*"):
                    old.unlink()
                draft.replace(folder / f"untried-{file}")
            told = {lang: error.text(lang) for lang in ("th", "en")}
            _write(folder, replace(before, trouble=told))
            raise
        found = Kept(file, now.isoformat(timespec="seconds"), _sha256(draft), why)
        draft.replace(folder / file)
    good = (found, *(each for each in before.good if each.file != file))
    stay = _staying(good)
    _write(folder, Shelf(stay))
    for each in set(good) - set(stay):
        (folder / each.file).unlink(missing_ok=True)
    log.info("backup %s is good; %d kept", file, len(stay))
    return found


def leaving(found: Shelf) -> dict[str, date | None]:
    """File → the day by which it goes by itself, where a backup is made each night: the last of a
    month after a year. None for one before a step of the schema, which later steps push out."""
    months = {f"{each.day:%Y-%m}": each for each in reversed(found.good) if each.why == "night"}
    stay = {each.file for each in months.values()}
    return {
        each.file: None
        if each.why != "night"
        else each.day + timedelta(days=31 * (MONTHS + 1) if each.file in stay else NIGHTS)
        for each in found.good
    }


def begin_anew(store: Store, home: Path, now: datetime) -> Kept:
    """As `keep`, after which all earlier ones go, those that failed too."""
    found = keep(store, home, now)
    folder = home / FOLDER
    _write(folder, Shelf((found,)))
    for each in folder.glob("*.zip"):
        if each.name != found.file:
            each.unlink()
    return found


def attempt(path: Path) -> None:
    """Restores a backup into a place beside it. A SaanError says why it can't be, or in what it is
    not what was saved."""
    from graph import server

    scratch = path.parent / "home"
    try:
        restore_home(path, scratch)
    finally:
        server.down(scratch)


def _staying(good: tuple[Kept, ...]) -> tuple[Kept, ...]:
    """Those of the last nights, and the last of each of twelve months; before each step of the
    schema, the last three."""
    nights = [each for each in good if each.why == "night"]
    months = {f"{each.day:%Y-%m}": each for each in reversed(nights)}
    stay = {*nights[:NIGHTS], *list(months.values())[-MONTHS:]}
    stay |= set([each for each in good if each.why != "night"][:3])
    return tuple(each for each in good if each in stay)


def _write(folder: Path, found: Shelf) -> None:
    draft = folder / f".{INDEX}"
    draft.write_text(json.dumps(asdict(found), ensure_ascii=False, indent=1), "utf-8")
    draft.replace(folder / INDEX)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
