"""Which table a sheet is, which row holds its headings, and which column is which."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePath
from typing import Any

from graph.base.errors import DataError
from graph.base.problems import Bilingual, Place, Problems
from graph.base.texts import clean, fold
from graph.base.words import knows
from graph.intake.tables.sheets import Row, Sheet, column, text_of
from graph.intake.tables.wide import refuse_wide
from graph.kinds import KINDS
from graph.kinds.registry import fields
from graph.kinds.vocabulary import TableWords, row_numbers, sensitive, tables

EXTRA = "extra:"
WITH_EXTRA = tuple(kind for kind in KINDS if "extra" in fields(kind))
MOMENT = "day"
SPAN = {"since", "until", "before"}
"""The column that says when where no other does, and the others."""
NAMED = 20  # headings in one sentence
LOOKED_AT = 20  # rows in which the headings are looked for


@dataclass(frozen=True)
class Fault:
    """Why a row can't go in, where its reader knew more than its cells say."""

    field: str
    key: str  # an entry of graph/base/words
    value: str
    facts: dict[str, Any]


@dataclass(frozen=True)
class Table:
    """A sheet that has been recognised.

    columns: column name → position of its cell; headings: column name → heading as written.
    header: all headings as written; rows: the rows below them, or a JSON array's items from 1.
    worksheet: it is a part of a filled worksheet, whose looser forms are read. places: columns
    whose cell lies elsewhere. faults: position among the rows → what is wrong. mentioned: the
    rows only name things, which may be on record already. nodes_of: the source under which the
    ids of nodes are kept: of actors, in the column "node"; of ties, those that name their ends.
    eras: what its columns said of two digits of a year, once that was asked. part: its rows are
    part of what the rows of the sheet say.
    """

    kind: str
    file: str
    sheet: str | None
    columns: dict[str, int]
    headings: dict[str, str]
    header: tuple[str, ...]
    rows: list[Row]
    worksheet: bool = False
    places: dict[str, Place] = field(default_factory=dict)
    path: str | None = None  # of JSON: what stands before "[0].name"
    faults: Mapping[int, Fault] = field(default_factory=dict)
    mentioned: bool = False
    nodes_of: str = ""
    eras: dict[tuple[str, bool], Any] = field(default_factory=dict, compare=False)
    part: bool = False

    @cached_property
    def extras(self) -> tuple[str, ...]:
        """The columns "extra:NAME"."""
        return tuple(column for column in self.columns if column.startswith(EXTRA))

    @cached_property
    def repeated(self) -> frozenset[str]:
        """The ids that several rows have."""
        place = self.columns.get("id")
        seen, twice = set[str](), set[str]()
        for _, cells in self.rows:
            text = clean(text_of(cells[place])) if place is not None and place < len(cells) else ""
            (twice if text in seen else seen).add(text)
        return frozenset(twice - {""})

    @cached_property
    def carries(self) -> bool:
        """Whether it has columns that any kind of record may have: ids, source, extra."""
        return bool(self.extras or {"ids", "source"} & self.columns.keys())


@dataclass
class _Match:
    words: TableWords
    columns: dict[str, int] = field(default_factory=dict)
    doubled: dict[str, list[int]] = field(default_factory=dict)
    asked: list[int] = field(default_factory=list)

    @property
    def missing(self) -> list[str]:
        lacking = [column for column in self.words.required if column not in self.columns]
        without = bool(self.words.any) and not set(self.words.any) & self.columns.keys()
        return [*lacking, *self.words.any[:without]]


def recognise(sheet: Sheet, problems: Problems) -> Table | None:
    """The table a sheet holds, its columns named; None where it is none of ours.

    DataError: headings missing, doubled, or open to two readings.
    """
    if not sheet.rows:
        raise DataError("intake.sheet.empty")
    position, match = _best(sheet)
    if match is None:
        return None
    place = Place(sheet.file, sheet.name, sheet.rows[position][0])
    header = tuple(text_of(cell) for cell in sheet.rows[position][1])
    if match.words.kind in WITH_EXTRA:
        _add_extra(match, header)
    _reject_unclear(match, header)
    if position:
        problems.tell("info", "intake.sheet.lines_above", place, line=place.line)
    body = sheet.rows[position + 1 :]
    refuse_wide(match.words.kind, match.columns, header, body)
    _tell_columns(match, header, body, place, problems)
    return Table(
        kind=match.words.kind,
        file=sheet.file,
        sheet=sheet.name,
        columns=match.columns,
        headings={column: clean(header[i]) for column, i in match.columns.items()},
        header=header,
        rows=body,
    )


