"""How far a step of the plan has come, by one rule, read from the records alone. Pure.

planned: nothing of it yet. begun: tied more closely than when it was planned, or together in an
activity since. woven: tied as closely as wanted. faded: was so since then, and is not now.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import numpy as np

from graph.network import BY_CODE, Columns
from graph.network.columns import Mask, number

STATES = ("planned", "begun", "woven", "faded")


@dataclass(frozen=True)
class Reached:
    """state: one of `STATES`. level: of the tie with us on the day, 0 none. since: when it was
    first as close as wanted (yyyymmdd), after it was planned; 0 never."""

    state: str
    level: int
    since: int = 0


def wanted_level(wanted: str | None) -> int:
    """1–3 of a level a plan may want, or had; "loose" is any tie, none is 0."""
    if wanted in BY_CODE:
        return BY_CODE.index(wanted) + 1
    return 1 if wanted == "loose" else 0


def reached(
    columns: Columns,
    on: date,
    us: Collection[str],
    actor: str,
    wanted: str,
    existing: str | None = None,
    planned: date | None = None,
) -> Reached:
    """Where the step stands on the day. us: uids of those whose plan it is; planned: when; where
    that is not known, whatever was there counts."""
    ours, theirs = (np.isin(columns.actors.uids, list(uids)) for uids in (us, [actor]))
    ties, day = columns.ties, number(on)
    between = (ours[ties.start] & theirs[ties.end]) | (ours[ties.end] & theirs[ties.start])
    there = (
        between & columns.actors.lives.on(on)[ties.start] & columns.actors.lives.on(on)[ties.end]
    )
    level = int(ties.level[there & ties.spans.on(on)].max(initial=0))
    goal, first = wanted_level(wanted), number(planned) if planned else 0
    close = between & (ties.level >= goal) & (ties.spans.since <= day) & (ties.spans.until > first)
    since = int(np.maximum(ties.spans.since[close], first).min(initial=99999999))
    if level >= goal:
        return Reached("woven", level, since)
    if close.any():
        return Reached("faded", level, since)
    began = level > wanted_level(existing) or _met(columns, day, first, ours, theirs)
    return Reached("begun" if began and first else "planned", level)


def _met(columns: Columns, day: int, first: int, ours: Mask, theirs: Mask) -> bool:
    attended = columns.attended
    between = (attended.days >= max(first, 1)) & (attended.days <= day)
    one, other = (attended.activity[who[attended.actor]] for who in (ours, theirs))
    return bool(between[np.intersect1d(one, other)].any())
