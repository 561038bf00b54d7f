"""Findings that live: what a run today makes of those of yesterday, and what people decide.

A case keeps the identity of what it is about. A run opens it, opens it again, or closes it once
its cause has gone; a rule that could not be assessed leaves its cases as they were. No case is
ever deleted; its history is the journal's.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from graph.base.errors import DataError
from graph.governance.finding import Finding, Report
from graph.kinds import Case, Change
from graph.rules import SEVERITIES

OPEN, ACCEPTED, RESOLVED, GONE = STATUSES = ("open", "accepted", "resolved", "gone")
UNRESOLVED = (OPEN, ACCEPTED)
WAITING = "waiting"
"""What a finding is that was called resolved and is still found: until a run tells."""
CONCERNED = 200  # of those a finding concerns, kept with it
LONGEST = 2_000  # characters of what people write


@dataclass(frozen=True)
class Decision:
    """What someone says of a finding; None leaves a thing as it is, "" takes it away.

    status: open, accepted or resolved; the last two with their reason. seen: took note of it.
    """

    uid: str
    seen: bool = False
    owner: str | None = None
    remedy: str | None = None
    due: date | None = None
    status: str | None = None
    reason: str | None = None


@dataclass(frozen=True)
class News:
    """What a run changed: cases found for the first time, found again, and closed by themselves."""

    new: tuple[Case, ...] = ()
    again: tuple[Case, ...] = ()
    gone: tuple[Case, ...] = ()

    def of(self, uids: Collection[str]) -> "News":
        """Of these cases alone."""
        lists = (self.new, self.again, self.gone)
        return News(*(tuple(case for case in each if case.uid in uids) for each in lists))


def matched(kept: Mapping[str, Case], findings: Iterable[Finding]) -> dict[str, Case]:
    """Uid of a finding → its case: of the same uid, or, where those it concerns became others by
    a merge, of the same rule about the same.

    A finding of a network has the cases of that network, a finding of the whole those of all; and
    either has those of no network, so that a case outlives that networks become several, or one.
    """
    about = {(c.network, c.rule, c.concerns): c for c in kept.values() if c.concerns}
    networks = sorted({case.network for case in kept.values() if case.network})
    found = {}
    for each in findings:
        own = [each.network] if each.network else networks
        for network in (*own, None):
            case = kept.get(each.uid_in(network))
            if case is None or case.network not in (None, *own):
                case = about.get((network, each.rule.name, _concerned(each)))
            if case is not None:
                found[each.uid] = case
                break
    return found


def run(kept: Mapping[str, Case], report: Report) -> tuple[list[Change], News]:
    """What to write after a run of all rules, and what is new by it.

    A case of no network becomes that of the one network in which alone the same is found.
    """
    parts = report.parts or (report,)
    cases = _only_once(report, matched(_alive(kept, report), report.findings))
    new = [opened(each, report.on) for each in report.findings if each.uid not in cases]
    found = {
        case.uid: (kept[case.uid], _found(case, each, report.on))
        for each in report.findings
        if (case := cases.get(each.uid))
    }
    judged: dict[str | None, set[str]] = {p.network: p.judged for p in parts if p.network}
    anywhere = {rule for part in parts for rule in part.judged}
    gone = [
        (case, replace(case, status=GONE, closed=report.on))
        for case in kept.values()
        if case.uid not in found
        and case.status in UNRESOLVED
        and case.rule in judged.get(case.network, anywhere)
    ]
    changes = [Change("findings", case.uid, None, case) for case in new]
    changes += [
        Change("findings", case.uid, case, after)
        for case, after in (*found.values(), *gone)
        if after != case
    ]
    again = (after for case, after in found.values() if case.status not in UNRESOLVED)
    return changes, News(tuple(new), tuple(again), tuple(after for _, after in gone))


def _alive(kept: Mapping[str, Case], report: Report) -> dict[str, Case]:
    """The cases that a finding may have: one of a network that is no more is none's again."""
    networks = {None, *(part.network for part in report.parts or (report,))}
    uids = {each.uid for each in report.findings}
    return {
        uid: case if case.network in networks else replace(case, network=None)
        for uid, case in kept.items()
        if case.network in networks or uid in uids
    }


def _only_once(report: Report, cases: Mapping[str, Case]) -> dict[str, Case]:
    """Without the cases that findings of several networks have alike: nobody can say whose."""
    networks: dict[str, set[str | None]] = {}
    for each in report.findings:
        if case := cases.get(each.uid):
            networks.setdefault(case.uid, set()).add(each.network)
    return {uid: case for uid, case in cases.items() if len(networks[case.uid]) == 1}


