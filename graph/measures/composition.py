"""What a network is made of, and how its parts mix: sectors, provinces and issues."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from graph.kinds import SECTORS
from graph.measures.diversity import blau, iqv
from graph.measures.mixing import ei_expected, ei_index, mixing
from graph.network import EVERYTHING, Columns, Filters, Network
from graph.network.columns import Mask, Tree


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
class Composition:
    """None where a figure is not defined; unknowns are left out.

    sector_ei, province_ei: E–I index, −1 all pairs within a group to 1 all between; beside it what
    sizes of the groups alone give. sector_diversity: Blau, sector_iqv: the same over its largest
    value for three sectors, 0–1. within_issues, between_issues: share of pairs whose two actors
    have an issue in common, or none, among those who both work on one; issues overlap, hence no
    E–I.
    """

    sector_ei: float | None
    sector_ei_expected: float | None
    province_ei: float | None
    province_ei_expected: float | None
    sector_diversity: float | None
    sector_iqv: float | None
    within_issues: float | None
    between_issues: float | None


def groups(columns: Columns, on: date, filters: Filters = EVERYTHING) -> Groups:
    """What the actors of `columns.as_of(on, filters)` belong to on the day."""
    kept = columns.present(on, filters)
    return Groups(
        sectors=tuple(columns.actors.sectors[kept]),
        provinces=_provinces(columns, on, kept),
        issues=columns.works.matrix(on, kept),
    )


def composition(network: Network, found: Groups) -> Composition:
    """The figures of a network whose actors belong to `found`."""
    sectors, provinces = mixing(network, found.sectors), mixing(network, found.provinces)
    within = _share_within_issues(network, found.issues)
    return Composition(
        sector_ei=ei_index(sectors),
        sector_ei_expected=ei_expected(sectors),
        province_ei=ei_index(provinces),
        province_ei_expected=ei_expected(provinces),
        sector_diversity=blau(sectors.sizes),
        sector_iqv=iqv(sectors.sizes, len(SECTORS)),
        within_issues=within,
        between_issues=None if within is None else 1 - within,
    )


def _share_within_issues(network: Network, issues: Any) -> float | None:
    working = np.diff(issues.indptr) > 0
    pairs = network.pairs[working[network.pairs].all(axis=1)]
    if not len(pairs):
        return None
    common = issues[pairs[:, 0]].multiply(issues[pairs[:, 1]]).sum(axis=1)
    return float((np.asarray(common) > 0).mean())


def _provinces(columns: Columns, on: date, kept: Mask) -> tuple[str, ...]:
    lowest = np.full(len(kept), len(columns.areas.uids), dtype=np.int64)
    valid = columns.bases.spans.on(on)
    np.minimum.at(lowest, columns.bases.left[valid], columns.bases.right[valid])
    province = np.array([*_province_of(columns.areas), ""], dtype=object)
    return tuple(province[lowest[kept]])


def _province_of(areas: Tree) -> Sequence[str]:
    """The code of the province that each area lies in or is; "" where it lies in none."""

    def climbed(place: int) -> str:
        while place >= 0 and areas.levels[place] != "province":
            place = int(areas.whole[place])
        return areas.uids[place] if place >= 0 else ""

    return [climbed(place) for place in range(len(areas.uids))]
