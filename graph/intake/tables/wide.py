"""Wide tables, which say several things in one row: years, or numbered partners, as columns.

What such columns say can't be left out without a false record: a tie for ever, no tie at all, or
somebody who has left.
"""

import re
from collections.abc import Iterable, Sequence

from graph.base.dates import FIRST_BUDDHIST_YEAR
from graph.base.digits import ARABIC
from graph.base.errors import DataError
from graph.base.texts import clean, fold
from graph.intake.tables.sheets import Row, column
from graph.kinds.registry import dated
from graph.kinds.vocabulary import partners, statuses

_NUMBERED = re.compile(r"(.*?\D)[\s_.(-]*(\d{1,2})\)?$")
_YEAR = re.compile(r"(?:(?:ปี|พ\.? ?ศ\.?|ค\.? ?ศ\.?|year)\s*)*([12]\d{3})$", re.IGNORECASE)
YEARS = (range(1900, 2101), range(FIRST_BUDDHIST_YEAR, 2644))


def refuse_wide(
    kind: str, columns: dict[str, int], header: Sequence[str], body: Sequence[Row]
) -> None:
    """DataError where columns that are not read are years, several partners of a row, or who is
    still there."""
    unread = [n for n in range(len(header)) if n not in columns.values()]
    if kind in dated():
        years = _saying(body, (n for n in unread if year_of(header[n])))
        if years and kind != "actors" and "since" not in columns:
            raise DataError("intake.sheet.year_columns", headings=_named(header, years))
        for position in unread:
            if fold(header[position]) in statuses() and len(set(column(body, position))) > 1:
                raise DataError("intake.sheet.status_column", heading=clean(header[position]))
    for stem, positions in _numbered({n: header[n] for n in unread}):
        group = _saying(body, positions)
        if len(group) > 1 and (stem in partners() or _name_each_other(body, columns, group)):
            raise DataError("intake.sheet.numbered_columns", headings=_named(header, group))


def year_of(heading: str) -> int | None:
    """The year that a heading is; None where it is none."""
    found = _YEAR.match(clean(heading).translate(ARABIC))
    year = int(found[1]) if found else 0
    return year if any(year in years for years in YEARS) else None


def numbered_of(heading: str) -> tuple[str, int] | None:
    """The words of a heading, folded, and the number at its end; None where it has none."""
    found = _NUMBERED.match(clean(heading).translate(ARABIC))
    return (fold(found[1]), int(found[2])) if found else None


def _numbered(headings: dict[int, str]) -> list[tuple[str, list[int]]]:
    """The stem and positions of headings that differ in a number at their end, two at least."""
    groups: dict[str, list[int]] = {}
    for position, heading in headings.items():
        if found := numbered_of(heading):
            groups.setdefault(found[0], []).append(position)
    return [(stem, group) for stem, group in groups.items() if len(group) > 1]


def _name_each_other(body: Sequence[Row], columns: dict[str, int], group: list[int]) -> bool:
    """Whether a cell of these columns is the name that another row has."""
    if "name" not in columns:
        return False
    names = {fold(text) for text in column(body, columns["name"])}
    return any(fold(text) in names for position in group for text in column(body, position))


def _saying(body: Sequence[Row], positions: Iterable[int]) -> list[int]:
    """Those of the columns that hold anything."""
    return [n for n in positions if next(column(body, n), None) is not None]


def _named(header: Sequence[str], positions: Iterable[int]) -> str:
    return ", ".join(f"“{clean(header[n])}”" for n in positions)
