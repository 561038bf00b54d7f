"""What ways are looked for on: the pairs of a day, and what is walked over them."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import numpy as np

from graph.base.errors import Misuse, NotFound
from graph.measures.pairs import FLOOR, Floats, Pairs, ordinals, pairs
from graph.network import EVERYTHING, Columns, Filters
from graph.network.columns import Mask
from graph.paths.adjacency import Web, web
from graph.paths.discount import fresh, shares
from graph.settings.values import Options

MOST_THROUGH = 3  # actors that a way must pass


@dataclass(frozen=True)
class Conditions:
    """What a way must be like, beside the filters.

    through, never: uids it passes, each of them, and those it does not. people: none but persons
    in between. most_steps: ties on it at most. weakest: the least strength of a step, 0–1.
    """

    through: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    people: bool = False
    most_steps: int | None = None
    weakest: float = 0.0

    def checked(self) -> "Conditions":
        """The same; Misuse where they can't be."""
        if self.most_steps is not None and self.most_steps < 1:
            raise Misuse("paths.most_steps", steps=self.most_steps)
        if not 0 <= self.weakest <= 1:
            raise Misuse("paths.weakest", weakest=self.weakest)
        if len(self.through) > MOST_THROUGH:
            raise Misuse("paths.through_many", most=MOST_THROUGH)
        if set(self.through) & set(self.never):
            raise Misuse("paths.through_never")
        return self


FREE = Conditions()


@dataclass(frozen=True)
class SearchGraph:
    """The network of a day under filters, to be walked on."""

    columns: Columns
    on: date
    filters: Filters
    pairs: Pairs
    present: Mask = field(repr=False)

    @cached_property
    def web(self) -> Web:
        """Every step of the day; a way costs −ln of its strength."""
        return web(len(self.columns.actors.uids), self.pairs)

    @cached_property
    def by_steps(self) -> Web:
        """The same where every step costs 1."""
        plain = self.web
        return Web(plain.start, plain.to, plain.pair, np.ones(len(plain.to)))

    @cached_property
    def silence(self) -> Floats:
        """(m,) days since each pair last met; NaN where nothing is logged of the two."""
        days = np.append(self.columns.attended.days, 0)[self.pairs.meeting]
        today = (self.on - date(1970, 1, 1)).days
        found: Floats = today - ordinals(days)
        return found

    @cached_property
    def known_each_other(self) -> Floats:
        """(e,) what each step costs in an introduction: its strength, less for silence."""
        return self.web.cost - np.log(fresh(self.silence))[self.web.pair]

    @cached_property
    def introducing(self) -> Web:
        """The steps of introductions; one that leaves someone in between costs their share too."""
        share = -np.log(1 - shares(np.diff(self.web.start)))
        return self.web.priced(self.known_each_other + share[self.web.source])

    @cached_property
    def strength(self) -> Floats:
        """(m,) the strength of each pair as ways count it: .05 where it has none."""
        found = self.pairs.strength
        return np.where(np.isnan(found), FLOOR, found)

    def known(self, uid: str) -> int:
        """The position of an actor of any day; NotFound where there is none."""
        return place_of(self.columns, uid)

    def place(self, uid: str) -> int:
        """The same; NotFound where it is not there on the day."""
        place = self.known(uid)
        if not self.present[place]:
            name = self.columns.actors.names[place]
            raise NotFound("actors.absent", name=name, day=self.on)
        return place

    def pair(self, one: int, other: int) -> int:
        """The position in `pairs` of two tied actors."""
        low, high = self.web.start[one], self.web.start[one + 1]
        return int(self.web.pair[low + np.searchsorted(self.web.to[low:high], other)])

    def narrowed(self, over: Web, asked: Conditions, ends: tuple[int, ...]) -> Web:
        """The steps of `over`, one of the webs of this graph, that the conditions allow."""
        kept = np.ones(len(over.to), dtype=bool)
        if asked.weakest:
            kept &= ~(self.pairs.strength[over.pair] < asked.weakest)
        closed = np.zeros(over.actors, dtype=bool)
        if asked.people:
            closed |= self.columns.actors.kinds != "person"
            closed[list(ends)] = False
        closed[[self.place(uid) for uid in asked.never]] = True
        if closed.any():
            kept &= ~closed[over.to] & ~closed[over.source]
        return over if kept.all() else over.only(kept)


def place_of(columns: Columns, uid: str) -> int:
    """The position of an actor of any day; NotFound where there is none."""
    uids = columns.actors.uids
    place = int(np.searchsorted(uids, uid))
    if place == len(uids) or uids[place] != uid:
        raise NotFound("actors.none", text=uid)
    return place


def search_graph(
    columns: Columns,
    on: date,
    filters: Filters = EVERYTHING,
    options: Options | None = None,
    known: Pairs | None = None,
) -> SearchGraph:
    """The search graph of a day; known: the strength of its pairs, where it is worked out."""
    found = known or pairs(columns, on, filters, options)
    return SearchGraph(columns, on, filters, found, columns.present(on, filters, everyone=True))
