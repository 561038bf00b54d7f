"""What is asked: a database, a day, filters, the moment known. A question is a function of it.

A room's questions are its public functions whose first argument is a snapshot:

    @question
    def brokers(snapshot: Snapshot, by: str = "sector") -> Brokers: ...

Pages, commands and notebooks call them alike. What one gives is kept once, by the function, its
arguments and the journal's counter when the snapshot was taken; nobody may change it.
"""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import date
from functools import wraps
from inspect import signature
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from graph.base.config import Preferences
from graph.journal.moment import JournalPosition
from graph.network.columns import Columns
from graph.network.day import Network
from graph.network.filters import EVERYTHING, Filters
from graph.network.pull import Cache
from graph.network.worker import FEW, Worker
from graph.store import Store
from graph.store.answers import Answers

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Source:
    """A database that can be asked, with its columns and what was asked of it.

    home: the folder it belongs to. worker: answers heavy questions in a process of its own; None
    where they are answered here. known: where the journal stood, where it holds what was known
    at a past moment; None for all that is on record.
    """

    store: Store
    preferences: Preferences
    home: Path
    known: JournalPosition | None = None
    worker: Worker | None = None
    columns: Cache = field(init=False)
    answers: Answers = field(init=False, default_factory=Answers)

    def __post_init__(self) -> None:
        object.__setattr__(self, "columns", Cache(self.store))

    def known_as(self, known: JournalPosition) -> "Source":
        """The same database, asked for by another moment after the same write."""
        made = copy(self)
        object.__setattr__(made, "known", known)
        return made


@dataclass(frozen=True)
class Snapshot:
    """The network of a day, under filters, as a source has it at one count of its writes."""

    source: Source
    on: date
    filters: Filters = EVERYTHING
    counter: int = 0

    @property
    def store(self) -> Store:
        """The database's door, for questions that are Cypher modules."""
        return self.source.store

    @property
    def columns(self) -> Columns:
        """The whole network, all days."""
        return self.source.columns.columns(self.counter)

    def at(self, on: date) -> "Snapshot":
        """The same on another day."""
        return replace(self, on=on)

    def under(self, filters: Filters) -> "Snapshot":
        """The same under other filters."""
        return replace(self, filters=filters)


Question = Callable[Concatenate[Snapshot, P], T]

HEAVY: set[Callable[..., object]] = set()
"""Questions that may take a second and more."""


def heavy(ask: Question[P, T]) -> Question[P, T]:
    """A question that may take a second and more: a worker answers it, where there is one."""
    HEAVY.add(ask)
    return ask


DATED: dict[str, Callable[..., object]] = {}
"""Every question of a day, by its room and name: what tests hold to its days."""


def question(ask: Question[P, T]) -> Question[P, T]:
    """A question of a day under filters: its answer is kept."""
    answer = _kept(ask, lambda snapshot: snapshot)
    DATED[f"{ask.__module__.split('.')[1]}.{ask.__name__}"] = answer
    return answer


def question_of_all_days(ask: Question[P, T]) -> Question[P, T]:
    """A question of all that is on record: whatever the day and the filters, its answer is one."""
    return _kept(ask, lambda snapshot: replace(snapshot, on=date.max, filters=EVERYTHING))


def question_of_filters(ask: Question[P, T]) -> Question[P, T]:
    """A question under filters of all that is on record, whatever the day."""
    return _kept(ask, lambda snapshot: replace(snapshot, on=date.max))


def _kept(ask: Question[P, T], narrow: Callable[[Snapshot], Snapshot]) -> Question[P, T]:
    declared = signature(ask)

    @wraps(ask)
    def answer(snapshot: Snapshot, /, *args: P.args, **kwargs: P.kwargs) -> T:
        asked = narrow(snapshot)
        bound = declared.bind(asked, *args, **kwargs)
        bound.apply_defaults()
        key = (ask, *bound.arguments.values())
        if ask in HEAVY and (worker := _worker(asked)):
            return _own(worker.get(key, asked, (answer, args, kwargs)))
        return _own(asked.source.answers.get(key, lambda: ask(asked, *args, **kwargs)))

    return answer


def _worker(snapshot: Snapshot) -> Worker | None:
    worker = snapshot.source.worker
    return worker if worker and len(snapshot.columns.actors.uids) > FEW else None


def _own(answer: T) -> T:
    """A table as a copy that shares its values: a column added to it is the asker's alone."""
    import pandas as pd

    return answer.copy(deep=False) if isinstance(answer, pd.DataFrame) else answer


@question
def network(snapshot: Snapshot) -> Network:
    """The network of the day."""
    return snapshot.columns.as_of(snapshot.on, snapshot.filters)
