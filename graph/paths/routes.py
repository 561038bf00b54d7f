"""How one actor reaches another, over ties in force on a day."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np

from graph.base.errors import Misuse
from graph.network import BY_CODE
from graph.paths.graph import FREE, Conditions, SearchGraph
from graph.paths.search import PathQuery, apart, cheapest
from graph.store import Store

KINDS = ("shortest", "all", "strongest", "apart")
MODULES = {"shortest": "paths/shortest", "all": "paths/all"}
MOST = 1_000  # ways asked for at once


@dataclass(frozen=True)
class Step:
    """The tie a step goes over: the pair's tightest, then the lowest uid.

    strength: of the pair, .05–1, None where it has none; known_share: how many of its four parts
    are known.
    """

    uid: str
    type: str
    since: date | None
    since_precision: str | None
    until: date | None
    until_precision: str | None
    strength: float | None = None
    known_share: float = 0.0


@dataclass(frozen=True)
class Way:
    """One way: uids and names of the actors along it, and the tie of each step."""

    actors: tuple[str, ...]
    names: tuple[str, ...]
    ties: tuple[Step, ...]

    @property
    def hops(self) -> int:
        """Ties on the way."""
        return len(self.ties)

    @property
    def strength(self) -> float | None:
        """The product of the strengths of its steps (our rule); None where one has none."""
        product = 1.0
        for step in self.ties:
            if step.strength is None:
                return None
            product *= step.strength
        return product


class Ways(list[Way]):
    """The ways found, the best first. whole: false where the search was cut short, so that there
    may be others, and better ones."""

    def __init__(self, found: list[Way], whole: bool = True) -> None:
        super().__init__(found)
        self.whole = whole


def ways(
    store: Store,
    over: SearchGraph,
    start: str,
    end: str,
    kind: str = "shortest",
    limit: int = 50,
    asked: Conditions = FREE,
) -> Ways:
    """The ways from uid `start` to uid `end`; none where there is none.

    kind: "shortest" gives one of the fewest steps; "all" every such way, ascending by uids;
    "strongest" those whose strengths have the largest product; "apart" the strongest, then the
    strongest of those that share nobody in between with it, and so on. At most `limit`. Ties are
    walked both ways. Misuse where start is end, the limit is not 1–1,000, or kind or conditions
    can't be; NotFound where somebody named is not there on the day.
    """
    if kind not in KINDS:
        raise Misuse("paths.kind", kind=kind, kinds=", ".join(KINDS))
    if start == end:
        raise Misuse("paths.same")
    if not 1 <= limit <= MOST:
        raise Misuse("paths.limit", limit=limit, most=MOST)
    if {start, end} & {*asked.never, *asked.through}:
        raise Misuse("paths.ends_named")
    places = (over.place(start), over.place(end))
    if kind in MODULES and asked == FREE:
        extra = {"limit": limit} if kind == "all" else {}
        question = {"from": start, "to": end, **_question(over)}
        rows = store.rows(MODULES[kind], **question, **extra)
        return Ways(described(store, over, [tuple(row["actors"]) for row in rows]))
    return _searched(store, over, places, kind, limit, asked.checked())


def _searched(
    store: Store,
    over: SearchGraph,
    places: tuple[int, int],
    kind: str,
    limit: int,
    asked: Conditions,
) -> Ways:
    steps = over.by_steps if kind in MODULES else over.web
    through = tuple(over.place(uid) for uid in asked.through)
    wanted = PathQuery((places[0],), (places[1],), limit, through, asked.most_steps)
    wanted = replace(wanted, limit=1) if kind == "shortest" else wanted
    search = apart if kind == "apart" else cheapest
    found = search(over.narrowed(steps, asked, places), wanted)
    fewest = len(found.ways[0][1]) if found.ways and kind == "all" else None
    kept = [way for _, way in found.ways if fewest in (None, len(way))]
    uids = over.columns.actors.uids
    return Ways(described(store, over, [tuple(uids[list(way)]) for way in kept]), found.whole)


def _question(over: SearchGraph) -> dict[str, Any]:
    """The day and the filters as Cypher modules take them."""
    columns, on, filters = over.columns, over.on, over.filters
    narrowed = filters.sector or filters.area or filters.network or filters.no_persons
    uids, issue = columns.actors.uids, filters.issue
    return {
        "on": on,
        "types": list(filters.types) or None,
        "actors": list(uids[over.present]) if narrowed else None,
        "issues": [columns.issues.uids[i] for i in columns.issues.within(issue)] if issue else None,
        "workers": list(uids[columns.workers(on, issue)]) if issue else None,
    }


def described(store: Store, over: SearchGraph, found: list[tuple[str, ...]]) -> list[Way]:
    """The ways along these uids, with names and the tie of each step."""
    uids, names = over.columns.actors.uids, over.columns.actors.names
    pairs = sorted({pair for actors in found for pair in pairwise(actors)})
    between: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    question = _question(over)
    same = {name: question[name] for name in ("on", "types", "issues", "workers")}
    asked = [list(pair) for pair in pairs]
    for row in store.rows("ties/between", pairs=asked, **same) if pairs else ():
        between[row["a"], row["b"]].append(row)
    steps = {pair: _step(over, pair, between[pair]) for pair in pairs}
    return [
        Way(
            actors=actors,
            names=tuple(names[np.searchsorted(uids, list(actors))]),
            ties=tuple(steps[pair] for pair in pairwise(actors)),
        )
        for actors in found
    ]


def _step(over: SearchGraph, pair: tuple[str, str], rows: list[dict[str, Any]]) -> Step:
    best = min(rows, key=lambda row: (-BY_CODE.index(row["type"]), row["uid"]))
    at = over.pair(*(int(np.searchsorted(over.columns.actors.uids, uid)) for uid in pair))
    strength, known = over.pairs.strength[at], float(over.pairs.known_share[at])
    tie = {name: best[name] for name in Step.__dataclass_fields__ if name in best}
    return Step(**tie, strength=None if np.isnan(strength) else float(strength), known_share=known)
