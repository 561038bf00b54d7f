"""Where partners are, and where tied pairs lie: within areas, and between them."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

import numpy as np

from graph.measures.composition import areas_at, climbed
from graph.measures.mixing import placed
from graph.network import BY_CODE, Columns, Filters, Network


@dataclass(frozen=True)
class Place:
    """An area with partners.

    partners: uids, ascending, each in one area only, the one that the directory shows. elsewhere:
    how many are based here too and stand in another. within: pairs tied whose two are both here.
    """

    uid: str
    name: str
    partners: tuple[str, ...]
    elsewhere: int
    within: int


@dataclass(frozen=True)
class Between:
    """The pairs tied between two areas, `one` the lower uid; level: of the tightest of them."""

    one: str
    other: str
    pairs: int
    level: str


@dataclass(frozen=True)
class ByArea:
    """places, between: ascending by uid; nowhere: partners of whom no such area is recorded."""

    places: tuple[Place, ...]
    between: tuple[Between, ...]
    nowhere: int


def by_area(columns: Columns, on: date, filters: Filters, network: Network, level: str) -> ByArea:
    """The network of the day (`columns.as_of(on, filters)`) by areas of a level."""
    kept = columns.present(on, filters)
    codes = areas_at(level, columns, on)
    uids, at = placed(codes[kept].tolist())
    partners: dict[int, list[str]] = defaultdict(list)
    for uid, place in zip(network.uids, at.tolist(), strict=True):
        partners[place].append(uid)
    ends = np.sort(at[network.pairs], axis=1)
    one, other = ends.T
    within = np.bincount(one[(one == other) & (one >= 0)], minlength=len(uids))
    elsewhere = _elsewhere(columns, on, filters, level)
    names = dict(zip(columns.areas.uids, columns.areas.names, strict=True))
    return ByArea(
        tuple(
            Place(uid, names[uid], tuple(partners[place]), elsewhere[uid], int(within[place]))
            for place, uid in enumerate(uids)
        ),
        _between(uids, ends, network.levels),
        len(partners[-1]),
    )


def _between(uids: tuple[str, ...], ends: np.ndarray, levels: np.ndarray) -> tuple[Between, ...]:
    apart = (ends[:, 0] >= 0) & (ends[:, 0] < ends[:, 1])
    joined, which, pairs = np.unique(ends[apart], axis=0, return_inverse=True, return_counts=True)
    tightest = np.zeros(len(joined), dtype=np.int8)
    np.maximum.at(tightest, which.ravel(), levels[apart])
    return tuple(
        Between(uids[one], uids[other], many, BY_CODE[level - 1])
        for (one, other), many, level in zip(
            joined.tolist(), pairs.tolist(), tightest.tolist(), strict=True
        )
    )


def _elsewhere(columns: Columns, on: date, filters: Filters, level: str) -> Counter[str]:
    """Area → how many are based in it on the day and stand in another."""
    bases, kept = columns.bases, columns.present(on, filters)
    valid = bases.spans.on(on) & kept[bases.left]
    area, stands = climbed(columns.areas, level), areas_at(level, columns, on)
    also = {
        (actor, area[place])
        for actor, place in zip(
            bases.left[valid].tolist(), bases.right[valid].tolist(), strict=True
        )
    }
    return Counter(uid for actor, uid in also if uid and uid != stands[actor])
