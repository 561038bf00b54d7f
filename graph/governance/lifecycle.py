"""Findings that live: what a run today makes of those of yesterday, and what people decide.

A case keeps the identity of what it is about. A run opens it, opens it again, or closes it once
its cause has gone; a rule that could not be assessed leaves its cases as they were. No case is
ever deleted; its history is the journal's.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
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


def matched(kept: Mapping[str, Case], findings: Iterable[Finding]) -> dict[str, Case]:
    """Uid of a finding → its case: of the same uid, or, where those it concerns became others by
    a merge, of the same rule about the same."""
    about = {(case.rule, case.concerns): case for case in kept.values()}
    found = {}
    for each in findings:
        case = kept.get(each.uid) or about.get((each.rule.name, _concerned(each)))
        if case is not None:
            found[each.uid] = case
    return found


def run(kept: Mapping[str, Case], report: Report) -> tuple[list[Change], News]:
    """What to write after a run of all rules, and what is new by it."""
    cases = matched(kept, report.findings)
    found = {cases[each.uid].uid for each in report.findings if each.uid in cases}
    new = [opened(each, report.on) for each in report.findings if each.uid not in cases]
    again = [
        (case, _again(case, each, report.on))
        for each in report.findings
        if (case := cases.get(each.uid)) and case.status not in UNRESOLVED
    ]
    judged = {each.rule.name for each in report.findings} | {rule.name for rule in report.well}
    gone = [
        (case, replace(case, status=GONE, closed=report.on))
        for case in kept.values()
        if case.rule in judged and case.status in UNRESOLVED and case.uid not in found
    ]
    changes = [Change("findings", case.uid, None, case) for case in new]
    changes += [Change("findings", case.uid, case, after) for case, after in (*again, *gone)]
    return changes, News(
        tuple(new), *(tuple(after for _, after in pairs) for pairs in (again, gone))
    )


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
