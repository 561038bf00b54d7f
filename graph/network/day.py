"""The network of one day, as arrays: actors, tied pairs with their level, one-sided arcs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.kinds import LEVELS

BY_CODE = LEVELS[::-1]
"""The tie types from loose to tight; a level is its place here, counted from 1."""


@dataclass(frozen=True)
class Network:
    """Actors that exist on a day and the pairs tied on it, without self-ties.

    uids: the actors' uids, ascending; positions in it stand for actors below.
    pairs: (m, 2) int32, each row lower position first, rows ascending, no row twice.
    levels: (m,) int8, 1 COOPERATE, 2 COORDINATE, 3 COLLABORATE: the pair's tightest tie.
    arcs: (k, 2) int32, from → to of ties that only one side reported, no arc twice, ascending.
    ties: how many ties (episodes) are in force; a pair may have several.
    """

    uids: tuple[str, ...]
    pairs: NDArray[np.int32]
    levels: NDArray[np.int8]
    arcs: NDArray[np.int32]
    ties: int

    @property
    def n(self) -> int:
        """Number of actors, isolates included."""
        return len(self.uids)

    @property
    def m(self) -> int:
        """Number of tied pairs."""
        return len(self.pairs)

    def at_each_level(self) -> dict[str, int]:
        """How many pairs are tied at each level, the loosest first."""
        counts = np.bincount(self.levels, minlength=len(BY_CODE) + 1)
        return dict(zip(BY_CODE, counts[1:].tolist(), strict=True))

    @classmethod
    def of(
        cls, uids: Iterable[str], ties: Iterable[Sequence[Any]], mutual: bool | None = None
    ) -> "Network":
        """A small network from (from uid, to uid[, level]) ties; level 3 where left out.

        mutual=False makes every tie an arc as well.
        """
        names = tuple(sorted(uids))
        place = {uid: i for i, uid in enumerate(names)}
        rows = [(place[t[0]], place[t[1]], t[2] if len(t) > 2 else 3) for t in ties]
        table = np.array(rows, dtype=np.int32).reshape(-1, 3)
        keys = pair_keys(table[:, 0], table[:, 1], table[:, 2], len(names))
        table = table[np.argsort(keys, kind="stable")]
        one_sided = np.full(len(table), mutual is False)
        return cls.of_sorted(names, table[:, :2], table[:, 2].astype(np.int8), one_sided)

    @classmethod
    def of_sorted(
        cls,
        uids: tuple[str, ...],
        ends: NDArray[np.int32],
        levels: NDArray[np.int8],
        one_sided: NDArray[np.bool_],
    ) -> "Network":
        """A network from its ties, already ascending by `pair_keys`.

        ends: (t, 2), from and to; levels: (t,) 1–3; one_sided: (t,) whether the tie is an arc.
        """
        proper = ends[:, 0] != ends[:, 1]
        rows = np.sort(ends[proper], axis=1)
        first = np.ones(len(rows), dtype=bool)
        first[1:] = (rows[1:] != rows[:-1]).any(axis=1)
        arcs = ends[proper & one_sided].astype(np.int64)
        n = max(len(uids), 1)
        arc_keys = np.unique(arcs[:, 0] * n + arcs[:, 1])
        return cls(
            uids=uids,
            pairs=rows[first].astype(np.int32),
            levels=levels[proper][first].astype(np.int8),
            arcs=np.column_stack((arc_keys // n, arc_keys % n)).astype(np.int32),
            ties=len(ends),
        )


def pair_keys(
    start: NDArray[Any], end: NDArray[Any], levels: NDArray[Any], n: int
) -> NDArray[np.int64]:
    """Numbers that order ties by pair (lower position first), the tightest of a pair first."""
    low, high = np.minimum(start, end).astype(np.int64), np.maximum(start, end)
    return (low * max(n, 1) + high) * 4 + (3 - levels)
