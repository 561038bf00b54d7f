"""What a form or a command gives, read as an import reads a row: the same checks and sentences."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from graph.base.dates import iso
from graph.base.problems import Problem
from graph.base.texts import join_list, number
from graph.base.words import knows
from graph.edit.edits import wrong
from graph.intake.planning import Plan, plan
from graph.intake.reading import Reading
from graph.intake.tables.headings import EXTRA, WITH_EXTRA, Table
from graph.kinds import Record, Records, declared
from graph.kinds.registry import columns as fields_by_column
from graph.kinds.vocabulary import tables

PARTS = {
    "ties": {"from", "to", "through", "since", "until"},
    "activities": {"participants", "host", "date"},
}
"""Columns that are looked at together: what is wrong with one may be told of another."""


@dataclass(frozen=True)
class Read:
    """A row that was read. after: the records by (kind, uid) as it states them, where it may."""

    after: dict[tuple[str, str], Record]
    problems: list[Problem]

    @property
    def refused(self) -> bool:
        """Whether the row can't go in."""
        return wrong(self.problems)


def columns(kind: str) -> tuple[str, ...]:
    """The columns that a record of this kind may be given; () where it has no table."""
    words = tables().get(kind)
    return tuple(words.thai) if words else ()


def takes(kind: str, column: str) -> bool:
    """Whether the kind has the column; some keep columns of one's own as well."""
    own = kind in WITH_EXTRA and column.startswith(EXTRA) and column != EXTRA
    return own or column in columns(kind)


def read(
    kind: str,
    given: Mapping[str, str],
    known: Records,
    uid: str | None = None,
    today: date | None = None,
    more: frozenset[str] = frozenset(),
) -> Read:
    """Reads one row on what is known.

    uid: of the record it is about, which is then taken as it stands in `known` where the row
    says nothing. Left out: a new one, or the one the row means. today: days far beyond it are
    told. more: columns of which warnings are told as well as of those given.
    """
    recorded = known.of(kind).get(uid) if uid else None
    cells = dict(given)
    if uid is not None and recorded is not None:
        cells = _filled(kind, recorded, uid) | cells
    made = plan(Reading((_table(kind, cells),), (), today=today), known, update=True)
    own = set(given) | more if recorded is not None else set(columns(kind))
    if own & PARTS.get(kind, set()):
        own |= PARTS[kind]
    problems = [_of_one(each) for each in made.problems if _concerns(each, own)]
    return Read({} if made.refused else _after(made), problems)


def cleared(kind: str, record: Record, given: Mapping[str, str]) -> Any:
    """The record without what is given as ""; what must be there stays, for the row to refuse."""
    gone: dict[str, Any] = {}
    for column, text in given.items():
        if text.strip():
            continue
        field = fields_by_column(kind).get(column)
        if field is not None and not field.required:
            gone[field.name] = () if field.several else None
            if field.holds == "day":
                gone[f"{field.name}_precision"] = None
        if column.startswith(EXTRA):
            start = f"{column.removeprefix(EXTRA)}="
            kept = getattr(record, "extra", ())
            gone["extra"] = tuple(text for text in kept if not text.startswith(start))
    return replace(record, **gone)


def cell(kind: str, column: str, record: Any) -> str:
    """The text that a column reads back as what the record holds; "" for nothing."""
    field = fields_by_column(kind).get(column)
    value = getattr(record, field.name, None) if field else None
    if (kind, column) == ("ties", "type") and not record.stated:
        return "loose"
    if field is None or value is None:
        return ""
    if isinstance(value, tuple):
        return join_list(value)
    if field.holds == "day":
        return iso(value, getattr(record, f"{field.name}_precision"), column == "until") or ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return number(value) if isinstance(value, float) else str(value)


def _filled(kind: str, recorded: Record, uid: str) -> dict[str, str]:
    """What a row of this record must say, as it is on record."""
    must = (c for c, field in fields_by_column(kind).items() if field.required or field.asked)
    return {column: cell(kind, column, recorded) for column in must} | {
        declared(kind).uid_column: uid
    }


def _table(kind: str, cells: Mapping[str, str]) -> Table:
    columns = {column: place for place, column in enumerate(cells)}
    return Table(
        kind=kind,
        file="",
        sheet=None,
        columns=columns,
        headings={},
        header=tuple(cells),
        rows=[(1, list(cells.values()))],
    )


def _after(made: Plan) -> dict[tuple[str, str], Record]:
    return {(c.kind, c.uid): c.after for c in made.changes if c.after is not None}


def _concerns(problem: Problem, given: set[str]) -> bool:
    """Errors always; else what is about a column that was given, and not how it was written."""
    if problem.severity == "error":
        return True
    return problem.column in given and problem.severity == "warning"


def _of_one(problem: Problem) -> Problem:
    """The problem without file and line, in the words for one record where it has some."""
    key = f"edit.one.{problem.key.replace('.', '_')}"
    bare = replace(problem, file=None, sheet=None, line=None)
    if not knows(key):
        return bare
    return replace(bare, key=key, facts=(*bare.facts, ("value", bare.value or "")))
