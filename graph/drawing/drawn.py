"""Who is drawn when the network is shown through time: the same actors and lines on every day."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from graph.network.columns import Columns, Ints, Mask
from graph.network.day import Network
from graph.network.lifetimes import Lives, ever
from graph.network.spells import Spells
from graph.network.tables import episodes

if TYPE_CHECKING:
    import pandas as pd

Span = tuple[int, int]


@dataclass(frozen=True)
class Stage:
    """The actors drawn and all the episodes between them, with the spans in which they are so.

    people: DataFrame, one row an actor, by falling number of partners: uid, name, kind, sector
    ("" not known), area_name (where it was based last, "" none), degree (partners on all days
    together), community (of all days together; NA where not asked), spans.
    ties: DataFrame, one row an episode: uid, start, end, start_name, end_name, type, since,
    since_precision, until (exclusive), until_precision, spans, lane (0 for the first of those of
    one pair that are in force at one time, 1 for the next …).
    spans: tuple of (since, until) as yyyymmdd, until exclusive, 0 and 99999999 where open.
    left_out: how many actors are not drawn.
    """

    people: "pd.DataFrame"
    ties: "pd.DataFrame"
    left_out: int


def through_time(
    columns: Columns,
    found: Lives,
    limit: int,
    focus: str | None = None,
    steps: int = 0,
    communities: bool = False,
) -> Stage:
    """The `limit` actors with the most partners over all days, equals by uid.

    focus: only the actors within so many `steps` of this one, over all days; nobody where it is
    never present. communities: with the groups of the network of all days.
    """
    network = ever(columns, found)
    degree = np.bincount(network.pairs.ravel(), minlength=network.n)
    inside = _around(network, focus, steps) if focus else np.ones(network.n, dtype=bool)
    order = np.lexsort((np.arange(network.n), -degree))
    order = order[inside[order]]
    places = _positions(found)[order[:limit]]
    people = _people(columns, found, places)
    people.insert(5, "degree", degree[order[:limit]])
    people.insert(6, "community", _communities(network, communities)[order[:limit]])
    return Stage(people, _ties(columns, found, places), max(len(order) - limit, 0))


def ever_present(columns: Columns, found: Lives) -> "pd.DataFrame":
    """Everyone who is ever present, ascending by uid: uid, name."""
    import pandas as pd

    places, actors = _positions(found), columns.actors
    return pd.DataFrame({"uid": actors.uids[places], "name": actors.names[places]})


def lanes(pairs: Ints, spells: Spells) -> Ints:
    """A lane for each thing of `spells`, so that two of one pair at one time lie in different ones.

    pairs: the pair of each thing. The earliest begun takes the first lane that is free.
    """
    lane = np.zeros(len(pairs), dtype=np.int32)
    first, last = _hull(len(pairs), spells)
    taken: dict[int, list[int]] = {}
    for thing in np.lexsort((first, pairs)):
        ends = taken.setdefault(int(pairs[thing]), [])
        free = next((i for i, end in enumerate(ends) if end <= first[thing]), len(ends))
        ends[free:free] = [0] if free == len(ends) else []
        ends[free] = int(last[thing])
        lane[thing] = free
    return lane


def _hull(count: int, spells: Spells) -> tuple[Ints, Ints]:
    """The first day of each thing's spells, and the end of its last."""
    first = np.full(count, 99999999, dtype=np.int32)
    last = np.zeros(count, dtype=np.int32)
    np.minimum.at(first, spells.who, spells.since)
    np.maximum.at(last, spells.who, spells.until)
    return first, last


def _people(columns: Columns, found: Lives, places: Ints) -> "pd.DataFrame":
    import pandas as pd

    actors = columns.actors
    return pd.DataFrame(
        {
            "uid": actors.uids[places],
            "name": actors.names[places],
            "kind": actors.kinds[places],
            "sector": actors.sectors[places],
            "area_name": _last_areas(columns)[places],
            "spans": _spans(found.actors, places),
        }
    )


def _ties(columns: Columns, found: Lives, places: Ints) -> "pd.DataFrame":
    kept, actors = columns.ties, columns.actors
    drawn = np.zeros(len(actors.uids), dtype=bool)
    drawn[places] = True
    among = drawn[kept.start] & drawn[kept.end] & (kept.start != kept.end)
    lines = np.unique(found.ties.who[among[found.ties.who]])
    pairs = _pairs(kept.start[lines], kept.end[lines], len(actors.uids))
    return episodes(columns, lines).assign(
        spans=_spans(found.ties, lines), lane=lanes(pairs, _renumbered(found.ties, lines))
    )


def _pairs(start: Ints, end: Ints, n: int) -> Any:
    return np.minimum(start, end).astype(np.int64) * n + np.maximum(start, end)


def _renumbered(spells: Spells, things: Ints) -> Spells:
    """The spells of `things` (ascending), each called by its place among them."""
    place = np.searchsorted(things, spells.who)
    here = place < len(things)
    here[here] = things[place[here]] == spells.who[here]
    return Spells(place[here].astype(np.int32), spells.since[here], spells.until[here])


def _spans(spells: Spells, things: Ints) -> list[tuple[Span, ...]]:
    first = np.searchsorted(spells.who, things, side="left")
    after = np.searchsorted(spells.who, things, side="right")
    since, until = spells.since.tolist(), spells.until.tolist()
    return [
        tuple(zip(since[low:high], until[low:high], strict=True))
        for low, high in zip(first, after, strict=True)
    ]


def _last_areas(columns: Columns) -> Any:
    """The name of the area in which each actor was based last, equals by area; "" none."""
    bases = columns.bases
    names = np.full(len(columns.actors.uids), "", dtype=object)
    order = np.lexsort((-bases.right, bases.spans.since, bases.spans.until))
    for row in order:
        names[bases.left[row]] = columns.areas.names[bases.right[row]]
    return names


def _positions(found: Lives) -> Ints:
    """Where the actors of `ever` stand in the columns."""
    return np.unique(found.actors.who)


def _around(network: Network, focus: str, steps: int) -> Mask:
    reached = np.array([uid == focus for uid in network.uids], dtype=bool)
    for _ in range(steps):
        low, high = network.pairs.T
        more = reached.copy()
        more[high[reached[low]]] = True
        more[low[reached[high]]] = True
        reached = more
    return reached


def _communities(network: Network, wanted: bool) -> Any:
    import pandas as pd

    from graph.measures.communities import communities

    found = communities(network) if wanted else None
    return pd.array(found.labels if found else [pd.NA] * network.n, dtype="Int64")
