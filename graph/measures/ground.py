"""What actors have to meet over: the issues they work on, where they are, what they were. Pure."""

from datetime import date

import numpy as np
from numpy.typing import NDArray

from graph.network import Columns, Network
from graph.network.columns import Mask, number, shared


class Ground:
    """Of the actors of a network on a day, by their positions in it.

    places: (n,) their positions among the actors of all days. works, bases: (n, things) who works
    on what, and is based where: ones, sparse. over: (ties,) which of all days' ties have ended.
    """

    def __init__(self, columns: Columns, network: Network, on: date) -> None:
        self._columns = columns
        kept = np.isin(columns.actors.uids, network.uids)
        self.places: NDArray[np.int64] = np.flatnonzero(kept)
        self.works, self.bases = (x.matrix(on, kept) for x in (columns.works, columns.bases))
        self.over: Mask = columns.ties.spans.until <= number(on)

    def issues(self, one: int, other: int) -> tuple[str, ...]:
        """Uids of the issues that both work on."""
        return shared(self.works, one, other, self._columns.issues.uids)

    def areas(self, one: int, other: int) -> tuple[str, ...]:
        """Uids of the areas that both are based in."""
        return shared(self.bases, one, other, self._columns.areas.uids)

    def tightest(self, valid: Mask, some: NDArray[np.int64]) -> NDArray[np.int8]:
        """(n,) the tightest level that each has with any of some of them by the ties that are
        `valid`, 0 none."""
        chosen = np.zeros(len(self._columns.actors.uids), dtype=bool)
        chosen[self.places[some]] = True
        return self._columns.ties.tightest(valid, chosen)[self.places]

    def tied_before(self) -> set[tuple[int, int]]:
        """The pairs that a tie has ended of, the lower first."""
        ties = self._columns.ties
        place = np.full(len(self._columns.actors.uids), -1)
        place[self.places] = np.arange(len(self.places))
        ends = np.column_stack((place[ties.start[self.over]], place[ties.end[self.over]]))
        return {(int(a), int(b)) for a, b in np.sort(ends, axis=1) if a >= 0}
