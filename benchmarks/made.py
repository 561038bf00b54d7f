"""A made network for measuring: ten dated ties an actor over ten years, nothing left to chance.

Communities of about 50, four ties in five inside them; degrees skewed as fame is; a third of the
ties have ended. The same size and seed give the same files.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from graph.kinds import LEVELS, SECTORS
from graph.kinds.actor import SORTS
from graph.network.columns import Attended

FIRST = date(2016, 1, 1)
DAYS = 3_650
TODAY = date(2026, 6, 30)
EVERY = (52, 12, 4, 1)
SIZES = {"1k": 1_000, "2k": 2_000, "10k": 10_000, "100k": 100_000}
TIES_AN_ACTOR = 10


@dataclass(frozen=True)
class Tie:
    """One made tie; until is its last day, None: still in force."""

    id: str
    start: str
    end: str
    type: str
    since: date
    until: date | None
    frequency: int
    trust: int


def actor_id(number: int) -> str:
    """The id of an actor by its number."""
    return f"a{number:06d}"


def actors(count: int) -> Iterator[tuple[str, str, str, str, str]]:
    """id, name, kind, sector and first year of so many actors."""
    for i in range(count):
        yield actor_id(i), f"ภาคีที่ {i}", SORTS[i % 3], SECTORS[i % 7 % 3], "2010"


def ties(actors: int, seed: int = 1) -> Iterator[Tie]:
    """Ten ties for each of so many actors, in no particular order; nobody is tied to themselves."""
    rng = np.random.default_rng(seed)
    count = TIES_AN_ACTOR * actors
    fame = rng.pareto(2.0, actors) + 0.2
    start = rng.choice(actors, count, p=fame / fame.sum())
    near = np.minimum(start // 50 * 50 + rng.integers(0, 50, count), actors - 1)
    end = np.where(rng.random(count) < 0.8, near, rng.integers(0, actors, count))
    end = np.where(start == end, (end + 1) % actors, end)
    kind = rng.choice(3, count, p=(0.2, 0.3, 0.5))
    since, lasts = rng.integers(0, DAYS, count), rng.integers(30, 1500, count)
    ended, every, trust = rng.random(count) < 1 / 3, rng.choice(4, count), rng.integers(1, 5, count)
    for i in range(count):
        begun = FIRST + timedelta(days=int(since[i]))
        until = begun + timedelta(days=int(lasts[i])) if ended[i] else None
        yield Tie(
            id=f"t{i:07d}",
            start=actor_id(int(start[i])),
            end=actor_id(int(end[i])),
            type=LEVELS[kind[i]],
            since=begun,
            until=until,
            frequency=EVERY[every[i]],
            trust=int(trust[i]),
        )


def tables(folder: Path, count: int, seed: int = 1) -> Path:
    """actors.csv and ties.csv as `saan import` reads them, in a folder of their own."""
    made = folder / f"tables-{count}"
    made.mkdir(exist_ok=True)
    with (made / "actors.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "name", "kind", "sector", "since"])
        writer.writerows(actors(count))
    with (made / "ties.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        columns = ["id", "from", "to", "type", "since", "until", "frequency", "trust"]
        writer.writerow(columns)
        for t in ties(count, seed):
            writer.writerow([t.id, t.start, t.end, t.type, t.since, t.until, t.frequency, t.trust])
    return made


def attended(actors: int, seed: int = 1) -> Attended:
    """Two activities an actor over ten years, five of one community in each."""
    rng = np.random.default_rng(seed)
    count = 2 * actors
    ago = np.sort(rng.integers(0, DAYS, count))[::-1]
    days = [TODAY - timedelta(days=int(n)) for n in ago]
    start = rng.integers(0, max(actors // 50, 1), count) * 50
    who = np.minimum(np.repeat(start, 5) + rng.integers(0, 50, 5 * count), actors - 1)
    activity = np.repeat(np.arange(count), 5)
    both = np.unique(np.column_stack((activity, who)), axis=0).astype(np.int32)
    return Attended(
        activities=tuple(f"m{n:07d}" for n in range(count)),
        days=np.array([day.year * 10000 + day.month * 100 + day.day for day in days], np.int32),
        actor=both[:, 1],
        activity=both[:, 0],
    )
