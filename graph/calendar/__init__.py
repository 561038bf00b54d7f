"""Whom to call, and by when."""

from typing import TYPE_CHECKING

from graph import settings
from graph.calendar.rhythm import FAR, Due
from graph.kinds import Postponement
from graph.network import Snapshot, heavy, question, question_of_all_days

if TYPE_CHECKING:
    import pandas as pd


@question
@heavy
def due(snapshot: Snapshot) -> Due:
    """When each pair is to be in contact again, whatever was put off: see
    `graph.calendar.rhythm`."""
    from graph.calendar.rhythm import due

    options = settings.options(snapshot)
    return due(snapshot.columns, snapshot.on, snapshot.filters, options)


@question_of_all_days
def postponements(snapshot: Snapshot) -> tuple[Postponement, ...]:
    """All that was ever put off: see `graph.calendar.recording`."""
    from graph.calendar.recording import postponements

    return postponements(snapshot.store)


@question
def calls(snapshot: Snapshot) -> Due:
    """When each pair is to be called, after what was put off."""
    from graph.calendar.rhythm import put_off

    asked = postponements(snapshot)
    return put_off(snapshot.columns, due(snapshot), snapshot.on, asked)


@question
def calendar(
    snapshot: Snapshot, span: tuple[int, int] = (0, FAR), limit: int = 200
) -> "pd.DataFrame":
    """Whom to call from so many days on to so many: see `graph.calendar.rhythm.table`."""
    from graph.calendar.rhythm import table

    us = settings.us(snapshot)
    return table(snapshot.columns, calls(snapshot), snapshot.on, us, span, limit)


@question
def week(snapshot: Snapshot, limit: int = 5) -> "pd.DataFrame":
    """Whom to call this week: see `graph.calendar.rhythm.week`."""
    from graph.calendar.rhythm import week

    us = settings.us(snapshot)
    return week(snapshot.columns, calls(snapshot), snapshot.on, us, limit)


@question
def unlike(snapshot: Snapshot, limit: int = 200) -> "pd.DataFrame":
    """Pairs whose declared rhythm is not lived: see `graph.calendar.rhythm.unlike`."""
    from graph.calendar.rhythm import unlike

    return unlike(snapshot.columns, calls(snapshot), limit)
