"""Lessons that come back: those that speak of whom a risk of the day concerns again. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from graph.governance.finding import Finding
from graph.kinds import Lesson


@dataclass(frozen=True)
class Recalled:
    """A lesson, and the findings of the day that concern whom it speaks of, the severest first."""

    lesson: Lesson
    findings: tuple[Finding, ...]


def recalled(
    lessons: Iterable[Lesson], findings: Sequence[Finding], on: date
) -> tuple[Recalled, ...]:
    """The lessons learned by the day, the last first; those without a day at the end."""
    known = [each for each in lessons if each.learned is None or each.learned <= on]
    ordered = sorted(known, key=lambda each: each.uid)
    ordered.sort(key=lambda each: each.learned or date.min, reverse=True)
    return tuple(
        Recalled(each, tuple(f for f in findings if set(f.hit.concerns) & set(each.concerns)))
        for each in ordered
    )
