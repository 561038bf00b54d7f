"""Lessons that speak now: those whose pattern begins again, each with the reasons why. Pure.

A lesson speaks where (our rule)
- a finding of the day concerns a partner whom it names, or all those whose ties it is about;
- such a partner is a broker: others can be reached through it alone, or a step of the plan that is
  still to be woven goes through it;
- something begins on an issue and in an area of the lesson: an activity or a tie of the last
  `LATELY` days, or a step of the plan; or a tie begins between those whose ties it is about. What
  was there when the lesson was learned, or in the period it is about, begins nothing;
- the figure it names has fallen within a year, by a tenth or more.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product

import numpy as np

from graph.governance.finding import Finding
from graph.kinds import Lesson, PlanStep
from graph.network import EVERYTHING, Columns, Filters
from graph.network.columns import PRECISIONS, Mask, day_of, number

LATELY = 90
FALL = 0.1


@dataclass(frozen=True)
class Risk:
    """A finding concerns whom the lesson names."""

    finding: Finding

    @property
    def uid(self) -> str:
        """Of the finding."""
        return self.finding.uid


@dataclass(frozen=True)
class Broker:
    """A partner whom the lesson names is a broker: of `lost` others, or (uid: of the step) of a
    step of the plan to `to`."""

    actor: str
    lost: int = 0
    uid: str = ""
    to: str = ""


@dataclass(frozen=True)
class Begun:
    """An activity, tie or plan step that begins what the lesson is about. kind: "activities",
    "ties" or "plans"; who: uids of those in it; issue, area: what it has in common with the lesson,
    "" where it is the pair."""

    kind: str
    uid: str
    who: tuple[str, ...]
    issue: str = ""
    area: str = ""
    title: str = ""
    day: date | None = None
    precision: str | None = None


@dataclass(frozen=True)
class Falling:
    """The figure that the lesson names, a year before the day and on it."""

    figure: str
    before: float
    now: float
    uid: str = ""


Reason = Risk | Broker | Begun | Falling


@dataclass(frozen=True)
class Recalled:
    """A lesson, and why it speaks on the day: findings first, the severest at the head."""

    lesson: Lesson
    reasons: tuple[Reason, ...] = ()

    def names(self, actor: str) -> bool:
        """Whether the lesson speaks of an actor."""
        return actor in (*self.lesson.concerns, *self.lesson.between)

    def by(self, uid: str) -> bool:
        """Whether a finding, activity, tie or plan step of this uid recalls it."""
        return any(reason.uid == uid for reason in self.reasons)


@dataclass(frozen=True)
class Gathering:
    """An activity on an issue, in an area."""

    uid: str
    date: date
    date_precision: str
    title: str
    participants: tuple[str, ...]
    about: str
    area: str


@dataclass(frozen=True)
class Day:
    """What the records say on a day. alone: broker → how many can be reached through it only.
    steps: of the plan, still to be woven. activities: of the last `LATELY` days, the latest first.
    figures: name → its value a year before, and on the day; None not defined."""

    on: date
    columns: Columns
    filters: Filters = EVERYTHING
    findings: Sequence[Finding] = ()
    alone: Mapping[str, int] = field(default_factory=dict)
    steps: Sequence[PlanStep] = ()
    activities: Sequence[Gathering] = ()
    figures: Mapping[str, tuple[float | None, float | None]] = field(default_factory=dict)


def learned(lessons: Iterable[Lesson], on: date) -> list[Lesson]:
    """Those learned by the day, the last first; those without a day at the end."""
    known = [each for each in lessons if each.learned is None or each.learned <= on]
    ordered = sorted(known, key=lambda each: each.uid)
    return sorted(ordered, key=lambda each: each.learned or date.min, reverse=True)


def reasons(lesson: Lesson, day: Day) -> tuple[Reason, ...]:
    """Why the lesson speaks on the day; () where it doesn't."""
    found = (_risks, _brokers, _begun, _falling)
    return tuple(reason for look in found for reason in look(lesson, day))


