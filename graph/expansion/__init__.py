"""Whom do we want to weave in, how far are we, and whom next? Worksheet 4."""

from graph import settings
from graph.expansion.plan import PlannedStep
from graph.expansion.suggesting import Suggestion
from graph.expansion.white_space import WhiteSpace
from graph.network import Snapshot, question

__all__ = ["PlannedStep", "Suggestion", "WhiteSpace"]


@question
def plan(snapshot: Snapshot, managed: str) -> tuple[PlannedStep, ...]:
    """The steps of a managed network (uid) with how far each is: see `graph.expansion.plan`."""
    from graph.expansion.plan import plan

    return plan(snapshot, managed)


@question
def suggestions(snapshot: Snapshot, managed: str, limit: int = 10) -> tuple[Suggestion, ...]:
    """Whom a managed network (uid) may weave in next: see `graph.expansion.suggesting`."""
    from graph.expansion.plan import us_of
    from graph.expansion.suggesting import suggestions

    us = us_of(snapshot, managed)
    options = settings.options(snapshot)
    return suggestions(snapshot.columns, snapshot.on, us, options, snapshot.filters, limit)


@question
def white_space(snapshot: Snapshot) -> WhiteSpace:
    """Issues by areas by sectors, and where nobody is: see `graph.expansion.white_space`."""
    from graph.expansion.white_space import white_space

    return white_space(snapshot.columns, snapshot.on, snapshot.filters)