def _found(case: Case, finding: Finding, on: date) -> Case:
    """The case after it was found: opened again where it was closed, and of whose network it is."""
    after = case if case.status in UNRESOLVED else _again(case, finding, on)
    return replace(after, network=finding.network or case.network)


def state(case: Case | None, found: bool) -> str:
    """What a finding is today: "new" where it is not kept; its status; `WAITING`. found: whether
    the rule finds it today."""
    if case is None:
        return "new"
    return WAITING if found and case.status == RESOLVED else case.status


def opened(finding: Finding, on: date) -> Case:
    """The case of a finding that is found for the first time."""
    return Case(
        uid=finding.uid,
        rule=finding.rule.name,
        network=finding.network,
        severity=finding.rule.severity,
        status=OPEN,
        opened=on,
        concerns=_concerned(finding),
        since=finding.hit.since,
        figures=_figures(finding),
    )


def decided(case: Case, decision: Decision, on: date) -> Case:
    """The case after a decision; DataError where it can't stand: an acceptance, or a resolution
    by hand, without its reason, a text too long, a due day before the finding."""
    said: dict[str, Any] = {
        name: value.strip() or None
        for name in ("owner", "remedy", "reason")
        if (value := getattr(decision, name)) is not None
    }
    for name, value in said.items():
        if value and len(value) > LONGEST:
            raise DataError("governance.too_long", name=name, limit=LONGEST)
    if decision.due is not None and decision.due < case.opened:
        raise DataError("governance.due_before", opened=case.opened.isoformat())
    after = replace(case, **said)
    if decision.due is not None:
        after = replace(after, due=decision.due)
    if decision.status is not None:
        after = _moved(after, decision.status, on)
    touched = decision.seen or after != case
    return replace(after, seen=case.seen or on) if touched else after


def _moved(case: Case, status: str, on: date) -> Case:
    if status not in STATUSES[:3]:
        raise DataError("governance.status", allowed=", ".join(STATUSES[:3]))
    if status != OPEN and not case.reason:
        raise DataError(f"governance.no_reason_{status}")
    if status == OPEN:
        return case if case.status == OPEN else replace(case, status=OPEN, reopened=on, closed=None)
    return replace(case, status=status, closed=on if status == RESOLVED else None)


def overdue(cases: Iterable[Case], on: date) -> list[Case]:
    """Unresolved cases whose due day has passed, the longest first."""
    late = [case for case in cases if case.status in UNRESOLVED and case.due and case.due < on]
    return sorted(late, key=lambda case: (case.due or on, case.uid))


def open_on(cases: Iterable[Case], on: date) -> list[Case]:
    """The cases that were opened by a day and not closed by it, as the records tell today."""
    return [
        case for case in cases if case.opened <= on and (case.closed is None or case.closed > on)
    ]


def figures_of(case: Case) -> dict[str, Any]:
    """The figures on the day it was opened, as a hit has them."""
    read = json.loads(case.figures or "{}", object_hook=_dated)
    return {name: tuple(v) if isinstance(v, list) else v for name, v in read.items()}


def by_severity(cases: Iterable[Case]) -> Sequence[Case]:
    """The severest first, then the oldest."""
    return sorted(cases, key=lambda c: (SEVERITIES.index(c.severity), c.opened, c.uid))


def _again(case: Case, finding: Finding, on: date) -> Case:
    return replace(
        case,
        status=OPEN,
        reopened=on,
        closed=None,
        seen=None,
        severity=finding.rule.severity,
        since=finding.hit.since,
        figures=_figures(finding),
    )


def _concerned(finding: Finding) -> tuple[str, ...]:
    return tuple(sorted(finding.hit.concerns))[:CONCERNED]


def _figures(finding: Finding) -> str:
    values = {
        name: value[:CONCERNED] if isinstance(value, tuple) else value
        for name, value in finding.hit.figures.items()
    }
    return json.dumps(values, ensure_ascii=False, sort_keys=True, default=_kept)


DAY = "day"


def _kept(value: Any) -> Any:
    """What JSON has no word for: a day, or a number of numpy's."""
    return {DAY: value.isoformat()} if isinstance(value, date) else value.item()


def _dated(values: dict[str, Any]) -> Any:
    return date.fromisoformat(values[DAY]) if values.keys() == {DAY} else values
