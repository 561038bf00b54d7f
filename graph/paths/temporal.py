"""Ways in time over a period: no step may be made before the one before it."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from graph.base.errors import Misuse
from graph.network import Columns
from graph.network.columns import Ints, day_of, number
from graph.network.lifetimes import Lives

NEVER = 99999999


@dataclass(frozen=True)
class Leg:
    """One step of a way in time: over which tie (uid), and the day on which it could be made."""

    tie: str
    day: date


@dataclass(frozen=True)
class Journey:
    """A way in time: uids along it, and its legs; arrival: the day on which it is walked."""

    actors: tuple[str, ...]
    legs: tuple[Leg, ...]

    @property
    def arrival(self) -> date:
        """The day of the last leg."""
        return self.legs[-1].day


def journey(
    columns: Columns, lives: Lives, start: int, end: int, first: date, last: date
) -> Journey | None:
    """The way from one position to another that arrives first, of these with the fewest steps.

    It sets out on the day `first`, and may be under way up to and with the day `last`; a tie can
    be walked while it is in force, from the day that the one before it was. None where it can't
    be done in time. Misuse where the period ends before it begins, or start is end. lives: what
    is in force when, under the filters. Definition: ours (time-respecting path).
    """
    if last < first:
        raise Misuse("paths.period", first=first, last=last)
    if start == end:
        raise Misuse("paths.same")
    rounds = _rounds(columns, lives, start, number(first), number(last + timedelta(days=1)))
    arrival = rounds[-1][end]
    if arrival == NEVER:
        return None
    steps = next(at for at, days in enumerate(rounds) if days[end] == arrival)
    return _walked_back(columns, lives, rounds[: steps + 1], start, end, number(last))


def _rounds(columns: Columns, lives: Lives, start: int, first: int, beyond: int) -> list[Ints]:
    """[s][a]: the first day on which actor a can be reached in at most s steps; the last holds
    for any number of steps."""
    source, to, since, until = _legs(columns, lives)
    days = np.full(len(columns.actors.uids), NEVER, dtype=np.int32)
    days[start] = first
    rounds = [days]
    while True:
        before = rounds[-1]
        day = np.maximum(before[source], since)
        walked = day < np.minimum(until, beyond)
        after = before.copy()
        np.minimum.at(after, to[walked], day[walked])
        if (after == before).all():
            return rounds
        rounds.append(after)


def _legs(columns: Columns, lives: Lives) -> tuple[Ints, Ints, Ints, Ints]:
    """Each spell of each tie both ways: from, to, since, until."""
    ties, spells = columns.ties, lives.ties
    one, other = ties.start[spells.who], ties.end[spells.who]
    ends = np.concatenate((one, other)), np.concatenate((other, one))
    return (*ends, np.tile(spells.since, 2), np.tile(spells.until, 2))


def _walked_back(
    columns: Columns, lives: Lives, rounds: list[Ints], start: int, end: int, last: int
) -> Journey:
    source, to, since, until = _legs(columns, lives)
    who = np.tile(lives.ties.who, 2)
    here, actors, legs = end, [end], []
    for at in range(len(rounds) - 1, 0, -1):
        arrival = rounds[at][here]
        into = np.flatnonzero(to == here)
        day = np.maximum(rounds[at - 1][source[into]], since[into])
        good = into[(day == arrival) & (day < until[into]) & (day <= last)]
        best = good[np.lexsort((columns.ties.uids.to_numpy()[who[good]], source[good]))[0]]
        legs.append(Leg(str(columns.ties.uids.iloc[who[best]]), _known(arrival)))
        here = int(source[best])
        actors.append(here)
        if here == start:
            break
    uids = columns.actors.uids
    return Journey(tuple(uids[actors[::-1]]), tuple(legs[::-1]))


def _known(day: int) -> date:
    found = day_of(day)
    assert found is not None
    return found
