"""What the file that plays holds: the drawing of all days, the steps, and where it comes from."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from graph import network, settings
from graph.base.errors import Conflict
from graph.drawing import DRAWN, Picture, picture, through_time
from graph.journal.state import State, state
from graph.network import EVERYTHING, Filters, Snapshot, Source
from graph.network.lifetimes import Timeline

T = TypeVar("T")

TRIES = 5


@dataclass(frozen=True)
class View:
    """How it is drawn: as on the page.

    unit: of `graph.network.lifetimes.UNITS`. last: the last step; None: the day begun with.
    focus: only the actors within so many `steps` of this one.
    """

    unit: str = "month"
    last: date | None = None
    colour: str = "sector"
    limit: int = DRAWN
    focus: str | None = None
    steps: int = 0


@dataclass(frozen=True)
class Animation:
    """All that the file shows. on: the day it begins with; now: its counts, as a step's.

    network: the name of the managed network, None where it has none. head: the hash of the last
    batch of the journal. counts: how many actors and ties are drawn.
    """

    picture: Picture
    timeline: Timeline
    on: date
    now: dict[str, int]
    network: str | None
    head: str | None
    filters: tuple[tuple[str, str], ...]
    no_persons: bool
    colour: str
    counts: dict[str, int]


def animation(
    source: Source, on: date, filters: Filters = EVERYTHING, view: View | None = None
) -> Animation:
    """The network through time under `filters`, all of one state of the database.

    Conflict as `of_one_state`.
    """
    return of_one_state(
        source, on, filters, lambda snapshot, now: _film(snapshot, view or View(), now)
    )


def of_one_state(
    source: Source, on: date, filters: Filters, make: Callable[[Snapshot, State], T]
) -> T:
    """What is made of a snapshot and its state, while nothing is written.

    Conflict while a large import is being written, or where others write all the time.
    """
    for _ in range(TRIES):
        before = state(source.store)
        made = make(Snapshot(source, on, filters, before.counter), before)
        after = state(source.store)
        if after.writing:
            raise Conflict("network.writing")
        if before.counter == after.counter:
            return made
    raise Conflict("export.moved")


def _film(snapshot: Snapshot, view: View, now: State) -> Animation:
    last = snapshot.at(max(snapshot.on, view.last or snapshot.on))
    communities = view.colour == "community"
    found = through_time(last, view.limit, view.focus, view.steps, communities)
    places = network.positions(snapshot)
    made = picture(found.people, found.ties, places, view.colour, view.limit)
    return Animation(
        picture=Picture(made.drawing, made.colours, found.left_out),
        timeline=network.timeline(last, view.unit),
        on=snapshot.on,
        now=network.count(snapshot),
        network=settings.network_name(snapshot),
        head=now.head or None,
        filters=named(snapshot),
        no_persons=snapshot.filters.no_persons,
        colour=view.colour,
        counts={"actors": len(found.people), "ties": len(found.ties)},
    )


def named(snapshot: Snapshot) -> tuple[tuple[str, str], ...]:
    """(name of the filter, what it is set to) for those that are set; uids by their names."""
    choices, filters = network.choices(snapshot), snapshot.filters
    names = dict(choices.areas) | dict(choices.issues) | dict(choices.networks)
    given = [
        (name, getattr(filters, name))
        for name in ("network", "area", "issue", "sector")
        if getattr(filters, name)
    ]
    given += [("type", kind) for kind in filters.types]
    return tuple((name, names.get(value, value)) for name, value in given)
