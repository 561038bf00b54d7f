"""Breadth-first search from many actors at once, 64 to a machine word."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

WORK = 1 << 20
"""Words moved in a step; more would fall out of the processor's cache."""

EVERY_BIT = np.uint64(2**64 - 1)


@dataclass(frozen=True)
class BreadthFirst:
    """Steps from k sources to n actors; an actor's distance to itself does not count.

    counts: (longest + 1,) ordered (source, actor) pairs at each number of steps; counts[0] is 0.
    sums: (n,) steps from all sources that reach the actor; hits: (n,) how many sources do.
    source_sums, source_inverse: (k,) sum of steps, and of 1/steps, from each source; empty unless
        asked for.
    """

    counts: NDArray[np.int64]
    sums: NDArray[np.int64]
    hits: NDArray[np.int64]
    source_sums: NDArray[np.int64]
    source_inverse: NDArray[np.float64]

    @property
    def longest(self) -> int:
        """The most steps met; 0 where no source reaches anyone."""
        return len(self.counts) - 1


def breadth_first(
    indptr: NDArray[np.int64],
    partners: NDArray[np.int64],
    sources: NDArray[np.int64],
    by_source: bool = False,
    without: Sequence[int] | NDArray[np.int64] = (),
) -> BreadthFirst:
    """Searches a network in compressed rows (actor i's partners: partners[indptr[i]:indptr[i+1]]).

    Each actor holds one bit for each source that has reached it; a step passes new bits on to its
    partners. Every actor must have a partner. without: actors, none of them a source, through whom
    nothing passes.
    """
    n, words = len(indptr) - 1, int(np.clip(WORK // max(len(partners), 1), 1, 32))
    steps = _Steps(n)
    for first in range(0, len(sources), 64 * words):
        batch = sources[first : first + 64 * words]
        front, level = _own_bits(n, batch), 0
        seen = front.copy()
        seen[list(without)] = EVERY_BIT
        source_sums, source_inverse = np.zeros(len(batch), np.int64), np.zeros(len(batch))
        while True:
            level += 1
            front = np.bitwise_or.reduceat(front[partners], indptr[:-1], axis=0) & ~seen
            seen = seen | front
            if not steps.add(level, front):
                break
            if by_source:
                reached = _by_source(front, len(batch))
                source_sums += level * reached
                source_inverse += reached / level
        if by_source:
            steps.sources.append((source_sums, source_inverse))
    return steps.result()


def longest_way(indptr: NDArray[np.int64], partners: NDArray[np.int64], at_least: int = 0) -> int:
    """The most steps between any two actors of a connected network in compressed rows; exact.

    at_least: steps already known to lie between some two. Searched inwards from the actors
    farthest from the best-connected one: two actors within r steps of it are at most 2r apart,
    so the search ends where 2r is no more than what was found. Source: Crescenzi et al. 2013.
    """
    centre = np.array([np.argmax(np.diff(indptr))])
    steps = breadth_first(indptr, partners, centre).sums
    farthest, longest = np.argsort(-steps, kind="stable"), max(at_least, int(steps.max()))
    for first in range(0, len(farthest), 64):
        batch = farthest[first : first + 64]
        if 2 * steps[batch[0]] <= longest:
            break
        longest = max(longest, breadth_first(indptr, partners, batch).longest)
    return longest


class _Steps:
    """Gathers what the search reaches, level by level."""

    def __init__(self, n: int) -> None:
        self.counts = [0]
        self.sums, self.hits = np.zeros(n, np.int64), np.zeros(n, np.int64)
        self.sources: list[tuple[NDArray[np.int64], NDArray[np.float64]]] = []

    def add(self, level: int, front: NDArray[np.uint64]) -> bool:
        """Counts the actors reached at this level; False where there are none."""
        reached = np.bitwise_count(front).sum(axis=1, dtype=np.int64)
        count = int(reached.sum())
        if not count:
            return False
        if level == len(self.counts):
            self.counts.append(0)
        self.counts[level] += count
        self.sums += level * reached
        self.hits += reached
        return True

    def result(self) -> BreadthFirst:
        sums, inverse = zip(*self.sources, strict=True) if self.sources else ((), ())
        return BreadthFirst(
            counts=np.array(self.counts, dtype=np.int64),
            sums=self.sums,
            hits=self.hits,
            source_sums=np.concatenate((np.zeros(0, np.int64), *sums)),
            source_inverse=np.concatenate((np.zeros(0), *inverse)),
        )


def _own_bits(n: int, sources: NDArray[np.int64]) -> NDArray[np.uint64]:
    place = np.arange(len(sources))
    bits = np.zeros((n, -(-len(sources) // 64)), dtype=np.uint64)
    bits[sources, place // 64] = np.uint64(1) << (place % 64).astype(np.uint64)
    return bits


def _by_source(front: NDArray[np.uint64], sources: int) -> NDArray[np.int64]:
    octets = front.astype("<u8", copy=False).view(np.uint8)
    each = np.unpackbits(octets, axis=1, count=sources, bitorder="little")
    return each.sum(axis=0, dtype=np.int64)
