"""What keeps rows out, and who may be on record already, as questions that can be answered where
the plan is shown."""

from collections.abc import Iterator, Set
from dataclasses import dataclass, replace

from graph.base.problems import Problem
from graph.base.texts import clean
from graph.intake.likeness import ALIKE
from graph.intake.planning import Plan
from graph.intake.refused import RefusedRow
from graph.intake.tables.sheets import text_of
from graph.kinds.vocabulary import tables

UNKNOWN = {
    "intake.ref.several",
    *(f"kinds.{kind}.none{like}" for kind in ("actors", "networks") for like in ("", "_like")),
}
FOLLOWS = "intake.ref.faulty"
"""Told of a row that names one of a faulty row: it goes when that row is mended."""


@dataclass(frozen=True)
class Doubt:
    """One thing to be mended, in one row or in all rows with the same word.

    column: the heading of the cell, None where only the row can be skipped. was: what it says.
    choices: words that may stand there, in the language in force; none where any text may.
    """

    problem: Problem
    rows: tuple[RefusedRow, ...]
    column: str | None
    was: str
    choices: tuple[str, ...]

    @property
    def key(self) -> str:
        """What tells it from the others of a plan."""
        row = self.rows[0]
        return (
            f"{row.file}/{row.sheet}/{row.line}/{self.problem.column}/{self.problem.key}/{self.was}"
        )


def doubts(made: Plan) -> list[Doubt]:
    """The errors of rows that stand so in a file, but for names that are decided by themselves;
    then the rows of new partners that look like one on record."""
    names = {each.name for each in made.newcomers}
    found: dict[tuple[object, ...], list[Doubt]] = {}
    for row in (*made.refused_rows, *made.alike):
        for number, problem in enumerate(row.reasons):
            if problem.key == FOLLOWS or (problem.severity != "error" and problem.key != ALIKE):
                continue
            if not row.as_read or asks_name(problem, names):
                continue
            one = _doubt(row, problem)
            alike = (row.file, row.sheet, problem.column, problem.key, one.was)
            group = alike if one.was and one.column else (*alike, row.line, number)
            found.setdefault(group, []).append(one)
    return [
        replace(same[0], rows=tuple(r for one in same for r in one.rows)) for same in found.values()
    ]


def unmendable(made: Plan) -> list[str]:
    """The files of refused rows whose cells don't stand so in the file: of worksheets and JSON, and
    of graphs."""
    names = {each.name for each in made.newcomers}
    return sorted(
        {
            row.file
            for row in made.refused_rows
            if not row.as_read
            for problem in row.reasons
            if problem.severity == "error" and not asks_name(problem, names)
        }
    )


def asks_name(problem: Problem, names: Set[str]) -> bool:
    """Whether the problem is one of the new names, which are decided in a list of their own."""
    return problem.key in UNKNOWN and dict(problem.facts).get("text") in names


def renamed(made: Plan) -> dict[str, str]:
    """Name as written → that of the partner whom it was decided to mean."""
    return {
        each.name: near.name
        for each in made.newcomers
        for near in each.alike
        if each.decision.partition(":")[2] in (near.uid, near.name) and ":" in each.decision
    }


def context(row: RefusedRow) -> Iterator[tuple[str, str]]:
    """(heading, text) of the cells of a row that say something, as the file has them."""
    made = set(tables()[row.table].thai) if row.part else set()
    for heading, cell in zip(row.header, row.cells, strict=False):
        if (text := clean(text_of(cell))) and heading not in made:
            yield clean(heading), text


def _doubt(row: RefusedRow, problem: Problem) -> Doubt:
    headings = [clean(heading) for heading in row.header]
    if problem.column not in headings or row.beside:
        return Doubt(problem, (row,), None, "", ())
    place = headings.index(problem.column)
    was = clean(text_of(row.cells[place])) if place < len(row.cells) else ""
    facts = dict(problem.facts)
    if problem.key == ALIKE:
        same = (str(facts["other"]),) if facts["name"] == was else ()
        return Doubt(problem, (row,), problem.column, was, same)
    whole = was and facts.get("text") == was
    allowed = str(facts.get("allowed", "")) if whole else ""
    return Doubt(problem, (row,), problem.column, was, tuple(filter(None, allowed.split(", "))))
