"""What people add to a sheet for the eye: totals, headings printed again or in two rows, and
several tables below one another."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.base.problems import Place, Problems, lines_named
from graph.base.texts import clean, fold
from graph.intake.tables.headings import LOOKED_AT, matches
from graph.intake.tables.longrows import LongRows
from graph.intake.tables.sheets import Cell, Row, Sheet, text_of
from graph.kinds.vocabulary import heading_words, tables

TOTALS, AGAIN = "intake.sheet.totals", "intake.sheet.headings_again"
REPEATED = "intake.row.repeated"
_TOTAL = re.compile(
    r"(?:รวม|รวมทั้งสิ้น|รวมทั้งหมด|รวมทั้งสิน|ยอดรวม|รวมยอด|(?:grand |sub)?total|sum)"
    r"(?:\s*(?:จำนวน)?\s*[\d๐-๙,.]+)?\s*(?:ราย|คน|แห่ง|กลุ่ม|องค์กร|หน่วยงาน|บาท)?\s*:?$",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"[\d๐-๙,.\s%]*(?:ราย|คน|แห่ง|กลุ่ม|องค์กร|หน่วยงาน|บาท)?$")


def tidied(sheet: Sheet, problems: Problems) -> Iterator[Sheet]:
    """The tables of a sheet, each under headings that stand once, and without its totals.

    Rows that are left out are told. A long CSV is left as it is.
    """
    if isinstance(sheet.rows, LongRows):
        yield sheet
        return
    for rows in _apart(sheet.rows):
        part = replace(sheet, rows=_in_one_row(rows))
        totals = [line for line, cells in part.rows if _is_total(_said(cells))]
        part.rows = _without(part, totals, TOTALS, problems)
        part.rows = _without(part, _again(part.rows), AGAIN, problems)
        yield part


def _apart(rows: list[Row]) -> Iterator[list[Row]]:
    """The rows of each table: one begins where headings stand below a gap or a title."""
    starts = [0]
    for at in range(1, len(rows)):
        gap = rows[at][0] - rows[at - 1][0] > 1 or len(_said(rows[at - 1][1])) < 2
        if (
            gap
            and at - starts[-1] > 1
            and _is_heading(rows[at][1])
            and _begun(rows[starts[-1] : at])
        ):
            while at - 1 > starts[-1] and len(_said(rows[at - 1][1])) < 2:
                at -= 1  # its title
            starts.append(at)
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        yield rows[start:end]


def _begun(rows: Sequence[Row]) -> bool:
    """Whether a table has begun in these rows: with headings, and at least a row below them."""
    return any(_is_heading(cells) for _, cells in rows[:-1])


def _is_heading(cells: Sequence[Cell]) -> bool:
    texts = [text_of(cell) for cell in cells]
    if sum(map(bool, texts)) < 2:
        return False
    return any(matches(kind, texts) for kind, words in tables().items() if not words.named)


def _in_one_row(rows: list[Row]) -> list[Row]:
    """The rows with headings that stand in two rows put in one: the lower where it says more."""
    for at, (_, above) in enumerate(rows[:LOOKED_AT]):
        if at + 1 == len(rows):
            break
        line, below = rows[at + 1]
        if _goes_on(above, below):
            width = max(len(above), len(below))
            pairs = zip(_padded(above, width), _padded(below, width), strict=True)
            return [*rows[:at], (line, [low or high for high, low in pairs]), *rows[at + 2 :]]
    return rows


def _goes_on(above: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Whether a row goes on with the headings above it: each of its cells repeats the one above,
    or is a known heading under nothing, or under the name of a group of columns."""
    known = heading_words()
    upper = [_word(cell) for cell in above]
    if sum(word in known for word in upper) < 2:
        return False
    added = 0
    for place, word in enumerate(map(_word, below)):
        over = upper[place] if place < len(upper) else ""
        if not word or word == over:
            continue
        if word not in known or over in known:
            return False
        added += 1
    return added > 0


def _again(rows: Sequence[Row]) -> list[int]:
    """The lines of rows that say the headings once more, as on every page of a print."""
    known = heading_words()
    for at, (_, cells) in enumerate(rows[:LOOKED_AT]):
        head = _said(cells)
        if sum(fold(text) in known for text in head) > 1:
            return [line for line, below in rows[at + 1 :] if _said(below) == head]
    return []


def _without(sheet: Sheet, lines: Sequence[int], key: str, problems: Problems) -> list[Row]:
    """The rows but for these, which are told."""
    if lines:
        said = {"lines": lines_named(list(lines)), "count": len(lines)}
        problems.tell("warning", key, Place(sheet.file, sheet.name), **said)
    out = set(lines)
    return [row for row in sheet.rows if row[0] not in out] if out else sheet.rows


def _is_total(texts: Sequence[str]) -> bool:
    """Whether a row's first text says that it sums up, and the others are amounts."""
    return bool(texts) and bool(_TOTAL.match(texts[0])) and all(map(_AMOUNT.match, texts[1:]))


def _said(cells: Sequence[Cell]) -> list[str]:
    return [text for cell in cells if (text := clean(text_of(cell)))]


def _word(cell: Cell) -> str:
    return fold(text_of(cell))


def _padded(cells: Sequence[Cell], width: int) -> list[Cell]:
    return [*cells, *[""] * (width - len(cells))]
