"""Whom to call, and by when: ties that fall behind the rhythm they were said to have.

Pure, on the cached columns. The rule is ours: docs/decisions/calendar.md.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from graph.measures import pairs as measured
from graph.measures.pairs import Floats, Pairs
from graph.network import EVERYTHING, Columns, Filters
from graph.settings.values import Options

if TYPE_CHECKING:
    import pandas as pd

NEAR, FAR = 30, 90
"""Days within which a tie is soon to call for care."""

CALLERS = ("us", "near", "common", "own")
"""Why someone is best placed to call: it is us, one of us is close to one of the two, a partner of
both, or the livelier of the two."""


@dataclass(frozen=True)
class Due:
    """The pairs of a day and when each calls for care, if nothing is done together.

    rhythm: contacts a year that it should have: as declared, else what it lived a year before; NaN
    where there is neither. days: until it falls below its share of the rhythm, 0 it has, FAR + 1
    not within FAR. judged: whether there is a rhythm, and something logged for both.
    """

    pairs: Pairs
    rhythm: Floats
    days: NDArray[np.int32]
    judged: NDArray[np.bool_]


def due(
    columns: Columns, on: date, filters: Filters = EVERYTHING, options: Options | None = None
) -> Due:
    """When each pair tied on the day falls below its threshold."""
    options = options or Options()
    found = measured.pairs(columns, on, filters, options)
    before = measured.met(columns, on - timedelta(days=365), found.one, found.other, options)
    earlier = np.where(before.lived > 0, before.lived, np.nan)
    rhythm = np.where(found.declared > 0, found.declared, earlier)
    # Two who once met on record are followed, also after both have fallen silent.
    judged = ~np.isnan(rhythm) & (~np.isnan(found.lived) | (found.meeting >= 0))
    ahead = _ahead(options.half_life)
    threshold = np.where(judged, rhythm * options.share, np.inf)
    days = measured.met(columns, on, found.one, found.other, options, ahead, threshold).days
    return Due(found, rhythm, np.maximum(days, _grace(found, rhythm, on)), judged)


def _ahead(half_life: float) -> Floats:
    """(365, FAR + 1) what a contact of so many days ago counts 0, 1, ... FAR days from now."""
    fading = np.concatenate((measured.fading(half_life), np.zeros(FAR)))
    return fading[np.arange(measured.YEAR)[:, None] + np.arange(FAR + 1)[None, :]]


def _grace(found: Pairs, rhythm: Floats, on: date) -> NDArray[np.int32]:
    """Days in which a new tie need not have met yet: one interval of its rhythm."""
    age = measured.number_of_day(on) - measured.ordinals(found.begun)
    with np.errstate(divide="ignore", invalid="ignore"):
        left = np.ceil(365 / rhythm - age)
    return np.clip(np.nan_to_num(left, nan=0, posinf=FAR + 1), 0, FAR + 1).astype(np.int32)


def table(
    columns: Columns,
    found: Due,
    on: date,
    us: Collection[str] = (),
    span: tuple[int, int] = (0, FAR),
    limit: int = 200,
) -> "pd.DataFrame":
    """Pairs that call for care within so many days, the first `limit`: by day, then tight before
    loose, strong before weak.

    Columns: those of `graph.measures.pairs.table`, and rhythm (contacts a year), days (0 already),
    due (`datetime.date`), caller (uid), caller_name, called (uids), called_names, because (of
    `CALLERS`). us: uids of those who manage the network.
    """
    chosen = np.flatnonzero(
        found.judged & (found.days >= span[0]) & (found.days <= min(span[1], FAR))
    )
    strength = np.nan_to_num(found.pairs.strength[chosen])
    order = np.lexsort((-strength, -found.pairs.level[chosen], found.days[chosen]))
    chosen = chosen[order][:limit]
    rows = measured.table(columns, found.pairs.at(chosen))
    days = found.days[chosen].tolist()
    callers = _callers(columns, found.pairs, chosen, us)
    names = dict(zip(columns.actors.uids, columns.actors.names, strict=True)) if callers else {}
    return rows.assign(
        rhythm=found.rhythm[chosen],
        days=days,
        due=[on + timedelta(days=left) for left in days],
        caller=[caller for caller, _, _ in callers],
        caller_name=[names[caller] for caller, _, _ in callers],
        called=[called for _, called, _ in callers],
        called_names=[[names[one] for one in called] for _, called, _ in callers],
        because=[because for _, _, because in callers],
    )


def _callers(
    columns: Columns, found: Pairs, chosen: NDArray[np.intp], us: Collection[str]
) -> list[tuple[str, tuple[str, ...], str]]:
    """Who is best placed to call whom, and why, for each of these pairs."""
    neighbours = _neighbours(found)
    uids = columns.actors.uids
    ours = set(np.flatnonzero(np.isin(uids, list(us))).tolist())
    lively = np.bincount(columns.attended.actor, minlength=len(uids))
    callers = []
    for one, other in zip(found.one[chosen].tolist(), found.other[chosen].tolist(), strict=True):
        caller, because = _caller(one, other, neighbours, ours, lively)
        called = tuple(uids[who] for who in (one, other) if who != caller)
        callers.append((uids[caller], called, because))
    return callers


def _caller(
    one: int, other: int, neighbours: dict[int, dict[int, float]], ours: set[int], lively: Any
) -> tuple[int, str]:
    ends = {one, other}
    if mine := ends & ours:
        return min(mine), "us"
    first, second = neighbours.get(one, {}), neighbours.get(other, {})
    close = {who: max(first.get(who, 0), second.get(who, 0)) for who in ours}
    if best := _best({who: strength for who, strength in close.items() if strength}):
        return best[0], "near"
    both = {who: first[who] * second[who] for who in (first.keys() & second.keys()) - ends}
    if best := _best(both):
        return best[0], "common"
    return max(ends, key=lambda who: (lively[who], -who)), "own"


def _best(strengths: dict[int, float]) -> tuple[int, float] | None:
    return max(strengths.items(), key=lambda pair: (pair[1], -pair[0]), default=None)


def _neighbours(found: Pairs) -> dict[int, dict[int, float]]:
    """Actor → partner → strength."""
    neighbours: dict[int, dict[int, float]] = {}
    strengths = np.nan_to_num(found.strength).tolist()
    for a, b, strength in zip(found.one.tolist(), found.other.tolist(), strengths, strict=True):
        neighbours.setdefault(a, {})[b] = strength
        neighbours.setdefault(b, {})[a] = strength
    return neighbours
