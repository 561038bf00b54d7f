"""The drawing of the network: its model, its script, and the bar that plays it through time.

Shared by the map page and by the file that plays without a network connection.
"""

from typing import TYPE_CHECKING

from graph import activities, actors, issues, network, stakeholders, strength
from graph.base.words import speaking
from graph.drawing.difference import difference
from graph.drawing.drawn import Stage
from graph.drawing.explored import Explored
from graph.drawing.parts import frame, library, script, style, words
from graph.drawing.picture import COLOUR_BY, DRAWN, DRAWN_AT_MOST, Picture, picture
from graph.drawing.times import times
from graph.drawing.told import told
from graph.network import Snapshot, question
from graph.settings import options

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "COLOUR_BY",
    "DRAWN",
    "DRAWN_AT_MOST",
    "Explored",
    "Picture",
    "Stage",
    "difference",
    "ever_present",
    "frame",
    "library",
    "of_areas",
    "of_day",
    "picture",
    "played",
    "script",
    "style",
    "through_time",
    "times",
    "told",
    "words",
]

GATHERED = 365
"""Of so many days up to the day, activities can be drawn beside actors."""


@question
def of_day(snapshot: Snapshot, lang: str, focus: str | None = None, steps: int = 0) -> Explored:
    """What the map of the day is sent, in a language: see `graph.drawing.explored`.

    focus: only the actors within so many ties of this one.
    """
    from graph.brokers.cut_vertices import cuts
    from graph.drawing.explored import around, gatherings, of_day

    people, ties = actors.people(snapshot), network.ties(snapshot)
    recent = activities.latest(snapshot, GATHERED)
    with speaking(lang):
        return of_day(
            people,
            ties,
            _places(snapshot),
            strength.pair_table(snapshot),
            cuts(network.network(snapshot))[0],
            around(people, ties, focus, steps),
            actors.belonging(snapshot),
            gatherings(snapshot.columns, dict(zip(recent["uid"], recent["title"], strict=True))),
            stakeholders.by_actor(snapshot),
        )


@question
def of_areas(snapshot: Snapshot, lang: str, level: str) -> Explored:
    """What the map of provinces, districts or subdistricts is sent: see `graph.drawing.areas`."""
    from graph.drawing.areas import of_areas

    found, people = issues.by_area(snapshot, level), actors.directory(snapshot)
    with speaking(lang):
        return of_areas(found, people, snapshot.columns.areas, issues.middles(snapshot))


def _places(snapshot: Snapshot) -> dict[str, tuple[float, float]]:
    """Where everyone stands: as computed, or where someone put them."""
    return network.positions(snapshot) | dict(options(snapshot).places)


@question
def through_time(
    snapshot: Snapshot,
    limit: int = DRAWN,
    focus: str | None = None,
    steps: int = 0,
    communities: bool = False,
) -> Stage:
    """Who is drawn through time, up to the day, with all their episodes: see
    `graph.drawing.drawn`."""
    from graph.drawing.drawn import through_time

    return through_time(snapshot.tied, network.lives(snapshot), limit, focus, steps, communities)


@question
def played(
    snapshot: Snapshot, lang: str, limit: int, focus: str | None = None, steps: int = 0
) -> Explored:
    """What the map of all days is sent, in a language: see `graph.drawing.explored`."""
    from graph.drawing.explored import played

    stage = through_time(snapshot, limit, focus, steps, True)
    with speaking(lang):
        return played(stage, _places(snapshot))


@question
def ever_present(snapshot: Snapshot) -> "pd.DataFrame":
    """Everyone present on some day up to the day: one row an actor: uid, name."""
    from graph.drawing.drawn import ever_present

    return ever_present(snapshot.tied, network.lives(snapshot))
