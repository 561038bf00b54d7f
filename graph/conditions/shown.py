"""What may be shown of sealed answers: means of three answers or more, and no way to work out what
fewer than three said from all that is shown.

The total of a part and its groups are one table. Where the hidden groups together are of fewer than
three people, or are only one, their sum is what is left of the total: so the smallest of the others
is hidden with them: complementary suppression, as statistical offices do (Hundepool et al. 2012,
Statistical Disclosure Control, ch. 4). Tables of different groupings of the same answers are added
one after the other, and groups of the next are hidden as long as any sum or difference of what is
shown would be of one or two people (`tells`). They are never crossed.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean, stdev
from typing import Any

import numpy as np
from numpy.typing import NDArray

LEAST = 3
"""People, below which nothing is shown."""

Said = Sequence[tuple[str, float]]
"""Who said it, and what."""


@dataclass(frozen=True)
class Mean:
    """Of so many answers, on their scale, with their standard deviation (of a sample); all None
    where it is hidden."""

    mean: float | None = None
    deviation: float | None = None
    count: int | None = None


HIDDEN = Mean()

MANY = 10
"""People from whom on the deviation of all is shown: of few, on a scale of whole numbers, mean and
deviation together say what each one said."""


@dataclass(frozen=True)
class Shown:
    """The means of what was asked. by: way of grouping → group → its mean; of all, "" in both."""

    by: dict[str, dict[str, Mean]]

    @property
    def total(self) -> Mean:
        """The mean of all."""
        return self.by.get("", {}).get("", HIDDEN)


def total(said: Said) -> Mean:
    """The mean of all answers, where three people gave them."""
    if len({who for who, _ in said}) < LEAST:
        return HIDDEN
    values = [value for _, value in said]
    deviation = stdev(values) if len(values) >= MANY else None
    return Mean(fmean(values), deviation, len(values))


def groups(said: Mapping[str, Said]) -> dict[str, Mean]:
    """The mean of each group of one grouping, in which every answer is in one group.

    Groups without answers are left out.
    """
    members = {name: {who for who, _ in each} for name, each in said.items() if each}
    return _means(said, hide(members))


def groupings(said: Said, standing: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, Mean]]:
    """Way of grouping → group → its mean, of answers of one each; who stands nowhere is in "".

    standing: way → who → group.
    """
    everybody = [who for who, _ in said]
    shown: list[Collection[str]] = [everybody] if len(everybody) >= LEAST else []
    found = {}
    for way, of in standing.items():
        by: dict[str, list[tuple[str, float]]] = {}
        for who, value in said:
            by.setdefault(of.get(who, ""), []).append((who, value))
        members = {name: {who for who, _ in each} for name, each in by.items()}
        hidden = hide(members)
        while tells([*shown, *_others(members, hidden)], everybody):
            smallest = min(members.keys() - hidden, key=lambda name: (len(members[name]), name))
            hidden = hide(members, hidden | {smallest})
        shown += _others(members, hidden)
        found[way] = _means(by, hidden)
    return found


def hide(members: Mapping[str, Collection[str]], also: Iterable[str] = ()) -> frozenset[str]:
    """Which groups are hidden, beside a total that is shown where it can be; `also` among them.

    members: group → who is in it; one may be in several, as a rater of several partners.
    """
    hidden = {name for name, each in members.items() if len(each) < LEAST} | {*also}
    others = sorted(members.keys() - hidden, key=lambda name: (len(members[name]), name))
    while hidden and others and (len(hidden) == 1 or _people(members, hidden) < LEAST):
        hidden.add(others.pop(0))
    return frozenset(hidden)


def tells(shown: Sequence[Collection[str]], everybody: Sequence[str]) -> bool:
    """Whether a sum or difference of the sums shown is of the answers of one or two people alone.

    Those who are in the same groups everywhere are one cell; a combination is the same for all of a
    cell. It is of few where it is zero outside one cell of two or fewer, or two cells of one: where
    the solutions that the sums leave open don't move the first, or move both in step.
    """
    if not shown:
        return False
    held = np.array([[who in group for who in everybody] for group in map(frozenset, shown)])
    cells, sizes = np.unique(held, axis=1, return_counts=True)
    open_ = _left_open(cells.astype(float) * sizes)
    moved = np.sqrt((open_**2).sum(axis=1))
    if bool((moved[sizes < LEAST] < NOTHING).any()):
        return True
    one = open_[sizes == 1] / moved[sizes == 1, None]
    in_step = np.abs(one @ one.T) > 1 - NOTHING
    return bool(in_step.sum() > len(one))


NOTHING = 1e-9


def _left_open(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    """(unknowns, solutions): an orthonormal basis of what the sums say nothing of."""
    _, values, basis = np.linalg.svd(sums)
    rank = int((values > NOTHING * max(sums.shape) * values.max(initial=1)).sum())
    return np.asarray(basis[rank:].T)


def _people(members: Mapping[str, Collection[str]], of: Iterable[str]) -> int:
    return len({who for name in of for who in members[name]})


def _others(members: Mapping[str, Any], hidden: Collection[str]) -> list[Any]:
    return [each for name, each in members.items() if name not in hidden]


def _means(said: Mapping[str, Said], hidden: Collection[str]) -> dict[str, Mean]:
    """Without deviations, which would tell of few."""
    return {
        name: HIDDEN if name in hidden else replace(total(each), deviation=None)
        for name, each in said.items()
        if each
    }
