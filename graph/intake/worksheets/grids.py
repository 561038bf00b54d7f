"""Names written under sectors, in groups and on the 2 × 2, with what their place says of them."""

from dataclasses import dataclass, field, replace

from graph.base.texts import clean
from graph.intake.tables.sheets import Row
from graph.intake.worksheets.marks import filled, is_number, names_in, role, says, text_of
from graph.intake.worksheets.pages import Part

ASPECTS = ("sector", "group", "influence", "interest")


@dataclass(frozen=True)
class Names:
    """One name. said: sector, group, influence, interest → value. column: as the sheet heads it."""

    name: str
    line: int
    column: str
    said: dict[str, str]
    kind: str = ""


@dataclass
class _Columns:
    """What the columns are for, what they say of the names in them, and how they are headed."""

    roles: dict[int, str] = field(default_factory=dict)
    said: dict[int, dict[str, str]] = field(default_factory=dict)
    headings: dict[int, str] = field(default_factory=dict)


def names_of(part: Part) -> list[Names]:
    """Every name of a part, in the order of its rows."""
    columns = _Columns()
    if part.header:
        _read_headings(columns, part.header)
    found: list[Names] = []
    said: dict[str, str] = {}
    for row in part.rows:
        if _heads_columns(row):
            _read_headings(columns, row)
            continue
        if slots := _slots(row):
            columns.headings |= slots
            continue
        said, names = _row(row, columns, said)
        found += names
    return found


def _read_headings(columns: _Columns, row: Row) -> None:
    for position, cell in enumerate(row[1]):
        heading = clean(text_of(cell))
        found = says(heading)
        if found:
            columns.said[position] = found
        if what := role(heading):
            columns.roles[position] = what
        if found or what:
            columns.headings[position] = heading


def _heads_columns(row: Row) -> bool:
    """Whether the row says of several columns, in one respect, what the names below them are."""
    texts = [text for cell in row[1] if filled(text := text_of(cell))]
    found = [says(text) for text in texts]
    alike = max((sum(a in f for f in found) for a in ASPECTS), default=0)
    return alike > 1 and all(f or role(text) for f, text in zip(found, texts, strict=True))


def _slots(row: Row) -> dict[int, str]:
    """The numbers over the slots of a row, where it holds nothing else."""
    found = {at: clean(text_of(c)) for at, c in enumerate(row[1]) if text_of(c).strip()}
    return found if len(found) > 2 and all(is_number(text) for text in found.values()) else {}


def _row(row: Row, columns: _Columns, before: dict[str, str]) -> tuple[dict[str, str], list[Names]]:
    """What the row's labels say (else what those above it said), and the names in it."""
    said = dict(before)
    found: list[Names] = []
    labels_end, kind = False, ""
    for position, cell in enumerate(row[1]):
        text, what = text_of(cell), columns.roles.get(position)
        if what == "number" or not text.strip():
            continue
        if is_number(text):
            labels_end = True
        elif what == "kind":
            kind = "" if found and not found[-1].kind else clean(text)
            found = [name if name.kind else replace(name, kind=clean(text)) for name in found]
        elif what in ASPECTS or (not labels_end and says(text)):
            said = _joined(said, says(text))
        else:
            labels_end = True
            here = said | columns.said.get(position, {})
            column = columns.headings.get(position) or _letter(position)
            found += [Names(name, row[0], column, here, kind) for name in names_in(text)]
    return said, found


def _joined(said: dict[str, str], new: dict[str, str]) -> dict[str, str]:
    """A new group begins without a sector."""
    if "group" in new and new["group"] != said.get("group"):
        return new
    return said | new


def _letter(position: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(position + 1)
