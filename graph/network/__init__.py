"""The network as of a date: what measures, maps and paths are computed on.

`Snapshot` is what every question is asked of; `Columns` are all days, `Network` is one of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from graph.journal.all_records import records_of
from graph.kinds import LEVELS, SECTORS, ManagedNetwork
from graph.network.columns import Columns, Tree
from graph.network.day import BY_CODE, Network
from graph.network.filters import EVERYTHING, Filters
from graph.network.pull import Cache, fetch
from graph.network.snapshot import (
    Snapshot,
    Source,
    by_value,
    heavy,
    needs,
    network,
    question,
    question_of_all_days,
    question_of_filters,
)

if TYPE_CHECKING:
    import pandas as pd

    from graph.network.lifetimes import Lives, Timeline
    from graph.network.named import Names

__all__ = [
    "BY_CODE",
    "EVERYTHING",
    "Cache",
    "Columns",
    "Filters",
    "ManagedNetwork",
    "Network",
    "Snapshot",
    "Source",
    "by_value",
    "fetch",
    "heavy",
    "needs",
    "network",
    "question",
    "question_of_all_days",
    "question_of_filters",
]


@dataclass(frozen=True)
class Choices:
    """What can be filtered by: (uid, name) pairs in the order of their uids."""

    areas: tuple[tuple[str, str], ...]
    issues: tuple[tuple[str, str], ...]
    networks: tuple[tuple[str, str], ...]
    sectors: tuple[str, ...] = SECTORS
    types: tuple[str, ...] = LEVELS


@question_of_all_days
def choices(snapshot: Snapshot) -> Choices:
    """What can be filtered by."""
    columns = snapshot.tied
    return Choices(
        areas=_pairs(columns.areas),
        issues=_pairs(columns.issues),
        networks=_pairs(columns.networks),
    )


def _pairs(tree: Tree) -> tuple[tuple[str, str], ...]:
    return tuple(zip(tree.uids, tree.names, strict=True))


@question_of_all_days
def parts(snapshot: Snapshot, by: str) -> list[tuple[str, str]]:
    """(uid, name) of the areas, issues, sectors or networks: see `graph.network.divided`."""
    from graph.network.divided import parts

    return parts(snapshot.tied, by)


@question_of_all_days
def names(snapshot: Snapshot) -> "Names":
    """Everything a form can point at, by name."""
    from graph.network.named import named

    return named(snapshot.store, snapshot.columns)


@question_of_all_days
def positions(snapshot: Snapshot) -> dict[str, tuple[float, float]]:
    """uid → (x, y): where each actor stands on every map of this network, whatever the day."""
    from graph.network.layout import positions

    return positions(snapshot.tied.ever())


@question_of_all_days
@by_value
def managed(snapshot: Snapshot) -> list[ManagedNetwork]:
    """The managed networks, by uid."""
    return list(records_of(snapshot.store, "networks").of(ManagedNetwork).values())


@question
def beside(snapshot: Snapshot) -> int:
    """How many actors are there on the day and do not count, whatever the filters: see
    `Columns.beside`."""
    return int(snapshot.tied.beside(snapshot.on).sum())


@question
def lives(snapshot: Snapshot) -> "Lives":
    """When everything is so that begins by the day: see `graph.network.lifetimes`."""
    from graph.network.lifetimes import lives

    return lives(snapshot.tied, snapshot.on, snapshot.filters)


@question
def timeline(snapshot: Snapshot, unit: str) -> "Timeline":
    """The steps up to the day with what there is on each: see `graph.network.lifetimes`."""
    from graph.network.lifetimes import timeline

    return timeline(snapshot.tied, lives(snapshot), unit, snapshot.on)


@question
def periods(snapshot: Snapshot, unit: str) -> "pd.DataFrame":
    """The network period by period up to the day: see `graph.network.history`."""
    from graph.network.history import history

    return history(snapshot.columns, lives(snapshot), timeline(snapshot, unit))


@question
def count(snapshot: Snapshot) -> dict[str, int]:
    """What a step of a timeline counts, of the day: actors, ties, pairs, pairs at each level."""
    found = network(snapshot)
    counts = {"actors": found.n, "ties": found.ties, "pairs": found.m}
    return counts | found.at_each_level()


@question
def ties(snapshot: Snapshot) -> "pd.DataFrame":
    """Ties in force on the day, one row a tie: see `graph.network.tables.ties`."""
    from graph.network.tables import ties

    return ties(snapshot.tied, snapshot.on, snapshot.filters)


@question
def ties_among(snapshot: Snapshot, among: tuple[str, ...]) -> "pd.DataFrame":
    """As `ties`, of those between actors of the uids `among`."""
    from graph.network.tables import ties

    return ties(snapshot.tied, snapshot.on, snapshot.filters, among)


@question
def ties_around(snapshot: Snapshot, uids: tuple[str, ...]) -> "pd.DataFrame":
    """As `ties`, of those with an actor of the uids `uids`."""
    found = network(snapshot)
    at = np.flatnonzero(np.isin(np.array(found.uids, dtype=object), uids))
    pairs = found.pairs[np.isin(found.pairs, at).any(axis=1)]
    table = ties_among(snapshot, tuple(found.uids[place] for place in np.unique(pairs)))
    return table[table["start"].isin(uids) | table["end"].isin(uids)]


def first_tied(line: "Timeline") -> date | None:
    """The first step of a timeline on which anyone is tied; None where nobody ever is."""
    tied: Sequence[bool] = (line.counts["ties"] > 0).tolist()
    return next((day for day, any_tie in zip(line.days, tied, strict=True) if any_tie), None)
