"""Which era two digits of a year are of, decided by their column as a whole."""

from dataclasses import dataclass
from datetime import date

from graph.base.dates import When, read_when
from graph.base.errors import DataError
from graph.intake.tables.headings import Table

LOOKED_AT = 20_000
"""Different cells of a column."""

APART = 10
"""Years before the earliest that is sure, beyond which a Buddhist year is asked about."""


@dataclass(frozen=True)
class Spoken:
    """What the sure dates of a column say. era: "be", "ce", None where nothing or both speak.
    example: a cell that speaks; earliest: the first year of those."""

    era: str | None = None
    example: str = ""
    earliest: int = 0


def decided(
    table: Table, field: str, cell: str, end: bool, today: date | None
) -> tuple[When, Spoken]:
    """A cell with two digits that may be of either era, and what decided. DataError, with both
    results, where the column's era would lead far from its other years."""
    if (field, end) not in table.eras:
        table.eras[field, end] = _spoken(table, field, end, today)
    spoken: Spoken = table.eras[field, end]
    when = read_when(cell, end, today=today, era=spoken.era)
    if spoken.era == "be" and when.first and when.first.year < spoken.earliest - APART:
        common = read_when(cell, end, today=today, era="ce")
        raise DataError(
            "intake.date.two_eras",
            text=cell,
            other=spoken.example,
            buddhist=when.meant(),
            common=common.meant(),
        )
    return when, spoken


def _spoken(table: Table, field: str, end: bool, today: date | None) -> Spoken:
    found: dict[str, Spoken] = {}
    for cell in _different(table, field):
        try:
            when = read_when(cell, end, today=today)
        except DataError:
            continue
        if when.first is None or when.doubtful:
            continue
        era = when.era or ("be" if ("info", "buddhist") in when.notes else "ce")
        known = found.get(era, Spoken(era, cell, when.first.year))
        found[era] = Spoken(era, known.example, min(known.earliest, when.first.year))
    return next(iter(found.values())) if len(found) == 1 else Spoken()


def _different(table: Table, field: str) -> list[str]:
    place, found = table.columns[field], dict[str, None]()
    for _, cells in table.rows:
        cell = cells[place] if place < len(cells) else ""
        if isinstance(cell, str) and cell:
            found[cell] = None
        if len(found) == LOOKED_AT:
            break
    return list(found)