def matches(kind: str, texts: list[str]) -> bool:
    """Whether the texts are the headings of this table, two of them at least."""
    match = _match(tables()[kind], [fold(text) for text in texts])
    counted = [text for text in texts if fold(text) in row_numbers()]
    return not match.missing and len(match.columns) + len(counted) > 1


def _best(sheet: Sheet) -> tuple[int, _Match | None]:
    """The first row that has all a table needs; else the row with most known headings."""
    hints = _hints(sheet)
    best: tuple[int, int, _Match] | None = None
    for position, (_, cells) in enumerate(sheet.rows[:LOOKED_AT]):
        folded = [fold(text_of(cell)) for cell in cells]
        matches = [
            _match(words, folded)
            for words in tables().values()
            if not words.named or words.kind in hints
        ]
        whole = [m for m in matches if not m.missing or (m.asked and len(m.missing) == 1)]
        fuller = _fuller(matches, whole, hints)
        if whole:
            return position, fuller or _choose(whole, folded, hints)
        known = max(matches, key=lambda m: (len(m.columns), m.words.kind in hints))
        score = len(known.columns) + (known.words.kind in hints)
        if score >= 2 and (best is None or score > best[0]):
            best = (score, position, known)
    return (best[1], best[2]) if best else (0, None)


def _fuller(matches: list[_Match], whole: list[_Match], hints: set[str]) -> _Match | None:
    """A table that lacks a column, but knows more headings than any that lacks none: where the
    sheet bears its name, as many are enough.
    """
    if not whole or any(m.words.kind in hints for m in whole):
        return None
    fullest = max(matches, key=lambda m: (len(m.columns), m.words.kind in hints))
    enough = max(len(m.columns) for m in whole) + (fullest.words.kind not in hints)
    return fullest if len(fullest.columns) >= enough else None


def _choose(whole: list[_Match], folded: list[str], hints: set[str]) -> _Match:
    """Among tables that fit: the one the sheet's name says, else the one with most headings."""
    named = [m for m in whole if m.words.kind in hints]
    if len(named) == 1:
        return named[0]
    most = max(len(m.columns) for m in whole)
    full = [m for m in whole if len(m.columns) == most]
    if len(full) > 1:
        marked = [m for m in full if m.words.marks & set(folded)]
        full = marked or full
    if len(full) > 1:
        kinds = [m.words.kind for m in full]
        names = Bilingual(", ".join(m.words.names[0] for m in full), ", ".join(kinds))
        raise DataError("intake.sheet.which_table", tables=names)
    return full[0]


def _hints(sheet: Sheet) -> set[str]:
    """The tables whose names the sheet, or a CSV's file, bears."""
    if sheet.name is not None:
        name = fold(sheet.name)
        return {kind for kind, words in tables().items() if name in words.names}
    name = fold(PurePath(sheet.file).stem).strip("0123456789_-. ()")
    return {kind for kind, words in tables().items() if name in words.names}


def _match(words: TableWords, folded: list[str]) -> _Match:
    match = _Match(words)
    for position, heading in enumerate(folded):
        column = words.headings.get(heading) or words.headings.get(heading.replace(" ", ""))
        if column is None:
            continue
        if column in match.columns:
            match.doubled.setdefault(column, [match.columns[column]]).append(position)
        else:
            match.columns[column] = position
    for position, heading in enumerate(folded):
        _read_either(match, heading, position)
    if SPAN & match.columns.keys():
        match.columns.pop(MOMENT, None)
        match.doubled.pop(MOMENT, None)
    return match


