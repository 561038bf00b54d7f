"""How strong is each pair, and does it live as declared? Pure, on the cached columns.

A pair's strength is the geometric mean of what is known of its level, frequency, duration and
trust. Sources: frequency and duration from the workshop's deck; time, intensity and reciprocity
Granovetter 1973; that frequency and duration depend on context, Marsden & Campbell 1984. The
composite is our rule (definitions: strength of a pair).
"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from graph.network import EVERYTHING, Columns, Filters
from graph.network.columns import Ints, Mask, Ties, day_of, number
from graph.network.spells import Spells
from graph.network.tables import looked_up
from graph.settings.values import PARTS, Options

if TYPE_CHECKING:
    import pandas as pd

Floats = NDArray[np.float64]

YEAR = 365
"""Days before a date within which activities count as lived."""

FLOOR = 0.05
"""No part counts less, or one nought would hide all the others."""

AT_ONCE = 50_000
"""Pairs whose meetings are looked up at a time."""


@dataclass(frozen=True)
class Pairs:
    """The tied pairs of a day, in the order of `Columns.as_of(on, filters).pairs`; arrays of m.

    one, other: positions among all actors, lower first. level: 1–3.
    declared: contacts a year that were said, the largest of its ties; NaN not known.
    lived: contacts a year from what both took part in; 0 where both took part in something, never
        together; NaN where nothing is logged for one of them in the year.
    begun: first day (yyyymmdd) of the unbroken run of its ties, 0 before records began.
    trust: mean of its ties, 1–4; NaN not known.
    parts: (m, 4) 0–1, level, frequency, duration, trust; NaN not known.
    strength: .05–1. known_share: how many of the four are known, .25–1.
    together: activities in the year that both took part in; meeting: position in
        `columns.attended.activities` of the last one ever, -1 none.
    """

    one: Ints
    other: Ints
    level: NDArray[np.int8]
    declared: Floats
    lived: Floats
    begun: Ints
    trust: Floats
    parts: Floats
    strength: Floats
    known_share: Floats
    together: Ints
    meeting: Ints

    @property
    def on_paper(self) -> Mask:
        """Pairs tied in name only: activities are logged for both, none of them together."""
        return self.lived == 0

    def at(self, places: Any) -> "Pairs":
        """Those at these places only."""
        return Pairs(**{name: getattr(self, name)[places] for name in self.__dataclass_fields__})


def frequency(contacts: Any) -> Any:
    """Contacts a year (0 or more) as 0–1: min(1, ln(1+c)/ln(53)).

    Weekly 1, monthly .65, quarterly .41, yearly .17, none 0; NaN stays NaN.
    """
    return np.minimum(1.0, np.log1p(contacts) / np.log(53))


def duration(years: Any) -> Any:
    """Years (0 or more) of an unbroken run as 0–1: 1 − 2^(−y/3); three years .5."""
    return 1 - np.exp2(-np.asarray(years) / 3)


def fading(half_life: float) -> Floats:
    """(365,) what a contact of 0, 1, ... 364 days ago counts, in contacts a year: 365·2^(−a/H)/Σ.

    Σ = Σ_{a=0..364} 2^(−a/H), 196.4 for a half-life H of 180 days, so that someone who keeps a
    monthly rhythm lives 12.
    """
    weights = np.exp2(-np.arange(YEAR) / half_life)
    return YEAR * weights / weights.sum()


def pairs(
    columns: Columns, on: date, filters: Filters = EVERYTHING, options: Options | None = None
) -> Pairs:
    """The strength of every pair tied on the day, under the filters; defaults without options."""
    options, ties = options or Options(), columns.ties
    valid = np.flatnonzero(columns.in_force(on, filters) & (ties.start != ties.end))
    pair = ties.pair()
    first = np.flatnonzero(np.diff(pair[valid], prepend=0))
    tightest = valid[first]
    one = np.minimum(ties.start[tightest], ties.end[tightest])
    other = np.maximum(ties.start[tightest], ties.end[tightest])
    level = ties.level[tightest]
    declared = _largest(ties.frequency[valid], first)
    trust = _mean(ties.trust[valid], first)
    begun = _begun(ties, pair, on)[tightest]
    lives = met(columns, on, one, other, options)
    contacts = np.where(np.isnan(lives.lived), declared, lives.lived)
    years = (number_of_day(on) - ordinals(begun)) / 365.25
    parts = np.column_stack((level / 3, frequency(contacts), duration(years), (trust - 1) / 3))
    strength = _composed(parts, np.array(options.weights))
    return Pairs(
        one=one,
        other=other,
        level=level,
        declared=declared,
        lived=lives.lived,
        begun=begun,
        trust=trust,
        parts=parts,
        strength=strength,
        known_share=(~np.isnan(parts)).mean(axis=1),
        together=lives.together,
        meeting=lives.meeting,
    )


def table(columns: Columns, found: Pairs) -> "pd.DataFrame":
    """One row a pair, by uids.

    Columns: one, other (uids, lower first), one_name, other_name, type (its tightest), strength,
    known_share, then part_level, part_frequency, part_duration, part_trust (0–1), declared, lived
    (contacts a year), begun (`datetime.date`, None not known), trust (1–4), together (activities
    of the year), on_paper, last_contact (day of the last activity ever, None), meeting (its uid,
    "" none).
    """
    import pandas as pd

    from graph.network.day import BY_CODE

    actors, attended = columns.actors, columns.attended
    days = np.append(attended.days, 0)[found.meeting]
    return pd.DataFrame(
        {
            "one": actors.uids[found.one],
            "other": actors.uids[found.other],
            "one_name": actors.names[found.one],
            "other_name": actors.names[found.other],
            "type": np.array(BY_CODE, dtype=object)[found.level - 1],
            "strength": found.strength,
            "known_share": found.known_share,
            **{f"part_{name}": found.parts[:, at] for at, name in enumerate(PARTS)},
            "declared": found.declared,
            "lived": found.lived,
            "begun": [day_of(day) for day in found.begun],
            "trust": found.trust,
            "together": found.together,
            "on_paper": found.on_paper,
            "last_contact": [day_of(day) for day in days],
            "meeting": looked_up(attended.activities, found.meeting),
        }
    )


def ordinals(days: Any) -> Floats:
    """Days (yyyymmdd) counted from 1970; NaN for 0."""
    days = np.asarray(days, dtype=np.int64)
    known = np.where(days > 0, days, 19700101)
    months = (known // 10000 - 1970) * 12 + known // 100 % 100 - 1
    start = months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    return np.where(days > 0, start + known % 100 - 1, np.nan)


def number_of_day(day: date) -> int:
    """A day counted from 1970."""
    return (day - date(1970, 1, 1)).days


def _composed(parts: Floats, weights: Floats) -> Floats:
    """The weighted geometric mean of the known parts; NaN where these weigh nothing."""
    known = ~np.isnan(parts)
    logs = np.log(np.maximum(np.where(known, parts, 1.0), FLOOR))
    weight = known @ weights
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(weight > 0, np.exp((known * logs) @ weights / weight), np.nan)


def _largest(values: Any, first: NDArray[np.intp]) -> Floats:
    """The largest known value of each pair; NaN where none is known."""
    if not len(first):
        return np.zeros(0)
    filled = np.where(np.isnan(values), -1.0, values)
    found = np.maximum.reduceat(filled, first)
    return np.where(found < 0, np.nan, found)


def _mean(values: Any, first: NDArray[np.intp]) -> Floats:
    if not len(first):
        return np.zeros(0)
    known = ~np.isnan(values)
    total = np.add.reduceat(np.where(known, values, 0.0).astype(np.float64), first)
    count = np.add.reduceat(known.astype(np.int64), first)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(count > 0, total / count, np.nan)


def _begun(ties: Ties, pair: Ints, on: date) -> Ints:
    """For each tie, the first day of the last unbroken run of its pair's ties by the day.

    Ties of any level, one beginning on the day another ends, are unbroken; 0: before records
    began. Where the pair is tied on the day, its last run is the one that holds the day.
    """
    runs = Spells.of(pair, ties.spans, ties.spans.since <= number(on)).joined()
    last = np.zeros(pair.max(initial=0) + 1, dtype=np.int32)
    last[runs.who] = runs.since  # ascending: the last run of a pair stays
    return last[pair]


@dataclass(frozen=True)
class Met:
    """What pairs lived in the year up to a day, as in `Pairs`."""

    lived: Floats
    together: Ints
    meeting: Ints


def met(columns: Columns, on: date, one: Ints, other: Ints, options: Options) -> Met:
    """What the pairs between these positions of actors lived."""
    attended = columns.attended
    age = number_of_day(on) - ordinals(attended.days)
    past = age >= 0  # not known: no
    recent = past & (age < YEAR)
    ago = np.where(recent, age, 0).astype(np.int64)
    weight = np.where(recent, fading(options.half_life)[ago], 0.0)
    present = _present(columns, past)
    logged = np.zeros(len(columns.actors.uids), dtype=bool)
    logged[attended.actor[recent[attended.activity]]] = True
    lived, together = np.zeros(len(one)), np.zeros(len(one), dtype=np.int32)
    meeting = np.full(len(one), -1, dtype=np.int32)
    for start in range(0, len(one), AT_ONCE):
        rows = slice(start, start + AT_ONCE)
        both = present[one[rows]].multiply(present[other[rows]]).tocsr()
        both.sort_indices()
        lived[rows], together[rows] = both @ weight, both @ recent.astype(np.int32)
        some = np.diff(both.indptr) > 0
        meeting[rows][some] = both.indices[both.indptr[1:][some] - 1]
    return Met(np.where(logged[one] & logged[other], lived, np.nan), together, meeting)


def _present(columns: Columns, past: Mask) -> Any:
    """(actors, activities) who took part in those that are past, as a sparse matrix of ones."""
    from scipy.sparse import csr_array

    attended = columns.attended
    kept = past[attended.activity]
    actor, activity = attended.actor[kept], attended.activity[kept]
    ones = np.ones(len(actor), dtype=np.int32)
    return csr_array((ones, (actor, activity)), shape=(len(columns.actors.uids), len(past)))
