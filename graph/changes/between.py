"""What changed between two dates: pairs added, ended, tightened and loosened; who came and went.

Computed on the cached columns, on the network of either day under the same filters.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from graph.network import BY_CODE, EVERYTHING, Columns, Filters, Network
from graph.network.columns import Mask

Keys = NDArray[np.int64]
Pair = tuple[str, str]
Moved = tuple[str, str, str | None, str | None]
"""Two uids, lower first, and the levels of the pair before and after; None: not tied."""
OF_PAIRS = ("added", "ended", "tightened", "loosened")
OF_ACTORS = ("joined", "left")
"""What can become of a pair, and of an actor: fields of `Changes`."""


@dataclass(frozen=True)
class Changes:
    """The network of a later day against that of an earlier one.

    added, ended: pairs tied on one of the days only; tightened, loosened: tied on both, at another
    level; all with their levels, ascending. A pair's level is that of its tightest tie. kept: how
    many pairs are tied on both days, whatever their level, so that added + kept are the pairs of
    the later day. jaccard: kept over pairs tied on either day, 0–1; None where there are none
    (Jaccard 1901).
    joined, left: uids of actors who are there on one of the days only, ascending.
    """

    first: date
    last: date
    added: tuple[Moved, ...]
    ended: tuple[Moved, ...]
    tightened: tuple[Moved, ...]
    loosened: tuple[Moved, ...]
    kept: int
    jaccard: float | None
    joined: tuple[str, ...]
    left: tuple[str, ...]


def between(columns: Columns, one: date, other: date, filters: Filters = EVERYTHING) -> Changes:
    """What changed from the earlier of two days to the later; the same day twice: nothing.

    A pair that falls out of the filters (a partner left the area) counts as ended, as it does in
    every figure of that part of the network.
    """
    first, last = sorted((one, other))
    before, after = (columns.as_of(day, filters) for day in (first, last))
    here_then, here_now = (columns.present(day, filters) for day in (first, last))
    was, now = _keys(before, here_then), _keys(after, here_now)
    both, here, there = np.intersect1d(was, now, assume_unique=True, return_indices=True)
    step = after.levels[there] - before.levels[here]
    uids, union = columns.actors.uids, len(was) + len(now) - len(both)

    def moved(chosen: NDArray[np.bool_]) -> tuple[Moved, ...]:
        levels = zip(before.levels[here][chosen], after.levels[there][chosen], strict=True)
        return tuple(
            (*pair, BY_CODE[a - 1], BY_CODE[b - 1])
            for pair, (a, b) in zip(_pairs(uids, both[chosen]), levels, strict=True)
        )

    def only(here: Keys, there: Keys, of: Network) -> Iterator[tuple[Pair, str]]:
        chosen = np.isin(here, there, assume_unique=True, invert=True)
        levels = (BY_CODE[level - 1] for level in of.levels[chosen])
        return zip(_pairs(uids, here[chosen]), levels, strict=True)

    return Changes(
        first=first,
        last=last,
        added=tuple((*pair, None, level) for pair, level in only(now, was, after)),
        ended=tuple((*pair, level, None) for pair, level in only(was, now, before)),
        tightened=moved(step > 0),
        loosened=moved(step < 0),
        kept=len(both),
        jaccard=len(both) / union if union else None,
        joined=tuple(uids[here_now & ~here_then]),
        left=tuple(uids[here_then & ~here_now]),
    )


def kept(
    columns: Columns, one: date, other: date, filters: Filters = EVERYTHING
) -> tuple[Pair, ...]:
    """The pairs tied on both days, whatever their level, lower uid first, ascending."""
    was, now = (
        _keys(columns.as_of(day, filters), columns.present(day, filters)) for day in (one, other)
    )
    return _pairs(columns.actors.uids, np.intersect1d(was, now, assume_unique=True))


def _keys(network: Network, present: Mask) -> Keys:
    """One number a pair, the same on every day, ascending with its uids.

    present: which of all actors the network has.
    """
    ends = np.flatnonzero(present)[network.pairs]
    return ends[:, 0] * len(present) + ends[:, 1]


def _pairs(uids: NDArray[np.object_], keys: Keys) -> tuple[Pair, ...]:
    n = max(len(uids), 1)
    return tuple(zip(uids[keys // n].tolist(), uids[keys % n].tolist(), strict=True))
