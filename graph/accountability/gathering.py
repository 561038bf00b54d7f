"""What the accountability sheet says of a period: risks, decisions, money, records, the journal."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from graph import settings
from graph.base.errors import Misuse
from graph.governance import lifecycle
from graph.governance.apart import cases_in_view
from graph.governance.gathering import rows
from graph.governance.lifecycle import GONE, OPEN, RESOLVED, by_severity, matched, opened
from graph.journal.state import state
from graph.kinds import Case, ManagedNetwork
from graph.network import Snapshot
from graph.rules import CATEGORIES, Rule, rules

if TYPE_CHECKING:
    from graph.governance.finding import Report

MOST = 10_000  # decisions and budgets read


@dataclass(frozen=True)
class Risk:
    """A finding in the period. now: what it was at the end of it: open, accepted, resolved, waiting
    for a run to confirm it, gone; "new" where no run has kept it."""

    case: Case
    category: str
    remedy: Mapping[str, str]
    now: str


@dataclass(frozen=True)
class Decided:
    """A decision: who took part, as uids; sourced: whether a source is on record."""

    day: date
    title: str
    text: str
    people: tuple[str, ...]
    sourced: bool


@dataclass(frozen=True)
class Money:
    """What came from one host. sourced: how much of it has a source on record, baht; sources:
    those, ascending."""

    host: str | None
    activities: int
    baht: float
    sourced: float
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Complete:
    """How much is known of one thing: `known` of `whole`."""

    what: str
    known: int
    whole: int


@dataclass(frozen=True)
class Sheet:
    """All of one period, both days within it. head: hash at the end of the journal, of `batches`
    writes; network: None where it is not known which, or there is none."""

    network: ManagedNetwork | None
    first: date
    last: date
    risks: tuple[Risk, ...]
    decisions: tuple[Decided, ...]
    money: tuple[Money, ...]
    complete: tuple[Complete, ...]
    not_assessed: tuple[Rule, ...]
    head: str
    batches: int

    def count(self, *states: str) -> int:
        """How many risks are in one of these states at the end."""
        return sum(risk.now in states for risk in self.risks)

    @property
    def dealt_with(self) -> int:
        """Risks that are no more: resolved by hand, or gone by themselves."""
        return self.count(RESOLVED, GONE)


def facts(snapshot: Snapshot, report: "Report", first: date) -> Sheet:
    """The sheet from a day to the day of the report; Misuse where the day is after that."""
    last = report.on
    if first > last:
        raise Misuse("governance.sheet.order", first=first.isoformat(), last=last.isoformat())
    now = state(snapshot.store)
    return Sheet(
        network=settings.managed(snapshot),
        first=first,
        last=last,
        risks=_risks(snapshot, report, first),
        decisions=_decisions(snapshot, first, last),
        money=_money(snapshot, first, last),
        complete=_complete(snapshot, first, last),
        not_assessed=tuple(each.rule for each in report.not_assessed),
        head=now.head,
        batches=now.batches,
    )


def status_on(case: Case, on: date, found: bool = False) -> str:
    """What it was at the end of a day, as the records tell today. found: whether its rule found it
    on the day."""
    if (now := lifecycle.state(case, found)) == lifecycle.WAITING:
        return now
    if case.status in (RESOLVED, GONE):
        return case.status if case.closed and case.closed <= on else OPEN
    return case.status


def _risks(snapshot: Snapshot, report: "Report", first: date) -> tuple[Risk, ...]:
    kept = cases_in_view(snapshot)
    recorded = matched(kept, report.findings)
    unrecorded = [opened(each, report.on) for each in report.findings if each.uid not in recorded]
    period = [
        case
        for case in kept.values()
        if case.opened <= report.on and (case.closed is None or case.closed >= first)
    ]
    found = rules()[0]
    new, still = {case.uid for case in unrecorded}, {case.uid for case in recorded.values()}
    return tuple(
        Risk(
            case=case,
            category=rule.category if (rule := found.get(case.rule)) else CATEGORIES[-1],
            remedy=rule.remedy if rule else {"th": "", "en": ""},
            now="new" if case.uid in new else status_on(case, report.on, case.uid in still),
        )
        for case in by_severity([*period, *unrecorded])
    )


def _decisions(snapshot: Snapshot, first: date, last: date) -> tuple[Decided, ...]:
    return tuple(
        Decided(
            row["day"], row["title"], row["decisions"], tuple(row["participants"]), row["sourced"]
        )
        for row in rows(snapshot.at(last), "decisions", limit=MOST)
        if row["day"] >= first
    )


def _money(snapshot: Snapshot, first: date, last: date) -> tuple[Money, ...]:
    hosts: dict[str | None, list[dict[str, Any]]] = {}
    for row in rows(snapshot.at(last), "budgets", limit=MOST):
        if row["day"] >= first:
            hosts.setdefault(row["host"], []).append(row)
    found = [
        Money(
            host=host,
            activities=len(theirs),
            baht=sum(row["budget"] for row in theirs),
            sourced=sum(row["budget"] for row in theirs if row["sources"]),
            sources=tuple(sorted({text for row in theirs for text in row["sources"]})),
        )
        for host, theirs in hosts.items()
    ]
    return tuple(sorted(found, key=lambda each: (-each.baht, each.host or "")))


def _complete(snapshot: Snapshot, first: date, last: date) -> tuple[Complete, ...]:
    """Of the ties on the last day, and of the activities of the period."""
    (counted,) = rows(snapshot.at(last), "complete", first=first)
    whole = {"ties": counted["ties"], "activities": counted["activities"]}
    return tuple(
        Complete(name, counted[name], whole[name.split("_")[0]])
        for name in counted
        if name not in whole
    )
