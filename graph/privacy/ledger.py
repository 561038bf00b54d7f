"""Who was forgotten, as salted hashes in a home's `forgotten.json`: a backup of before that is put
back can be told to hold them."""

import hashlib
import json
import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from graph.base import config
from graph.server.place import write_secret

FILE = "forgotten.json"


def add(home: Path, uids: Iterable[str]) -> None:
    """Notes that these uids were forgotten today."""
    at = config.now().date().isoformat()
    made = [(secrets.token_hex(8), uid) for uid in uids]
    kept = [{"at": at, "salt": salt, "hash": _hash(salt, uid), "left": True} for salt, uid in made]
    _keep(home, [*_kept(home), *kept])


def left(home: Path) -> bool:
    """Whether the database's files may still hold somebody who was forgotten."""
    return any(each["left"] for each in _kept(home))


def made_anew(home: Path) -> None:
    """The database's files hold nobody any more who was forgotten."""
    _keep(home, [each | {"left": False} for each in _kept(home)])


def when(home: Path, uid: str) -> str | None:
    """The day on which the uid was forgotten, ISO 8601; None where it was not."""
    return _when(_kept(home), uid)


def back(home: Path, uids: Iterable[str]) -> list[str]:
    """Those of these uids that were forgotten."""
    kept = _kept(home)
    return [uid for uid in uids if _when(kept, uid)]


def _when(kept: list[dict[str, Any]], uid: str) -> str | None:
    found = (each["at"] for each in kept if _hash(each["salt"], uid) == each["hash"])
    return next(found, None)


def _keep(home: Path, entries: list[dict[str, Any]]) -> None:
    home.mkdir(parents=True, exist_ok=True)
    write_secret(home / FILE, json.dumps(entries, indent=1))


def _kept(home: Path) -> list[dict[str, Any]]:
    try:
        return list(json.loads((home / FILE).read_text("utf-8")))
    except (OSError, ValueError):
        return []


def _hash(salt: str, uid: str) -> str:
    return hashlib.sha256(f"{salt}{uid}".encode()).hexdigest()
