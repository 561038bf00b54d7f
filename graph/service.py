"""What pages call: every reading of the product, without a driver, a session or Cypher in sight.

A service belongs to one database. What it gives is cached for one state of that database, so
that a page that is drawn again costs one question to the server.
"""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from graph import journal, paths
from graph.actors import directory as actors
from graph.actors.directory import Profile
from graph.base import config
from graph.base.config import Target
from graph.issues.listing import issues
from graph.journal.rows import record_of
from graph.kinds import LEVELS, SECTORS
from graph.network import EVERYTHING, Cache, Columns, Filters, Network
from graph.network.names import Named, named
from graph.paths import FREE, Conditions, Ground, Ways
from graph.settings import options
from graph.settings.options import Options
from graph.store import Store, Work, module
from graph.store.warm import warm
from graph.ties.listing import Listing, listing

if TYPE_CHECKING:
    import pandas as pd

    from graph.brokers import Brokers
    from graph.calendar.due import Due
    from graph.changes.between import Changes
    from graph.changes.by_part import Part
    from graph.drawing.stage import Stage
    from graph.duplicates import Candidate
    from graph.edit import Considered, Deed
    from graph.export import Told
    from graph.export.timeline import View
    from graph.governance import Finding, Report
    from graph.governance.lifecycle import Decision, News
    from graph.intake import Plan
    from graph.intake.bundle import Bundle, Checked
    from graph.intake.preview import Look
    from graph.journal import Written
    from graph.journal.history import Difference, Entry
    from graph.journal.search import Sought
    from graph.journal.traces import Trace
    from graph.journal.verify import Verdict
    from graph.kinds import Case, ManagedNetwork, Record, Tie
    from graph.measures import Composition, Scorecard, Shape
    from graph.measures.keyplayers import KeyPlayers
    from graph.measures.missing import Missing
    from graph.measures.mixing import Chance, Mixing
    from graph.measures.pairs import Pairs
    from graph.network.timeline import Timeline
    from graph.past import Moment, Standing
    from graph.paths.introductions import Requested
    from graph.paths.no_path import Nowhere
    from graph.paths.requests import Offers
    from graph.paths.targets import Anyone
    from graph.paths.temporal import Journey
    from graph.search.index import Hit
    from graph.ties.pair import History
    from graph.whatif import Comparison, Repair, Trial


@dataclass(frozen=True)
class State:
    """How much the database holds. `writing`: a large import is under way.

    batches, head: the journal's length, and the hash at the end of its chain.
    """

    actors: int
    ties: int
    activities: int
    counter: int
    writing: bool
    network_name: str | None
    demo: bool
    last_day: date | None  # the demo's day; None for real data
    batches: int = 0
    head: str = ""


@dataclass(frozen=True)
class Choices:
    """What can be filtered by: (uid, name) pairs in the order of their uids."""

    areas: tuple[tuple[str, str], ...]
    issues: tuple[tuple[str, str], ...]
    networks: tuple[tuple[str, str], ...]
    sectors: tuple[str, ...] = SECTORS
    types: tuple[str, ...] = LEVELS


def open_service(home: Path | None = None, mend: bool = False) -> "Service":
    """The service of a home's database (the user's where left out), its server started.

    Where the environment names a server, that one is used and none is started, except for a
    home given here. mend: missing constraints are made anew; else they are refused.
    """
    from graph import server
    from graph.setup import schema

    target = None if home else config.given_target()
    store = Store(target or server.up(home or config.home()))
    store.verify()
    schema.prepare(store, mend)
    journal.recover(store)
    return Service(store, config.preferences(home or config.home()), home)


