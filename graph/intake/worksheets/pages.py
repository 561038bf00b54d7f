"""A sheet of a worksheet taken apart: its number, the network it names, and its parts.

Everything is found by what cells say; where they stand makes no difference.
"""

from dataclasses import dataclass, field, replace

from graph.base.problems import Place
from graph.intake.tables.headings import matches
from graph.intake.tables.sheets import Row, Sheet
from graph.intake.worksheets.marks import (
    filled,
    is_example,
    is_own,
    label,
    part,
    role,
    says,
    squeeze,
    text_of,
    title,
    unnumbered,
)
from graph.kinds.vocabulary import row_numbers

LOOKED_AT = 30  # rows in which a worksheet shows that it is one
MAX_ROWS = 5_000  # a longer sheet is a table, not a form
TABLES = ("stakes", "plans", "lessons", "actors", "ties")


@dataclass(frozen=True)
class At:
    """What was written, and where."""

    text: str
    place: Place


@dataclass(frozen=True)
class Part:
    """kind: names, groups or grid, or the table that `header` heads."""

    kind: str
    header: Row | None
    rows: list[Row] = field(default_factory=list)


@dataclass
class Page:
    """One sheet. labels: network, us, vision → what was written. own: rows that are examples as
    the template has them; changed: example rows someone wrote in; stray: rows that are no part.
    """

    sheet: Sheet
    number: int | None = None
    marked: bool = False
    labels: dict[str, At] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)
    own: list[int] = field(default_factory=list)
    changed: list[int] = field(default_factory=list)
    stray: list[int] = field(default_factory=list)

    def of(self, kind: str) -> list[Part]:
        """The parts of one kind."""
        return [part for part in self.parts if part.kind == kind]


def take_apart(sheet: Sheet) -> Page | None:
    """The sheet's parts; None where nothing in its first rows marks it as a worksheet."""
    if len(sheet.rows) > MAX_ROWS:
        return None
    first = replace(sheet, rows=sheet.rows[:LOOKED_AT])
    return _taken_apart(sheet) if _taken_apart(first) else None


def _taken_apart(sheet: Sheet) -> Page | None:
    page = Page(sheet)
    current: Part | None = None
    for row in sheet.rows:
        texts = [text_of(cell) for cell in row[1]]
        if any(is_example(text) for text in texts):
            _example(page, row[0], texts)
        elif (begun := _begins(page, current, row, texts)) is not None:
            current = begun if begun.kind != "end" else None
            page.parts += [current] if current else []
        elif _titled(page, current, texts) or _labelled(page, current, row[0], texts):
            page.marked = True
        elif current is not None:
            current.rows.append(row)
        elif not all(is_own(text) for text in texts if filled(text)):
            page.stray.append(row[0])
    if page.marked or any(_numbered(part) for part in page.parts):
        return page
    return None


def _example(page: Page, line: int, texts: list[str]) -> None:
    own = all(is_own(text) or bool(says(text)) for text in texts if filled(text))
    (page.own if own else page.changed).append(line)


def _begins(page: Page, current: Part | None, row: Row, texts: list[str]) -> Part | None:
    """The part that this row is the heading of, or (a quadrant with its names) the first row."""
    kind = _table(page, texts)
    if kind is None and not _in_table(current):
        kind = _announced(page, texts) or _grid(texts) or _sectors(page, current, texts)
        if kind == "quadrant":
            page.marked = True
            begun = current is None or current.kind != "grid"
            return Part("grid", None, [row]) if begun else None
    if kind is None:
        return None
    page.marked |= kind in ("names", "groups", "grid")
    return Part(kind, row)


def _in_table(current: Part | None) -> bool:
    return current is not None and current.kind in TABLES


def _table(page: Page, texts: list[str]) -> str | None:
    """The kind of table whose headings the row holds; names for the actors of a name list."""
    if sum(bool(text.strip()) for text in texts) < 2:
        return None
    roles = {role(text) for text in texts}
    if {"group", "names"} <= roles:
        return "groups"
    listed = "name" in roles and page.marked and page.number != 3
    if "sector" in roles and ("names" in roles or listed):
        return "names"
    return next((kind for kind in TABLES if matches(kind, texts)), None)


def _announced(page: Page, texts: list[str]) -> str | None:
    """The part that a line of its own announces; "end" where it only ends the one before."""
    said = [text for text in texts if filled(text)]
    kind = part(said[0]) if 0 < len(said) <= 2 else None
    page.marked |= kind == "plans"
    return "end" if kind == "plans" else kind


def _grid(texts: list[str]) -> str | None:
    """ "grid" for a heading row of the 2 × 2, "quadrant" for one of its cells with names."""
    said = [(text, says(text)) for text in texts if filled(text)]
    levels = [found for _, found in said if {"influence", "interest"} & found.keys()]
    if len(levels) >= 2 and all(found or role(text) for text, found in said):
        return "grid"
    return "quadrant" if levels and levels[0] == said[0][1] and len(levels[0]) == 2 else None


def _sectors(page: Page, current: Part | None, texts: list[str]) -> str | None:
    """ "names" for a row of sectors that heads columns of names."""
    said = [(text, says(text)) for text in texts if filled(text)]
    sectors = sum("sector" in found for _, found in said)
    heads = sectors > 1 and all(found or role(text) for text, found in said)
    return "names" if heads and page.marked and current is None else None


def _labelled(page: Page, current: Part | None, line: int, texts: list[str]) -> bool:
    """Whether the row is a label with what was written beside it, which is kept."""
    for position, text in enumerate(texts):
        found = label(text)
        if found is None or (":" not in text and not _bare(page, current, found[0])):
            continue
        name, written = found
        written = written or "\n".join(text for text in texts[position + 1 :] if filled(text))
        if filled(written):
            heading = unnumbered(text).partition(":")[0].strip()
            place = Place(page.sheet.file, page.sheet.name, line, heading)
            page.labels.setdefault(name, At(written, place))
        return True
    return False


def _bare(page: Page, current: Part | None, name: str) -> bool:
    """Whether a label without a colon is one: "เรา" heads a column elsewhere."""
    return not _in_table(current) and (page.marked or name == "network")


def _titled(page: Page, current: Part | None, texts: list[str]) -> bool:
    """Whether the row is a worksheet's title: its number is kept."""
    numbers = [n for text in texts if (n := title(text))]
    if not numbers or _in_table(current):
        return False
    page.number = page.number or numbers[0]
    return True


def _numbered(part: Part) -> bool:
    """Whether a table's rows are numbered in its first column, as on the deck's own sheets."""
    if part.kind not in ("stakes", "plans"):
        return False
    first = (next((text_of(c) for c in cells if c), "") for _, cells in part.rows)
    at = squeeze(text_of(part.header[1][0])) if part.header else ""
    return at not in row_numbers() and any(unnumbered(text) != text for text in first)
