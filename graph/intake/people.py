"""A cell that names several partners, taken apart as people write lists.

A name on record is never cut, though it holds what parts names: the longest comes first. What
begins a name and what follows it ("กลุ่มข้าวและผัก") stay together where only the first says what
it is. In a cell for one name nothing is cut but where each part is on record, or says what it is.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from graph.base.texts import clean_lines, split_list
from graph.intake.tables.line import NOTHING, Line
from graph.intake.worksheets.actors import kind_by_word
from graph.kinds import MAX_NAME, MAX_TEXT

LONGEST = 8
"""Parts of a cell that may be one name on record."""

SHOWN = 120
"""Characters of an example that is told."""

_COUNT = r"(?:รวม|อีก|จำนวน)?\s*\d+\s*(?:คน|ท่าน|ราย|people|persons|others)"
_PARTY = (
    r"(?:(?:และ|พร้อมด้วย|พร้อม|กับ)\s*คณะ|และ\s*(?:ทีมงาน|ทีม|(?:คน)?อื่น\s?ๆ|ผู้ติดตาม)|ฯลฯ"
    r"|\band\s(?:(?:his|her|their)\s)?(?:party|others|team|colleagues|delegation)"
    rf"|\bet\sal\.?|\betc\.?)(?:\s*{_COUNT})?\s*\)?\s*(?=$|[,，、;/\n]|และ)"
    rf"|(?:และ|\band\s)(?:(?!และ|\band\s)[^\d,;/\n]){{0,30}}?{_COUNT}"
)
_UNCOUNTED = re.compile(
    rf"\s*\(?\s*(?:{_PARTY})\s*\)?$|^(?:(?!และ|\band\s)\D){{0,30}}{_COUNT}$", re.IGNORECASE
)
_SUFFIX = r"(?!(?:Jr|Sr|Ph\.?\s?D|M\.?D|Inc|Ltd|Co|LLC|Corp|PLC)\b|จำกัด)"
_BETWEEN = re.compile(
    rf"(?P<list>\s*(?:[\n|•]|(?<!\d)[,，、]|[,，、](?!\d))\s*+{_SUFFIX}"
    rf"(?:(?!{_PARTY})(?:และ|and\s|&)\s*)?)"
    rf"|\s*(?!{_PARTY})และ\s*|\s+(?!{_PARTY})and\s+|\s+&\s+"
    r"|(?<=[^\s/]{2})\s*/\s*(?=[^\s/\d][^\s/])",
    re.IGNORECASE,
)
_PERHAPS = re.compile(
    r"[;；,，、/\n&|•]|\d[.)]|และ|คณะ|ฯลฯ|คน|ท่าน|ราย|\band\b|\bet\b|\betc\b|people|persons|others",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:(?P<line>^)|(?<=[\s,;]))\(?(\d{1,3})[.)]+\s*(?=[^\s\d])", re.MULTILINE)
_LINE = re.compile(r"(\d{1,3})\s+(?=[^\s\d])")
_BULLET = re.compile(r"^\s*[-–•·*]\s+")
_PLACE = re.compile(r"(?:ต|อ|จ)\.|ตำบล|อำเภอ|จังหวัด|แขวง|เขต|หมู่")
_EDGE = " \n,，、;"

Known = Callable[[str], bool]


@dataclass
class Named:
    """The names in a cell. left: what stands there and names nobody; parted: whether it was taken
    apart otherwise than at `;`."""

    names: dict[str, None] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    parted: bool = False


@dataclass(frozen=True)
class _Part:
    """One part of a text; after: what parts it from the next one, listed: whether that lists."""

    start: int
    end: int
    after: str = ""
    listed: bool = False
    known: bool = False


def several(line: Line, column: str, known: Known, alone: bool = False) -> tuple[str, ...] | None:
    """The names in a cell, none twice; None for an empty cell. How they were read is told.

    known: whether a name is on record. alone: the cell is for one name.
    """
    whole = line.text(column, MAX_NAME if alone else MAX_TEXT)
    if whole is None:
        return None
    raw = line.raw(column)
    text = clean_lines(raw) if isinstance(raw, str) and "\n" in raw else whole
    found = taken_apart(text, known, alone)
    if found.parted:
        first = {"example": _short(whole), "read": _short(" | ".join(found.names))}
        line.note("warning", column, "intake.ref.parted", whole, first=first)
    if found.left:
        first = {"example": _short(whole), "left": _short(found.left[0])}
        line.note("warning", column, "intake.ref.uncounted", whole, first=first)
    return tuple(found.names)


def taken_apart(text: str, known: Known, alone: bool = False) -> Named:
    """The names in a text, which may have several lines."""
    found = Named()
    if not _PERHAPS.search(text) or known(_flat(text)):
        found.names[_flat(text)] = None
        return found
    listed = [part for part in split_list(text) if part not in NOTHING]
    found.parted = alone and len(listed) > 1
    for part in listed:
        names = _of_part(part, known, alone or len(listed) > 1)
        found.parted |= names != [_flat(part)]
        for name in names:
            _add(found, name, known, alone)
    return found


def all_known(text: str, known: Known) -> bool:
    """Whether each name in a text is known."""
    return all(map(known, taken_apart(text, known).names))


def mentioned(text: str) -> Iterator[str]:
    """All that may be a name in a text, whatever is on record."""
    yield _flat(text)
    for part in split_list(text):
        for one in (part, *_numbered(part)):
            yield _flat(one)
            parts = _parts(one)
            for first in range(len(parts)):
                yield from _runs(one, parts, first)
                yield _UNCOUNTED.sub("", _said(one, parts[first], parts[first])).strip(_EDGE)


def _add(found: Named, name: str, known: Known, alone: bool) -> None:
    """One name, without those who came along and are not named."""
    bare = name if known(name) else _UNCOUNTED.sub("", name).strip(_EDGE)
    if alone and not bare:
        bare = name
    if bare != name:
        found.left.append(name.removeprefix(bare).strip(f"{_EDGE}()"))
    if bare:
        found.names[bare] = None


def _of_part(part: str, known: Known, strict: bool) -> list[str]:
    if known(_flat(part)):
        return [_flat(part)]
    found: list[str] = []
    for one in _numbered(part):
        found += [_flat(one)] if known(_flat(one)) else _cut(one, known, strict)
    if len(found) == 1 and not known(found[0]):
        return [_flat(part)]
    return found


def _numbered(text: str) -> list[str]:
    """The texts that numbers part ("1. …", "2) …"), at the start of lines or in their order."""
    lines = text.split("\n")
    begun = [_LINE.match(line) for line in lines]
    if lines[1:] and [int(one[1]) for one in begun if one] == [*range(1, len(lines) + 1)]:
        return [line[one.end() :] for line, one in zip(lines, begun, strict=True) if one]
    starts: list[tuple[int, int]] = []
    last = 0
    for mark in _NUMBER.finditer(text):
        if mark["line"] is not None or (starts and int(mark[2]) == last + 1):
            starts.append(mark.span())
            last = int(mark[2])
    ends = [*(start for start, _ in starts), len(text)]
    cut = [text[: ends[0]], *(text[s[1] : e] for s, e in zip(starts, ends[1:], strict=True))]
    return [bare for one in cut if (bare := one.strip(_EDGE))]


def _cut(text: str, known: Known, strict: bool) -> list[str]:
    """The names between what parts them; strict: only where each is known or says what it is."""
    parts = _joined(text, known)
    if len(parts) == 1 and not parts[0].known:
        return [_flat(text)]
    said = [_said(text, part, part) for part in parts]
    if strict and not all(p.known or _kind(s) for p, s in zip(parts, said, strict=True)):
        return [_flat(text)]
    names: list[str] = []
    first = 0
    for place in range(len(parts)):
        if place + 1 < len(parts) and _holds(parts, said, place):
            continue
        names.append(_said(text, parts[first], parts[place]))
        first = place + 1
    return [name for name in names if name]


def _holds(parts: list[_Part], said: list[str], place: int) -> bool:
    """Whether what follows a part still belongs to its name."""
    one, other = parts[place], parts[place + 1]
    if other.known:
        return False
    if one.listed:
        return "\n" not in one.after and bool(_PLACE.match(said[place + 1]))
    if (one.known and " " in one.after) or _kind(said[place + 1]):
        return False
    return _kind(said[place]) in ("group", "organisation")


def _joined(text: str, known: Known) -> list[_Part]:
    """The parts of a text, those made one that are a name on record."""
    parts, found, first = _parts(text), [], 0
    while first < len(parts):
        runs = list(_runs(text, parts, first))
        size = next((n for n in range(len(runs), 0, -1) if known(runs[n - 1])), 0)
        last = parts[first + max(size, 1) - 1]
        found.append(_Part(parts[first].start, last.end, last.after, last.listed, size > 0))
        first += max(size, 1)
    return found


def _parts(text: str) -> list[_Part]:
    found, start = [], 0
    for between in _BETWEEN.finditer(text):
        if between.start() > start:
            listed = between["list"] is not None
            found.append(_Part(start, between.start(), between[0], listed))
        start = between.end()
    if start < len(text):
        found.append(_Part(start, len(text)))
    return found


def _runs(text: str, parts: list[_Part], first: int) -> Iterator[str]:
    """A part alone, with the one after it, and so on."""
    for last in parts[first : first + LONGEST]:
        yield _said(text, parts[first], last)


def _said(text: str, first: _Part, last: _Part) -> str:
    return _BULLET.sub("", _flat(text[first.start : last.end])).strip(_EDGE)


def _flat(text: str) -> str:
    return text.replace("\n", " ")


@lru_cache(maxsize=1 << 14)
def _kind(text: str) -> str | None:
    return kind_by_word(text)


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
