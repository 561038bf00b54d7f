"""A database opened: its state, snapshots of it to ask, and the door through which is written.

Questions are functions of a snapshot, in the rooms of their words: `strength.scorecard(snapshot)`.
"""

import time
from collections.abc import Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from graph import journal, settings
from graph.base import config
from graph.base.errors import ServerError
from graph.base.progress import Progress, silent
from graph.base.words import say
from graph.journal.state import State, state
from graph.network import EVERYTHING, Filters, Snapshot, Source
from graph.network.worker import Worker
from graph.rights import MACHINE, acting, held_to, need
from graph.settings.values import Options, fetch
from graph.store import Store, Work

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.conditions.sealed import Sealed
    from graph.conditions.settling import Settlement
    from graph.conditions.workshop import Workshops
    from graph.edit import Considered, Edit
    from graph.governance import Finding, Report
    from graph.governance.lifecycle import Decision, News
    from graph.intake import Plan
    from graph.intake.bundle import Bundle, Checked
    from graph.journal.moment import JournalPosition, Moment
    from graph.kinds import Case, Change, Round

SLOW = 3.0
"""Seconds for some milliseconds' work, above which a database is of no use to a page."""


def open_service(
    home: Path | None = None, mend: bool = False, worker: Worker | None = None
) -> "Service":
    """The service of a home's database (the user's where left out), its server started.

    Where the environment names a server, that one is used and none is started, except for a
    home given here. mend: missing constraints are made anew; else they are refused. worker: answers
    heavy questions.
    """
    from graph import server
    from graph.backup import kept
    from graph.setup import schema

    target = None if home else config.given_target()
    store = Store(target or server.up(home or config.home()))
    store.verify()
    if schema.behind(store):
        kept.keep(store, home or config.home(), config.now(), "schema")
    schema.prepare(store, mend)
    journal.recover(store)
    return Service(store, config.preferences(home or config.home()), home, worker)