def _read_either(match: _Match, heading: str, position: int) -> None:
    either = match.words.either.get(heading)
    if either is None:
        return
    if either.first in match.columns:
        column = either.second
    elif either.ask_with in match.columns or (either.needs and either.needs not in match.columns):
        match.asked.append(position)
        return
    else:
        column = either.first
    if column in match.columns:
        match.doubled.setdefault(column, [match.columns[column]]).append(position)
    else:
        match.columns[column] = position


def _add_extra(match: _Match, header: tuple[str, ...]) -> None:
    """Columns "extra:NAME", which are kept as they are."""
    for position, heading in enumerate(header):
        name = clean(heading)
        if not name.startswith(EXTRA) or name == EXTRA:
            continue
        if name in match.columns:
            match.doubled.setdefault(name, [match.columns[name]]).append(position)
        else:
            match.columns[name] = position


def _reject_unclear(match: _Match, header: tuple[str, ...]) -> None:
    if match.doubled:
        column, positions = next(iter(match.doubled.items()))
        names = ", ".join(f"“{clean(header[i])}”" for i in positions)
        numbered = [str(i + 1) for i in positions]
        where = Bilingual(" และ ".join(numbered), " and ".join(numbered))
        which = _named(match.words, [column])
        raise DataError("intake.sheet.doubled", column=which, names=names, positions=where)
    if match.asked:
        raise DataError("intake.sheet.ask_heading", heading=clean(header[match.asked[0]]))
    if match.missing:
        key = f"intake.sheet.missing_{match.words.kind}"
        raise DataError(
            key if knows(key) else "intake.sheet.missing_columns",
            table=Bilingual(tables()[match.words.kind].names[0], match.words.kind),
            columns=_named(match.words, match.missing),
        )


def _named(words: TableWords, columns: list[str]) -> Bilingual:
    """Columns by the headings that they have in each language."""
    return Bilingual(", ".join(words.thai.get(c, c) for c in columns), ", ".join(columns))


def _tell_columns(
    match: _Match, header: tuple[str, ...], body: list[Row], place: Place, problems: Problems
) -> None:
    """Name what is dropped, what looks personal, and headings that needed cleaning."""
    used = set(match.columns.values())
    padded = [clean(header[i]) for i in sorted(used) if header[i] != clean(header[i])]
    if padded:
        names = ", ".join(f"“{name}”" for name in padded)
        problems.tell("warning", "intake.sheet.padded_headings", place, headings=names)
    dropped: list[str] = []
    for position, heading in enumerate(header):
        name = clean(heading)
        if position in used or fold(heading) in row_numbers() or not name:
            continue
        at = Place(place.file, place.sheet, place.line, name)
        topic = sensitive(heading) or _holds_national_ids(body, position)
        if topic:
            problems.tell("warning", f"intake.sensitive.{topic}", at, heading=name)
        else:
            dropped.append(name)
    if dropped:
        problems.tell("warning", "intake.sheet.unknown_columns", place, headings=_listed(dropped))


def _listed(headings: list[str]) -> Bilingual:
    """The headings, the first so many of them."""
    named = ", ".join(f"“{name}”" for name in headings[:NAMED])
    rest = len(headings) - NAMED
    if rest <= 0:
        return Bilingual(named, named)
    return Bilingual(f"{named} และอีก {rest} คอลัมน์", f"{named} and {rest} more")


def _holds_national_ids(body: list[Row], position: int) -> str | None:
    filled = list(column(body[:200], position))
    found = sum(is_national_id(value) for value in filled)
    return "national_id" if filled and 2 * found >= len(filled) else None


def is_national_id(text: str) -> bool:
    """Whether the text is 13 digits with the check digit of a Thai national id."""
    if len(text) < 13:
        return False
    digits = text.replace("-", "").replace(" ", "")
    if len(digits) != 13 or not (digits.isascii() and digits.isdigit()):
        return False
    total = sum(int(d) * (13 - i) for i, d in enumerate(digits[:12]))
    return (11 - total % 11) % 10 == int(digits[12])