class Service:
    """The readings of one database; safe to share between sessions.

    known: where the journal stood, where it holds what was known at a past moment.
    """

    def __init__(
        self,
        store: Store,
        preferences: config.Preferences,
        home: Path | None = None,
        known: "Standing | None" = None,
    ) -> None:
        self.store = store
        self.known = known
        self.home = home or config.home()
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
            batches=row["batches"] or 0,
            head=row["head"] or "",
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

    def composition(self, on: date, filters: Filters = EVERYTHING) -> "Composition":
        """What the whole network is made of, and how its parts mix."""
        return self._once("composition", on, filters)

    def trend(
        self, figure: str, unit: str, last: date, filters: Filters = EVERYTHING
    ) -> "pd.DataFrame":
        """One figure by month, quarter or year, from the first tie to a day: see
        `graph.measures.trend`."""
        return self._once(f"trend {figure} {unit}", last, filters)

    def shape(self, on: date, filters: Filters = EVERYTHING) -> "Shape":
        """The shape of the network, and why it is called so."""
        from graph.measures import shape

        return shape(self.network(on, filters))

    def mixing(
        self, by: str, on: date, filters: Filters = EVERYTHING
    ) -> "tuple[Mixing, float | None, float | None]":
        """Ties between sectors or provinces, their E–I, and what sizes alone give."""
        from graph.measures import mixing

        found = mixing.mixing(self.network(on, filters), self._groups(by, on, filters))
        return found, mixing.ei_index(found), mixing.ei_expected(found)

    def chance(
        self, by: str, on: date, filters: Filters = EVERYTHING, runs: int = 1_000
    ) -> "Chance | None":
        """Whether their E–I could be chance: see `graph.measures.mixing.ei_chance`."""
        from graph.measures import mixing

        groups = self._groups(by, on, filters)
        return mixing.ei_chance(self.network(on, filters), groups, runs)

    def bridging(
        self, uid: str, on: date, filters: Filters = EVERYTHING
    ) -> tuple[str, str, int] | None:
        """The names of the two issues that an actor joins, and for how many pairs of its
        partners; None where it is not there or joins none: see `graph.measures.bridging`."""
        from graph.measures.bridging import bridging

        network = self.network(on, filters)
        if uid not in network.uids:
            return None
        issues = self._once("groups", on, filters).issues
        found = bridging(network, network.uids.index(uid), issues)
        names = self.columns().issues.names
        return (names[found.one], names[found.other], found.pairs) if found else None

    def missing(self, on: date, filters: Filters = EVERYTHING) -> "Missing":
        """Who did not answer, and how far that may move figures: `graph.measures.missing`."""
        return self._once("missing", on, filters)

    def core(
        self, on: date, filters: Filters = EVERYTHING
    ) -> "tuple[float, tuple[str, ...]] | None":
        """The fit of core and periphery, and uids of the core; None where there is none."""
        from graph.measures.periphery import core_periphery

        network = self.network(on, filters)
        found = core_periphery(network)
        return (found.fit, tuple(network.uids[at] for at in found.core)) if found else None

    def _brokers(self, by: str, on: date, filters: Filters) -> "Brokers":
        from graph.brokers import brokers
        from graph.brokers.cut_vertices import sole
        from graph.brokers.since import since
        from graph.measures.communities import numbers

        network = self.network(on, filters)
        groups = self._groups(by, on, filters) if by != "community" else numbers(network)
        return brokers(network, groups, since(self.columns(), sole, on, filters))

    def _groups(self, by: str, on: date, filters: Filters) -> tuple[str, ...]:
        found = self._once("groups", on, filters)
        return found.sectors if by == "sector" else found.provinces

    def values(
        self, figures: tuple[str, ...], on: date, filters: Filters = EVERYTHING
    ) -> dict[str, Any]:
        """Some figures of the scorecard only, by name."""
        from graph.measures.scorecard import FIGURES

        network = self.network(on, filters)
        return {name: FIGURES[name](network) for name in figures}

    def parts(self, by: str) -> list[tuple[str, str]]:
        """(uid, name) of the areas, issues, sectors or networks: see `graph.network.divided`."""
        from graph.network.divided import parts

        return parts(self.columns(), by)

    def changes(self, one: date, other: date, filters: Filters = EVERYTHING) -> "Changes":
        """What changed from the earlier of two days to the later: see `graph.changes.between`."""
        from graph.changes.between import between

        return between(self.columns(), one, other, filters)

    def changed_by(
        self, by: str, one: date, other: date, filters: Filters = EVERYTHING
    ) -> "tuple[Part, ...]":
        """The changes of each area, issue or sector: see `graph.changes.by_part`."""
        return self._once(f"changed {by} {one.isoformat()}", other, filters)

    def paragraph(self, one: date, other: date, filters: Filters, lang: str) -> str:
        """What changed, for a yearly report: see `graph.changes.paragraph`."""
        from graph.changes.paragraph import busiest, liveliest, paragraph

        found, state = self.changes(one, other, filters), self.state()
        area = liveliest(self.changed_by("area", one, other, filters))
        actor = busiest(self.columns(), found)
        name = state.network_name
        return paragraph(found, name, actor, area, state.batches, state.head, lang)

    def either_day(
        self, one: date, other: date, filters: Filters = EVERYTHING
    ) -> "tuple[pd.DataFrame, tuple[tuple[str, str], ...]]":
        """Who is there on one of two days or both, as `directory`; the pairs tied on both."""
        import pandas as pd

        from graph.changes.between import kept

        days = [self.directory(day, filters) for day in (other, one)]
        everyone = pd.concat(days).drop_duplicates("uid").reset_index(drop=True)
        return everyone, kept(self.columns(), one, other, filters)

    def figures(self, on: date, filters: Filters = EVERYTHING) -> "pd.DataFrame":
        """The figures of each actor."""
        return self._once("figures", on, filters)

    def people(self, on: date, filters: Filters = EVERYTHING) -> "pd.DataFrame":
        """The directory: `graph.actors.directory` with the actors' figures beside."""
        return self._once("people", on, filters)

    def ties(self, on: date, filters: Filters = EVERYTHING) -> "pd.DataFrame":
        """Ties in force on the day, one row a tie: see `graph.network.tables.ties`."""
        return self._once("ties", on, filters)

    def strengths(self, on: date, filters: Filters = EVERYTHING) -> "pd.DataFrame":
        """Every pair tied on the day with its strength: see `graph.measures.pairs.table`."""
        from graph.measures import pairs

        return pairs.table(self.columns(), self.pairs(on, filters))

    def pairs(self, on: date, filters: Filters = EVERYTHING) -> "Pairs":
        """The strength of the pairs of the day, as arrays, as it is set: see `Pairs`."""
        return self._once("pairs", on, filters)

    def lifeline(self, uid: str, on: date) -> "pd.DataFrame":
        """What happened to an actor up to the day: see `graph.actors.lifeline`."""
        from graph.actors.lifeline import lifeline

        known, places = self.profile(uid, on), self.places_of(uid)
        return lifeline(self.columns(), uid, known, places, on)

    def pair(self, one: str, other: str, on: date) -> "History":
        """What is on record of two actors up to the day: see `graph.ties.pair`."""
        from graph.ties.pair import history

        return history(self.store, self.columns(), self.strengths(on), one, other, on)

    def due(self, on: date, filters: Filters = EVERYTHING) -> "Due":
        """When each pair calls for care: see `graph.calendar.due`."""
        return self._once("due", on, filters)

    def calendar(
        self,
        on: date,
        filters: Filters = EVERYTHING,
        span: tuple[int, int] = (0, 90),
        limit: int = 200,
    ) -> "pd.DataFrame":
        """Whom to call from so many days on to so many: see `graph.calendar.due.table`."""
        from graph.calendar import due as calendar

        us = self.us(filters.network)
        return calendar.table(self.columns(), self.due(on, filters), on, us, span, limit)

    def us(self, network: str | None = None) -> tuple[str, ...]:
        """Uids of those who manage the network, or any where none is named; ascending."""
        named = [one.us for one in self.managed() if network in (None, one.uid)]
        return tuple(sorted({uid for those in named for uid in those}))

    def periods(self, unit: str, last: date, filters: Filters = EVERYTHING) -> "pd.DataFrame":
        """The network period by period: see `graph.network.history`."""
        from graph.network import history

        found, line = self._once("lives", last, filters), self.timeline(unit, last, filters)
        return history.history(self.columns(), found, line)

    def positions(self) -> dict[str, tuple[float, float]]:
        """Where each actor stands on every map of this network, whatever the day."""
        return self._once("positions", date.max, EVERYTHING)

    def directory(self, on: date, filters: Filters = EVERYTHING) -> "pd.DataFrame":
        """`graph.actors.directory` with `degree` (partners) beside: what needs no waiting."""
        return self._once("directory", on, filters)

    def ties_among(self, on: date, filters: Filters, among: tuple[str, ...]) -> "pd.DataFrame":
        """As `ties`, of those between actors of the uids `among`."""
        from graph.network import tables

        return tables.ties(self.columns(), on, filters, among)

    def ties_around(self, on: date, filters: Filters, uids: tuple[str, ...]) -> "pd.DataFrame":
        """As `ties`, of those with an actor of the uids `uids`."""
        network = self.network(on, filters)
        at = np.flatnonzero(np.isin(np.array(network.uids, dtype=object), uids))
        pairs = network.pairs[np.isin(network.pairs, at).any(axis=1)]
        among = tuple(network.uids[place] for place in np.unique(pairs))
        ties = self.ties_among(on, filters, among)
        return ties[ties["start"].isin(uids) | ties["end"].isin(uids)]

    def timeline(self, unit: str, last: date, filters: Filters = EVERYTHING) -> "Timeline":
        """The steps up to `last` with what there is on each: see `graph.network.timeline`."""
        return self._once(f"timeline {unit}", last, filters)

    def count(self, on: date, filters: Filters = EVERYTHING) -> dict[str, int]:
        """What a step of a timeline counts, of one day."""
        network = self.network(on, filters)
        counts = {"actors": network.n, "ties": network.ties, "pairs": network.m}
        return counts | network.at_each_level()

    def cast(self, last: date, filters: Filters = EVERYTHING) -> "pd.DataFrame":
        """Everyone present on some day up to `last`: one row an actor: uid, name."""
        from graph.drawing import stage

        return stage.cast(self.columns(), self._once("lives", last, filters))

    def stage(
        self,
        last: date,
        filters: Filters = EVERYTHING,
        limit: int = 300,
        focus: str | None = None,
        steps: int = 0,
        communities: bool = False,
    ) -> "Stage":
        """Who is drawn through time, up to `last`: see `graph.drawing.stage`."""
        from graph.drawing import stage

        found = self._once("lives", last, filters)
        return stage.stage(self.columns(), found, limit, focus, steps, communities)

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
        asked: Conditions = FREE,
    ) -> Ways:
        """The ways from one actor to another: see `graph.paths.ways`."""
        return paths.ways(self.store, self.ground(on, filters), start, end, kind, limit, asked)

    def introductions(
        self,
        askers: Sequence[str],
        wanted: Sequence[str],
        on: date,
        filters: Filters = EVERYTHING,
        limit: int = 5,
        asked: Conditions = FREE,
    ) -> "Offers":
        """The best ways to be introduced: see `graph.paths.requests.offers`."""
        from graph.paths.requests import offers

        return offers(self.store, self.ground(on, filters), askers, wanted, limit, asked)

    def search(self, text: str, limit: int = 10) -> "list[Hit]":
        """The actors meant by a text, of any day, the likeliest first: see `graph.search.index`."""
        return self._once("index", date.max, EVERYTHING).search(text, limit)

    def requests(self, on: date) -> "list[Requested]":
        """The requests for introductions up to the day: see `graph.paths.requests.requests`."""
        from graph.paths.requests import requests

        return requests(self.store, on)

    def anyone(self, who: "Anyone", on: date) -> tuple[str, ...]:
        """The uids of all who are so on the day: see `graph.paths.targets`."""
        from graph.paths.targets import anyone

        return anyone(self.store, self.columns(), on, who)

    def nowhere(self, start: str, end: str, on: date, filters: Filters = EVERYTHING) -> "Nowhere":
        """What stands between two with no way between them: see `graph.paths.no_path`."""
        from graph.paths.no_path import nowhere

        return nowhere(self.ground(on, filters), start, end)

    def journey(
        self, start: str, end: str, first: date, last: date, filters: Filters = EVERYTHING
    ) -> "Journey | None":
        """The way in time that arrives first: see `graph.paths.temporal`."""
        from graph.paths.temporal import journey

        known = self._once("lives", last, filters)
        columns = self.columns()
        here, there = (paths.place_of(columns, uid) for uid in (start, end))
        return journey(columns, known, here, there, first, last)

    def brokers(self, by: str, on: date, filters: Filters = EVERYTHING) -> "Brokers":
        """Who lies between sectors, provinces or communities: see `graph.brokers`."""
        return self._once(f"brokers {by}", on, filters)

    def whatif(self, trial: "Trial", on: date, filters: Filters = EVERYTHING) -> "Comparison":
        """What a trial would do: see `graph.whatif`; nothing is written."""
        from graph.whatif import compare
        from graph.whatif.trial import day_of

        former = self.network(day_of(trial, on), filters)
        return compare(self.columns(), trial, on, filters, former)

    def repairs(
        self, trial: "Trial", on: date, filters: Filters = EVERYTHING, limit: int = 5
    ) -> "tuple[Repair, ...]":
        """The few new ties that would mend most after a trial: see `graph.whatif.repairs`."""
        from graph.whatif import repairs
        from graph.whatif.trial import applied, day_of

        day, changed = day_of(trial, on), applied(self.columns(), trial, on)
        former = self.network(day, filters)
        return repairs(changed, day, filters, limit, trial.drop, former)

    def key_players(
        self, k: int, on: date, filters: Filters = EVERYTHING
    ) -> "tuple[KeyPlayers | None, KeyPlayers | None]":
        """The k without whom most falls apart, and the k who together reach most."""
        return self._once(f"key players {k}", on, filters)

    def governance(self, on: date, filters: Filters = EVERYTHING) -> "Report":
        """What the rules of governance say of the day: see `graph.governance`."""
        return self._once("governance", on, filters)

    def risk_years(self, on: date, filters: Filters = EVERYTHING) -> "pd.DataFrame":
        """Findings of each category over the years: see `graph.governance.over_time`."""
        from graph.governance.over_time import by_category

        return by_category([self.governance(day, filters) for day in self._years(on, filters)])

    def risk_trend(
        self, rule: str, uid: str, on: date, filters: Filters = EVERYTHING
    ) -> "pd.DataFrame":
        """One finding over the years: see `graph.governance.over_time.figure`."""
        from graph.governance import Facts, report, rules
        from graph.governance.over_time import figure

        own = dict(self.options().limits)

        def judge(day: date, limits: dict[str, float]) -> "Report":
            return report(Facts(self, day, filters), own | limits, (rule,))

        return figure(rules()[0][rule], uid, self._years(on, filters), judge)

    def _years(self, on: date, filters: Filters) -> list[date]:
        from graph.governance.over_time import days

        line = self.timeline("year", on, filters)
        tied = line.counts["ties"].to_numpy() > 0
        return days(line.days[int(tied.argmax())] if tied.any() else None, on)

    def rule_rows(self, rule: str, on: date, concerns: tuple[str, ...]) -> "pd.DataFrame | None":
        """What a rule looks at on the day, of those it concerns: columns of its module; None where
        that is the map itself."""
        from graph.governance import Facts, rules

        return Facts(self, on).evidence(rules()[0][rule], concerns)

    def cases(self) -> "dict[str, Case]":
        """Every finding that was ever kept, by uid: see `graph.governance.lifecycle`."""
        from graph.governance.recording import cases

        return cases(self.store)

    def keep_findings(
        self, on: date, who: str, channel: str = "page"
    ) -> "tuple[journal.Written | None, Report, News]":
        """Runs all rules on the whole network and keeps what is new: `governance.recording`."""
        from graph.governance import recording

        def judge() -> "tuple[Report, int]":
            counter = self.columns().counter
            return self._computed("governance", on, EVERYTHING, counter), counter

        return recording.keep(self.store, judge, journal.Note(who, channel))

    def sheet(self, report: "Report", first: date, lang: str, public: bool = False) -> str:
        """The accountability sheet from a day to that of the report, as HTML."""
        from graph.governance.sheet import page, sheet

        persons = [row["text"] for row in self.store.rows("actors/persons")] if public else []
        return page(sheet(self, report, first), self.named(), lang, persons, public)

    def notices(self, on: date, lang: str, made: datetime) -> tuple[str, bytes]:
        """What wants telling of findings: a text for LINE, and due days as an iCalendar file."""
        from graph.governance import notices

        cases, names = self.cases().values(), self.named()
        found = notices.notice(cases, on)
        told = notices.text(found, names, self.state().network_name, lang)
        return told, notices.calendar(cases, names, lang, made)

    def decide(
        self,
        decision: "Decision",
        on: date,
        who: str,
        found: "Finding | None" = None,
        base: "Case | None" = None,
        channel: str = "page",
        token: str | None = None,
    ) -> journal.Written | None:
        """Keeps what someone decided about a finding: see `graph.governance.recording.decide`."""
        from graph.governance import recording

        note = journal.Note(who, channel, decision.reason or None)
        return recording.decide(self.store, decision, on, note, found, base, token)

    def ground(self, on: date, filters: Filters = EVERYTHING) -> Ground:
        """What ways are looked for on: see `graph.paths.search_graph`."""
        return self._once("ground", on, filters)

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
        from graph.intake import bundle as data

        return data.looks(bundle)

    def check(self, bundle: "Bundle") -> "Checked":
        """What bringing a bundle in would do; nothing is written."""
        from graph.intake import bundle as data

        return data.check(self.store, self._dated(bundle))

    def bring_in(
        self,
        bundle: "Bundle",
        who: str,
        why: str | None,
        expected: dict[str, dict[str, int]],
        progress: Callable[[int, int], None],
    ) -> "tuple[Plan, Written | None]":
        """Writes a bundle: see `graph.intake.bundle.bring_in`."""
        from graph.intake import bundle as data

        return data.bring_in(self.store, self._dated(bundle), who, why, expected, progress)

    def duplicates(self) -> "list[Candidate]":
        """Pairs of actors who may be one, the likeliest first: see `graph.duplicates`."""
        return self._once("duplicates", date.max, EVERYTHING)

    def merge_preview(self, keep: str, gone: str) -> dict[str, int]:
        """Kind → how many records of the actor `gone` a merge would move, where there are any."""
        from graph.duplicates.merge import moved
        from graph.journal.known import known

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

    def consider(self, deeds: "Deed | Sequence[Deed]") -> "Considered":
        """What deeds would change, and what is wrong with them; nothing is written."""
        from graph import edit

        return edit.consider(self.store, deeds, self._today_within)

    def edit(
        self,
        deeds: "Deed | Sequence[Deed]",
        who: str,
        why: str | None = None,
        channel: str = "page",
        token: str | None = None,
    ) -> journal.Written | None:
        """Does the deeds as one write; None where nothing changes by them.

        Refused (a DataError) with every problem, Moved where somebody was faster. token: made
        once for what is sent; sent again with it, it is written once.
        """
        from graph import edit

        note = journal.Note(who, channel, why)
        return edit.edit(self.store, deeds, note, token, self._today_within)

    def record(self, kind: str, uid: str) -> "Record | None":
        """A record as the database has it now; None where there is none."""
        from graph import edit

        return edit.record(self.store, kind, uid)

    def episodes(self, one: str, other: str) -> "list[Tie]":
        """All episodes of the ties of two actors, whichever way, the first to begin first."""
        from graph import edit

        return edit.episodes(self.store, one, other)

    def meant(self, text: str) -> "tuple[str, Record]":
        """The kind and the record of a uid, or of an actor's name: see `graph.edit.verbs`."""
        from graph.edit import verbs

        return verbs.meant(self.store, text)

    def tied(self, given: dict[str, str], beside: bool) -> "tuple[Deed, Tie | None]":
        """A tie as a deed, and the episode that ends by it: see `graph.edit.verbs`."""
        from graph.edit import verbs

        return verbs.tied(self.store, given, beside)

    def ending(
        self, who: tuple[str, ...], level: str | None, about: str | None
    ) -> "tuple[str, Record]":
        """The record that is to end: a uid, or the open tie of two: see `graph.edit.verbs`."""
        from graph.edit import verbs

        return verbs.ending(self.store, who, level, about)

    def history(self, limit: int = 100, sought: "Sought | None" = None) -> "list[Entry]":
        """The latest writes, or those looked for, newest first: see `graph.journal.search`."""
        from graph.journal.search import Sought, seek

        return seek(self.store, sought or Sought(), limit)

    def writers(self) -> list[str]:
        """Who has written, those with the most writes first."""
        return [row["who"] for row in self.store.rows("journal/writers")]

    def write_changes(self, write: str) -> "tuple[Entry, list[Difference], int]":
        """A write, what it changed field by field, and how many rows are not shown."""
        from graph.journal.history import changes_of

        return changes_of(self.store, write)

    def written(
        self, kind: str, uid: str, number: int | None = None, limit: int = 500
    ) -> "list[Trace]":
        """What was written of one record, newest first: see `graph.journal.traces.of_record`."""
        from graph.journal.traces import of_record

        return of_record(self.store, kind, uid, number, limit)

    def rows_written(self, write: str, limit: int = 500) -> "tuple[Entry, list[Trace], int]":
        """A write, its first rows before and after, and how many more it has."""
        from graph.journal.traces import of_write

        return of_write(self.store, write, limit)

    def undo(
        self,
        write: str,
        who: str,
        why: str | None = None,
        channel: str = "page",
        progress: Callable[[int, int], None] = lambda done, total: None,
        only: tuple[str, str] | None = None,
    ) -> journal.Written:
        """Takes a write back, or only what it did to one record, `only`: (kind, uid); Conflict,
        with the reasons, where later ones build on it."""
        from graph.edit.undo import is_small, take_back
        from graph.journal.undo import undo

        note = journal.Note(who, channel, why)
        if is_small(self.store, write):
            return take_back(self.store, write, note, only)
        return undo(self.store, write, note, progress, only)

    def verify(self) -> "Verdict":
        """Looks the journal's chain through: see `graph.journal.verify`."""
        from graph.journal.verify import verify

        return verify(self.store)

    def known_at(
        self, moment: "Moment", progress: Callable[[int, int], None] = lambda done, total: None
    ) -> "Service":
        """The readings of what was known then, until another moment is asked for; this service
        itself where nothing was written since."""
        from graph.past import known_at

        return known_at(self, moment, progress)

    def standing(self, moment: "Moment") -> "Standing":
        """Where the journal stood then."""
        from graph.past import standing

        return standing(self.store, moment)

    def export(
        self, form: str, on: date | None, filters: Filters, contacts: bool
    ) -> "tuple[bytes, Told]":
        """A file of everything, or of what day and filters leave, and what it leaves out."""
        from graph.export import write

        file = io.BytesIO()
        told = write(self, form, file, on, filters, contacts)
        return file.getvalue(), told

    def film(self, on: date, filters: Filters, view: "View") -> "tuple[bytes, Told]":
        """The network through time as one HTML file that plays, and what it leaves out."""
        from graph.export.forms import play
        from graph.export.timeline import film

        file = io.BytesIO()
        told = play(film(self, on, filters, view), file)
        return file.getvalue(), told

    def worksheet(self, number: int, lang: str) -> bytes:
        """A blank worksheet that offers the names on record: see `graph.worksheets`."""
        from graph.journal.known import known
        from graph.worksheets import template

        return template(number, lang, self.store.read(known))

    def options(self) -> Options:
        """What is set for this network."""
        return self._options(self.store.rows("journal/state")[0]["counter"] or 0)

    def managed(self) -> "list[ManagedNetwork]":
        """The managed networks, by uid."""
        rows = self.store.rows("network/records", after="", limit=10_000)
        return [record_of("networks", row) for row in rows]  # type: ignore[misc]

    def remembered(self) -> dict[str, str]:
        """The mappings of graph files that earlier imports kept."""
        from graph.intake.write import remembered

        return remembered(self.store)

    def last_write(self, kind: str, uid: str) -> "Entry | None":
        """The write that made a record what it is now: see `graph.journal.latest`."""
        from graph.journal.latest import latest

        return latest(self.store, kind, uid)

    def named(self) -> Named:
        """Everything a form can point at, by name."""
        return self._once("named", date.max, EVERYTHING)

    def tie_list(
        self, on: date, filters: Filters, which: str, of: str | None, limit: int = 1_000
    ) -> Listing:
        """The ties on record, open, ended or incomplete: see `graph.ties.listing.listing`."""
        unsourced = self._once("unsourced", on, EVERYTHING)
        return listing(self.columns(), unsourced, on, which, of, filters, limit)

    def activity_list(
        self, filters: Filters, text: str, incomplete: bool, limit: int = 500
    ) -> "pd.DataFrame":
        """Activities that hold the text, the latest first: columns of activities/search.

        Of the filters, issue and area count.
        """
        columns = self.columns()
        trees = {"issues": (columns.issues, filters.issue), "areas": (columns.areas, filters.area)}
        within = {
            name: [tree.uids[place] for place in tree.within(uid)] if uid else None
            for name, (tree, uid) in trees.items()
        }
        wanted = {"text": text.strip().lower(), "incomplete": incomplete, "limit": limit}
        return self.store.table("activities/search", **wanted, **within)

    def activity_gaps(self) -> dict[str, Any]:
        """How many activities lack what, and the kinds in use: row of activities/incomplete."""
        return self.store.rows("activities/incomplete")[0]

    def issue_list(self, on: date) -> "pd.DataFrame":
        """Issues as a tree, with what there is to each: see `graph.issues.listing.issues`."""
        return self._once("issues", on, EVERYTHING)

    def area_list(self, on: date) -> "pd.DataFrame":
        """The areas in use: columns of issues/in_areas."""
        return self.store.table("issues/in_areas", on=on)

    def places_of(self, uid: str) -> "dict[str, pd.DataFrame]":
        """An actor's bases and works of all days: columns of actors/bases and actors/works."""
        return {kind: self.store.table(f"actors/{kind}", uid=uid) for kind in ("bases", "works")}

    def contacts_of(self, uid: str) -> "pd.DataFrame":
        """How an actor is reached, personal data: columns of actors/contacts."""
        return self.store.table("actors/contacts", uid=uid)

    def module_text(self, name: str) -> str:
        """A Cypher module as it stands."""
        return module(name).text()

    def _dated(self, bundle: "Bundle") -> "Bundle":
        return replace(bundle, wishes=replace(bundle.wishes, today=self.today()))

    def today(self) -> date:
        """The day it is for this database: a demo's own, else today."""
        return self.preferences.day or self.options().today()

    def _today_within(self, work: Work) -> date:
        """The same, asked within a transaction, so that no other can fail before it."""
        return self.preferences.day or options.fetch(work).today()

    def _once(self, what: str, on: date, filters: Filters) -> Any:
        return self._computed(what, on, filters, self.columns().counter)

    def _compute(self, what: str, on: date, filters: Filters, _counter: int) -> Any:
        from graph import duplicates, measures
        from graph.calendar import due as calendar
        from graph.journal.known import known
        from graph.network import positions, tables, timeline

        columns = self.columns()
        if what == "duplicates":
            return duplicates.candidates(self.store.read(known), None, duplicates.table(self.home))
        if what == "network":
            return columns.as_of(on, filters)
        if what == "scorecard":
            return measures.scorecard(self.network(on, filters))
        if what.startswith("trend "):
            _, figure, unit = what.split()
            line = self.timeline(unit, on, filters)
            tied = (line.counts["ties"] > 0).to_numpy()
            begun = int(tied.argmax()) if tied.any() else 0
            return measures.trend.trend(columns, figure, line.days[begun:], filters)
        if what == "groups":
            return measures.groups(columns, on, filters)
        if what == "missing":
            return measures.missing.missing(columns, on, filters)
        if what == "composition":
            found = self._once("groups", on, filters)
            return measures.composition(self.network(on, filters), found)
        if what == "figures":
            network, found = self.network(on, filters), self._once("groups", on, filters)
            roles = measures.brokerage(network, found.sectors)
            figures = measures.actor_figures(network)
            return figures.assign(**roles.drop(columns="uid"))
        if what.startswith("changed "):
            from graph.changes.by_part import changed_by

            _, by, first = what.split()
            return changed_by(columns, by, date.fromisoformat(first), on, filters)
        if what == "pairs":
            return measures.pairs.pairs(columns, on, filters, self.options())
        if what == "ground":
            return paths.ground(columns, on, filters, known=self.pairs(on, filters))
        if what == "due":
            return calendar.due(columns, on, filters, self.options())
        if what.startswith("key players "):
            from graph.measures import keyplayers

            network, k = self.network(on, filters), int(what.split()[2])
            return keyplayers.breaking(network, k), keyplayers.reaching(network, k)
        if what.startswith("brokers "):
            return self._brokers(what.split()[1], on, filters)
        if what == "governance":
            from graph.governance import Facts, report

            return report(Facts(self, on, filters), dict(self.options().limits))
        if what == "index":
            return actors.index(self.store)
        if what == "named":
            return named(self.store, columns)
        if what == "unsourced":
            found = self.store.columns("ties/unsourced", on=on)["uids"]
            return columns.ties.uids.isin(found).to_numpy()
        if what == "issues":
            return issues(self.store, columns, on)
        if what == "directory":
            degree = measures.matrices.degrees(self.network(on, filters))
            return actors.directory(columns, on, filters).assign(degree=degree)
        if what == "lives":
            return timeline.lives(columns, on, filters)
        if what.startswith("timeline "):
            found = self._once("lives", on, filters)
            return timeline.timeline(columns, found, what.split()[1], on)
        if what == "people":
            table = actors.directory(columns, on, filters)
            return table.merge(self.figures(on, filters), on="uid", how="left")
        if what == "ties":
            return tables.ties(columns, on, filters)
        return positions.positions(columns.ever())


def _pairs(tree: Any) -> tuple[tuple[str, str], ...]:
    return tuple(zip(tree.uids, tree.names, strict=True))