def _risks(lesson: Lesson, day: Day) -> Iterator[Reason]:
    named, pair = set(lesson.concerns), set(lesson.between)
    for each in day.findings:
        concerned = set(each.hit.concerns)
        if named & concerned or (pair and pair <= concerned):
            yield Risk(each)


def _brokers(lesson: Lesson, day: Day) -> Iterator[Reason]:
    told = {each.hit.concerns for each in day.findings}
    for actor in lesson.concerns:
        if actor in day.alone and (actor,) not in told:
            yield Broker(actor, day.alone[actor])
    for step in day.steps:
        if step.through in lesson.concerns:
            yield Broker(str(step.through), uid=step.uid, to=step.actor)


def _begun(lesson: Lesson, day: Day) -> Iterator[Reason]:
    """The things of each place and issue, one only once; then the ties of the pair."""
    seen: set[str] = set(lesson.activities)
    first = _first(lesson, day.on)
    for issue, area in product(lesson.issues, lesson.areas):
        for each in (
            *_activities(day, first, issue, area),
            *_ties(day, first, issue, area),
            *_steps(day, issue, area),
        ):
            if each.uid not in seen:
                seen.add(each.uid)
                yield each
    among = np.isin(day.columns.actors.uids, lesson.between)
    for each in _tied(day, first, _ends_in(day.columns, among)):
        if each.uid not in seen:
            yield each


def _first(lesson: Lesson, on: date) -> date:
    """The first day on which something can begin again."""
    past = [each for each in (lesson.learned, lesson.last) if each]
    return max([on - timedelta(days=LATELY - 1), *(each + timedelta(days=1) for each in past)])


def _activities(day: Day, first: date, issue: str, area: str) -> Iterator[Begun]:
    issues, areas = (
        {tree.uids[at] for at in tree.within(uid)}
        for tree, uid in ((day.columns.issues, issue), (day.columns.areas, area))
    )
    for each in day.activities:
        if each.date >= first and each.about in issues and each.area in areas:
            when = (each.title, each.date, each.date_precision)
            yield Begun("activities", each.uid, each.participants, issue, area, *when)


def _ties(day: Day, first: date, issue: str, area: str) -> Iterator[Begun]:
    there = day.columns.in_force(day.on, Filters(issue=issue, area=area))
    yield from _tied(day, first, there, issue, area)


def _tied(day: Day, first: date, among: Mask, issue: str = "", area: str = "") -> Iterator[Begun]:
    """The ties of those `among` that began from the first day on, the latest first."""
    ties, uids = day.columns.ties, day.columns.actors.uids
    begun = among & (ties.spans.since >= number(first)) & day.columns.in_force(day.on, day.filters)
    places = np.flatnonzero(begun)
    for at in places[np.argsort(-ties.spans.since[places], kind="stable")]:
        who = (str(uids[ties.start[at]]), str(uids[ties.end[at]]))
        since = day_of(int(ties.spans.since[at]))
        precision = PRECISIONS[ties.since_precision[at]]
        uid = str(ties.uids.iloc[at])
        yield Begun("ties", uid, who, issue, area, day=since, precision=precision)


def _ends_in(columns: Columns, among: Mask) -> Mask:
    """The ties with both ends `among` these actors; with one, where there is only one."""
    start, end = among[columns.ties.start], among[columns.ties.end]
    return start | end if among.sum() == 1 else start & end


def _steps(day: Day, issue: str, area: str) -> Iterator[Begun]:
    there = day.columns.present(day.on, Filters(issue=issue, area=area), everyone=True)
    actors = set(day.columns.actors.uids[there])
    for step in day.steps:
        if step.actor in actors:
            yield Begun("plans", step.uid, (step.actor,), issue, area)


def _falling(lesson: Lesson, day: Day) -> Iterator[Reason]:
    before, now = day.figures.get(lesson.figure or "", (None, None))
    if before and now is not None and now <= before * (1 - FALL):
        yield Falling(str(lesson.figure), before, now)
