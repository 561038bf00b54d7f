"""What stands in the cells of a filled worksheet, ready to be written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Named:
    """An actor as cells name it, its kind in words, and its sector ("" not known)."""

    text: str
    kind: str
    sector: str


@dataclass(frozen=True)
class Content:
    """day: of which the records are, in words; "" for an empty worksheet. us: names, `;` between.

    rows: of the table, column → cell. groups: (group, sector) → names. grid: (influence, interest)
    → names.
    """

    day: str = ""
    network: str = ""
    us: str = ""
    vision: str = ""
    names: Sequence[Named] = ()
    rows: Sequence[Mapping[str, str]] = ()
    groups: Mapping[tuple[str, str], Sequence[str]] = field(default_factory=dict)
    grid: Mapping[tuple[str, str], Sequence[str]] = field(default_factory=dict)

    def used(self, columns: Sequence[str]) -> tuple[str, ...]:
        """Those of the columns in which any row says something."""
        return tuple(name for name in columns if any(row.get(name) for row in self.rows))

    def cells(self, columns: Sequence[str]) -> list[list[str]]:
        """The rows as cells of these columns."""
        return [[row.get(name, "") for name in columns] for row in self.rows]

    def sectors(self, known: Sequence[str]) -> tuple[str, ...]:
        """The sectors, before them "" where someone's is not known: below one, it would be his."""
        return ("", *known) if any(not each.sector for each in self.names) else tuple(known)


EMPTY = Content()
