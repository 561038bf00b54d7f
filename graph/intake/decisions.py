"""The list of new names as a file: written to be filled in, in Excel or by hand, and read again."""

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.base.errors import DataError
from graph.base.problems import Place, Problems
from graph.base.texts import clean, fold, guard
from graph.base.words import language, say
from graph.intake.newcomers import ALIAS, LEAVE, REST, SAME, Newcomer, checked
from graph.intake.reading import sheets
from graph.intake.tables.options import ReadOptions
from graph.intake.tables.sheets import text_of
from graph.kinds.vocabulary import read_word, said

COLUMNS = ("name", "decision", "rows", "where", "alike")
_WORDS = {"name": ("name", "ชื่อ"), "decision": ("decision", "ตัดสิน", "คำตัดสิน")}
_NEW = re.compile(r"(?:ใหม่|รายใหม่|new)(?:\s*[:：]\s*|\s+)", re.IGNORECASE)
_OUT = {"ตัดออก", "ไม่นำเข้า", "leave out", "leave-out", "left out", "out"}
_REST = {REST, "ที่เหลือ", "ที่เหลือทั้งหมด", "the others", "all others", "others"}
_ALSO = re.compile(r"\s*[+]\s*(?:ชื่ออื่น|จำชื่อนี้ไว้|alias)$", re.IGNORECASE)


def write(path: Path, newcomers: Iterable[Newcomer], lang: str | None = None) -> None:
    """A CSV, a row for each name, with what is decided or proposed; DataError where it can't be."""
    lang = lang or language()
    rows = [[say(f"intake.newcomers.column.{column}", lang) for column in COLUMNS]]
    rows += [[guard(cell) for cell in _row(each, lang)] for each in newcomers]
    try:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(rows)
    except OSError as error:
        raise DataError("intake.refused.cant_write", path=path.name) from error


def in_words(decision: str, lang: str) -> str:
    """The decision as the list has it: "new: group", "leave out", "= name"."""
    if decision.startswith((SAME, ALIAS)):
        also = say("intake.newcomers.also", lang) if decision.startswith(ALIAS) else ""
        return f"= {decision.partition(':')[2]}{also}"
    if decision == LEAVE:
        return say("intake.newcomers.leave_out", lang)
    if not decision:
        return ""
    return say("intake.newcomers.new", lang, kind=said("kind", decision, lang))


def read(path: Path) -> dict[str, str]:
    """Name → decision, those that were made; DataError for what is none, or no list."""
    if not path.is_file():
        raise DataError("intake.file.missing", path=path.name)
    found: dict[str, str] = {}
    for line, name, text in _rows(path):
        try:
            decision = decision_of(text)
        except DataError as error:
            raise DataError(error.key, **error.facts, line=line) from error
        if found.setdefault(name, decision) != decision:
            raise DataError("intake.newcomers.twice", text=name, line=line)
    return found


def decision_of(text: str) -> str:
    """What was decided, in the program's words; DataError for what can't be read."""
    text = clean(text)
    folded = fold(text)
    if folded in _OUT:
        return LEAVE
    if text.startswith("=") and (name := clean(text[1:])):
        meant = _ALSO.sub("", name)
        return f"{SAME if meant == name else ALIAS}{meant}"
    if text.startswith((SAME, ALIAS)):
        return checked(text)
    try:
        return checked(read_word("kind", _NEW.sub("", text)).value)
    except DataError as error:
        raise DataError("intake.newcomers.decision", text=text) from error


def _rows(path: Path) -> Iterator[tuple[int, str, str]]:
    """Line, name and decision of each row that has both."""
    (sheet, *_) = sheets(path, ReadOptions(), Problems())
    header = [fold(text_of(cell)) for cell in sheet.rows[0][1]] if sheet.rows else []
    places = [
        next((i for i, heading in enumerate(header) if heading in words), -1)
        for words in _WORDS.values()
    ]
    if min(places) < 0:
        raise DataError("intake.newcomers.columns", path=path.name)
    for line, cells in sheet.rows[1:]:
        name, text = (
            clean(text_of(cells[place])) if place < len(cells) else "" for place in places
        )
        if name and text:
            yield line, REST if fold(name) in _REST else name, text


def _row(each: Newcomer, lang: str) -> tuple[str, ...]:
    near = "; ".join(f"{one.name} ({getattr(one.reason, lang)})" for one in each.alike)
    decision = in_words(each.decision or each.proposed or "", lang)
    where = "; ".join(_where(place, lang) for place in each.places)
    several = say("intake.newcomers.several", lang) if each.several else ""
    return each.name, decision, str(each.rows), where, near or several


def _where(place: Place, lang: str) -> str:
    facts = {"file": place.sheet or place.file, "line": place.line, "column": place.column}
    return say("intake.newcomers.where" if place.line else "intake.newcomers.at", lang, **facts)
