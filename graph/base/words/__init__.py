"""Every sentence and label Saan says, in Thai and English.

The texts are data: `*.toml` beside this file, one file a room, each entry a table with `th` and
`en`; what a kind of record is called stands with its other words. `say("server.port_taken",
port=7687)` gives the one in the language in force. Where a sentence names a command, `page_th` and
`page_en` are what a page says in its place. `{count:pair|pairs}` is the first where `count` is 1.
"""

import os
import re
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("th", "en")

KINDS = Path(__file__).parents[2] / "kinds" / "vocabulary.toml"
"""The words of the kinds: below `[kinds.<kind>]`, those that are entries are said too."""

COUNTS = {"actors", "batches", "count", "cuts", "edges", "hubs", "left", "limit", "more", "nodes"}
COUNTS |= {"rows", "ties", "values"}
"""Facts that are numbers of things: their thousands stand apart."""

_FORMS = re.compile(r"{(\w+):([^{}|]*)\|([^{}|]*)}")

_language: ContextVar[str | None] = ContextVar("language", default=None)
_era: ContextVar[str | None] = ContextVar("era", default=None)


@dataclass(frozen=True)
class Reader:
    """Who is spoken to outside the blocks below. lang, era: None where nobody has chosen."""

    lang: str | None = None
    era: str | None = None
    on_page: bool = False


_reader: Callable[[], Reader] = Reader


def speak_to(reader: Callable[[], Reader]) -> None:
    """From here on, `reader` is asked who is spoken to."""
    global _reader
    _reader = reader


def language() -> str:
    """The language in force: "th" or "en"; that of `speaking`, else of the reader, else usual."""
    return _language.get() or _reader().lang or usual_language()


def usual_language() -> str:
    """The language that nobody has chosen: that of `SAAN_LANG`, else Thai."""
    given = os.environ.get("SAAN_LANG", "").lower()[:2]
    return given if given in LANGUAGES else "th"


def speak(lang: str) -> None:
    """From here on, to the end of the `speaking` block around it, `say` uses this language."""
    _language.set(lang)


@contextmanager
def speaking(lang: str) -> Iterator[None]:
    """Within the block, `say` uses this language."""
    token = _language.set(lang)
    try:
        yield
    finally:
        _language.reset(token)


def in_every_language(said: Callable[[], str]) -> str:
    """What `said` gives in each of the languages, a line each, Thai first."""
    lines = []
    for lang in LANGUAGES:
        with speaking(lang):
            lines.append(said())
    return "\n".join(dict.fromkeys(lines))


ERAS = ("language", "buddhist", "common")
"""How years are shown: Buddhist in Thai and common in English, or one of the two in both."""


@contextmanager
def counting(era: str) -> Iterator[None]:
    """Within the block, years are shown in this era, of `ERAS`."""
    token = _era.set(era)
    try:
        yield
    finally:
        _era.reset(token)


def count(era: str) -> None:
    """From here on, to the end of the `counting` block around it, years are shown in this era."""
    _era.set(era)


def buddhist(lang: str | None = None) -> bool:
    """Whether years are shown in the Buddhist era in `lang`, or the language in force."""
    era = _era.get() or _reader().era or "language"
    return era == "buddhist" or (era == "language" and (lang or language()) == "th")


def say(key: str, lang: str | None = None, **facts: Any) -> str:
    """The text of `key` with `facts` filled in; KeyError when the table lacks the key."""
    entry, spoken = texts()[key], lang or language()
    of_page = entry.get(f"page_{spoken}")
    text = of_page if of_page and _reader().on_page else entry[spoken]
    return filled(text, facts) if facts else text


def filled(text: str, facts: dict[str, Any]) -> str:
    """The text with its facts, each form of a word as its number has it."""
    counted = (name for name in COUNTS & facts.keys() if isinstance(facts[name], int))
    facts = facts | {name: f"{facts[name]:,}" for name in counted}
    if "|" in text:
        text = _FORMS.sub(lambda found: found[2 if str(facts[found[1]]) == "1" else 3], text)
    return text.format(**facts)


def knows(key: str) -> bool:
    """Whether the table has this key."""
    return key in texts()


@cache
def texts() -> dict[str, dict[str, str]]:
    """All entries: dotted key → {"th": …, "en": …}, some with "page_th" and "page_en"."""
    found: dict[str, dict[str, str]] = {}
    for path in sorted(Path(__file__).parent.glob("*.toml")):
        _collect(path.stem, read(path.stem), found)
    _collect("kinds", tomllib.loads(KINDS.read_text("utf-8"))["kinds"], found)
    return found


def read(room: str) -> dict[str, Any]:
    """All that a room's table of words declares; FileNotFoundError where there is none."""
    return tomllib.loads(Path(__file__).with_name(f"{room}.toml").read_text("utf-8"))


def _collect(prefix: str, table: dict[str, Any], found: dict[str, dict[str, str]]) -> None:
    if "th" in table and "en" in table and all(isinstance(v, str) for v in table.values()):
        found[prefix] = table
        return
    for name, inner in table.items():
        if isinstance(inner, dict):
            _collect(f"{prefix}.{name}", inner, found)
