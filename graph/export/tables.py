"""Records as the tables that intake reads: headings, rows, and what a table can't hold."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from graph.export import cells
from graph.export.cells import Cell
from graph.intake.tables.headings import EXTRA, WITH_EXTRA
from graph.kinds import KINDS, Base, Field, Records, Work, declared, uids
from graph.kinds.registry import columns, fields
from graph.kinds.vocabulary import tables

SHEETS = (
    "actors",
    "ties",
    "members",
    "activities",
    "issues",
    "networks",
    "stakes",
    "plans",
    "lessons",
    "offers",
    "results",
    "promises",
    "ways",
    "mentors",
    "interests",
    "contacts",
    "bases",
    "works",
    "areas",
)
TABLES = tuple(kind for kind in dict.fromkeys((*SHEETS, *KINDS)) if declared(kind).table)
"""The tables in the order of a workbook's sheets."""


@dataclass
class Losses:
    """What reading the tables back will not give: counted while they are written."""

    cells: Counter[tuple[str, str]] = field(default_factory=Counter)  # (table, column)
    rows: Counter[str] = field(default_factory=Counter)  # table


@dataclass(frozen=True)
class Sheet:
    """One table. rows: to be read once, in the order of the headings."""

    kind: str
    name: str
    headings: tuple[str, ...]
    rows: Iterator[list[str | float]]
    count: int


def sheets(known: Records, contacts: bool, lang: str, losses: Losses) -> Iterator[Sheet]:
    """The tables that hold anything, and always the actors; `losses` is full once all is read."""
    links = _Links(known)
    for kind in TABLES:
        if declared(kind).personal and not contacts:
            continue
        records = links.left(kind) if kind in ("bases", "works") else known.of(kind)
        if records or kind == "actors":
            yield _sheet(kind, [records[uid] for uid in sorted(records)], links, lang, losses)


def _sheet(kind: str, records: list[Any], links: "_Links", lang: str, losses: Losses) -> Sheet:
    words = tables()[kind]
    readers = {c: _reader(kind, c, links, lang) for c in _columns(kind, records)}
    extras = _extras(records) if kind in WITH_EXTRA else []
    return Sheet(
        kind=kind,
        name=words.names[0] if lang == "th" else kind,
        headings=(
            *(words.thai[c] if lang == "th" else c for c in readers),
            *(EXTRA + name for name in extras),
        ),
        rows=_rows(kind, records, readers, extras, losses),
        count=len(records),
    )


def _columns(kind: str, records: list[Any]) -> list[str]:
    """The table's columns that this kind of record has, those seldom used where they are."""
    own = columns(kind)
    return [
        column
        for column in tables()[kind].thai
        if (kind == "actors" if column not in own else _is_used(own[column], records))
    ]


def _is_used(field: Field, records: list[Any]) -> bool:
    return not field.seldom or any(getattr(record, field.name) for record in records)


def _rows(
    kind: str,
    records: list[Any],
    readers: dict[str, Callable[[Any], Cell]],
    extras: list[str],
    losses: Losses,
) -> Iterator[list[str | float]]:
    needed = [list(readers).index(c) for c in tables()[kind].required if c in readers]
    for record in records:
        row = []
        for column, read in readers.items():
            cell = read(record)
            if not cell.exact:
                losses.cells[kind, column] += 1
            row.append(cell.value)
        if any(row[place] == "" for place in needed):
            losses.rows[kind] += 1
            continue
        if extras:
            pairs = {n: cells.text(t) for n, _, t in (e.partition("=") for e in record.extra)}
            row += [pairs[name].value if name in pairs else "" for name in extras]
            same = tuple(f"{n}={pairs[n].value}" for n in extras if n in pairs) == record.extra
            if not same or not all(cell.exact for cell in pairs.values()):
                losses.cells[kind, "extra"] += 1
        yield row


def _reader(kind: str, column: str, links: "_Links", lang: str) -> Callable[[Any], Cell]:
    """What gives a column's cell of a record."""
    field = columns(kind).get(column) or _beside(kind, column)
    if field.holds == "day":
        return lambda r: _day(r, field.name, lang)
    if (kind, column) == ("actors", "area"):
        return lambda r: cells.written(field, links.area.get(r.uid), lang)
    if (kind, column) == ("actors", "issues"):
        return lambda r: cells.written(field, tuple(links.issues.get(r.uid, ())), lang)
    if (kind, column) == ("ties", "type"):
        return lambda r: cells.written(field, r.type if r.stated else "loose", lang)
    return lambda r: cells.written(field, getattr(r, field.name), lang)


def _beside(kind: str, column: str) -> Field:
    beside = declared(kind).beside[column]
    return fields(beside.kind)[beside.field]


def _day(record: Any, name: str, lang: str) -> Cell:
    value, precision = getattr(record, name), getattr(record, f"{name}_precision")
    last = fields(record.declared.name)[name].last
    if last and value is not None:
        value += timedelta(days=1)
    return cells.day(value, precision, lang, until=last or name == "until")


def _extras(records: list[Any]) -> list[str]:
    """The names of the extra columns, in the order of the records that name the most."""
    fullest = sorted(records, key=lambda r: -len(r.extra))
    return list(dict.fromkeys(text.partition("=")[0] for r in fullest for text in r.extra))


class _Links:
    """Where actors are based and what they work on: what the actors table holds, and the rest.

    It holds an actor's only base and the works that its row would give in the very same form;
    those with dates, sources or an id of their own go to tables of their own.
    """

    def __init__(self, known: Records) -> None:
        self._known = known
        self.area: dict[str, str] = {}
        self.issues: dict[str, list[str]] = {}
        bases = Counter(base.actor for base in known.of(Base).values())
        self._plain: set[str] = set()
        for uid, base in known.of(Base).items():
            if bases[base.actor] == 1 and _plain("bases", base, base.area):
                self.area[base.actor] = base.area
                self._plain.add(uid)
        for uid, work in sorted(known.of(Work).items()):
            if _plain("works", work, work.issue):
                self.issues.setdefault(work.actor, []).append(work.issue)
                self._plain.add(uid)

    def left(self, kind: str) -> dict[str, Any]:
        """The links that need a table of their own."""
        return {u: r for u, r in self._known.of(kind).items() if u not in self._plain}


def _plain(kind: str, link: Any, other: str) -> bool:
    bare = link.since is None and link.until is None and not link.sources and not link.ids
    return bare and link.uid == uids.make(kind, link.actor, other)
