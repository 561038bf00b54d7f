"""From tables and what is known to the changes an import would make."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from graph.base.garbage import uncollected
from graph.base.problems import Problem
from graph.base.texts import clean
from graph.base.words import say
from graph.intake.activity_rows import plan_activities, plan_contacts
from graph.intake.actor_rows import plan_actors
from graph.intake.document_rows import plan_documents
from graph.intake.draft import Draft
from graph.intake.likeness import tell_likeness
from graph.intake.lookalikes import newcomers
from graph.intake.mending import SKIPPED, counted
from graph.intake.network_rows import plan_members, plan_networks
from graph.intake.newcomers import Newcomer, is_left_out
from graph.intake.place_rows import plan_areas, plan_issues
from graph.intake.plain_rows import plan_plain
from graph.intake.reading import Reading
from graph.intake.refused import RefusedRow, write_refused
from graph.intake.setting_rows import plan_settings
from graph.intake.tables.line import Line
from graph.intake.tables.sheets import Cell
from graph.intake.tables.tidy import AGAIN, REPEATED, TOTALS
from graph.intake.tie_rows import plan_ties
from graph.intake.work_rows import (
    plan_lessons,
    plan_mentors,
    plan_promises,
    plan_results,
    plan_stakes,
    plan_steps,
)
from graph.kinds import KINDS, Change, Records
from graph.kinds import Mapping as KeptMapping

if TYPE_CHECKING:
    from graph.duplicates import Table

_OWN: dict[str, Callable[[Draft], None]] = {
    "areas": plan_areas,
    "issues": plan_issues,
    "actors": plan_actors,
    "networks": plan_networks,
    "members": plan_members,
    "ties": plan_ties,
    "activities": plan_activities,
    "contacts": plan_contacts,
    "stakes": plan_stakes,
    "plans": plan_steps,
    "lessons": plan_lessons,
    "results": plan_results,
    "promises": plan_promises,
    "mentors": plan_mentors,
    "settings": plan_settings,
}
"""The kinds whose rows say more than their fields; the others are read as they are declared."""


COUNTED = {
    "skipped": {SKIPPED},
    "totals": {TOTALS},
    "headings": {AGAIN},
    "repeated": {REPEATED},
    "unnamed": {"intake.ref.uncounted"},
    "nodes": {"graphs.nodes_left"},
    "edges": {"graphs.edges_left", "graphs.edges_of_left", "graphs.graphml.hyperedge"},
}
"""What is left out on the way, by the keys that tell of it with its count."""


@dataclass(frozen=True)
class LeftOut:
    """What stays out of the records, and is no error.

    rows: table → rows that need a partner who is left out. parts: how often one was left out of
    a row that went in. unread: rows of lists of which nothing goes in, as they are read. others:
    what was told with the keys of COUNTED, by their names.
    """

    rows: Mapping[str, int] = field(default_factory=dict)
    parts: int = 0
    unread: int = 0
    others: Mapping[str, int] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.as_json())

    def as_json(self) -> dict[str, int]:
        """Each count that is not 0, by the name of its table, or its own."""
        counts = {**self.rows, "partners": self.parts, "unread": self.unread, **self.others}
        return {name: count for name, count in counts.items() if count}

    def text(self) -> str:
        """The counts in words."""
        names = {kind: say(f"kinds.{kind}.many") for kind in self.rows}
        said = [
            say("intake.left_out.rows", kind=names[kind], count=count)
            for kind, count in self.rows.items()
        ]
        for name, count in {"parts": self.parts, "unread": self.unread, **self.others}.items():
            if count:
                said.append(say(f"intake.left_out.{name}", count=count))
        return say("intake.left_out.all", counts=", ".join(said))


@dataclass(frozen=True)
class Plan:
    """What an import would do.

    changes: in the order of graph.kinds.KINDS, then by uid. counts: kind → created,
    changed, ended, same. refused: True where an error keeps everything out. refused_rows: the
    rows that can't go in. newcomers: the names of partners that nobody on record bears. left_out:
    what stays out because someone decided so. alike: the rows of new partners that look like one
    on record.
    """

    changes: list[Change]
    counts: dict[str, dict[str, int]]
    problems: list[Problem]
    refused: bool
    refused_rows: list[RefusedRow]
    newcomers: tuple[Newcomer, ...] = ()
    left_out: LeftOut = LeftOut()
    alike: tuple[RefusedRow, ...] = ()

    def write_refused(self, path: Path, lang: str | None = None) -> None:
        """A workbook of the refused rows, a sheet for each table, the reasons in a last column."""
        write_refused(path, self.refused_rows, lang)


def plan(
    reading: Reading,
    known: Records,
    *,
    update: bool = False,
    take_sound: bool = False,
    source: str | None = None,
    table: "Table | None" = None,
) -> Plan:
    """Resolve references, check every row, and find what would change; nothing is written.

    update: a known id may come with another name. take_sound: leave faulty rows out, and rows
    that need them, instead of refusing all; a file that can't be read still refuses all.
    source: the outside system the ids belong to. table: of abbreviations, the built-in one where
    left out: new actors that look like others are told.
    """
    with uncollected():
        return _plan(Draft(reading, known, update, source, table), take_sound, table)


def _plan(draft: Draft, take_sound: bool, table: "Table | None") -> Plan:
    reading = draft.reading
    plan_documents(draft)
    for kind in KINDS:
        own = _OWN.get(kind)
        own(draft) if own else plan_plain(draft, kind)
    draft.sweep()
    tell_likeness(draft, table)
    unread = any(problem.severity == "error" for problem in reading.problems)
    draft.newcomers.tell_unused(reading, draft.problems)
    faulty = [line for line in draft.refused.values() if not is_left_out(line)]
    refused = unread or (bool(faulty) and not take_sound)
    problems = [*reading.problems, *draft.problems.all()]
    changes = [] if refused else _changes(draft)
    return Plan(
        changes=changes,
        counts=_counts(draft, changes, refused),
        problems=problems,
        refused=refused,
        refused_rows=[_refused_row(line, draft.beside.get(id(line))) for line in faulty],
        newcomers=newcomers(draft, table),
        left_out=_left_out(draft, problems),
        alike=tuple(
            replace(_refused_row(line, None), reasons=(told,)) for line, told in draft.known_alike
        ),
    )


def _left_out(draft: Draft, problems: Sequence[Problem]) -> LeftOut:
    out = [line.table.kind for line in draft.refused.values() if is_left_out(line)]
    others = {name: counted(problems, keys) for name, keys in COUNTED.items()}
    return LeftOut(Counter(out), draft.newcomers.parts, draft.reading.unread, others)


def _changes(draft: Draft) -> list[Change]:
    found: list[Change] = []
    for kind in KINDS:
        before = draft.known.of(kind)
        for uid in sorted(draft.origins[kind]):
            after = draft.current[kind][uid]
            if before.get(uid) != after:
                found.append(Change(kind, uid, before.get(uid), after))
    return [*found, *_mappings(draft)]


def _mappings(draft: Draft) -> Iterator[Change]:
    """The mappings of graph files that are new, or not as they are kept."""
    for mapping in {kept.uid: kept for kept in draft.reading.mappings}.values():
        before = draft.known.of(KeptMapping).get(mapping.uid)
        if before is None or before.text != mapping.text:
            after = replace(before, text=mapping.text) if before else mapping
            yield Change("mappings", mapping.uid, before, after)


def _counts(draft: Draft, changes: list[Change], refused: bool) -> dict[str, dict[str, int]]:
    mentioned = {table.kind for table in draft.reading.tables}
    mentioned |= {kind for kind in KINDS if draft.origins[kind]}
    mentioned |= {change.kind for change in changes}
    counts = {
        kind: {"created": 0, "changed": 0, "ended": 0, "same": 0}
        for kind in KINDS
        if kind in mentioned
    }
    for change in changes:
        counts[change.kind][what_of(change)] += 1
    for kind, count in counts.items():
        if not refused:
            count["same"] = max(0, len(draft.origins[kind]) - sum(count.values()))
    return counts


def what_of(change: Change) -> str:
    """What becomes of a record that shall be there: created, changed or ended."""
    if change.before is None:
        return "created"
    was = getattr(change.before, "until", None)
    now = getattr(change.after, "until", None)
    return "ended" if was is None and now is not None else "changed"


def _refused_row(line: Line, beside: Line | None) -> RefusedRow:
    return RefusedRow(
        table=line.table.kind,
        file=line.table.file,
        sheet=line.table.sheet,
        line=line.row,
        header=line.table.header,
        cells=tuple(line.cells),
        reasons=tuple(line.errors),
        as_read=not (line.table.worksheet or line.table.path) and _headed(line),
        beside=_beside(line, beside),
        part=line.table.part,
    )


def _headed(line: Line) -> bool:
    """Whether the table's cells stand in the file as they stand in it, below their headings."""
    header, table = line.table.header, line.table
    return all(
        place < len(header) and clean(header[place]) == table.headings.get(column)
        for column, place in table.columns.items()
    )


def _beside(line: Line, other: Line | None) -> tuple[int, tuple[Cell, ...]] | None:
    """The row of the same table that this one collides with."""
    if other is None or other.table is not line.table:
        return None
    return other.row, tuple(other.cells)
