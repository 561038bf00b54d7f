"""How one actor reaches another: ways over ties in force on a day, and who can introduce whom."""

from dataclasses import asdict, replace
from datetime import date
from typing import TYPE_CHECKING

from graph import network, strength
from graph.network import Snapshot, question
from graph.paths.graph import FREE, Conditions, SearchGraph, place_of
from graph.paths.introducing import Requested
from graph.paths.offers import Offers
from graph.paths.routes import KINDS, MOST, Step, Way, Ways
from graph.paths.targets import Anyone

if TYPE_CHECKING:
    from graph.paths.openings import NoPath
    from graph.paths.temporal import Journey

__all__ = [
    "FREE",
    "KINDS",
    "MOST",
    "Anyone",
    "Conditions",
    "Offers",
    "Requested",
    "Step",
    "Way",
    "Ways",
]


@question
def search_graph(snapshot: Snapshot) -> SearchGraph:
    """What ways are looked for on: see `graph.paths.graph`."""
    from graph.paths.graph import search_graph as graph_of

    pairs = strength.pairs(snapshot)
    return graph_of(snapshot.columns, snapshot.on, snapshot.filters, known=pairs)


@question
def ways(
    snapshot: Snapshot,
    start: str,
    end: str,
    kind: str = "shortest",
    limit: int = 10,
    conditions: Conditions = FREE,
) -> Ways:
    """The ways from one actor to another, best first: see `graph.paths.routes`."""
    from graph.paths.routes import ways

    return ways(snapshot.store, search_graph(snapshot), start, end, kind, limit, conditions)


@question
def introductions(
    snapshot: Snapshot,
    askers: tuple[str, ...],
    wanted: tuple[str, ...],
    limit: int = 5,
    conditions: Conditions = FREE,
) -> Offers:
    """The best ways to be introduced: see `graph.paths.offers.offers`."""
    from graph.paths.offers import offers

    return offers(snapshot.store, search_graph(snapshot), askers, wanted, limit, conditions)


@question
def requests(snapshot: Snapshot) -> list[Requested]:
    """The requests for introductions up to the day, the first first."""
    from graph.paths.offers import requests

    return requests(snapshot.store, snapshot.on)


@question
def anyone(snapshot: Snapshot, who: Anyone) -> tuple[str, ...]:
    """The uids of all who are so on the day: see `graph.paths.targets`."""
    from graph.paths.targets import anyone

    return anyone(snapshot.store, snapshot.columns, snapshot.on, who)


@question
def no_path(snapshot: Snapshot, start: str, end: str, conditions: Conditions = FREE) -> "NoPath":
    """What stands between two with no way between them: see `graph.paths.openings`."""
    from graph.paths.openings import nowhere

    return nowhere(search_graph(snapshot), start, end, conditions)


@question
def shut_by(snapshot: Snapshot, start: str, end: str, conditions: Conditions) -> tuple[str, ...]:
    """The conditions, by the names of their fields, each of which shuts every way by itself: with
    any one of them off there is a way. All that are set where only several off would open one."""
    default = asdict(FREE)
    put = [name for name, value in asdict(conditions).items() if value != default[name]]
    without = ((name, replace(conditions, **{name: default[name]})) for name in put)
    alone = (name for name, rest in without if ways(snapshot, start, end, "shortest", 1, rest))
    return tuple(alone) or tuple(put)


@question
def journey(snapshot: Snapshot, start: str, end: str, first: date) -> "Journey | None":
    """The way in time, from a day to the day, that arrives first: see `graph.paths.temporal`."""
    from graph.paths.temporal import journey

    columns = snapshot.columns
    here, there = (place_of(columns, uid) for uid in (start, end))
    return journey(columns, network.lives(snapshot), here, there, first, snapshot.on)
