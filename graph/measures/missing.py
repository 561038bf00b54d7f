"""How far figures may be off because some did not answer, and whose answers would tell most.

Only ties that one side reported say who answered. The rule is ours: as many of those who answered
are silenced at random as are silent already, many times, and what that hides is put back.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.measures.figures import figures
from graph.measures.sampling import SEED
from graph.network import EVERYTHING, Columns, Filters, Network

RUNS = 200
FEW_RUNS = 40
LARGE = 2_000
"""Above so many actors fewer runs are made."""


@dataclass(frozen=True)
class Band:
    """A figure with the band in which it may lie had everyone answered, the middle 95 %.

    None for low and high where it can't be said.
    """

    figure: str
    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Missing:
    """answered: how many reported a tie. silent: uids of those whom others named and who reported
    none, those named most first, then by uid. named: by how many each was named.
    """

    answered: int
    silent: tuple[str, ...]
    named: tuple[int, ...]
    bands: tuple[Band, ...]

    @property
    def share(self) -> float | None:
        """The share of those asked or named who answered, 0–1; None where nobody did."""
        whole = self.answered + len(self.silent)
        return self.answered / whole if self.answered else None


def missing(columns: Columns, on: date, filters: Filters = EVERYTHING, seed: int = SEED) -> Missing:
    """Who answered, who did not, and the bands; no bands where nobody or everybody answered."""
    kept, valid = columns.present(on, filters), columns.in_force(on, filters)
    ties = columns.ties
    place = np.cumsum(kept) - 1
    start, end = place[ties.start[valid]], place[ties.end[valid]]
    one_sided, both = ties.mutual[valid] == 0, ties.mutual[valid] == 1
    n = int(kept.sum())
    answered = np.zeros(n, dtype=bool)
    answered[start[one_sided]] = True
    answered[start[both]] = answered[end[both]] = True
    asked = np.unique(np.column_stack((end[one_sided], start[one_sided])), axis=0)
    named = np.bincount(asked[:, 0], minlength=n)
    silent = np.flatnonzero((named > 0) & ~answered)
    silent = silent[np.argsort(-named[silent], kind="stable")]
    uids = tuple(columns.actors.uids[kept])
    tied = _Tied(uids, np.column_stack((start, end)), ties.level[valid], one_sided)
    return Missing(
        answered=int(answered.sum()),
        silent=tuple(uids[who] for who in silent),
        named=tuple(named[silent].tolist()),
        bands=_bands(tied, np.flatnonzero(answered), len(silent), seed) if len(silent) else (),
    )


@dataclass(frozen=True)
class _Tied:
    """The ties of a day, in the order that `Network.of_sorted` takes."""

    uids: tuple[str, ...]
    ends: NDArray[Any]
    levels: NDArray[np.int8]
    one_sided: NDArray[np.bool_]

    def without(self, silenced: NDArray[np.bool_]) -> Network:
        """The network had these reported nothing."""
        kept = ~(self.one_sided & silenced[self.ends[:, 0]])
        return Network.of_sorted(
            self.uids, self.ends[kept], self.levels[kept], self.one_sided[kept]
        )


def _bands(tied: _Tied, answered: NDArray[np.intp], silent: int, seed: int) -> tuple[Band, ...]:
    nobody = np.zeros(len(tied.uids), dtype=bool)
    whole = tied.without(nobody)
    # Only figures quick enough to be computed many times are banded.
    banded = {each.name: each.function for each in figures("network", place="banded")}
    values = {name: measure(whole) for name, measure in banded.items()}
    size = round(len(answered) * silent / (len(answered) + silent)) if len(answered) else 0
    if not size:
        return tuple(Band(name, value, None, None) for name, value in values.items())
    random = np.random.default_rng(seed)
    runs = RUNS if len(tied.uids) <= LARGE else FEW_RUNS
    moved: dict[str, list[float]] = {name: [] for name in banded}
    for _ in range(runs):
        silenced = nobody.copy()
        silenced[random.choice(answered, size, replace=False)] = True
        less = tied.without(silenced)
        for name, value in values.items():
            found = banded[name](less)
            if value is not None and found is not None:
                moved[name].append(value - found)
    return tuple(_band(name, value, moved[name]) for name, value in values.items())


def _band(name: str, value: float | None, moved: list[float]) -> Band:
    if value is None or not moved:
        return Band(name, value, None, None)
    low, high = np.quantile(moved, (0.025, 0.975))
    return Band(name, value, float(value + min(low, 0)), float(value + max(high, 0)))
