"""How files are to be read, where the user has said so."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from graph.base.waves import Waves

Decisions = Mapping[str, str]
"""Name → what is decided for it: see `graph.intake.newcomers`."""


@dataclass(frozen=True)
class Mend:
    """One cell, or one row, as it shall be read.

    sheet: None of a text file. line: in the file; None: every row of the sheet whose cell says
    `was`. column: its heading, or "#3" for the third; None: the row is skipped. was: what the cell,
    or the row, said when it was mended, None where that doesn't matter.
    """

    file: str
    sheet: str | None
    line: int | None
    column: str | None
    value: str = ""
    was: str | None = None


@dataclass(frozen=True)
class ReadOptions:
    """What a user chose before reading; every field left out is found from the file itself.

    encoding: of text files, a name Python knows. separator: of CSV, one character.
    sheets: names of the workbook's sheets to read; None: all that are visible.
    mapping: how a graph file is read, as text (JSON or TOML). accept: take a proposed mapping.
    remembered: uid → text of the mappings kept from earlier imports. settled: of those that the
    user has just settled one by one, which goes before both. today: days far beyond it
    are told. waves: what bare numbers in place of dates are. create: partners that rows name and
    nobody has are created, of the kind that their first word tells, else of this kind, "" for none,
    or "leave out". partners: what is decided for such names one by one, which goes before that.
    mends: cells and rows that are read otherwise than they stand in the files. heads: file and
    sheet → the line of a list's headings, where the user has said so. names: whether a text
    names partners on record, one or several; asked only where a list is read.
    """

    encoding: str | None = None
    separator: str | None = None
    sheets: frozenset[str] | None = None
    mapping: str | None = None
    accept: bool = False
    remembered: Mapping[str, str] = field(default_factory=dict)
    settled: Mapping[str, str] = field(default_factory=dict)
    today: date | None = None
    waves: Waves | None = None
    create: str | None = None
    partners: Decisions = field(default_factory=dict)
    mends: tuple[Mend, ...] = ()
    heads: Mapping[tuple[str, str | None], int] = field(default_factory=dict)
    names: Callable[[str], bool] = field(default=lambda text: False, compare=False)
