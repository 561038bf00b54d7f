"""Whom do we want to weave in, how far are we, and whom next? Worksheet 4."""

from graph import settings
from graph.expansion.coverage import WhiteSpace
from graph.expansion.planned import PlannedStep
from graph.expansion.suggesting import Suggestion
from graph.network import Snapshot, question

__all__ = ["PlannedStep", "Suggestion", "WhiteSpace"]


@question
def plan(snapshot: Snapshot) -> tuple[PlannedStep, ...]:
    """The steps of the network that is asked about, each with how far it is: see
    `graph.expansion.planned`."""
    from graph.expansion.planned import plan

    return plan(snapshot)


@question
def predicted(snapshot: Snapshot, actors: tuple[str, ...]) -> tuple[int, ...]:
    """How many a tie of us with each of the actors would bring within two steps of us: see
    `graph.expansion.reach`."""
    from graph.expansion.reach import predicted

    network = snapshot.tied.as_of(snapshot.on)
    return predicted(network, settings.us(snapshot), actors)


@question
def suggestions(snapshot: Snapshot, limit: int = 10) -> tuple[Suggestion, ...]:
    """Whom the network that is asked about may weave in next: see `graph.expansion.suggesting`."""
    from graph.expansion.suggesting import suggestions

    us, options = settings.us(snapshot), settings.options(snapshot)
    return suggestions(snapshot.columns, snapshot.on, us, options, snapshot.filters, limit)


@question
def white_space(snapshot: Snapshot) -> WhiteSpace:
    """Issues by areas by sectors, and where nobody is: see `graph.expansion.coverage`."""
    from graph.expansion.coverage import white_space

    return white_space(snapshot.columns, snapshot.on, snapshot.filters)
