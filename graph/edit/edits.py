"""What a manager does to one record, what would come of it, and what may stand in its way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from graph.base.dates import show
from graph.base.errors import Conflict, DataError
from graph.base.problems import Bilingual, Problem
from graph.kinds import Change, Record

SHOWN = 10  # problems in one sentence


@dataclass(frozen=True)
class Edit:
    """One thing a manager does to one record.

    correct: it was always so. change: from `day` on it is as `given`, before it was as recorded.
    end, retire: `day` is the last day. delete: it was never so.
    """

    what: str  # add, correct, change, end, retire, delete
    kind: str  # of graph.kinds.KINDS
    given: Mapping[str, str] = field(default_factory=dict)  # column of graph/intake → text
    base: Record | None = None  # the record as the writer saw it; None to add
    day: str | None = None  # as typed: a day, a month or a year


@dataclass(frozen=True)
class Considered:
    """What edits would change, and what is to be told; an "error" among it refuses them all.

    names: uid → name of those that the records refer to.
    """

    changes: list[Change]
    problems: list[Problem]
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def refused(self) -> bool:
        """Whether nothing would be written."""
        return wrong(self.problems)


class Refused(DataError):
    """What was given can't be written as it is: `problems` says why, field by field."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = list(problems)
        errors = [problem for problem in problems if problem.severity == "error"]
        lines = (
            "\n".join(f"- {each.text(lang)}" for each in errors[:SHOWN]) for lang in ("th", "en")
        )
        super().__init__("edit.refused", reasons=Bilingual(*lines))


class Moved(Conflict):
    """Somebody was faster: `base` is no longer what is on record.

    theirs: the record as it is now; None: it is gone. who, at: who wrote it last, and when; None
    where the journal doesn't say.
    """

    def __init__(
        self, base: Record, theirs: Record | None, who: str | None, at: datetime | None
    ) -> None:
        from graph.journal.history import moment

        self.base, self.theirs, self.who, self.at = base, theirs, who, at
        key = "edit.moved" if theirs is not None else "edit.gone"
        told = Bilingual(*(moment(at, lang) for lang in ("th", "en"))) if at else "–"
        super().__init__(key, who=who or "–", at=told)


def problem_of(
    severity: str, key: str, column: str | None = None, value: object = None, **facts: Any
) -> Problem:
    """A problem of one record, not of a file."""
    shown = None if value is None else str(value)[:80]
    said = (*facts.items(), ("value", shown or ""))
    return Problem(None, None, None, column, shown, key, said, severity)


def shown(day: date, precision: str | None, until: bool = False) -> Bilingual:
    """The day as far as it is known; of an exclusive end, the last day."""
    fine = precision or "day"
    return Bilingual(*(show(day, fine, lang, until=until) for lang in ("th", "en")))


def wrong(problems: Sequence[Problem]) -> bool:
    """Whether an error is among them."""
    return any(problem.severity == "error" for problem in problems)
