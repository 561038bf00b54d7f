"""What a worksheet's cells say: labels, numbers, sectors, groups, high and low."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from graph.base.texts import clean, clean_lines, fold
from graph.base.words import texts
from graph.intake.tables.sheets import Cell

NUMBER = r"[(（]?[0-9๐-๙]{1,2}[.)）]"
_NUMBERED = re.compile(rf"\s*{NUMBER}(?![0-9๐-๙])\s*")
_ONLY_NUMBER = re.compile(r"[(（]?[0-9๐-๙]{1,3}[.)）]?$")
_BULLET = re.compile(r"\s*[-–—•·●*]\s*")
_LEADER = re.compile(r"(\.{3,}|…+|_{2,}|\.*…\.*)+")
_QUESTION = re.compile(r"(?:คำถาม(?:ที่)?|question) ?[0-9๐-๙]+[.:)]?", re.IGNORECASE)
_TITLE = re.compile(r"(?:ใบงาน|worksheet)(?:ที่|network)?([1-4๑-๔])(?![0-9๐-๙])")
_LEVEL = re.compile(
    r"(?:(?P<before>high|low)(?P<a>influence|interest)"
    r"|(?P<b>ความสนใจ|สนใจ|อิทธิพล|influence|interest)[:=]?(?P<after>มาก|สูง|น้อย|ต่ำ|high|low))"
    r"(?:[,/·\-]|และ|and)*"
)
_ASPECT = {"influence": "influence", "อิทธิพล": "influence"}
_HIGH = {"high", "มาก", "สูง"}


def text_of(cell: Cell) -> str:
    """The cell as text, its line breaks kept."""
    return cell if isinstance(cell, str) else cell.isoformat()[:10]


def squeeze(text: str) -> str:
    """The form in which marks are compared: without case and without any space."""
    return fold(text).replace(" ", "")


def unnumbered(text: str) -> str:
    """The text without "1.", "๒)" or "(3)" before it."""
    return _NUMBERED.sub("", text, count=1) if _NUMBERED.match(text) else text


def is_number(text: str) -> bool:
    """Whether the text only counts: "๑", "2."."""
    return _ONLY_NUMBER.match(squeeze(text)) is not None


def filled(text: str) -> str:
    """The text without numbers and dots that only mark a place to write; "" for an empty slot."""
    plain = clean(_LEADER.sub(" ", unnumbered(text)))
    return "" if is_number(plain) or plain in (".", "-", "–", "—") else plain


def items(text: str) -> list[str]:
    """The texts that stand in one cell: on lines, with "-" or "·" before them, or numbered."""
    found: list[str] = []
    for line in text.replace("；", ";").split("\n"):
        bulleted = _BULLET.match(line) is not None
        parts = re.split(r"\s+[-–—]\s*(?=[^\s\d])|\s[·•●]\s", line) if bulleted else [line]
        parts = [p for part in parts for p in re.split(r"\s[·•●]\s", part)]
        found += [piece for part in parts for piece in _numbered(_BULLET.sub("", part, count=1))]
    return [plain for text in found if (plain := filled(text))]


def names_in(text: str) -> list[str]:
    """The names in one cell: as `items`, and with `;` between them."""
    return [name for part in text.replace("；", ";").split(";") for name in items(part)]


def stands(name: str) -> bool:
    """Whether a name can stand in any cell for a name: it is read as it is, and as nothing else."""
    if names_in(name) != [name] or is_example(name) or is_number(name):
        return False
    said = (says(name), label(name), part(name), role(name), title(name))
    return not any(said) and question([name]) is None


def only_told(heading: str) -> bool:
    """Whether a column of this heading tells what the records say, and isn't read."""
    return squeeze(heading) in _squeezed("told")


def _numbered(text: str) -> list[str]:
    """ "๑. ก ๒. ข" in its parts, where the numbers count up; else the text itself."""
    if not _NUMBERED.match(text):
        return [text]
    starts: list[int] = []
    expected = None
    for found in re.finditer(rf"(?:^|(?<=[\s.…_])){NUMBER}(?![0-9๐-๙])", text):
        number = int(re.sub(r"[^0-9๐-๙]", "", found[0]))
        if expected in (None, number):
            starts.append(found.start())
            expected = number + 1
    return [text[a:b] for a, b in zip(starts, [*starts[1:], None], strict=True)] or [text]


