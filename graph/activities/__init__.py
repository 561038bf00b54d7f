"""What did they do together? Meetings, visits, shared work."""

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from graph.network import Snapshot, question, question_of_all_days, question_of_filters

if TYPE_CHECKING:
    import pandas as pd


@question
def latest(snapshot: Snapshot, days: int = 90) -> "pd.DataFrame":
    """Activities of the days up to the day, the latest first: columns of activities/between."""
    first = snapshot.on - timedelta(days=days - 1)
    return snapshot.store.table("activities/between", first=first, on=snapshot.on)


@question
def count(snapshot: Snapshot, days: int) -> int:
    """How many activities there were in the days up to the day."""
    first = snapshot.on - timedelta(days=days - 1)
    (row,) = snapshot.store.rows("activities/count", first=first, on=snapshot.on)
    return int(row["activities"])


@question_of_filters
def listing(snapshot: Snapshot, text: str, incomplete: bool, limit: int = 500) -> "pd.DataFrame":
    """Activities that hold the text, the latest first: columns of activities/search.

    Of the filters, issue and area count.
    """
    columns, filters = snapshot.columns, snapshot.filters
    trees = {"issues": (columns.issues, filters.issue), "areas": (columns.areas, filters.area)}
    within = {
        name: [tree.uids[place] for place in tree.within(uid)] if uid else None
        for name, (tree, uid) in trees.items()
    }
    wanted = {"text": text.strip().lower(), "incomplete": incomplete, "limit": limit}
    return snapshot.store.table("activities/search", **wanted, **within)


@dataclass(frozen=True)
class Gaps:
    """How many activities there are, and how many lack something, those who took part, what they
    were about; the kinds in use."""

    activities: int
    lacking: int
    nobody: int
    aimless: int
    kinds: list[str]


@question_of_all_days
def gaps(snapshot: Snapshot) -> Gaps:
    """How many activities lack what, and the kinds in use: the row of activities/incomplete."""
    (row,) = snapshot.store.rows("activities/incomplete")
    return Gaps(**row)
