"""Whom to call, and by when: pairs who have not met for as long as their rhythm allows.

Pure, on the cached columns. The rule is ours: docs/decisions/calendar.md.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from graph.kinds import Postponement
from graph.measures import pairs as measured
from graph.measures.pairs import Floats, Pairs
from graph.network import EVERYTHING, Columns, Filters
from graph.settings.values import Options

if TYPE_CHECKING:
    import pandas as pd

WEEK, NEAR, FAR = 7, 30, 90
"""Days within which a pair is to be called this week, soon, or at all."""

REGULAR = 4
"""Contacts a year from which a single year tells whether a declared rhythm is lived."""

MOST = 4.0
"""Intervals of silence above which it counts no more: who is long lost does not hide the others."""

CALLERS = ("us", "near", "common", "own")
"""Why someone is best placed to call: it is us, one of us is close to one of the two, a partner of
both, or the livelier of the two."""


USUAL = (365, 52, 24, 12, 4, 2, 1)
"""Contacts a year of which people speak by name: daily, weekly … yearly."""


@dataclass(frozen=True)
class Due:
    """The pairs of a day and when each is to be in contact again.

    rhythm: contacts a year that it should have: as declared, else what it lived a year before; NaN
    where there is neither. interval: days from one contact to the next; NaN like it. elapsed: days
    since the last contact, or since its ties began; one interval where neither is known. days:
    until the interval has gone by; 0 it has, FAR + 1 not within FAR. judged: whether there is a
    rhythm, and something logged for both, or of both. apart: what it lived within the year is so
    far below what was declared that the record may be wrong; then the interval is that of what it
    lived. Asked only of ties, and of a log, of a year or more.
    """

    pairs: Pairs
    rhythm: Floats
    interval: Floats
    elapsed: Floats
    days: NDArray[np.int32]
    judged: NDArray[np.bool_]
    apart: NDArray[np.bool_]

    @property
    def late(self) -> Floats:
        """Intervals that have gone by, at most `MOST`; 0 where there is no rhythm."""
        return np.clip(np.nan_to_num(self.elapsed / self.interval), 0, MOST)

    @property
    def calls(self) -> NDArray[np.bool_]:
        """Pairs that are to be called when they are due: not those declared a rhythm of which
        nothing was lived in a whole year, nor those who never met on record in `MOST` intervals."""
        never = (self.pairs.meeting < 0) & (self.late >= MOST)
        return self.judged & ~(self.apart & (self.pairs.together == 0)) & ~never


def due(
    columns: Columns, on: date, filters: Filters = EVERYTHING, options: Options | None = None
) -> Due:
    """When each pair tied on the day is to be in contact again: one interval of its rhythm after
    the last activity of both, or after its ties began. Who met today is never due today."""
    options = options or Options()
    found = measured.pairs(columns, on, filters, options)
    before = measured.met(columns, on - timedelta(days=365), found.one, found.other, options)
    earlier = np.where(before.lived > 0, before.lived, np.nan)
    rhythm = np.where(found.declared > 0, found.declared, earlier)
    # Two who once met on record are followed, also after both have fallen silent.
    judged = ~np.isnan(rhythm) & (~np.isnan(found.lived) | (found.meeting >= 0))
    today, begun = measured.number_of_day(on), measured.ordinals(found.begun)
    logged = np.nanmin(measured.ordinals(columns.attended.days), initial=np.inf)
    met = measured.ordinals(np.append(columns.attended.days, 0)[found.meeting])
    apart = (
        judged
        & (found.declared >= REGULAR)
        & (found.together <= options.share * found.declared)
        & ~(today - begun < measured.YEAR)
        & (today - logged >= measured.YEAR)
    )
    followed = np.where(apart & (found.together > 0), found.together, rhythm)
    interval = np.maximum(np.rint(measured.YEAR / followed), 1)
    elapsed = np.fmax(met, begun)
    elapsed = np.where(np.isnan(elapsed), interval, today - elapsed)
    left = np.clip(np.nan_to_num(interval - elapsed, nan=FAR + 1), 0, FAR + 1)
    return Due(found, rhythm, interval, elapsed, left.astype(np.int32), judged, apart)


def put_off(columns: Columns, found: Due, on: date, asked: Iterable[Postponement]) -> Due:
    """The same, where someone asked to be reminded later: of a call, or of a rhythm that is not
    lived, which is then not asked about."""
    place = {uid: at for at, uid in enumerate(columns.actors.uids)}
    both = zip(found.pairs.one.tolist(), found.pairs.other.tolist(), strict=True)
    pairs = {pair: at for at, pair in enumerate(both)}
    days, apart = found.days.copy(), found.apart.copy()
    for each in asked:
        ends = sorted(place.get(uid, -1) for uid in (each.one, each.other))
        at = pairs.get((ends[0], ends[1]))
        if at is None or not each.since <= on < each.until:
            continue
        if each.about == "rhythm":
            apart[at] = False
        else:
            days[at] = max(days[at], min((each.until - on).days, FAR + 1))
    return replace(found, days=days, apart=apart)


def table(
    columns: Columns,
    found: Due,
    on: date,
    us: Collection[str] = (),
    span: tuple[int, int] = (0, FAR),
    limit: int = 200,
) -> "pd.DataFrame":
    """Pairs due within so many days, the first `limit`: by day, then tight before loose, strong
    before weak.

    Columns: those of `graph.measures.pairs.table`, and rhythm (contacts a year), days (0 already),
    due (`datetime.date`), over (days gone by since then), apart, caller (uid),
    caller_name, called (uids), called_names, because (of `CALLERS`). us: uids of those who manage
    the network.
    """
    chosen = _within(found, span)
    strength = np.nan_to_num(found.pairs.strength[chosen])
    order = np.lexsort((-strength, -found.pairs.level[chosen], found.days[chosen]))
    return _rows(columns, found, on, us, chosen[order][:limit])


def week(
    columns: Columns, found: Due, on: date, us: Collection[str] = (), limit: int = 5
) -> "pd.DataFrame":
    """Whom to call this week, as of `table`: of the pairs due within it those with the largest
    strength × intervals gone by; where it is known who we are, of us or of our partners."""
    chosen = _within(found, (0, WEEK - 1))
    ours = np.flatnonzero(np.isin(columns.actors.uids, list(us)))
    if len(ours):
        one, other = found.pairs.one, found.pairs.other
        mine = np.isin(one, ours) | np.isin(other, ours)
        reached = np.concatenate((one[mine], other[mine], ours))
        chosen = chosen[np.isin(one[chosen], reached) | np.isin(other[chosen], reached)]
    weight = np.nan_to_num(found.pairs.strength[chosen]) * found.late[chosen]
    order = np.lexsort((found.days[chosen], -weight))
    return _rows(columns, found, on, us, chosen[order][:limit])


def unlike(columns: Columns, found: Due, limit: int = 200) -> "pd.DataFrame":
    """Pairs whose declared rhythm is not lived, the strongest first: see `Due.apart`.

    Columns: those of `graph.measures.pairs.table`, and rhythm.
    """
    chosen = np.flatnonzero(found.apart)
    strength = np.nan_to_num(found.pairs.strength[chosen])
    chosen = chosen[np.argsort(-strength, kind="stable")][:limit]
    return measured.table(columns, found.pairs.at(chosen)).assign(rhythm=found.rhythm[chosen])


def usual(times: float) -> float:
    """Contacts a year as people would declare them: the usual rhythm they are near, else
    themselves."""
    return next((each for each in USUAL if abs(times - each) <= each / 6), times)


def _within(found: Due, span: tuple[int, int]) -> NDArray[np.intp]:
    """The places of the pairs that are to be called within a span of days."""
    inside = (found.days >= span[0]) & (found.days <= min(span[1], FAR))
    return np.flatnonzero(found.calls & inside)


def _rows(
    columns: Columns, found: Due, on: date, us: Collection[str], chosen: NDArray[np.intp]
) -> "pd.DataFrame":
    rows = measured.table(columns, found.pairs.at(chosen))
    days = found.days[chosen].tolist()
    callers = _callers(columns, found.pairs, chosen, us)
    names = dict(zip(columns.actors.uids, columns.actors.names, strict=True)) if callers else {}
    return rows.assign(
        rhythm=found.rhythm[chosen],
        days=days,
        due=[on + timedelta(days=left) for left in days],
        over=np.maximum(found.elapsed - found.interval, 0)[chosen],
        apart=found.apart[chosen],
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
