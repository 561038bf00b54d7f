"""Whom to ask for an introduction, who asks next, and why this way. Pure, on a `SearchGraph`.

A way is worth the product of its steps. A step is worth the strength of its pair, less the longer
the two have not met; asking someone in between is worth less the more has been asked of them, the
less came of it, and the more of the network's introductions hang on them. All of it our rule.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import numpy as np

from graph.base.errors import Misuse
from graph.paths.adjacency import Web
from graph.paths.graph import FREE, Conditions, SearchGraph
from graph.paths.search import PathQuery, Way, cheapest

YEAR = 365
"""Days for which a request counts as load."""

TIRED = 4
"""So many requests in a year halve what asking once more is worth."""


@dataclass(frozen=True)
class Requested:
    """One request for an introduction. host: uid of the one it was put to, None not known;
    outcome: asked, introduced or declined; askers, concerns: uids of those who asked, and of those
    who were wanted."""

    uid: str
    day: date
    host: str | None
    outcome: str
    title: str = ""
    askers: tuple[str, ...] = ()
    concerns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Load:
    """What was asked of someone. asked: requests put to them in the year; made, declined: of all
    days, those that came about and those that did not."""

    asked: int = 0
    made: int = 0
    declined: int = 0


@dataclass(frozen=True)
class Introduction:
    """A way to a wanted actor. worth: 0–1, by which introductions are ranked.

    actors: uids along it, the one of us first; silence: days since each pair last met, None where
    nothing is logged; loads: of those in between, in their order.
    """

    actors: tuple[str, ...]
    worth: float
    strength: float
    silence: tuple[int | None, ...]
    loads: tuple[Load, ...]


@dataclass(frozen=True)
class Introductions:
    """The best first. whole: false where the search was cut short."""

    found: tuple[Introduction, ...]
    whole: bool = True


def introductions(
    over: SearchGraph,
    askers: Sequence[str],
    wanted: Sequence[str],
    limit: int = 5,
    asked: Conditions = FREE,
    requests: Sequence[Requested] = (),
) -> Introductions:
    """The best ways from any of the askers to any of the wanted; none where there is none.

    A wanted who is one of the askers is left out. Misuse where nobody is left, or the conditions
    can't be; NotFound where somebody named is not there on the day.
    """
    starts = tuple(sorted({over.place(uid) for uid in askers}))
    ends = tuple(sorted({over.place(uid) for uid in wanted} - set(starts)))
    if not starts or not ends:
        raise Misuse("paths.nobody")
    loads = _loads(over, requests)
    web = over.narrowed(_priced(over, loads, starts), asked.checked(), (*starts, *ends))
    through = tuple(over.place(uid) for uid in asked.through)
    found = cheapest(web, PathQuery(starts, ends, limit, through, asked.most_steps))
    return Introductions(
        tuple(_introduction(over, cost, way, loads) for cost, way in found.ways), found.whole
    )


def likely(made: Any, declined: Any) -> Any:
    """How likely it comes to something, from what came of it so far: (made + 2)/(all + 2)."""
    return (made + 2) / (made + declined + 2)


def _loads(over: SearchGraph, requests: Sequence[Requested]) -> dict[int, Load]:
    """What is known of each who was asked by the day, by position."""
    first, found = over.on - timedelta(days=YEAR), {}
    for host in {each.host for each in requests if each.host}:
        theirs = [each for each in requests if each.host == host and each.day <= over.on]
        outcomes = [each.outcome for each in theirs]
        found[over.known(host)] = Load(
            asked=sum(each.day > first for each in theirs),
            made=outcomes.count("introduced"),
            declined=outcomes.count("declined"),
        )
    return found


def _priced(over: SearchGraph, loads: dict[int, Load], starts: tuple[int, ...]) -> Web:
    """The steps of introductions: those that leave someone in between are dearer by their load,
    those that leave one of us cost no share."""
    web = over.introducing
    cost = web.cost.copy()
    for place, load in loads.items():
        worth = 2 ** (-load.asked / TIRED) * likely(load.made, load.declined)
        cost[web.leaving(place)] -= np.log(worth)
    for place in starts:
        cost[web.leaving(place)] = over.known_each_other[web.leaving(place)]
    return web.priced(cost)


def _introduction(over: SearchGraph, cost: float, way: Way, loads: dict[int, Load]) -> Introduction:
    pairs = [over.pair(one, other) for one, other in pairwise(way)]
    days = over.silence[pairs]
    return Introduction(
        actors=tuple(over.columns.actors.uids[list(way)]),
        worth=float(np.exp(-cost)),
        strength=float(np.prod(over.strength[pairs])),
        silence=tuple(None if np.isnan(each) else int(each) for each in days),
        loads=tuple(loads.get(place, Load()) for place in way[1:-1]),
    )
