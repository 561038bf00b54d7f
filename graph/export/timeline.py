"""What the file that plays holds: the drawing of all days, the steps, and where it comes from."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from graph.base.errors import Conflict
from graph.drawing import DRAWN, Picture, picture
from graph.network import EVERYTHING, Filters
from graph.network.timeline import Timeline

if TYPE_CHECKING:
    from graph.service import Service

TRIES = 5


@dataclass(frozen=True)
class View:
    """How it is drawn: as on the page.

    unit: of `graph.network.timeline.UNITS`. last: the last step; None: the day begun with.
    focus: only the actors within so many `steps` of this one.
    """

    unit: str = "month"
    last: date | None = None
    colour: str = "sector"
    limit: int = DRAWN
    focus: str | None = None
    steps: int = 0


@dataclass(frozen=True)
class Film:
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
    colour: str
    counts: dict[str, int]


def film(
    service: "Service", on: date, filters: Filters = EVERYTHING, view: View | None = None
) -> Film:
    """The network through time under `filters`, all of one state of the database.

    Conflict while a large import is being written, or where others write all the time.
    """
    for _ in range(TRIES):
        (before,) = service.store.rows("journal/state")
        made = _film(service, on, filters, view or View(), before["network"], before["head"])
        (after,) = service.store.rows("journal/state")
        if after["writing"]:
            raise Conflict("network.writing")
        if before["counter"] == after["counter"]:
            return made
    raise Conflict("export.moved")


def _film(
    service: "Service",
    on: date,
    filters: Filters,
    view: View,
    network: str | None,
    head: str | None,
) -> Film:
    last = max(on, view.last or on)
    told = (view.limit, view.focus, view.steps, view.colour == "community")
    found = service.stage(last, filters, *told)
    made = picture(found.people, found.ties, service.positions(), view.colour, view.limit)
    return Film(
        picture=Picture(made.drawing, made.colours, found.left_out),
        timeline=service.timeline(view.unit, last, filters),
        on=on,
        now=service.count(on, filters),
        network=network,
        head=head,
        filters=_named(service, filters),
        colour=view.colour,
        counts={"actors": len(found.people), "ties": len(found.ties)},
    )


def _named(service: "Service", filters: Filters) -> tuple[tuple[str, str], ...]:
    """(name of the filter, what it is set to) for those that are set; uids by their names."""
    choices = service.choices()
    names = dict(choices.areas) | dict(choices.issues) | dict(choices.networks)
    given = [
        (name, getattr(filters, name))
        for name in ("network", "area", "issue", "sector")
        if getattr(filters, name)
    ]
    given += [("type", kind) for kind in filters.types]
    return tuple((name, names.get(value, value)) for name, value in given)
