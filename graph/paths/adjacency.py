"""The pairs of a day as something to walk on: from each actor to its partners, at a price."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from graph.measures.pairs import FLOOR, Floats, Pairs
from graph.network.columns import Ints, Mask

STEP = 1e-9
"""What a step costs beside its strength: of ways equally strong the one of fewer steps is best."""


@dataclass(frozen=True)
class Web:
    """Steps from actor to actor, both ways of each pair, as compressed rows; e steps.

    start: (actors + 1,) where the steps of each actor begin; to: (e,) positions of actors,
    ascending for each; pair: (e,) positions in `Pairs`; cost: (e,) above 0; a way costs their sum.
    back: (e,) which step goes the other way; None where not each has one.
    """

    start: Ints
    to: Ints
    pair: Ints
    cost: Floats
    back: Ints | None = None

    @property
    def actors(self) -> int:
        """How many actors there are, those without a step among them."""
        return len(self.start) - 1

    @cached_property
    def source(self) -> Ints:
        """(e,) where each step leaves from."""
        return np.repeat(np.arange(self.actors, dtype=np.int32), np.diff(self.start))

    @cached_property
    def onward(self) -> Any:
        """(actors, actors) what each step costs, as a sparse matrix."""
        from scipy.sparse import csr_array

        return csr_array((self.cost, self.to, self.start), shape=(self.actors, self.actors))

    @cached_property
    def backward(self) -> Any:
        """The same, turned round."""
        if self.back is None:
            return self.onward.T.tocsr()
        return replace(self, cost=self.cost[self.back]).onward

    def only(self, kept: Mask) -> "Web":
        """The steps where `kept`, (e,), is true."""
        counts = np.bincount(self.source[kept], minlength=self.actors)
        start = np.concatenate(([0], np.cumsum(counts))).astype(np.int32)
        return Web(start, self.to[kept], self.pair[kept], self.cost[kept])

    def priced(self, cost: Floats) -> "Web":
        """The same steps at other prices, (e,) above 0."""
        return replace(self, cost=cost)

    def leaving(self, place: int) -> slice:
        """Where the steps that leave from an actor stand."""
        return slice(int(self.start[place]), int(self.start[place + 1]))


def web(actors: int, pairs: Pairs) -> Web:
    """The pairs of a day among so many actors; a step costs −ln(strength).

    So the cheapest way is the one whose strengths have the largest product (our rule).
    """
    m = np.arange(len(pairs.one), dtype=np.int32)
    source = np.concatenate((pairs.one, pairs.other))
    to, pair = np.concatenate((pairs.other, pairs.one)), np.concatenate((m, m))
    order = np.lexsort((to, source))
    strength = np.where(np.isnan(pairs.strength), FLOOR, pairs.strength)
    source, to, pair = source[order], to[order].astype(np.int32), pair[order]
    counts = np.bincount(source, minlength=actors)
    return Web(
        start=np.concatenate(([0], np.cumsum(counts))).astype(np.int32),
        to=to,
        pair=pair,
        cost=(STEP - np.log(strength))[pair],
        back=np.lexsort((source, to)).astype(np.int32),
    )
