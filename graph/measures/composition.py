"""What a network is made of, how evenly, and how its groups mix: sectors, provinces, issues."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.kinds import SECTORS
from graph.measures.mixing import Mixing, ei_expected, ei_index, mixing
from graph.network import EVERYTHING, Columns, Filters, Network
from graph.network.columns import Tree


@dataclass(frozen=True)
class Groups:
    """What the actors of a network belong to, in the order of its uids; "" where not known.

    sectors; provinces: codes, of the area that the directory shows (lowest code of several).
    issues: (n, i) scipy CSR array, true where the actor works on the issue.
    """

    sectors: tuple[str, ...]
    provinces: tuple[str, ...]
    issues: Any


@dataclass(frozen=True)
class Grouped:
    """A network and what its actors belong to; pairs are counted once for all figures.

    An actor whose group is not known is left out.
    """

    network: Network
    groups: Groups

    @cached_property
    def sectors(self) -> Mixing:
        """Pairs within and between sectors."""
        return mixing(self.network, self.groups.sectors)

    @cached_property
    def provinces(self) -> Mixing:
        """Pairs within and between provinces."""
        return mixing(self.network, self.groups.provinces)

    @cached_property
    def within_issues(self) -> float | None:
        """Share of pairs with an issue in common, 0–1, of those whose two actors work on some."""
        network, issues = self.network, self.groups.issues
        working = np.diff(issues.indptr) > 0
        pairs = network.pairs[working[network.pairs].all(axis=1)]
        if not len(pairs):
            return None
        common = issues[pairs[:, 0]].multiply(issues[pairs[:, 1]]).sum(axis=1)
        return float((np.asarray(common) > 0).mean())


def groups(columns: Columns, on: date, filters: Filters = EVERYTHING) -> Groups:
    """What the actors of `columns.as_of(on, filters)` belong to on the day."""
    kept = columns.present(on, filters)
    return Groups(
        sectors=tuple(columns.actors.sectors[kept]),
        provinces=tuple(areas_at("province", columns, on)[kept]),
        issues=columns.works.matrix(on, kept),
    )


def sector_ei(grouped: Grouped) -> float | None:
    """E–I index of sectors, −1 all pairs within one to 1 all between: see `mixing.ei_index`."""
    return ei_index(grouped.sectors)


def sector_ei_expected(grouped: Grouped) -> float | None:
    """The E–I that the sizes of the sectors alone give, −1 to 1."""
    return ei_expected(grouped.sectors)


def province_ei(grouped: Grouped) -> float | None:
    """E–I index of provinces, −1 all pairs within one to 1 all between."""
    return ei_index(grouped.provinces)


def province_ei_expected(grouped: Grouped) -> float | None:
    """The E–I that the sizes of the provinces alone give, −1 to 1."""
    return ei_expected(grouped.provinces)


def sector_diversity(grouped: Grouped) -> float | None:
    """Blau's index of the actors' sectors, 0–2/3."""
    return blau(grouped.sectors.sizes)


def sector_iqv(grouped: Grouped) -> float | None:
    """The same over its largest value for three sectors, 0–1."""
    return iqv(grouped.sectors.sizes, len(SECTORS))


def within_issues(grouped: Grouped) -> float | None:
    """Share of pairs with an issue in common, 0–1, of those whose two actors work on some.

    None without such pairs. Issues overlap, hence no E–I.
    """
    return grouped.within_issues


def between_issues(grouped: Grouped) -> float | None:
    """Share of the same pairs that have no issue in common, 0–1."""
    return None if grouped.within_issues is None else 1 - grouped.within_issues


def areas_at(level: str, columns: Columns, on: date) -> NDArray[np.object_]:
    """The code of the area of a level in which each actor is based on the day, by the lowest code
    of several bases, which the directory shows; "" none."""
    codes = np.array([*climbed(columns.areas, level), ""], dtype=object)
    lowest = np.full(len(columns.actors.uids), len(columns.areas.uids), dtype=np.int64)
    bases = columns.bases
    valid = bases.spans.on(on) & (codes[bases.right] != "")
    np.minimum.at(lowest, bases.left[valid], bases.right[valid])
    return codes[lowest]


def climbed(areas: Tree, level: str) -> Sequence[str]:
    """The code of the area of a level that each area lies in or is; "" where it lies in none."""

    def up(place: int) -> str:
        while place >= 0 and areas.levels[place] != level:
            place = int(areas.whole[place])
        return areas.uids[place] if place >= 0 else ""

    return [up(place) for place in range(len(areas.uids))]


def shares(amounts: Iterable[float]) -> NDArray[np.float64]:
    """Amounts (0 or more) as shares of their sum; empty where they sum to 0."""
    values = np.fromiter(amounts, dtype=np.float64)
    return values / values.sum() if values.sum() > 0 else values[:0]


def blau(amounts: Iterable[float]) -> float | None:
    """1 − Σp², the chance that two picks fall into different groups: 0 one group, below 1.

    None where there is nothing. Two halves: .5. Source: Blau 1977.
    """
    p = shares(amounts)
    return float(1 - (p**2).sum()) if len(p) else None


def iqv(amounts: Iterable[float], groups: int) -> float | None:
    """Blau's index over its largest value: 0 one group, 1 evenly over all `groups`.

    None where there is nothing, or fewer than two groups. Source: Blau 1977, as the index of
    qualitative variation.
    """
    found = blau(amounts)
    return None if found is None or groups < 2 else found * groups / (groups - 1)


def concentration(amounts: Iterable[float], whole: float | None = None) -> float | None:
    """Σp², the Herfindahl–Hirschman index: 1/g evenly over g groups, 1 where one has all.

    whole: of which they are shares, where more is not theirs; their sum where left out. None where
    there is nothing. Sources: Hirschman 1945, Herfindahl 1950.
    """
    of = np.array(list(amounts), dtype=float)
    total = of.sum() if whole is None else whole
    return float(((of / total) ** 2).sum()) if total else None
