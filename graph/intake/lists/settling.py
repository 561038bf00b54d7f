"""How a list is to be read: as the user says, as remembered, or not yet."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph.base.errors import DataError
from graph.base.problems import Place, Problems
from graph.base.texts import clean, fold
from graph.intake.lists.build import tables_of
from graph.intake.lists.contents import Column, columns_of
from graph.intake.lists.guess import guess
from graph.intake.lists.proposal import ListProposal
from graph.intake.lists.scheme import Scheme, from_text, uid_of
from graph.intake.tables.headings import Table
from graph.intake.tables.options import ReadOptions
from graph.intake.tables.settled_text import is_scheme
from graph.intake.tables.sheets import Sheet, text_of
from graph.kinds import Mapping
from graph.kinds.vocabulary import lists, row_numbers, tables

LOOKED_AT = 20  # rows in which the headings are looked for


@dataclass(frozen=True)
class Settled:
    """The tables of a list, how that was decided, and the scheme to keep; no tables, and an error
    told, where it must be asked first."""

    proposal: ListProposal
    tables: tuple[Table, ...] = ()
    kept: Mapping | None = None


class OfficeList:
    """A sheet as a list of its own kind: where its headings are, and how it may be read."""

    def __init__(self, sheet: Sheet, read_options: ReadOptions) -> None:
        self._sheet = sheet
        self._options = read_options
        at, depth = _heading_rows(sheet)
        self._title = _title(sheet, at)
        self._line = sheet.rows[at][0]
        self._body = sheet.rows[at + depth :]
        self._columns = columns_of(_headings(sheet, at, depth), self._body)
        self._uid = uid_of(_lasting(column) for column in self._columns)

    def decided(self) -> ListProposal | None:
        """How the user, or an earlier import, said that it is read; None where nobody did.

        DataError: what was said can't be read, or doesn't fit.
        """
        given = self._options.mapping
        if given is not None and is_scheme(given):
            return self._proposal(self._fitted(from_text(given)), decided="given")
        kept = self._options.remembered.get(self._uid)
        if kept is not None and is_scheme(kept):
            return self._proposal(self._fitted(from_text(kept)), decided="remembered")
        return None

    def proposed(self) -> ListProposal | None:
        """How it may be read; None where it names nobody."""
        guessed = guess(self._columns, self._title, self._options.today)
        if guessed is None:
            return None
        decided = "accepted" if self._options.accept else None
        return self._proposal(guessed.scheme, choices=guessed.choices, decided=decided)

    def settle(self, proposal: ListProposal, problems: Problems) -> Settled:
        """The tables, where it is decided; an error is told where not."""
        place = Place(self._sheet.file, self._sheet.name)
        count = len(proposal.questions)
        if proposal.decided is None:
            problems.tell("error", "lists.asked", place, count=count)
            return Settled(proposal)
        key = "accepted_open" if proposal.decided == "accepted" else proposal.decided
        severity = "warning" if proposal.decided == "accepted" else "info"
        problems.tell(severity, f"graphs.mapping.{key}", place, count=count)
        made = tables_of(self._sheet, proposal.scheme, self._columns, self._line, self._body)
        kept = None
        if proposal.decided != "remembered":
            text = proposal.scheme.as_json()
            kept = Mapping(uid=self._uid, name=self._sheet.file, text=text)
        return Settled(proposal, tuple(made), kept)

    def _proposal(self, scheme: Scheme, **more: Any) -> ListProposal:
        facts = (self._sheet.file, self._sheet.name, self._uid, len(self._body), scheme)
        return ListProposal(*facts, columns=tuple(self._columns), **more)

    def _fitted(self, scheme: Scheme) -> Scheme:
        return _fitted(scheme, self._columns)


def _fitted(scheme: Scheme, columns: Sequence[Column]) -> Scheme:
    """The scheme for these columns; ticked ones may be others. DataError where one is missing."""
    there = {column.heading for column in columns}
    known = {h: f for h, f in scheme.columns.items() if h in there}
    lacking = [h for h, f in scheme.columns.items() if h not in there and f != "tick"]
    if lacking:
        raise DataError("lists.not_there", headings=", ".join(f"“{h}”" for h in lacking[:20]))
    if scheme.ticked:
        ticks = (c for c in columns if c.heading not in known and (c.dated or c.year or c.ticked))
        known |= {column.heading: "tick" for column in ticks}
    return replace(scheme, columns=known)


def _lasting(column: Column) -> str:
    """A heading for what all lists like this have: days and years are other ones each time."""
    return "@day" if column.dated else "@year" if column.year else column.heading


def _heading_rows(sheet: Sheet) -> tuple[int, int]:
    """The position of the row of headings, and how many rows they take."""
    scores = [_score(cells) for _, cells in sheet.rows[:LOOKED_AT]]
    at = max(range(len(scores)), key=lambda n: (scores[n], -n))
    if not scores[at][0]:
        at = next((n for n, score in enumerate(scores) if score[1] > 1), 0)
    below = sheet.rows[at + 1][1] if at + 1 < len(sheet.rows) else []
    deeper = _score(below)[0] and _continues(sheet.rows[at][1], below)
    return at, 2 if deeper else 1


def _continues(above: Sequence[object], below: Sequence[object]) -> bool:
    """Whether a row goes on with the headings of the row above: none of its cells is under a
    heading that says enough, but for one it repeats."""
    pairs = zip(above, below, strict=False)
    said = [(str(a or ""), str(b)) for a, b in pairs if b]
    known = _heading_words()
    return all(not a or fold(a) == fold(b) or fold(a) not in known for a, b in said)


def _score(cells: Sequence[object]) -> tuple[int, int]:
    """How many cells are headings that are known, and how many say anything."""
    texts = [fold(clean(text_of(cell))) for cell in cells if cell]  # type: ignore[arg-type]
    known = _heading_words()
    days = sum(column.dated or column.year is not None for column in _as_columns(texts))
    return sum(text in known for text in set(texts)) + days, len([t for t in texts if t])


def _as_columns(texts: Sequence[str]) -> list[Column]:
    return [Column(text, 0, ()) for text in texts if len(text) < 40]


def _heading_words() -> set[str]:
    known = {word for words in tables().values() for word in words.headings}
    return known | set(lists()["columns"]) | set(lists()["persons"]) | set(row_numbers())


def _headings(sheet: Sheet, at: int, depth: int) -> list[str]:
    """The headings; of two rows, the lower where it says something, else the upper."""
    rows = [[clean(text_of(cell)) for cell in cells] for _, cells in sheet.rows[at : at + depth]]
    width = max(map(len, rows))
    padded = [[*row, *[""] * (width - len(row))] for row in rows]
    return [next((text for text in reversed(column) if text), "") for column in zip(*padded)]  # noqa: B905  # padded


def _title(sheet: Sheet, at: int) -> str:
    """The title above the headings, else the sheet's name, else the file's."""
    for _, cells in reversed(sheet.rows[:at]):
        texts = [clean(text_of(cell)) for cell in cells if cell]
        if texts:
            return texts[0]
    return sheet.name or sheet.file.rpartition(".")[0]
