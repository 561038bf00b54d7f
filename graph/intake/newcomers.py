"""Partners that rows name and nobody has: listed once, and taken as someone decided.

A decision is a kind ("group": a new partner), "leave out", "uid:TEXT" (the partner of this id,
name or alias) or "alias:TEXT" (the same, and the name as written is kept as an alias). The decision
for "*" is for all the others.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from graph.base.errors import DataError
from graph.base.problems import Bilingual, Place, Problems, trouble
from graph.intake.names import ALIKE, CLOSE_ENOUGH, Like
from graph.intake.tables.line import Line
from graph.intake.worksheets.actors import kind_by_word
from graph.kinds import Record
from graph.kinds.actor import SORTS
from graph.kinds.registry import columns
from graph.kinds.vocabulary import said

if TYPE_CHECKING:
    from graph.intake.draft import Draft
    from graph.intake.reading import Reading

LEAVE = "leave out"
SAME, ALIAS, REST = "uid:", "alias:", "*"
PLACES = 3  # of a name, that are told
NAMED = 5  # names in one sentence
SEVERAL = re.compile(r",|^\d+[.)]|\sและ\s|และคณะ|\sand\s|&")
"""What stands between names, or begins a numbered list: such a text is never made one partner."""

LOOKED = 1_000
"""New names, beyond which only those much like one on record are told."""


@dataclass(frozen=True, slots=True)
class LookAlike:
    """A partner that a name may mean; uid: "" where the files name it too and nobody has it."""

    uid: str
    name: str
    reason: Bilingual


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A name that nobody on record bears.

    rows: how often rows name it; places: the first three. kind: what its first word tells, None
    where it tells nothing. asked: it is so like one on record that it must be decided by itself.
    several: it reads like several names. decision: what was decided, "" where nothing was.
    """

    name: str
    rows: int
    places: tuple[Place, ...]
    alike: tuple[LookAlike, ...]
    kind: str | None
    asked: bool
    several: bool
    decision: str

    @property
    def proposed(self) -> str | None:
        """The kind that is proposed: none where the name may be one on record, or several."""
        return None if self.asked or self.several else self.kind


@dataclass(slots=True)
class Mentions:
    """Where a name stands; what was decided, and who is like it, among those there before."""

    decision: str = ""
    alike: tuple[Like, ...] = ()
    rows: int = 0
    places: list[Place] = field(default_factory=list)

    def add(self, line: Line, column: str) -> None:
        """Count one more."""
        self.rows += 1
        if len(self.places) < PLACES:
            self.places.append(line.place(column))


