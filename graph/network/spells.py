"""When things are so, any number of times each: cut, joined and counted as arrays."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.network.columns import Ints, Mask, Spans

_APART = 1_000_000_000  # above every day as yyyymmdd


@dataclass(frozen=True)
class Spells:
    """Rows (who, since, until): thing `who` is so from `since` to the day before `until`.

    Days are yyyymmdd, 0 and 99999999 where open. No row is empty.
    """

    who: Ints
    since: Ints
    until: Ints

    @classmethod
    def of(cls, who: Ints, spans: Spans, kept: Mask | None = None) -> "Spells":
        """One row for each span that is not empty, of those `kept` (all where left out)."""
        some = spans.since < spans.until
        some = some if kept is None else some & kept
        return cls(who[some], spans.since[some], spans.until[some])

    def __len__(self) -> int:
        return len(self.who)

    def whose(self, names: Ints) -> "Spells":
        """The same spells, of thing `names[who]`."""
        return Spells(names[self.who], self.since, self.until)

    def only(self, kept: Mask) -> "Spells":
        """The rows that are kept."""
        return Spells(self.who[kept], self.since[kept], self.until[kept])

    def and_also(self, other: "Spells") -> "Spells":
        """Both, joined."""
        parts = ((self.who, other.who), (self.since, other.since), (self.until, other.until))
        return Spells(*(np.concatenate(part) for part in parts)).joined()

    def joined(self) -> "Spells":
        """Ascending by who and since; spells of one thing that overlap or touch become one."""
        who = self.who.astype(np.int64) * _APART
        order = np.argsort(who + self.since, kind="stable")
        since, until = (who + self.since)[order], (who + self.until)[order]
        reached = np.maximum.accumulate(until) if len(until) else until
        fresh = np.ones(len(since), dtype=bool)
        fresh[1:] = since[1:] > reached[:-1]
        last = np.append(np.flatnonzero(fresh)[1:] - 1, len(since) - 1)[: int(fresh.sum())]
        return Spells(
            (since[fresh] // _APART).astype(np.int32),
            (since[fresh] % _APART).astype(np.int32),
            (reached[last] % _APART).astype(np.int32),
        )

    def within(self, other: "Spells", of: Ints | None = None) -> "Spells":
        """Each row cut to the spells that `other` (joined) has of the same thing, or of `of[who]`.

        A row gives as many as there are spells it meets, or none.
        """
        thing = self.who if of is None else of[self.who]
        first = np.searchsorted(other.who, thing, side="left")
        many = np.searchsorted(other.who, thing, side="right") - first
        row = np.repeat(np.arange(len(self)), many)
        place = np.arange(len(row)) - np.repeat(np.cumsum(many) - many - first, many)
        since = np.maximum(self.since[row], other.since[place])
        until = np.minimum(self.until[row], other.until[place])
        some = since < until
        return Spells(self.who[row[some]], since[some], until[some])

    def running(self, days: Ints) -> NDArray[np.int64]:
        """How many rows are so on each of `days`."""
        begun = np.searchsorted(np.sort(self.since), days, side="right")
        return begun - np.searchsorted(np.sort(self.until), days, side="right")
