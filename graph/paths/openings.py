"""Where no way leads: who can be reached, and which new ties would open one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from graph.base.dates import show
from graph.base.words import language, say
from graph.measures.pairs import Floats
from graph.network.columns import Mask, day_of, number, shared
from graph.network.named import Names
from graph.paths.adjacency import Web
from graph.paths.graph import FREE, Conditions, SearchGraph

NEAR = 40
"""So many of those nearest to the wanted actor are looked at."""


@dataclass(frozen=True)
class Opening:
    """A new tie that would open a way: from `one`, who can be reached, to `other` (uids).

    steps: of the way it opens. tied_until: the first day on which they were tied no longer, None
    where they never were. issues, areas: uids of what both work on, and where both are based.
    """

    one: str
    other: str
    steps: int
    tied_until: date | None
    issues: tuple[str, ...]
    areas: tuple[str, ...]

    def sentence(self, names: Names) -> str:
        """Who with whom, and why that may come about."""
        why = []
        if self.tied_until:
            why.append(
                say(
                    "paths.opening.before", day=show(self.tied_until, "day", language(), until=True)
                )
            )
        for what in ("issues", "areas"):
            if uids := getattr(self, what):
                shared = ", ".join(names.name(uid) for uid in uids)
                why.append(say(f"paths.opening.{what}", names=shared))
        ends = {"one": names.name(self.one), "other": names.name(self.other)}
        return say("paths.opening.one", **ends, why="; ".join(why), steps=str(self.steps))


@dataclass(frozen=True)
class NoPath:
    """reached: how many others `start` can reach under the conditions. connected: there is a way,
    which the conditions shut. openings: the likeliest first; none where they have nothing in
    common, or where ties are not what is lacking."""

    reached: int
    connected: bool
    openings: tuple[Opening, ...]


def nowhere(
    over: SearchGraph, start: str, end: str, conditions: Conditions = FREE, limit: int = 3
) -> NoPath:
    """What stands between two actors with no way between them, by uids, under the conditions.

    Openings are pairs who were tied before, work on one issue or are based in one area: those
    once tied first, then those with most in common, then those that make the shortest way; one
    for each of those near `end`. Our rule, after the deck: like finds like.
    """
    from scipy.sparse.csgraph import connected_components

    here, there = over.place(start), over.place(end)
    whole = connected_components(over.web.onward, directed=False)[1]
    connected = bool(whole[here] == whole[there])
    web = over.narrowed(over.web, conditions, (here, there))
    labels = connected_components(web.onward, directed=False)[1]
    reached = int((labels == labels[here]).sum()) - 1
    if labels[here] == labels[there]:
        return NoPath(reached, connected, ())
    ours, theirs = labels == labels[here], labels == labels[there]
    near = _near(over, web, there, theirs)
    found = sorted(
        _openings(over, ours & over.present, near, _steps(web, here)),
        key=lambda each: (
            each.tied_until is None,
            -_common(each),
            each.steps,
            each.one,
            each.other,
        ),
    )
    return NoPath(reached, connected, tuple(found[:limit]))


def condition(name: str, conditions: Conditions, names: Names) -> str:
    """One of the conditions, by the name of its field, in words."""
    value = getattr(conditions, name)
    if name in ("through", "never"):
        value = ", ".join(names.name(uid) for uid in value)
    return say(f"paths.condition.{name}", value=str(value))


def _common(opening: Opening) -> int:
    return len(opening.issues) + len(opening.areas)


def _steps(web: Web, place: int) -> Floats:
    from scipy.sparse.csgraph import dijkstra

    found: Floats = dijkstra(web.onward, indices=place, unweighted=True)
    return found


def _near(over: SearchGraph, web: Web, there: int, theirs: Mask) -> list[tuple[int, int]]:
    """(position, steps to the wanted), the nearest first."""
    steps = _steps(web, there)
    places = np.flatnonzero(theirs & over.present)
    nearest = places[np.argsort(steps[places], kind="stable")][:NEAR]
    return [(int(place), int(steps[place])) for place in nearest]


def _openings(
    over: SearchGraph, ours: Mask, near: list[tuple[int, int]], steps: Floats
) -> Iterator[Opening]:
    columns = over.columns
    everyone = np.ones(over.web.actors, dtype=bool)
    works, bases = (links.matrix(over.on, everyone) for links in (columns.works, columns.bases))
    uids = columns.actors.uids
    for other, left in near:
        before = _tied_before(over, other)
        common = _alike(works, other) + _alike(bases, other)
        common[list(before)] += 1_000
        common[~ours] = 0
        best = int(np.lexsort((np.where(ours, steps, np.inf), -common))[0])
        if common[best]:
            yield Opening(
                one=uids[best],
                other=uids[other],
                steps=int(steps[best]) + 1 + left,
                tied_until=day_of(before[best]) if best in before else None,
                issues=shared(works, best, other, columns.issues.uids),
                areas=shared(bases, best, other, columns.areas.uids),
            )


def _alike(linked: Any, place: int) -> Any:
    """(actors,) with how many things of one each has to do as well."""
    return np.asarray((linked @ linked[[place]].T).todense()).ravel()


def _tied_before(over: SearchGraph, place: int) -> dict[int, int]:
    """Whom the actor was tied to before the day → the day (yyyymmdd) since which no more."""
    ties = over.columns.ties
    past = ties.spans.until <= number(over.on)
    found: dict[int, int] = {}
    for mine, theirs in ((ties.start, ties.end), (ties.end, ties.start)):
        at = np.flatnonzero(past & (mine == place))
        for other, until in zip(theirs[at].tolist(), ties.spans.until[at].tolist(), strict=True):
            found[other] = max(found.get(other, 0), until)
    return found
