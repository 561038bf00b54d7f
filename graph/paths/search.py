"""The cheapest ways from some actors to some others: a search from both sides, within bounds.

Two balls grow around the ends until the cheapest way must lie in them; what it costs from each
actor in them to the end is then known exactly, so that ways are found in order, almost without a
step beside them. Pure, on a `Web`.
"""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np

from graph.measures.pairs import Floats
from graph.network.columns import Ints
from graph.paths.adjacency import Web

RADIUS = 0.35
"""How far is looked at first: a step of strength .7."""

GROWTH = 1.4

WIDEST = 4.0
"""From here on, or with a quarter of all actors within reach, everything is looked at."""

SLACK = (0.05, 0.2, 0.5)
"""By how much the ways asked for may cost more than the cheapest, tried in turn."""

AT_ONCE = 2_000
"""Up to so many actors the whole network is looked at from the start."""

MOST_LOOKED_AT = 200_000
"""Steps looked at before a search gives up."""

Way = tuple[int, ...]
"""Positions of the actors along it."""


@dataclass(frozen=True)
class PathsFound:
    """The ways found, the cheapest first: (cost, positions of the actors along it).

    whole: false where the search gave up, so that there may be others, and better ones.
    """

    ways: tuple[tuple[float, Way], ...]
    whole: bool = True


