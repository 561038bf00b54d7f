"""Introductions with their ties, and requests for them as they are put on record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from graph.base.texts import join_list
from graph.base.words import say
from graph.edit import Edit
from graph.paths.graph import FREE, Conditions, SearchGraph
from graph.paths.introducing import Introduction, Requested, introductions
from graph.paths.routes import MOST, Way, described
from graph.store import Store


@dataclass(frozen=True)
class Offer:
    """An introduction, and the ties that it goes over."""

    way: Way
    by: Introduction


class Offers(list[Offer]):
    """The best first. whole: false where the search was cut short."""

    def __init__(self, found: list[Offer], whole: bool = True) -> None:
        super().__init__(found)
        self.whole = whole


def offers(
    store: Store,
    over: SearchGraph,
    askers: Sequence[str],
    wanted: Sequence[str],
    limit: int = 5,
    asked: Conditions = FREE,
) -> Offers:
    """The best introductions: see `graph.paths.introducing.introductions`.

    What was asked before, by the day of the graph, counts. Misuse where the limit is not 1–1,000.
    """
    from graph.base.errors import Misuse

    if not 1 <= limit <= MOST:
        raise Misuse("paths.limit", limit=limit, most=MOST)
    found = introductions(over, askers, wanted, limit, asked, requests(store, over.on))
    ways = described(store, over, [each.actors for each in found.found])
    return Offers([Offer(*both) for both in zip(ways, found.found, strict=True)], found.whole)


def requests(store: Store, on: date) -> list[Requested]:
    """What was asked by the day, the first first."""
    return [
        Requested(
            uid=row["uid"],
            day=row["day"],
            host=row["host"],
            outcome=row["outcome"],
            title=row["title"],
            askers=tuple(row["askers"]),
            concerns=tuple(row["concerns"]),
        )
        for row in store.rows("activities/requests", on=on)
    ]


def request(way: Way, on: date) -> Edit:
    """That the first in between is asked to introduce the first of the way to the last of it."""
    facts = {"host": way.names[1], "wanted": way.names[-1]}
    return Edit(
        "add",
        "activities",
        {
            "date": on.isoformat(),
            "title": say("paths.request.title", **facts),
            "kind": say("paths.request.kind"),
            "participants": join_list(way.actors[:2]),
            "host": way.actors[1],
            "concerns": way.actors[-1],
            "outcome": "asked",
        },
    )