class Newcomers:
    """The names that nobody bears, and what is decided for them."""

    def __init__(self, reading: "Reading") -> None:
        rest = reading.partners.get(REST)
        self._decisions = reading.partners
        self._create = reading.create if rest is None else rest
        self._asked: set[str] = set()
        self.seen: dict[str, Mentions] = {}
        self.made: set[str] = set()
        self.parts = 0

    def mention(self, line: Line, column: str, name: str) -> None:
        """Count a row that names someone who is there only by a decision."""
        if name in self.seen:
            self.seen[name].add(line, column)

    def settle(
        self,
        draft: "Draft",
        line: Line,
        column: str,
        name: str,
        kinds: tuple[str, ...],
        among: Sequence[str] = (),
    ) -> str | None:
        """The partner that the name stands for by what was decided; None, told, where none.

        among: the uids of those who all bear the name.
        """
        if name not in self.seen:
            bearers = tuple(bearer(uid, draft.current["actors"][uid], name) for uid in among)
            self.seen[name] = Mentions(alike=bearers or self._alike(draft, name))
        seen = self.seen[name]
        seen.add(line, column)
        decision = self._decisions.get(name, "") if name != REST else ""
        if decision.startswith((SAME, ALIAS)):
            return self._same(draft, line, column, name)
        seen.decision = decision or self._general(name)
        if seen.decision == LEAVE:
            self._leave(line, column, name)
            return None
        if seen.decision:
            return self._make(draft, line, column, name)
        if among:
            draft.fail_several(line, column, name, [("actors", uid) for uid in among])
            return None
        near = seen.alike if kinds == ("actors",) else None
        draft.fail_unknown(line, column, name, kinds, near)
        return None

    def _general(self, name: str) -> str:
        """What was said for all names, as it is for this one; "" where it is asked about."""
        if self._create is None or any(one.alike >= ALIKE for one in self.seen[name].alike):
            return ""
        kind = kind_by_word(name) or self._create
        if SEVERAL.search(name):
            return LEAVE if self._create == LEAVE else ""
        return kind

    def _alike(self, draft: "Draft", name: str) -> tuple[Like, ...]:
        """Those like the name; of very many names only those much like it, to be asked about."""
        least = CLOSE_ENOUGH if len(self.seen) < LOOKED else ALIKE
        return draft.names["actors"].like(name, least)

    def _make(self, draft: "Draft", line: Line, column: str, name: str) -> str:
        uid = draft.create(line, name, self.seen[name].decision)
        self.made.add(uid)
        line.note("warning", column, "intake.ref.created", name)
        return uid

    def _same(self, draft: "Draft", line: Line, column: str, name: str) -> str | None:
        """The partner that was said to be meant: on record, or another of the new names."""
        decision = self.seen[name].decision = self._decisions[name]
        meant = decision.partition(":")[2]
        onwards = self._decisions.get(meant, "").startswith((SAME, ALIAS))
        if meant == name or onwards:
            line.fail(column, "intake.newcomers.circle", name, text=name, meant=meant)
            return None
        uid = draft.refer(line, column, meant)
        if uid and decision.startswith(ALIAS):
            draft.add_alias(line, uid, name)
        return uid

    def _leave(self, line: Line, column: str, name: str) -> None:
        """Leave out the row that can't be without the partner, else the partner."""
        about = columns(line.table.kind).get(column)
        if about and about.refers and about.required and not about.several:
            leave_out(line, column, "intake.newcomers.row_out", name)
            return
        self.parts += 1
        line.note("warning", column, "intake.newcomers.part_out", name)

    def tell_unused(self, reading: "Reading", problems: Problems) -> None:
        """Tell of decisions for names that no row names any more, or that are on record now."""
        unused = [name for name in self._decisions if name != REST and name not in self.seen]
        if not unused:
            return
        named = ", ".join(f"“{name}”" for name in unused[:NAMED])
        file = reading.tables[0].file if reading.tables else None
        facts = {"names": named, "count": len(unused)}
        problems.tell("warning", "intake.newcomers.unused", Place(file), **facts)


def bearer(uid: str, record: Record, name: str) -> Like:
    """A record that has just this name, with what tells it from others: its kind, where it is."""
    kind, place = getattr(record, "kind", ""), getattr(record, "place", None) or ""
    th, en = (" ".join(filter(None, (said("kind", kind, lang), place))) for lang in ("th", "en"))
    return Like(uid, getattr(record, "name", name), 100, Bilingual(th, en))


def leave_out(line: Line, column: str, key: str, value: object, **facts: str) -> None:
    """The row stays out because someone decided so: told with the others, and no error."""
    line.note("warning", column, key, value, **facts)
    told = trouble(DataError(key, **facts), line.place(column), value)
    line.errors = (*line.errors, replace(told, severity="warning"))


def is_left_out(line: Line) -> bool:
    """Whether the row stays out by a decision only, and not for an error."""
    return bool(line.errors) and all(each.severity != "error" for each in line.errors)


def checked(decision: str) -> str:
    """The decision; DataError where it is none."""
    named = decision.startswith((SAME, ALIAS)) and decision.partition(":")[2]
    if named or decision in (LEAVE, *SORTS):
        return decision
    raise DataError("intake.newcomers.decision", text=decision)
