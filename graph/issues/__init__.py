"""On what, and where: issues with what there is to each, and the areas in use."""

from typing import TYPE_CHECKING

from graph import network
from graph.network import Snapshot, question, question_of_all_days

if TYPE_CHECKING:
    import pandas as pd

    from graph.issues.located import ByArea

LEVELS = ("province", "district", "subdistrict")
"""By which areas the network can be looked at."""


@question
def issues(snapshot: Snapshot) -> "pd.DataFrame":
    """Issues as a tree, with what there is to each: see `graph.issues.tree`."""
    from graph.issues.tree import issues

    return issues(snapshot.store, snapshot.columns, snapshot.on)


@question
def areas(snapshot: Snapshot) -> "pd.DataFrame":
    """The areas in use, the busiest first: columns of issues/in_areas."""
    return snapshot.store.table("issues/in_areas", on=snapshot.on)


@question
def by_area(snapshot: Snapshot, level: str) -> "ByArea":
    """The network by its provinces, districts or subdistricts: see `graph.issues.located`."""
    from graph.issues.located import by_area

    found = network.network(snapshot)
    return by_area(snapshot.columns, snapshot.on, snapshot.filters, found, level)


@question_of_all_days
def levels(snapshot: Snapshot) -> tuple[str, ...]:
    """The levels of which areas are in use."""
    return tuple(level for level in LEVELS if level in snapshot.columns.areas.levels)


@question_of_all_days
def middles(snapshot: Snapshot) -> dict[str, tuple[float, float]]:
    """uid → (latitude, longitude) of the areas in use, as recorded, else as Thailand's register
    has the area of that code and name; an area of which neither is known is not there."""
    from graph.intake.areas import official

    found = {}
    uids = list(snapshot.columns.areas.uids)
    for row in snapshot.store.rows("issues/selected_areas", uids=uids, of=[]):
        kept = row["kept"]
        own = kept.get("latitude"), kept.get("longitude")
        middle = official().get((row["uid"], kept["name"])) if None in own else own
        if middle:
            found[row["uid"]] = middle
    return found
