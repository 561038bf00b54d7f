"""A worksheet filled from what is on record of the network that is asked about, on a day.

It is read back as it is: nothing changes. What stands in a column of its own is what the workshop's
layout has no place for; a name that a cell can't hold, or that several bear, stands as its id.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from graph import expansion, lessons, settings, stakeholders
from graph.base.dates import show
from graph.base.errors import DataError, Misuse
from graph.base.texts import alphabetical, join_list
from graph.base.words import say
from graph.expansion import PlannedStep
from graph.export import cells
from graph.intake.areas import AreaIndex
from graph.intake.contact_cells import contacts_in
from graph.intake.worksheets.marks import filled as written
from graph.intake.worksheets.marks import stands
from graph.journal.all_records import records_of
from graph.kinds import (
    SECTORS,
    Actor,
    Area,
    Contact,
    Lesson,
    ManagedNetwork,
    Record,
    Records,
    ReportedTie,
    Round,
    Stake,
    Tie,
    name_of,
)
from graph.kinds.registry import fields
from graph.kinds.round import TAKEN
from graph.kinds.stake import NUMBERS, half
from graph.kinds.vocabulary import through
from graph.network import BY_CODE, Snapshot
from graph.rights import took_out
from graph.worksheets import template
from graph.worksheets.content import Content, Named

KNOWN = ("actors", "networks", "issues", "stakes")
OF_LESSONS = ("areas", "activities")


def filled(snapshot: Snapshot, number: int, lang: str, contacts: bool = False) -> bytes:
    """An XLSX workbook of worksheet 1, 2 or 4. contacts: with names and phone numbers.

    Misuse: another worksheet, or it is not known which network is asked about.
    """
    snapshot = snapshot.admitted("contacts" if contacts else "ask")
    took_out(f"worksheet {number}", contacts)
    ours = settings.managed(snapshot)
    if number not in _FILLERS:
        raise Misuse("cli.template.not_filled", number=number)
    settings.need_choice(snapshot)
    if ours is None:
        raise Misuse("cli.template.no_network")
    kinds = (*KNOWN, *(("contacts",) if contacts else ()), *(OF_LESSONS if number == 2 else ()))
    known = records_of(snapshot.store, *kinds)
    return template(number, lang, known, _FILLERS[number](_Filler(snapshot, ours, known, lang)))


def of_workshop(snapshot: Snapshot, round: str, lang: str) -> bytes:
    """An XLSX workbook of worksheet 3 with the ties that were taken in at a workshop."""
    snapshot = snapshot.admitted("survey")
    took_out("worksheet 3", contacts=False)
    known = records_of(snapshot.store, *KNOWN, "ties", "rounds", "reported_ties")
    of = known.of(Round)[round]
    ours = known.of(ManagedNetwork)[of.network]
    filler = _Filler(snapshot, ours, known, lang)
    return template(3, lang, known, filler.network_map(taken(known, round)))


def taken(known: Records, round: str) -> list[Tie]:
    """The ties in force of the pairs that were taken in at a workshop."""
    reports = [r for r in known.of(ReportedTie).values() if r.round == round]
    pairs = {frozenset((r.reporter, r.partner)) for r in reports if r.outcome == TAKEN}
    ties = known.of(Tie).values()
    return [tie for tie in ties if tie.until is None and frozenset((tie.start, tie.end)) in pairs]


class _Filler:
    """What gives the cells of one network's worksheets."""

    def __init__(self, snapshot: Snapshot, ours: ManagedNetwork, known: Records, lang: str) -> None:
        self.snapshot, self.ours, self.known, self.lang = snapshot, ours, known, lang
        self.actors = known.of(Actor)
        self._areas = AreaIndex(known.of(Area))
        self._borne = Counter(
            name for each in self.actors.values() for name in {each.name, *each.aliases}
        )

    def stakeholders(self) -> Content:
        """Those of the day. One that is not its pair's only open stake stands in the table alone,
        since its place elsewhere would not say which is meant."""
        stakes = self.known.of(Stake).values()
        open_ = Counter((s.actor, s.network) for s in stakes if s.until is None)
        found = self._by_name([s.stake for s in stakeholders.stakeholders(self.snapshot)])
        placed = {s.uid: s for s in found if not s.until and open_[s.actor, s.network] == 1}
        groups: dict[tuple[str, str], list[str]] = {}
        grid: dict[tuple[str, str], list[str]] = {}
        for each in placed.values():
            name, sector = self.name(each.actor), self.actors[each.actor].sector or ""
            for group in each.groups:
                groups.setdefault((group, sector), []).append(name)
            influence, interest = half(each.influence), half(each.interest)
            if influence and interest:
                grid.setdefault((influence, interest), []).append(name)
        return self._content(
            [each.actor for each in placed.values()],
            [self._stake(each, each.uid in placed) for each in found],
            groups=groups,
            grid=grid,
        )

    def lessons(self) -> Content:
        """Those learned by the day, and the names that they speak of."""
        found = [each.lesson for each in lessons.lessons(self.snapshot)]
        return self._content(
            {uid for each in found for uid in (*each.concerns, *each.between)},
            [self._lesson(each) for each in found],
        )

    def expansion(self) -> Content:
        """The vision, and the steps with how closely they are tied on the day."""
        found, us = expansion.plan(self.snapshot), self.ours.us
        named = {uid for s in found for uid in (s.step.actor, s.step.through) if uid}
        return self._content(
            named | set(us),
            [self._step(each) for each in found],
            us="; ".join(self.name(uid) for uid in us),
            vision=self.ours.vision or "",
        )

    def network_map(self, ties: Sequence[Tie]) -> Content:
        """These ties, and whom they tie."""
        named = {uid for tie in ties for uid in (tie.start, tie.end, tie.through) if uid}
        in_order = sorted(ties, key=lambda tie: (self._order(tie.start), self._order(tie.end)))
        return self._content(named, [self._tie(tie) for tie in in_order])

    def name(self, uid: str) -> str:
        """An actor as a cell names it."""
        name = self.actors[uid].name
        alone = self._borne[name] == 1 and name not in self.actors
        return name if alone and stands(name) else uid

    def _content(self, uids: Iterable[str], rows: list[dict[str, str]], **more: Any) -> Content:
        network = self.ours.name
        alone = sum(each.name == network for each in self.known.of(ManagedNetwork).values()) == 1
        day = show(self.snapshot.on, "day", self.lang)
        return Content(
            day=say("worksheets.sheet.as_of", self.lang, day=day),
            network=network if alone and written(network) == network else self.ours.uid,
            names=[self._named(uid) for uid in sorted(uids, key=self._order)],
            rows=rows,
            **more,
        )

    def _named(self, uid: str) -> Named:
        actor = self.actors[uid]
        kind = say(f"worksheets.words.kind.{actor.kind}", self.lang)
        return Named(self.name(uid), kind, actor.sector or "")

    def _by_name(self, stakes: Iterable[Stake]) -> list[Stake]:
        return sorted(stakes, key=lambda each: self._order(each.actor))

    def _order(self, uid: str) -> tuple[int, tuple[str, str], str]:
        actor = self.actors[uid]
        sector = SECTORS.index(actor.sector) if actor.sector else -1
        return sector, alphabetical(actor.name), uid

    def _stake(self, stake: Stake, placed: bool) -> dict[str, str]:
        groups = () if placed else stake.groups
        field = fields("stakes")["groups"]
        contact, phone = self._contact(stake.actor)
        return self._row(stake) | {
            "actor": self.name(stake.actor),
            "contact": contact,
            "phone": phone,
            "influence": self._rating(stake.influence),
            "interest": self._rating(stake.interest),
            "groups": str(cells.written(field, groups, self.lang).value),
            "since": self._day(stake.since, stake.since_precision),
            "until": self._day(stake.until, stake.until_precision, until=True),
        }

    def _contact(self, actor: str) -> tuple[str, str]:
        """The one contact of an actor in two cells, several in the first; of those that would not
        be read back so, one that has a phone."""
        found = [
            (each.name, each.phone)
            for each in sorted(self.known.of(Contact).values(), key=lambda each: each.uid)
            if each.actor == actor
        ]
        joined = ", ".join(f"{name} {phone or ''}".strip() for name, phone in found)
        if (len(found) > 1 or not all(phone for _, phone in found)) and contacts_in(
            joined
        ) == found:
            return joined, ""
        return next(((name, phone) for name, phone in found if phone), ("", ""))

    def _lesson(self, lesson: Lesson) -> dict[str, str]:
        return self._row(lesson) | {
            "id": lesson.uid,
            "learned": self._day(lesson.learned, lesson.learned_precision),
            "concerns": join_list(self.name(uid) for uid in lesson.concerns),
            "between": join_list(self.name(uid) for uid in lesson.between),
            "activities": join_list(self._called("activities", uid) for uid in lesson.activities),
            "issues": join_list(self._called("issues", uid) for uid in lesson.issues),
            "areas": join_list(self._area(uid) for uid in lesson.areas),
            "first": self._day(lesson.first, lesson.first_precision),
            "last": self._day(lesson.last, lesson.last_precision, last=True),
            "figure": str(
                cells.written(fields("lessons")["figure"], lesson.figure, self.lang).value
            ),
            "links": join_list(lesson.links),
        }

    def _called(self, kind: str, uid: str) -> str:
        """An issue or activity as a cell names it."""
        records = self.known.of(kind)
        name = name_of(records[uid])
        alone = sum(name_of(each) == name for each in records.values()) == 1 and name not in records
        return name if alone and stands(name) else uid

    def _area(self, uid: str) -> str:
        """An area as a cell names it: with what it lies in, where it is found by that."""
        path = self._areas.path(uid)
        try:
            found, _ = self._areas.find(path)
        except DataError:
            return uid
        return path if found == uid else uid

    def _step(self, each: PlannedStep) -> dict[str, str]:
        step, level = each.step, each.reached.level
        existing = self._word("type", step.existing)
        broker = self.name(step.through) if step.through else ""
        both = f"{existing} ผ่าน{broker}"
        if broker and step.existing == "loose" and through(both) == (existing, broker):
            existing, broker = both, ""
        return self._row(step) | {
            "id": step.uid,
            "actor": self.name(step.actor),
            "existing": existing,
            "now": self._word("type", BY_CODE[level - 1] if level else "none"),
            "wanted": self._word("type", step.wanted),
            "through": broker,
            "owner": step.owner or "",
            "due": self._day(step.due, step.due_precision, last=True),
            "planned": self._day(step.planned, step.planned_precision),
            "reaches": "" if step.reaches is None else str(step.reaches),
        }

    def _tie(self, tie: Tie) -> dict[str, str]:
        often = cells.written(fields("ties")["frequency"], tie.frequency, self.lang).value
        return self._row(tie) | {
            "id": tie.uid,
            "from": self.name(tie.start),
            "to": self.name(tie.end),
            "type": self._word("type", tie.type if tie.stated else "loose"),
            "through": self.name(tie.through) if tie.through else "",
            "frequency": "" if tie.frequency is None else str(often),
            "since": self._day(tie.since, tie.since_precision),
            "about": self._called("issues", tie.about) if tie.about else "",
        }

    def _row(self, record: Record) -> dict[str, str]:
        """Its longer texts, and its sources."""
        long = {
            name: str(cells.text(getattr(record, name) or "", True).value)
            for name, field in fields(record.declared.name).items()
            if field.long
        }
        return long | {"source": join_list(record.sources)}

    def _rating(self, value: str | None) -> str:
        return value if value in NUMBERS else self._word("rating", value)

    def _word(self, field: str, value: str | None) -> str:
        return say(f"worksheets.words.{field}.{value}", self.lang) if value else ""

    def _day(
        self, day: date | None, precision: str | None, until: bool = False, last: bool = False
    ) -> str:
        """A day as a cell; until: it is an exclusive end, last: an inclusive one."""
        if day and last:
            day += timedelta(days=1)
        return str(cells.day(day, precision, self.lang, until=until or last).value)


_FILLERS: Mapping[int, Callable[[_Filler], Content]] = {
    1: _Filler.stakeholders,
    2: _Filler.lessons,
    4: _Filler.expansion,
}
