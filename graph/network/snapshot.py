"""What is asked: a database, a day, filters, the moment known. A question is a function of it.

A room's questions are its public functions whose first argument is a snapshot:

    @question
    def brokers(snapshot: Snapshot, by: str = "sector") -> Brokers: ...

Pages, commands and notebooks call them alike. What one gives is kept once, by the function and its
arguments, as long as what it read is as it was; nobody may change it. A snapshot notes what is read
through it: all columns, the network without its activities (`tied`), the database itself.
"""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import date
from functools import wraps
from inspect import signature
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from graph.base.config import Preferences
from graph.journal.moment import JournalPosition
from graph.network.columns import Columns
from graph.network.day import Network
from graph.network.filters import EVERYTHING, Filters
from graph.network.pull import Cache
from graph.network.worker import FEW, Worker
from graph.rights import MACHINE, acting, current_user, held_to, looked, need
from graph.store import Store
from graph.store.answers import Answers
from graph.store.reads import note, noting

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Source:
    """A database that can be asked, with its columns and what was asked of it.

    home: the folder it belongs to. worker: answers heavy questions in a process of its own; None
    where they are answered here. known: where the journal stood, where it holds what was known
    at a past moment; None for all that is on record. network: the managed network that it is held
    to; parts: the same by the network that each is held to; whole: of what it is such a part.
    """

    store: Store
    preferences: Preferences
    home: Path
    known: JournalPosition | None = None
    worker: Worker | None = None
    columns: Cache = field(init=False)
    answers: Answers = field(init=False, default_factory=Answers)
    parts: dict[str, "Source"] = field(init=False, default_factory=dict)
    network: str | None = field(init=False, default=None)
    whole: "Source | None" = field(init=False, default=None)

    def __post_init__(self) -> None:
        object.__setattr__(self, "columns", Cache(self.store))

    def part(self, network: str) -> "Source":
        """The same, of that managed network alone: see `graph.network.part`."""
        from graph.network.part import PartOfCache, PartOfStore

        if network == self.network:
            return self
        if network not in self.parts:
            made = copy(self)
            columns = PartOfCache(self.columns, network)
            given = {
                "store": PartOfStore(self.store, columns, network),
                "columns": columns,
                "answers": Answers(),
                "worker": None,
                "parts": {},
                "network": network,
                "whole": self,
            }
            for name, value in given.items():
                object.__setattr__(made, name, value)
            self.parts[network] = made
        return self.parts[network]

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
        note({"store": self.counter})
        return self.source.store

    @property
    def columns(self) -> Columns:
        """The whole network, all days."""
        held = self.held
        note({"columns": held.versions["columns"]})
        return held

    @property
    def tied(self) -> Columns:
        """The same without who took part in what: an answer that rests on it outlives a meeting."""
        held = self.held
        note({"tied": held.versions["tied"]})
        return held.tied

    @property
    def held(self) -> Columns:
        """The columns for whoever works no answer out of them."""
        return self.source.columns.columns(self.counter)

    @property
    def worker(self) -> Worker | None:
        """Who answers heavy questions; None where they are answered here."""
        worker = self.source.worker
        return worker if worker and len(self.held.actors.uids) > FEW else None

    def version(self, read: Any) -> Any:
        """The version of a read, by its name, as it is in this snapshot."""
        if read == "store":
            return self.counter
        if isinstance(read, str):
            return self.held.versions[read]
        ask, on, filters, *given = read
        with noting():
            return ask(replace(self, on=on, filters=filters), *given)

    def admitted(self, deed: str = "ask", of: str = "") -> "Snapshot":
        """The same as the user in force may ask it: of one managed network alone, where their role
        is for that one. Forbidden where they may not."""
        network = held_to(deed, self.filters.network, of)
        if network is None:
            return self
        source, filters = self.source.part(network), replace(self.filters, network=network)
        return replace(self, source=source, filters=filters)

    def at(self, on: date) -> "Snapshot":
        """The same on another day."""
        return replace(self, on=on)

    def under(self, filters: Filters) -> "Snapshot":
        """The same under other filters."""
        return replace(self, filters=filters)


Question = Callable[Concatenate[Snapshot, P], T]

BY_VALUE: set[Callable[..., object]] = set()
"""Questions whose answers count, and not what they rest on."""


def by_value(ask: Question[P, T]) -> Question[P, T]:
    """A quick question whose answer seldom changes: who asks it rests on that answer alone."""
    BY_VALUE.add(ask)
    return ask


HEAVY: set[Callable[..., object]] = set()
"""Questions that may take a second and more."""


def heavy(ask: Question[P, T]) -> Question[P, T]:
    """A question that may take a second and more: a worker answers it, where there is one."""
    HEAVY.add(ask)
    return ask


NEEDS: dict[Callable[..., object], str] = {}
"""What one must be allowed to put a question, where that is not "ask": see `graph.rights`."""


def needs(deed: str) -> Callable[[Question[P, T]], Question[P, T]]:
    """A question that takes another right than most."""

    def declare(ask: Question[P, T]) -> Question[P, T]:
        NEEDS[ask] = deed
        return ask

    return declare


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
        deed = NEEDS.get(ask, "ask")
        about = "" if deed == "ask" else " ".join(map(str, (*args, *kwargs.values())))
        if deed == "shared":
            about = str(declared.bind(snapshot, *args, **kwargs).arguments["partner"])
        if current_user().networks:
            snapshot = snapshot.admitted(deed, about)
        else:
            need(deed, about)
        if deed == "contacts":
            looked(deed, about)
        with acting(MACHINE):  # what it asks in turn is its own affair
            return look_up(snapshot, *args, **kwargs)

    def look_up(snapshot: Snapshot, *args: P.args, **kwargs: P.kwargs) -> T:
        asked = narrow(snapshot)
        bound = declared.bind(asked, *args, **kwargs)
        bound.apply_defaults()
        given = tuple(bound.arguments.values())[1:]
        key = (ask, asked.on, asked.filters, *given)
        if ask in HEAVY and (worker := asked.worker):
            return _own(worker.get(key, asked, (answer, args, kwargs)))

        def kept() -> T:
            found = asked.source.answers.get(
                key, asked.version, lambda: ask(asked, *args, **kwargs)
            )
            return _own(found)

        if ask not in BY_VALUE:
            return kept()
        with noting():
            value = kept()
        note({(answer, asked.on, asked.filters, *given): value})
        return value

    return answer


def _own(answer: T) -> T:
    """A table as a copy that shares its values: a column added to it is the asker's alone."""
    import pandas as pd

    return answer.copy(deep=False) if isinstance(answer, pd.DataFrame) else answer


@question
def network(snapshot: Snapshot) -> Network:
    """The network of the day."""
    return snapshot.tied.as_of(snapshot.on, snapshot.filters)
