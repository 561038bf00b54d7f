"""The table of abbreviations: short forms of organisations, and what they stand for.

`abbreviations.tsv` beside this file, extended or overridden by a file of that name in the home:
tab-separated, the columns short, full, rule, remark. The rules, several with a space between:
`place` is only the same in the same place; `category` names a kind, not one; `ask` may mean
something else (the remark says what); `renamed` was another name at another time; `word` is a
word within a name; `body` is a kind of body, after which the rest is compared by itself. A line
with an empty `full` takes a short form out of the table.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from graph.base.errors import DataError
from graph.search.spelling import OPEN, bare, spelled

FILE = "abbreviations.tsv"
RULES = {"place", "category", "ask", "renamed", "word", "body"}
LONG = 12  # letters from which a short form is itself a name written out
LARGEST = 1_000_000  # bytes of a user's file
LONGEST = 200  # characters of a form
COLUMNS = ["short", "full", "rule", "remark"]


@dataclass(frozen=True)
class Entry:
    """One short form, as written. letters: the same without dots and spaces."""

    short: str
    full: str
    rules: frozenset[str] = frozenset()
    remark: str | None = None

    @property
    def letters(self) -> str:
        """The short form as it is matched."""
        return bare(spelled(self.short))


class Table:
    """What short forms stand for; the longest goes first."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = tuple(entries)
        whole = {e.letters: e for e in entries if len(e.letters) >= LONG or "body" in e.rules}
        short = {e.letters: e for e in entries if e.letters not in whole}
        self._short = short
        self._start = re.compile("|".join(f"(?:{_loose(s)})" for s in _longest(short)) or r"(?!)")
        named = [e for e in entries if "word" not in e.rules]
        self._heads = {bare(spelled(e.full)): (bare(spelled(e.full)), e) for e in named}
        self._heads |= {letters: (bare(spelled(e.full)), e) for letters, e in whole.items()}
        heads = "|".join(map(re.escape, _longest(self._heads)))
        self._head = re.compile(heads or r"(?!)")

    def expanded(self, name: str) -> tuple[str, tuple[Entry, ...]]:
        """A spelled name with its short forms written out, and which these were.

        A short form is a whole word, or ends with its dot: of สปสช. no สช. is seen.
        """
        done: list[str] = []
        used: list[Entry] = []
        place = 0
        while place < len(name):
            match = self._start.match(name, place)
            if match:
                entry = self._short[bare(match[0])]
                used.append(entry)
                done.append(spelled(entry.full))
                place = match.end()
                continue
            end = _word_end(name, place)
            done.append(name[place:end])
            place = end
        return "".join(done), tuple(used)

    def head(self, text: str) -> tuple[str, str, Entry | None]:
        """Of a bare name: the kind of body it begins with ("" for none), the rest, the entry."""
        match = self._head.match(text)
        if not match:
            return "", text, None
        full, entry = self._heads[match[0]]
        return full, text[match.end() :], entry


@cache
def built_in() -> Table:
    """The table that comes with the program."""
    return Table(tuple(_read(Path(__file__).with_name(FILE)).values()))


def table(home: Path) -> Table:
    """The built-in table with what a home's file adds, changes or takes out.

    DataError, with the line, where the file can't be read.
    """
    path = home / FILE
    if not path.is_file():
        return built_in()
    return _of_home(path, path.stat().st_mtime_ns, path.stat().st_size)


@lru_cache(maxsize=4)
def _of_home(path: Path, _changed: int, size: int) -> Table:
    if size > LARGEST:
        raise DataError("duplicates.file_too_large", path=path)
    entries = {entry.letters: entry for entry in built_in().entries} | _read(path)
    return Table([entry for entry in entries.values() if entry.full])


def _read(path: Path) -> dict[str, Entry]:
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError("duplicates.file_unreadable", path=path) from error
    return {entry.letters: entry for entry in _entries(path, lines)}


def _entries(path: Path, lines: list[str]) -> Iterator[Entry]:
    for number, line in enumerate(lines, 1):
        cells = [cell.strip() for cell in line.split("\t")]
        if not line.strip() or line.startswith("#") or cells[:2] == COLUMNS[:2]:
            continue
        entry = _entry(cells)
        if entry is None:
            shown, rules = line.strip()[:80], ", ".join(sorted(RULES))
            raise DataError("duplicates.bad_line", path=path, line=number, text=shown, rules=rules)
        yield entry


def _entry(cells: list[str]) -> Entry | None:
    short, full, rule, remark = (*cells, "", "", "")[:4]
    rules = frozenset(rule.split())
    wrong = (
        len(cells) not in (2, 3, 4)
        or not bare(spelled(short))
        or max(map(len, cells)) > LONGEST
        or not rules <= RULES
    )
    return None if wrong else Entry(short, full, rules, remark or None)


def _loose(letters: str) -> str:
    """A pattern of the letters with or without dots, up to a dot or the end of the word."""
    return r"(?:\.\s?)?".join(map(re.escape, letters)) + rf"(?:\.\s*|(?={OPEN.pattern})|$)"


def _longest(forms: Iterable[str]) -> list[str]:
    return sorted(forms, key=lambda form: (-len(form), form))


def _word_end(name: str, place: int) -> int:
    """Where the next word may begin."""
    match = OPEN.search(name, place)
    return match.end() if match else len(name)
