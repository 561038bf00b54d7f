"""Findings of one chain: what hangs on whom, told once.

Where a part of the network hangs on one actor, a part of that part on the next, and so on, each
link is a finding of its own; they are one trouble, and mended together. The rule is ours.
"""

from collections.abc import Sequence

from graph.governance.finding import Finding
from graph.rules import SEVERITIES

CHAINED = frozenset({"sole_bridge", "hanging_part", "bus_factor", "broker_share"})
"""Rules that tell of whom something hangs on."""


def chains(findings: Sequence[Finding]) -> tuple[tuple[Finding, ...], ...]:
    """The findings in groups, in the order of the first of each: those of one chain together, the
    severest first, then by how many are lost; every other one alone.

    Two are of one chain where they concern the same actor, or one concerns an actor of the part
    that the other cuts off, as far as its figures name it.
    """
    groups: list[list[Finding]] = []
    for each in findings:
        joined = [group for group in groups if any(_linked(each, other) for other in group)]
        if not joined:
            groups.append([each])
            continue
        first, *others = joined
        first.append(each)
        for other in others:
            first += other
            groups.remove(other)
    return tuple(tuple(sorted(group, key=_weight)) for group in groups)


def _linked(one: Finding, other: Finding) -> bool:
    if not {one.rule.name, other.rule.name} <= CHAINED:
        return False
    first, second = set(one.hit.concerns), set(other.hit.concerns)
    return bool(first & (second | _part(other)) or second & _part(one))


def _part(finding: Finding) -> set[str]:
    return set(finding.hit.figures.get("names", ()))


def _weight(finding: Finding) -> tuple[int, float, str]:
    lost = finding.hit.figures.get("lost", 0)
    return SEVERITIES.index(finding.rule.severity), -lost, finding.uid