class Service:
    """One database; safe to share between sessions."""

    def __init__(
        self,
        store: Store,
        preferences: config.Preferences,
        home: Path | None = None,
        worker: Worker | None = None,
    ) -> None:
        self.source = Source(store, preferences, home or config.home(), worker=worker)

    @property
    def store(self) -> Store:
        """The database's door."""
        return self.source.store

    def state(self) -> State:
        """How much there is, within seconds; Unreachable where the server is down or silent,
        ServerError where even this takes it long."""
        started = time.monotonic()
        self.store.greet()
        found = state(self.store, time.monotonic() - started)
        if time.monotonic() - started > SLOW:
            raise ServerError("store.slow")
        return found

    def snapshot(self, on: date, filters: Filters = EVERYTHING) -> Snapshot:
        """The network of a day under filters, as it is on record now."""
        return Snapshot(self.source, on, filters, state(self.store).counter)

    def options(self) -> Options:
        """What is set for this network."""
        return fetch(self.store)

    def today(self) -> date:
        """The day it is for this database: a demo's own, else today."""
        return settings.today(self.source)

    def _today_within(self, work: Work) -> date:
        return settings.today(self.source, work)

    def known_at(self, moment: "Moment", progress: Progress = silent) -> "Service":
        """What was known then, until another moment is asked for; this service itself where
        nothing was written since."""
        from graph.past import known_at

        found = known_at(self.source, moment, progress)
        return self if found is self.source else self._of(found)

    @contextmanager
    def reading(
        self, then: "JournalPosition | None", progress: Progress = silent
    ) -> "Iterator[Service]":
        """What was known then, kept for the length of the block from whoever asks for another
        moment; this service itself where nothing was written since, or for None."""
        from graph.past import asking

        if then is None or then.latest:
            yield self
            return
        with asking(self.source, then, progress) as found:
            yield self._of(found)

    def part(self, network: str) -> "Service":
        """The same of one managed network alone: see `graph.network.part`."""
        return self._of(self.source.part(network))

    def _held(self, deed: str) -> "Service":
        """The same as the user in force may do that: Forbidden where they may nowhere."""
        network = held_to(deed, self.source.network)
        return self.part(network) if network else self

    def _of(self, source: Source) -> "Service":
        """The service of what was known at a past moment, or of a part."""
        made = copy(self)
        made.source = source
        return made

    def consider(self, edits: "Edit | Sequence[Edit]") -> "Considered":
        """What edits would change, and what is wrong with them; nothing is written."""
        from graph import edit

        return edit.consider(self._held("write").store, edits, self._today_within)

    def edit(
        self,
        edits: "Edit | Sequence[Edit]",
        who: str,
        why: str | None = None,
        channel: str = "page",
        token: str | None = None,
    ) -> journal.Written | None:
        """Does the edits as one write; None where nothing changes by them.

        Refused (a DataError) with every problem, Moved where somebody was faster. token: made
        once for what is sent; sent again with it, it is written once.
        """
        from graph import edit

        note, held = journal.Note(who, channel, why), self._held("write")
        if network := held.source.network:
            edits = edit.taken_in(edits, network)
            if (found := held.consider(edits)).refused:
                raise edit.Refused(found.problems)
        return edit.edit(held.store, edits, note, token, self._today_within)

    def undo(
        self,
        write: str,
        who: str,
        why: str | None = None,
        channel: str = "page",
        progress: Progress = silent,
        only: tuple[str, str] | None = None,
    ) -> journal.Written:
        """Takes a write back, or only what it did to one record, `only`: (kind, uid); Conflict,
        with the reasons, where later ones build on it."""
        from graph.conditions import recording
        from graph.edit.undo import is_small, undo_small
        from graph.journal.undo import undo

        changed: list[Round] = []

        def check(changes: "Sequence[Change]") -> None:
            of = [each for each in changes if each.kind == "rounds"]
            changed[:] = recording.changed(self.sealed, of) if of else []

        note = journal.Note(who, channel, why)
        if is_small(self.store, write):
            written = undo_small(self.store, write, note, only, check)
        else:
            written = undo(self.store, write, note, progress, only, check)
        for each in changed:
            self.sealed.extend(each.uid, each.closes)
        return written

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

    def check(self, bundle: "Bundle") -> "Checked":
        """What bringing a bundle in would do; nothing is written."""
        need("write")
        from graph.intake.bundle import check

        return check(self.store, self._dated(bundle))

    def bring_in(
        self,
        bundle: "Bundle",
        who: str,
        why: str | None,
        expected: dict[str, dict[str, int]],
        progress: Progress,
    ) -> "tuple[Plan, journal.Written | None]":
        """Writes a bundle: see `graph.intake.bundle.bring_in`."""
        from graph.intake.bundle import bring_in

        return bring_in(self.store, self._dated(bundle), who, why, expected, progress)

    def _dated(self, bundle: "Bundle") -> "Bundle":
        return replace(bundle, read_options=replace(bundle.read_options, today=self.today()))

    def put_off(
        self,
        one: str,
        other: str,
        about: str,
        on: date,
        until: date,
        who: str,
        channel: str = "page",
        token: str | None = None,
    ) -> journal.Written | None:
        """Asks about a pair later: see `graph.calendar.recording`."""
        from graph.calendar import recording

        note = journal.Note(who, channel)
        return recording.put_off(self.store, one, other, about, on, until, note, token)

    def keep_findings(
        self, on: date, who: str, channel: str = "page", network: str | None = None
    ) -> "tuple[journal.Written | None, Report, News]":
        """Runs all rules on each network and keeps what is new: see `governance.recording`. Gives
        the report and the news as who asks may see them. network: of which, where they may decide
        in some alone."""
        from graph import governance
        from graph.governance import recording

        def judge() -> "tuple[Report, int]":
            snapshot = self._of(self.source.whole or self.source).snapshot(on)
            with acting(MACHINE):
                return governance.report_of_all(snapshot), snapshot.counter

        network, note = self.source.network or network, journal.Note(who, channel)
        written, report, news = recording.keep(self.store, judge, note, network)
        if not report.parts:
            return written, report, news
        own = held_to("decide", network)
        seen = self.snapshot(on, Filters(network=own))
        if own:
            news = news.of(governance.cases(seen))
        return written, governance.report(seen), news

    @property
    def sealed(self) -> "Sealed":
        """The book in which members' answers lie, beside the database."""
        from graph.conditions.sealed import Sealed

        return Sealed(self.source.home, today=self.today, former=self.former)

    def former(self) -> dict[str, str]:
        """Who it is now that was merged: see `graph.actors.lookup.former`."""
        from graph.actors.lookup import former

        return former(self.store)

    @property
    def workshops(self) -> "Workshops":
        """The rounds that are held in a room just now."""
        from graph.conditions.workshop import Workshops

        return Workshops(self.source.home, self.sealed)

    def put_round(
        self,
        after: "Round",
        who: str,
        base: "Round | None" = None,
        channel: str = "page",
        token: str | None = None,
    ) -> journal.Written | None:
        """Keeps a round of asking the members: see `graph.conditions.recording.put`."""
        from graph.conditions import recording

        return recording.put(
            self.store, self.sealed, after, journal.Note(who, channel), base, token
        )

    def close_round(self, uid: str, who: str, channel: str = "page") -> journal.Written | None:
        """Ends a round for good: see `graph.conditions.recording.close`."""
        from graph.conditions import recording

        note = journal.Note(who, channel)
        return recording.close(self.store, self.sealed, uid, self.today(), note)

    def admit(
        self, of: "Round", key: str, who: str, actor: str | None = None, kind: str = "group"
    ) -> journal.Written | None:
        """Lets somebody at the door of a workshop in: as a partner on record, else as a new one of
        that kind; as a member of the network."""
        from graph import conditions, edit

        name, held = self.workshops.newcomer(key).name, self._held("write")
        note, source = journal.Note(who, "page"), say("conditions.workshop.source", name=of.name)
        edits = []
        if actor is None:
            given = {"name": name, "kind": kind, "source": source}
            edits = edit.taken_in(edit.Edit("add", "actors", given), of.network)
            actor = edits[0].given["id"]
        elif actor not in conditions.members(self.snapshot(self.today()), of.uid):
            edits = [edit.Edit("add", "members", {"member": actor, "of": of.network})]
        written = edit.edit(held.store, edits, note, None, self._today_within) if edits else None
        self.workshops.admit(key, actor)
        return written

    def settle(
        self, settlements: "Sequence[Settlement]", who: str, token: str | None = None
    ) -> journal.Written | None:
        """Makes reports and the record agree: see `graph.conditions.settling`."""
        from graph.conditions import settling

        note = journal.Note(who, "page", settlements[0].reason or None)
        held = self._held("write")
        return settling.settle(held.store, settlements, note, self._today_within, token)

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
        """Keeps what someone decided about a finding: see `governance.recording.decide`."""
        from graph.governance import recording

        note = journal.Note(who, channel, decision.reason or None)
        return recording.decide(self.store, decision, on, note, found, base, token)
