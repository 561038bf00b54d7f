"""Findings of one chain: what hangs on whom, told once.

Where a part of the network hangs on one actor, a part of that part on the next, and so on, each
link is a finding of its own; they are one trouble, and resolved together. The rule is ours.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from graph.governance.finding import Finding
from graph.governance.lifecycle import figures_of
from graph.kinds import Case
from graph.rules import SEVERITIES

T = TypeVar("T")

CHAINED = frozenset({"sole_bridge", "hanging_part", "bus_factor", "broker_share"})
"""Rules that tell of whom something hangs on."""


@dataclass(frozen=True)
class _Link:
    rule: str
    network: str | None
    severity: str
    concerns: tuple[str, ...]
    figures: Mapping[str, Any]
    uid: str


def chains(findings: Sequence[Finding]) -> tuple[tuple[Finding, ...], ...]:
    """The findings in groups, in the order of the first of each: those of one chain together, the
    severest first, then by how many are lost; every other one alone.

    Two of one network are of one chain where they concern the same actor, or one concerns an actor
    of the part that the other cuts off, as far as its figures name it.
    """
    return _grouped(
        findings, lambda f: _Link(f.rule.name, f.network, f.rule.severity, *_of(f), f.uid)
    )


def chains_on_record(cases: Sequence[Case]) -> tuple[tuple[Case, ...], ...]:
    """The same of findings on record, by their figures on the day they were opened."""
    return _grouped(
        cases, lambda c: _Link(c.rule, c.network, c.severity, c.concerns, figures_of(c), c.uid)
    )


def _of(finding: Finding) -> tuple[tuple[str, ...], Mapping[str, Any]]:
    return finding.hit.concerns, finding.hit.figures


def _grouped(things: Sequence[T], link: Callable[[T], _Link]) -> tuple[tuple[T, ...], ...]:
    groups: list[list[tuple[_Link, T]]] = []
    for thing in things:
        each = link(thing)
        joined = [group for group in groups if any(_linked(each, other) for other, _ in group)]
        if not joined:
            groups.append([(each, thing)])
            continue
        first, *others = joined
        first.append((each, thing))
        for other in others:
            first += other
            groups.remove(other)
    ranked = (sorted(group, key=lambda pair: _weight(pair[0])) for group in groups)
    return tuple(tuple(thing for _, thing in group) for group in ranked)


def _linked(one: _Link, other: _Link) -> bool:
    if one.network != other.network or not {one.rule, other.rule} <= CHAINED:
        return False
    first, second = set(one.concerns), set(other.concerns)
    return bool(first & (second | _part(other)) or second & _part(one))


def _part(link: _Link) -> set[str]:
    return set(link.figures.get("names", ()))


def _weight(link: _Link) -> tuple[int, float, str]:
    return SEVERITIES.index(link.severity), -link.figures.get("lost", 0), link.uid
