"""Whom to call, and by when."""

from typing import TYPE_CHECKING

from graph import settings
from graph.calendar.rhythm import FAR, Due
from graph.network import Snapshot, question

if TYPE_CHECKING:
    import pandas as pd


@question
def due(snapshot: Snapshot) -> Due:
    """When each pair calls for care: see `graph.calendar.rhythm`."""
    from graph.calendar.rhythm import due

    options = settings.options(snapshot)
    return due(snapshot.columns, snapshot.on, snapshot.filters, options)


@question
def calendar(
    snapshot: Snapshot, span: tuple[int, int] = (0, FAR), limit: int = 200
) -> "pd.DataFrame":
    """Whom to call from so many days on to so many: see `graph.calendar.rhythm.table`."""
    from graph.calendar.rhythm import table

    us = settings.us(snapshot)
    return table(snapshot.columns, due(snapshot), snapshot.on, us, span, limit)
