"""What pages call: every reading of the product, without a driver, a session or Cypher in sight.

A service belongs to one database. What it gives is cached for one state of that database, so
that a page that is drawn again costs one question to the server.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph import actors, journal, options, paths, settings
from graph.actors import Profile
from graph.journal.rows import record_of
from graph.network import EVERYTHING, LEVELS, Cache, Columns, Filters, Network
from graph.options import Options
from graph.paths import Way
from graph.settings import Target
from graph.store import Store, module
from graph.store.warm import warm

if TYPE_CHECKING:
    import pandas as pd

    from graph.data import Bundle, Checked
    from graph.duplicates import Candidate
    from graph.export import Told
    from graph.intake import Plan
    from graph.intake.preview import Look
    from graph.journal import Written
    from graph.journal.history import Difference, Entry
    from graph.journal.verify import Verdict
    from graph.records import ManagedNetwork
    from graph.strength import Scorecard


@dataclass(frozen=True)
class State:
    """How much the database holds. `writing`: a large import is under way."""

    actors: int
    ties: int
    activities: int
    counter: int
    writing: bool
    network_name: str | None
    demo: bool
    last_day: date | None  # the demo's day; None for real data


@dataclass(frozen=True)
class Choices:
    """What can be filtered by: (uid, name) pairs in the order of their uids."""

    areas: tuple[tuple[str, str], ...]
    issues: tuple[tuple[str, str], ...]
    networks: tuple[tuple[str, str], ...]
    sectors: tuple[str, ...] = ("people", "academia", "government")
    types: tuple[str, ...] = LEVELS[::-1]


def open_service(home: Path | None = None, mend: bool = False) -> "Service":
    """The service of a home's database (the user's where left out), its server started.

    Where the environment names a server, that one is used and none is started, except for a
    home given here. mend: missing constraints are made anew; else they are refused.
    """
    from graph import server, setup

    target = None if home else settings.given_target()
    store = Store(target or server.up(home or settings.home()))
    store.verify()
    setup.prepare(store, mend)
    journal.recover(store)
    return Service(store, settings.preferences(home or settings.home()), home)


class Service:
    """The readings of one database; safe to share between sessions."""

    def __init__(
        self, store: Store, preferences: settings.Preferences, home: Path | None = None
    ) -> None:
        self.store = store
        self.home = home or settings.home()
        self.preferences = preferences
        self._cache = Cache(store)
        self._computed = lru_cache(maxsize=256)(self._compute)
        self._options = lru_cache(maxsize=1)(lambda _counter: options.fetch(self.store))

    @property
    def target(self) -> Target:
        """The server it speaks to."""
        return self.store.target

    def warm(self) -> None:
        """Has the server compile every question in the background, so that no click waits."""
        warm(self.store)

    def state(self) -> State:
        """How much there is; Unreachable, at once, where the server is down."""
        self.store.verify()
        (row,) = self.store.rows("journal/state")
        return State(
            actors=row["actors"],
            ties=row["ties"],
            activities=row["activities"],
            counter=row["counter"] or 0,
            writing=row["writing"] is not None,
            network_name=row["network"],
            demo=self.preferences.demo,
            last_day=self.preferences.day,
        )

    def columns(self) -> Columns:
        """The whole network, all days."""
        return self._cache.columns()

    def choices(self) -> Choices:
        """What can be filtered by."""
        columns = self.columns()
        return Choices(
            areas=_pairs(columns.areas),
            issues=_pairs(columns.issues),
            networks=_pairs(columns.networks),
        )

    def network(self, on: date, filters: Filters = EVERYTHING) -> Network:
        """The network of the day."""
        return self._once("network", on, filters)

    def scorecard(self, on: date, filters: Filters = EVERYTHING) -> "Scorecard":
        """The figures of the whole network."""
        return self._once("scorecard", on, filters)

    def figures(self, on: date, filters: Filters = EVERYTHING) -> "pd.DataFrame":
        """The figures of each actor."""
        return self._once("figures", on, filters)

    def people(self, on: date, filters: Filters = EVERYTHING) -> "pd.DataFrame":
        """The directory: `graph.actors.directory` with the actors' figures beside."""
        return self._once("people", on, filters)

    def ties(self, on: date, filters: Filters = EVERYTHING) -> "pd.DataFrame":
        """Ties in force on the day, one row a tie: see `graph.network.tables.ties`."""
        return self._once("ties", on, filters)

    def growth(self, on: date) -> "pd.DataFrame":
        """One row a year up to the day: see `graph.network.tables.growth`."""
        return self._once("growth", on, EVERYTHING)

    def positions(self) -> dict[str, tuple[float, float]]:
        """Where each actor stands on every map of this network, whatever the day."""
        return self._once("positions", date.max, EVERYTHING)

    def profile(self, uid: str, on: date) -> Profile:
        """One actor."""
        return actors.profile(self.store, uid, on)

    def paths(
        self,
        start: str,
        end: str,
        on: date,
        filters: Filters = EVERYTHING,
        kind: str = "shortest",
        limit: int = 10,
    ) -> list[Way]:
        """The ways from one actor to another."""
        return paths.ways(self.store, self.columns(), start, end, on, filters, kind, limit)

    def activities(self, on: date, days: int = 90) -> "pd.DataFrame":
        """Activities of the days up to `on`, the latest first: columns of activities/between."""
        first = on - timedelta(days=days - 1)
        return self.store.table("activities/between", first=first, on=on)

    def activity_count(self, on: date, days: int) -> int:
        """How many activities there were in the days up to `on`."""
        first = on - timedelta(days=days - 1)
        return int(self.store.rows("activities/count", first=first, on=on)[0]["activities"])

    def area_count(self) -> int:
        """How many areas are on record."""
        return int(self.store.rows("journal/state")[0]["areas"])

    def looks(self, bundle: "Bundle") -> "list[Look]":
        """How the files of a bundle read, sheet by sheet."""
        from graph import data

        return data.looks(bundle)

    def check(self, bundle: "Bundle") -> "Checked":
        """What bringing a bundle in would do; nothing is written."""
        from graph import data

        return data.check(self.store, bundle)

    def bring_in(
        self,
        bundle: "Bundle",
        who: str,
        why: str | None,
        expected: dict[str, dict[str, int]],
        progress: Callable[[int, int], None],
    ) -> "tuple[Plan, Written | None]":
        """Writes a bundle: see `graph.data.bring_in`."""
        from graph import data

        return data.bring_in(self.store, bundle, who, why, expected, progress)

    def duplicates(self) -> "list[Candidate]":
        """Pairs of actors who may be one, the likeliest first: see `graph.duplicates`."""
        return self._once("duplicates", date.max, EVERYTHING)

    def merge_preview(self, keep: str, gone: str) -> dict[str, int]:
        """Kind → how many records of the actor `gone` a merge would move, where there are any."""
        from graph.duplicates.merge import moved
        from graph.known import known

        return moved(self.store.read(known), keep, gone)

    def merge(
        self, keep: str, gone: str, who: str, why: str | None = None, channel: str = "page"
    ) -> journal.Written:
        """Makes the actor `gone` one with `keep`, as one write."""
        from graph.duplicates import write

        return write.merge(self.store, keep, gone, journal.Note(who, channel, why))

    def distinct(
        self, one: str, other: str, who: str, why: str | None = None, channel: str = "page"
    ) -> journal.Written | None:
        """Remembers that two actors are not the same; None where that is known already."""
        from graph.duplicates import write

        return write.distinct(self.store, one, other, journal.Note(who, channel, why))

    def history(self, limit: int = 100) -> "list[Entry]":
        """The latest writes, newest first: see `graph.journal.history`."""
        from graph.journal.history import history

        return history(self.store, limit)

    def write_changes(self, write: str) -> "tuple[Entry, list[Difference], int]":
        """A write, what it changed field by field, and how many rows are not shown."""
        from graph.journal.history import changes_of

        return changes_of(self.store, write)

    def undo(
        self,
        write: str,
        who: str,
        why: str | None = None,
        channel: str = "page",
        progress: Callable[[int, int], None] = lambda done, total: None,
    ) -> journal.Written:
        """Takes a whole write back; Conflict, with the reasons, where later ones build on it."""
        from graph.journal.undo import undo

        return undo(self.store, write, journal.Note(who, channel, why), progress)

    def verify(self) -> "Verdict":
        """Looks the journal's chain through: see `graph.journal.verify`."""
        from graph.journal.verify import verify

        return verify(self.store)

    def export(
        self, form: str, on: date | None, filters: Filters, contacts: bool
    ) -> "tuple[bytes, Told]":
        """A file of everything, or of what day and filters leave, and what it leaves out."""
        from graph.export import write

        file = io.BytesIO()
        told = write(self, form, file, on, filters, contacts)
        return file.getvalue(), told

    def worksheet(self, number: int, lang: str) -> bytes:
        """A blank worksheet that offers the names on record: see `graph.worksheets`."""
        from graph.known import known
        from graph.worksheets import template

        return template(number, lang, self.store.read(known))

    def options(self) -> Options:
        """What is set for this network."""
        return self._options(self.store.rows("journal/state")[0]["counter"] or 0)

    def set_options(
        self, wanted: Options, who: str, why: str | None = None, channel: str = "page"
    ) -> journal.Written | None:
        """Keeps what is set; DataError where a value is not allowed."""
        return options.save(self.store, wanted, journal.Note(who, channel, why))

    def managed(self) -> "list[ManagedNetwork]":
        """The managed networks, by uid."""
        rows = self.store.rows("network/records", after="", limit=10_000)
        return [record_of("networks", row) for row in rows]  # type: ignore[misc]

    def set_network(
        self,
        wanted: "ManagedNetwork",
        who: str,
        why: str | None = None,
        channel: str = "page",
    ) -> journal.Written | None:
        """Keeps what a managed network says of itself; a new one where its uid is ""."""
        return options.save_network(self.store, wanted, journal.Note(who, channel, why))

    def remembered(self) -> dict[str, str]:
        """The mappings of graph files that earlier imports kept."""
        from graph.intake.write import remembered

        return remembered(self.store)

    def module_text(self, name: str) -> str:
        """A Cypher module as it stands."""
        return module(name).text()

    def _once(self, what: str, on: date, filters: Filters) -> Any:
        return self._computed(what, on, filters, self.columns().counter)

    def _compute(self, what: str, on: date, filters: Filters, _counter: int) -> Any:
        from graph import duplicates, strength
        from graph.known import known
        from graph.network import positions, tables

        columns = self.columns()
        if what == "duplicates":
            return duplicates.candidates(self.store.read(known), None, duplicates.table(self.home))
        if what == "network":
            return columns.as_of(on, filters)
        if what == "scorecard":
            return strength.scorecard(self.network(on, filters))
        if what == "figures":
            return strength.actor_figures(self.network(on, filters))
        if what == "people":
            table = actors.directory(columns, on, filters)
            return table.merge(self.figures(on, filters), on="uid", how="left")
        if what == "ties":
            return tables.ties(columns, on, filters)
        if what == "growth":
            return tables.growth(columns, on)
        return positions.positions(columns.ever())


def _pairs(tree: Any) -> tuple[tuple[str, str], ...]:
    return tuple(zip(tree.uids, tree.names, strict=True))