def title(text: str) -> int | None:
    """The number of the worksheet whose title the text is, or None."""
    found = _TITLE.match(squeeze(text))
    return int(found[1]) if found else None


def is_example(text: str) -> bool:
    """Whether the cell marks its row as an example."""
    return squeeze(text) in _squeezed("example")


def label(text: str) -> tuple[str, str] | None:
    """("network", "what stands after the colon") where the cell is such a label."""
    plain, _, rest = unnumbered(text).partition(":")
    name = squeeze(plain)
    return next(
        ((w, rest if filled(rest) else "") for w in data()["labels"] if name in _labels(w)), None
    )


def part(text: str) -> str | None:
    """The part of a worksheet that begins with this cell: names, groups, plans, end."""
    plain = squeeze(unnumbered(text))
    for kind, starts in data()["parts"].items():
        if any(plain.startswith(squeeze(start)) for start in starts):
            return str(kind)
    return None


def role(text: str) -> str | None:
    """What a column is for, by its heading: number, sector, kind, group, influence, interest,
    names (as the worksheets head them) or name."""
    plain = squeeze(text)
    if plain in _squeezed("number"):
        return "number"
    roles = data()["roles"].items()
    return next((r for r, words in roles if plain in {squeeze(w) for w in words}), None)


def says(text: str) -> dict[str, str]:
    """The sector, group, influence or interest that a label states; {} where it is none."""
    plain = squeeze(re.sub(r"[(（].*?[)）]", "", unnumbered(text)))
    if not plain:
        return {}
    return _levels(plain) or _group(plain) or _sector(unnumbered(text))


def _levels(plain: str) -> dict[str, str]:
    found: dict[str, str] = {}
    end = 0
    for match in _LEVEL.finditer(plain):
        if match.start() != end:
            return {}
        end = match.end()
        aspect = _ASPECT.get(match["a"] or match["b"], "interest")
        found[aspect] = "high" if (match["before"] or match["after"]) in _HIGH else "low"
    return found if end == len(plain) else {}


def _group(plain: str) -> dict[str, str]:
    for value, words in _groups().items():
        if any(plain.startswith(word) for word in words):
            return {"group": value}
    return {}


def _sector(text: str) -> dict[str, str]:
    """The one sector that all words of the label name."""
    words = [squeeze(w) for w in re.split(r"[\s,/()（）]+|และ", clean(text)) if w]
    known = {squeeze(w): s for s, named in data()["sectors"].items() for w in named}
    sectors = {known.get(word) for word in words}
    only = sectors.pop() if len(sectors) == 1 else None
    return {"sector": only} if only else {}


def question(texts: list[str]) -> str | None:
    """The question that a row of worksheet 2 asks, "" where its words are gone; else None."""
    said = [text for text in texts if text.strip()]
    found = _QUESTION.match(clean(said[0])) if said else None
    if not found:
        return None
    return clean_lines(" ".join((clean(said[0])[found.end() :], *said[1:])))


def is_own(text: str) -> bool:
    """Whether a worksheet's template itself says this."""
    return squeeze(text) in _own_texts() or is_number(text)


@cache
def _own_texts() -> frozenset[str]:
    parts = ("worksheets.sheet.", "worksheets.words.")
    said = (entry for key, entry in texts().items() if key.startswith(parts))
    return frozenset(squeeze(text) for entry in said for text in entry.values())


@cache
def _groups() -> dict[str, set[str]]:
    from graph.kinds.vocabulary import words_of

    return {
        value: {w for word in words if len(w := squeeze(word)) > 9}
        for value, words in words_of("groups").items()
    }


@cache
def _squeezed(name: str) -> frozenset[str]:
    return frozenset(squeeze(word) for word in data()[name])


@cache
def _labels(name: str) -> frozenset[str]:
    return frozenset(squeeze(word) for word in data()["labels"][name])


@cache
def data() -> dict[str, Any]:
    """The table of marks."""
    return tomllib.loads(Path(__file__).with_name("marks.toml").read_text("utf-8"))
