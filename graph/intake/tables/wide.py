"""Wide tables, which say several things in one row: years, or numbered partners, as columns.

What such columns say can't be left out without a false record: a tie for ever, no tie at all, or
somebody who has left.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from graph.base.dates import FIRST_BUDDHIST_YEAR
from graph.base.digits import ARABIC
from graph.base.errors import DataError
from graph.base.texts import clean, fold
from graph.intake.tables.sheets import Row
from graph.kinds.registry import dated
from graph.kinds.vocabulary import partners, statuses

_NUMBERED = re.compile(r"(.*?\D)[\s_.(-]*(\d{1,2})\)?$")
_YEAR = re.compile(r"(?:ปี|พ\.ศ\.|ค\.ศ\.|year)?\s*([12]\d{3})$", re.IGNORECASE)
YEARS = (range(1900, 2101), range(FIRST_BUDDHIST_YEAR, 2644))


def refuse_wide(
    kind: str, columns: dict[str, int], header: Sequence[str], body: Sequence[Row]
) -> None:
    """DataError where columns that are not read are years, several partners of a row, or who is
    still there."""
    unread = [n for n in range(len(header)) if n not in columns.values() and _says(body, n)]
    headings = {n: clean(header[n]).translate(ARABIC) for n in unread}
    years = [n for n, heading in headings.items() if _is_year(heading)]
    if years and kind in dated() and kind != "actors" and "since" not in columns:
        raise DataError("intake.sheet.year_columns", headings=_named(header, years))
    for position in unread if kind in dated() else ():
        if fold(header[position]) in statuses() and len(set(_texts(body, position))) > 1:
            raise DataError("intake.sheet.status_column", heading=clean(header[position]))
    names = {fold(text) for text in _texts(body, columns.get("name"))}
    for group in _numbered(headings):
        others = {fold(text) for n in group for text in _texts(body, n)}
        stem = _NUMBERED.match(headings[group[0]])
        if stem and (fold(stem[1]) in partners() or others & names):
            raise DataError("intake.sheet.numbered_columns", headings=_named(header, group))


def _is_year(heading: str) -> bool:
    found = _YEAR.match(heading)
    return found is not None and any(int(found[1]) in years for years in YEARS)


def _numbered(headings: dict[int, str]) -> list[list[int]]:
    """The positions of headings that differ in a number at their end, two at least."""
    groups: dict[str, list[int]] = {}
    for position, heading in headings.items():
        if found := _NUMBERED.match(heading):
            groups.setdefault(fold(found[1]), []).append(position)
    return [group for group in groups.values() if len(group) > 1]


def _says(body: Sequence[Row], position: int) -> bool:
    return next(_texts(body, position), None) is not None


def _texts(body: Sequence[Row], position: int | None) -> Iterator[str]:
    """The texts of a column that say something."""
    for _, cells in body:
        if position is not None and position < len(cells):
            cell = cells[position]
            if text := clean(cell) if isinstance(cell, str) else cell.isoformat():
                yield text


def _named(header: Sequence[str], positions: Iterable[int]) -> str:
    return ", ".join(f"“{clean(header[n])}”" for n in positions)