@dataclass(frozen=True)
class PathQuery:
    """What is looked for: ways from one of `starts` to one of `ends`, `limit` at most.

    A way visits nobody twice, leaves no end and comes back to no start. through: it passes all
    of these; most_steps: it has no more steps. Of ways equally dear, those whose positions are
    lower come first.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    limit: int = 1
    through: tuple[int, ...] = ()
    most_steps: int | None = None


def cheapest(web: Web, asked: PathQuery, most_looked_at: int = MOST_LOOKED_AT) -> PathsFound:
    """The cheapest ways; see `PathsFound`."""
    found = PathsFound(())
    for bound, left in _distances(web, asked):
        found = _Finder(web, asked, bound, left, most_looked_at).found()
        if len(found.ways) == asked.limit or not found.whole:
            break
    return found


def apart(web: Web, asked: PathQuery) -> PathsFound:
    """The cheapest way, then the cheapest that shares nobody in between with it, and so on."""
    ways: list[tuple[float, Way]] = []
    one = replace(asked, limit=1)
    whole = True
    while len(ways) < asked.limit:
        found = cheapest(web, one)
        whole = whole and found.whole
        if not found.ways:
            break
        ((cost, actors),) = found.ways
        ways.append((cost, actors))
        if len(actors) == 2:
            direct = (web.source == actors[0]) & (web.to == actors[1])
            web = web.only(~direct)
        else:
            web = web.only(~np.isin(web.to, actors[1:-1]))
    return PathsFound(tuple(ways), whole)


def _distances(web: Web, asked: PathQuery) -> Iterator[tuple[float, list[Floats]]]:
    """(bound, what is left to pay), wider each time, the last without bound.

    Within the bound the least that is left to pay from each actor is exact: first to an end, then
    to an end by each of `through`; infinite where it can't lie on a way within the bound.
    """
    from scipy.sparse.csgraph import dijkstra

    if asked.through:
        left = dijkstra(web.backward, indices=asked.ends, min_only=True)
        by = [
            left[place] + dijkstra(web.backward, indices=[place], min_only=True)
            for place in asked.through
        ]
        yield np.inf, [left, *by]
    elif asked.most_steps is not None:
        yield np.inf, [_within(web, _in_reach(web, asked, asked.most_steps), asked.ends)]
    else:
        yield from _widening(web, asked)


def _widening(web: Web, asked: PathQuery) -> Iterator[tuple[float, list[Floats]]]:
    from scipy.sparse.csgraph import dijkstra

    radius = RADIUS
    while web.actors > AT_ONCE:
        near = dijkstra(web.onward, indices=asked.starts, limit=radius, min_only=True)
        far = dijkstra(web.backward, indices=asked.ends, limit=radius, min_only=True)
        places: Ints = np.flatnonzero(np.isfinite(near) | np.isfinite(far)).astype(np.int32)
        if radius > WIDEST or len(places) > web.actors / 4:
            break
        left = _within(web, places, asked.ends)
        least = left[list(asked.starts)].min()
        for bound in (*(least + more for more in SLACK), 2 * radius):
            if bound <= 2 * radius:
                yield bound, [left]
        radius *= GROWTH
    left = dijkstra(web.backward, indices=asked.ends, min_only=True)
    for more in (*SLACK, np.inf):
        yield left[list(asked.starts)].min() + more, [left]


def _in_reach(web: Web, asked: PathQuery, steps: int) -> Ints:
    """Who can lie on a way of so many steps."""
    from scipy.sparse.csgraph import dijkstra

    near, far = (
        dijkstra(steps_of, indices=places, unweighted=True, limit=steps, min_only=True)
        for steps_of, places in ((web.onward, asked.starts), (web.backward, asked.ends))
    )
    found: Ints = np.flatnonzero(near + far <= steps).astype(np.int32)
    return found


def _within(web: Web, places: Ints, ends: tuple[int, ...]) -> Floats:
    """What is left to pay to an end over these places alone."""
    from scipy.sparse.csgraph import dijkstra

    left = np.full(web.actors, np.inf)
    if not np.isin(ends, places).any():
        return left
    ends = tuple(end for end in ends if end in places)
    part = web.backward[places][:, places]
    left[places] = dijkstra(part, indices=np.searchsorted(places, ends), min_only=True)
    return left


class _GaveUp(Exception):
    """The search has looked at as many beginnings of ways as it may."""


class _Finder:
    """The ways within a bound, in order: every way is the cheapest of those that begin alike.

    What begins as a way found does, and then turns elsewhere, is a question of its own (Lawler
    1972, after Yen 1971); each is put only when none known is cheaper.
    """

    def __init__(
        self, web: Web, asked: PathQuery, bound: float, left: list[Floats], most_looked_at: int
    ) -> None:
        self.web, self.asked, self.bound = web, asked, bound
        self.starts, self.ends = frozenset(asked.starts), frozenset(asked.ends)
        self.left = left[0]
        self.by = dict(zip(asked.through, left[1:], strict=True))
        self.steps = _steps(web, asked)
        self.most = asked.most_steps or web.actors
        self.allowed = most_looked_at

    def found(self) -> PathsFound:
        """As many as are asked for."""
        ways: list[tuple[float, Way]] = []
        heap: list[tuple[float, Way, float, Way, frozenset[int]]] = []
        try:
            for place in self.starts - self.ends:
                self._put(heap, (place,), 0.0, frozenset())
            while heap and len(ways) < self.asked.limit:
                _, way, paid, begun, banned = heapq.heappop(heap)
                if not way:
                    self._answer(heap, begun, paid, banned)
                    continue
                ways.append((self._price(way), way))
                for at in range(len(begun), len(way)):
                    more = banned if at == len(begun) else frozenset()
                    self._put(heap, way[:at], self._price(way[:at]), more | {way[at]})
        except _GaveUp:
            return PathsFound(tuple(ways), whole=False)
        return PathsFound(tuple(ways))

    def _put(self, heap: list[Any], begun: Way, paid: float, banned: frozenset[int]) -> None:
        """A question, with the least that its answer may cost."""
        least = min((whole for whole, *_ in self._onward(begun, paid, banned)), default=np.inf)
        if least != np.inf:
            heapq.heappush(heap, (round(least, 11), (), paid, begun, banned))

    def _answer(self, heap: list[Any], begun: Way, paid: float, banned: frozenset[int]) -> None:
        """The cheapest way that begins so and then goes to none of the banned."""
        inner: list[tuple[float, Way, float]] = []
        for whole, longer, price in self._onward(begun, paid, banned):
            heapq.heappush(inner, (round(whole, 11), longer, price))
        closed: set[tuple[int, int]] = set()
        while inner:
            whole, way, price = heapq.heappop(inner)
            if way[-1] in self.ends:
                heapq.heappush(heap, (whole, way, price, begun, banned))
                return
            state = (way[-1], 0 if self.steps is None else len(way))
            if not self.by and state in closed:
                continue
            closed.add(state)
            for least, longer, more in self._onward(way, price, frozenset()):
                heapq.heappush(inner, (round(least, 11), longer, more))

    def _onward(
        self, way: Way, paid: float, banned: frozenset[int]
    ) -> Iterator[tuple[float, Way, float]]:
        """(least cost of the whole, way, paid) for each step on that may lead to an end in time."""
        low, high = self.web.start[way[-1]], self.web.start[way[-1] + 1]
        places, price = self.web.to[low:high], paid + self.web.cost[low:high]
        least = price + self._least(places, way)
        kept = np.flatnonzero(least <= self.bound)
        self.allowed -= 1 + len(kept)
        if self.allowed < 0:
            raise _GaveUp
        for at in kept.tolist():
            place = int(places[at])
            if place in banned or place in way or place in self.starts:
                continue
            if self.steps is not None and len(way) + self.steps[place] > self.most:
                continue
            if place in self.ends and not {*self.by} <= {*way, place}:
                continue
            if (whole := float(least[at])) != np.inf:
                yield whole, (*way, place), float(price[at])

    def _least(self, places: Ints, way: Way) -> Floats:
        """The least that is left to pay from each of these places."""
        missing = [by for passed, by in self.by.items() if passed not in way]
        return np.max([by[places] for by in missing], axis=0) if missing else self.left[places]

    def _price(self, way: Way) -> float:
        web, price = self.web, 0.0
        for one, other in pairwise(way):
            low, high = web.start[one], web.start[one + 1]
            price += float(web.cost[low + np.searchsorted(web.to[low:high], other)])
        return price


def _steps(web: Web, asked: PathQuery) -> Floats | None:
    """The fewest steps from each actor to an end; None where it does not matter."""
    from scipy.sparse.csgraph import dijkstra

    if (most := asked.most_steps) is None:
        return None
    far: Floats = dijkstra(
        web.backward, indices=asked.ends, unweighted=True, limit=most, min_only=True
    )
    return far
