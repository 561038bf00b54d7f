"""On what, and where: issues with what there is to each, and the areas in use."""

from typing import TYPE_CHECKING

from graph.network import Snapshot, question

if TYPE_CHECKING:
    import pandas as pd


@question
def issues(snapshot: Snapshot) -> "pd.DataFrame":
    """Issues as a tree, with what there is to each: see `graph.issues.tree`."""
    from graph.issues.tree import issues

    return issues(snapshot.store, snapshot.columns, snapshot.on)


@question
def areas(snapshot: Snapshot) -> "pd.DataFrame":
    """The areas in use, the busiest first: columns of issues/in_areas."""
    return snapshot.store.table("issues/in_areas", on=snapshot.on)
