"""What may be shown of sealed answers: means of three answers or more, and no way to work out the
mean of fewer from what is shown.

The total of a part, its groups and the groups' counts are one table. Where the hidden groups
together have fewer than three answers, or are only one, their sum is what is left of the total: so
the smallest of the others is hidden with them. This is complementary suppression, as statistical
offices do (Hundepool et al. 2012, Statistical Disclosure Control, ch. 4). Different ways of
grouping are shown beside each other, never crossed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, stdev

LEAST = 3
"""Answers, below which nothing is shown."""


@dataclass(frozen=True)
class Mean:
    """Of so many answers, on their scale, with their standard deviation (of a sample); all None
    where it is hidden."""

    mean: float | None = None
    deviation: float | None = None
    count: int | None = None


HIDDEN = Mean()


def total(answers: Sequence[float]) -> Mean:
    """The mean of all answers."""
    if len(answers) < LEAST:
        return HIDDEN
    return Mean(fmean(answers), stdev(answers), len(answers))


def groups(answers: Mapping[str, Sequence[float]]) -> dict[str, Mean]:
    """The mean of each group of one way of grouping, in which every answer is in one group.

    Groups without answers are left out.
    """
    sizes = {name: len(each) for name, each in answers.items() if each}
    hidden = hide(sizes)
    return {name: HIDDEN if name in hidden else total(answers[name]) for name in sizes}


def hide(sizes: Mapping[str, int]) -> frozenset[str]:
    """Which groups are hidden, beside a total that is shown where it can be."""
    hidden = {name for name, size in sizes.items() if size < LEAST}
    others = sorted(sizes.keys() - hidden, key=lambda name: (sizes[name], name))
    while hidden and others and (len(hidden) == 1 or sum(sizes[name] for name in hidden) < LEAST):
        hidden.add(others.pop(0))
    return frozenset(hidden)
