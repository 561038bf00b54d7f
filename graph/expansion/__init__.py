"""Whom do we want to weave in, how far are we, and whom next? Worksheet 4."""

from dataclasses import replace

from graph import network, settings
from graph.expansion.coverage import WhiteSpace
from graph.expansion.exchange import Match
from graph.expansion.planned import PlannedStep
from graph.expansion.province import Together
from graph.expansion.suggesting import Suggestion
from graph.network import Snapshot, question

__all__ = ["PlannedStep", "Suggestion", "Together", "WhiteSpace"]


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

    return predicted(snapshot.tied.as_of(snapshot.on), settings.us(snapshot), actors)


@question
def suggestions(
    snapshot: Snapshot, limit: int = 10, across: bool = False
) -> tuple[Suggestion, ...]:
    """Whom the network that is asked about may weave in next: see `graph.expansion.suggesting`.

    across: of those alone who are in the other networks of its province; none where there are none.
    """
    from graph.expansion.suggesting import suggestions

    us, options, near = settings.us(snapshot), settings.options(snapshot), None
    filters = snapshot.filters
    if across:
        near = together(snapshot)
        filters = replace(filters, network=None)
    asked = (snapshot.columns, snapshot.on, us, options, filters, limit)
    among = (near.others if near else {}) if across else None
    return suggestions(*asked, _exchange(snapshot, us), among)


@question
def white_space(snapshot: Snapshot, across: bool = False) -> WhiteSpace:
    """Issues by areas by sectors, and where nobody is: see `graph.expansion.coverage`.

    across: of those who are in the networks of the province together.
    """
    from graph.expansion.coverage import white_space

    if not across:
        return white_space(snapshot.columns, snapshot.on, snapshot.filters)
    near, filters = together(snapshot), replace(snapshot.filters, network=None)
    among = near.members if near else frozenset[str]()
    return white_space(snapshot.columns, snapshot.on, filters, among)


@question
def together(snapshot: Snapshot) -> Together | None:
    """The networks of the province of the one that is asked about: see `graph.expansion.province`;
    None where it is not known which network that is."""
    from graph.expansion.province import together

    ours = settings.managed(snapshot)
    among = network.managed(snapshot)
    return together(snapshot.columns, among, snapshot.on, ours) if ours else None


def _exchange(snapshot: Snapshot, us: tuple[str, ...]) -> dict[str, tuple[Match, ...]]:
    from graph.expansion.exchange import matches
    from graph.journal.all_records import records_of
    from graph.kinds import Offer

    offers = records_of(snapshot.store, "offers").of(Offer).values()
    return matches(offers, snapshot.tied.issues, snapshot.on, us)
