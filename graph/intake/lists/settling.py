"""How a list is to be read: as the user says, as remembered, or not yet."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from graph.base.errors import DataError
from graph.base.problems import Place, Problems
from graph.base.texts import clean, fold
from graph.intake.graphs.choice import Choice, shown
from graph.intake.graphs.mapping import LEAVE_OUT
from graph.intake.lists.build import tables_of
from graph.intake.lists.contents import LOOKED_AT as SAMPLE
from graph.intake.lists.contents import Column, columns_of, headings_of
from graph.intake.lists.guess import guess
from graph.intake.lists.proposal import ListProposal
from graph.intake.lists.scheme import TICK, Scheme, from_text, uid_of
from graph.intake.tables.headings import Table
from graph.intake.tables.options import ReadOptions
from graph.intake.tables.settled_text import is_scheme
from graph.intake.tables.sheets import Cell, Sheet, text_of
from graph.kinds import Mapping
from graph.kinds.vocabulary import heading_words

LOOKED_AT = 20  # rows in which the headings are looked for
SHOWN = 12  # rows that are shown
OTHER_HEADINGS = "lists.reason.other_headings"
LONGEST = 40  # characters of a heading that may be a day


@dataclass(frozen=True)
class Settled:
    """The tables of a list, how that was decided, and the scheme to keep; no tables where it must
    be asked first."""

    proposal: ListProposal
    tables: tuple[Table, ...] = ()
    kept: Mapping | None = None


class OfficeList:
    """A sheet as a list of its own kind: where its headings are, and how it may be read.

    DataError: what the user said can't be read.
    """

    def __init__(self, sheet: Sheet, read_options: ReadOptions) -> None:
        self._sheet = sheet
        self._options = read_options
        given = read_options.mapping
        self._given = from_text(given) if given is not None and is_scheme(given) else None
        chosen = read_options.heads.get((sheet.file, sheet.name), getattr(self._given, "head", 0))
        lines = [line for line, _ in sheet.rows[:LOOKED_AT]]
        self._chosen = chosen in lines
        self._at = at = lines.index(chosen) if self._chosen else self._known_row()
        self._title = _title(sheet, at)
        self._line = sheet.rows[at][0]
        self._body = sheet.rows[at + 1 :]
        self._columns = columns_of(sheet.rows[at][1], self._body)
        self._uid = _uid(column.heading for column in self._columns)

    def decided(self) -> ListProposal | None:
        """How the user, or an earlier import, said that it is read; where only its headings were
        chosen, how it may be; None where nothing was said.

        DataError: what was said can't be read, or doesn't fit.
        """
        settled = self._options.settled.get(self._uid)
        given = from_text(settled) if settled else self._given
        if given and given.columns:
            return self._proposal(_fitted(given, self._columns), decided="given")
        kept = self._options.remembered.get(self._uid)
        if kept is not None and is_scheme(kept):
            with suppress(DataError):  # of another version, or of days that are others now
                return self._proposal(_fitted(from_text(kept), self._columns), decided="remembered")
        return self.proposed() if self._chosen else None

    def proposed(self) -> ListProposal | None:
        """How it may be read; None where it names nobody, and its headings were not chosen."""
        facts = (self._options.today, self._options.names, self._chosen)
        guessed = guess(self._columns, self._title, *facts)
        if guessed is None:
            return None
        decided = "accepted" if self._options.accept else None
        choices = (*self._unfit(), *guessed.choices)
        return self._proposal(guessed.scheme, choices=choices, decided=decided)

    def _unfit(self) -> Iterator[Choice]:
        """Why the list is asked about though one much like it was settled before: its headings."""
        here = {c.heading for c in self._columns if not c.dated and c.year is None}
        before: set[str] = set()
        for text in self._options.remembered.values():
            with suppress(DataError):
                kept = from_text(text).columns if is_scheme(text) else {}
                known = {heading for heading, field in kept.items() if field != TICK}
                before = max(before, known, key=lambda each: len(each & here))
        if before != here and 2 * len(before & here) > len(before | here):
            facts = {"gone": shown(sorted(before - here)), "new": shown(sorted(here - before))}
            facts = {name: said or "–" for name, said in facts.items()}
            yield Choice("headings", "", "question", OTHER_HEADINGS, facts)

    def settle(self, proposal: ListProposal, problems: Problems) -> Settled:
        """The tables, where it is decided; how to decide is told where not."""
        place = Place(self._sheet.file, self._sheet.name)
        count = len(proposal.questions)
        if proposal.decided is None:
            severity = "error" if self._chosen else "info"
            problems.tell(severity, "lists.asked", place, count=count)
            return Settled(proposal)
        key = "accepted_open" if proposal.decided == "accepted" else proposal.decided
        severity = "warning" if proposal.decided == "accepted" else "info"
        problems.tell(severity, f"graphs.mapping.{key}", place, count=count)
        made = tables_of(self._sheet, proposal.scheme, self._columns, self._line, self._body)
        kept = None
        if proposal.decided != "remembered":
            text = replace(proposal.scheme, head=0).as_json()
            kept = Mapping(uid=self._uid, name=self._sheet.file, text=text)
        return Settled(proposal, tuple(made), kept)

    def _known_row(self) -> int:
        """The position of the row with the headings that were given, else of one whose headings
        were settled before, else of the likeliest."""
        rows = self._sheet.rows
        known = {*self._options.settled, *self._options.remembered}
        needed = _needed(self._given) if self._given else set()
        if needed or known:
            found = [
                headings_of(cells, rows[at + 1 : at + 1 + SAMPLE])
                for at, (_, cells) in enumerate(rows[:LOOKED_AT])
            ]
            for at, headings in enumerate(found):
                if needed and needed <= set(headings):
                    return at
            for at, headings in enumerate(found):
                if _uid(headings) in known:
                    return at
        return _heading_row(self._sheet)

    def _proposal(self, scheme: Scheme, **more: Any) -> ListProposal:
        scheme = replace(scheme, head=self._line)
        facts = (self._sheet.file, self._sheet.name, self._uid, len(self._body), scheme)
        start = max(0, self._at + 2 - SHOWN)
        shown = self._sheet.rows[start : start + SHOWN]
        first = tuple((line, tuple(text_of(cell) for cell in cells)) for line, cells in shown)
        more |= {"first": first, "chosen": self._chosen}
        return ListProposal(*facts, columns=tuple(self._columns), **more)


def _needed(scheme: Scheme) -> set[str]:
    """The headings that a list must have to be read so."""
    return {heading for heading, field in scheme.columns.items() if field not in (TICK, LEAVE_OUT)}


def _fitted(scheme: Scheme, columns: Sequence[Column]) -> Scheme:
    """The scheme for these columns; ticked ones may be others. DataError where one is missing."""
    there = {column.heading for column in columns}
    known = {h: f for h, f in scheme.columns.items() if h in there}
    lacking = [heading for heading in scheme.columns if heading in _needed(scheme) - there]
    if lacking:
        raise DataError("lists.not_there", headings=", ".join(f"“{h}”" for h in lacking[:20]))
    if scheme.ticked:
        ticks = (c for c in columns if c.heading not in known and (c.dated or c.year or c.ticked))
        known |= {column.heading: TICK for column in ticks}
    return replace(scheme, columns=known)


def _uid(headings: Iterable[str]) -> str:
    """The uid of what all lists like this have: days and years are other ones each time."""
    columns = (Column(heading, 0, ()) for heading in headings)
    return uid_of("@day" if c.dated else "@year" if c.year else c.heading for c in columns)


def _heading_row(sheet: Sheet) -> int:
    """The position of the row of headings: that with most known ones, or days; else the first of
    several."""
    scores = [_score(cells) for _, cells in sheet.rows[:LOOKED_AT]]
    at = max(range(len(scores)), key=lambda n: (*scores[n][:2], -n))
    if any(scores[at][:2]):
        return at
    return next((n for n, score in enumerate(scores) if score[2] > 1), 0)


def _score(cells: Sequence[Cell]) -> tuple[int, int, int]:
    """How many different cells are headings that are known, are days, and say anything."""
    texts = {fold(text) for cell in cells if (text := clean(text_of(cell)))}
    short = [Column(text, 0, ()) for text in texts if len(text) < LONGEST]
    days = sum(column.dated or column.year is not None for column in short)
    return len(texts & heading_words()), days if len(texts) > days else 0, len(texts)


def _title(sheet: Sheet, at: int) -> str:
    """The title above the headings, else the sheet's name, else the file's."""
    for _, cells in reversed(sheet.rows[:at]):
        texts = [clean(text_of(cell)) for cell in cells if cell]
        if texts:
            return texts[0]
    return sheet.name or sheet.file.rpartition(".")[0]
