"""How one actor reaches another, over ties in force on a day."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np

from graph.errors import Misuse, NotFound
from graph.network import EVERYTHING, LEVELS, Columns, Filters
from graph.store import Store

KINDS = {"shortest": "paths/shortest", "all": "paths/all"}
MOST = 1_000  # ways asked for at once


@dataclass(frozen=True)
class Step:
    """The tie a step goes over: the pair's tightest, then the lowest uid."""

    uid: str
    type: str
    since: date | None
    since_precision: str | None
    until: date | None
    until_precision: str | None


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


def ways(
    store: Store,
    columns: Columns,
    start: str,
    end: str,
    on: date,
    filters: Filters = EVERYTHING,
    kind: str = "shortest",
    limit: int = 50,
) -> list[Way]:
    """The ways from uid `start` to uid `end`; an empty list where there is none.

    kind: "shortest" gives one, "all" every way of the fewest steps, at most `limit`, ascending
    by uids. Ties are walked both ways. Misuse where start is end, where the limit is not
    1–1,000, or the kind unknown; NotFound where one of them is not there on the day.
    """
    if kind not in KINDS:
        raise Misuse("paths.kind", kind=kind, kinds=", ".join(KINDS))
    if start == end:
        raise Misuse("paths.same")
    if not 1 <= limit <= MOST:
        raise Misuse("paths.limit", limit=limit, most=MOST)
    asked = _question(columns, start, end, on, filters)
    extra = {"limit": limit} if kind == "all" else {}
    found = store.rows(KINDS[kind], **asked, **extra)
    return _told(store, columns, [row["actors"] for row in found], asked)


def _question(columns: Columns, start: str, end: str, on: date, filters: Filters) -> dict[str, Any]:
    kept = columns.present(on, filters)
    uids = columns.actors.uids
    for uid in (start, end):
        place = int(np.searchsorted(uids, uid))
        if place == len(uids) or uids[place] != uid:
            raise NotFound("actors.none", text=uid)
        if not kept[place]:
            raise NotFound("actors.absent", name=columns.actors.names[place], day=on)
    narrowed = bool(filters.sector or filters.area or filters.network)
    issue = filters.issue
    return {
        "from": start,
        "to": end,
        "on": on,
        "types": list(filters.types) or None,
        "actors": list(uids[kept]) if narrowed else None,
        "issues": [columns.issues.uids[i] for i in columns.issues.within(issue)] if issue else None,
        "workers": list(uids[columns.workers(on, issue)]) if issue else None,
    }


def _told(
    store: Store, columns: Columns, found: list[list[str]], question: dict[str, Any]
) -> list[Way]:
    names = dict(zip(columns.actors.uids, columns.actors.names, strict=True)) if found else {}
    pairs = sorted({pair for actors in found for pair in pairwise(actors)})
    between: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    same = {name: question[name] for name in ("on", "types", "issues", "workers")}
    asked = [list(pair) for pair in pairs]
    for row in store.rows("ties/between", pairs=asked, **same) if pairs else ():
        between[row["a"], row["b"]].append(row)
    return [
        Way(
            actors=tuple(actors),
            names=tuple(names[uid] for uid in actors),
            ties=tuple(_tightest(between[pair]) for pair in pairwise(actors)),
        )
        for actors in found
    ]


def _tightest(rows: list[dict[str, Any]]) -> Step:
    best = min(rows, key=lambda row: (-LEVELS.index(row["type"]), row["uid"]))
    return Step(**{name: best[name] for name in Step.__dataclass_fields__})
