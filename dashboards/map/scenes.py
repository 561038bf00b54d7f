"""What the map shows: the network of one day, or of all days with a bar of time under it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboards.frame import labels, rows
from dashboards.frame.asked import Asked
from dashboards.frame.session import ask, ask_all
from graph import actors, drawing, network
from graph.base.words import say
from graph.drawing import Picture, picture, times
from graph.network.lifetimes import UNITS

if TYPE_CHECKING:
    from pandas import DataFrame

ONE = "one"
WAYS = (ONE, *UNITS)
"""What `play` may be in the URL."""


@dataclass(frozen=True)
class Drawn:
    """A picture, and the rows behind it.

    people: whom a click can meet; ties: those of the day between actors that are drawn.
    times: what the bar of time is told, where there is one.
    """

    picture: Picture
    people: "DataFrame"
    ties: "DataFrame"
    times: dict[str, Any] | None = None


class OneDay:
    """The network of the day that is asked for."""

    keys, table = "pages.map.keys", "pages.map.table"
    left_out, unit = "pages.map.left_out", UNITS[0]

    def __init__(self, asked: Asked) -> None:
        self.people, self.ties = ask(actors.people, asked), ask(network.ties, asked)
        self.cast = self.people
        self.sentence = rows.map_sentence(self.people, len(self.ties), asked.on)

    def draw(self, colour: str, focus: str | None, steps: int, limit: int) -> Drawn:
        """The actors around `focus`, the best connected of them, and their ties."""
        near = rows.around(self.people, self.ties, focus, steps)
        made = picture(near, self.ties, ask_all(network.positions), colour, limit)
        return Drawn(made, self.people, rows.among(self.ties, near))


class OverTime:
    """The network of all days; the sentence and the rows are those of the day asked for."""

    keys, table = "timeline.keys", "timeline.table"
    left_out = "timeline.left_out"

    def __init__(self, asked: Asked, unit: str) -> None:
        self._asked, self.unit = asked, unit
        self.people, self.cast = ask(actors.directory, asked), ask(drawing.cast, asked.last_step())
        self._now, self._timeline = (
            ask(network.count, asked),
            ask(network.timeline, asked.last_step(), unit),
        )
        self.sentence = self._sentence()

    def _sentence(self) -> str:
        day = labels.day(self._asked.on)
        if self.cast.empty:
            return say("timeline.nobody")
        if self.people.empty:
            return say("timeline.nobody_yet", day=day)
        return rows.map_sentence(self.people, self._now["ties"], self._asked.on)

    def draw(self, colour: str, focus: str | None, steps: int, limit: int) -> Drawn:
        """The same actors and lines whatever the day: see `graph.drawing.drawn`."""
        if self._timeline.coarser:
            asked, taken = self._timeline.asked, self._timeline.unit
            st.info(say("timeline.coarser", asked=_by(asked), taken=_by(taken)))
        found = ask(
            drawing.stage, self._asked.last_step(), limit, focus, steps, colour == "community"
        )
        made = picture(found.people, found.ties, ask_all(network.positions), colour, limit)
        ties = ask(network.ties_among, self._asked, tuple(found.people["uid"]))
        told = times(self._timeline, self._asked.on, self._now)
        shown = Picture(made.drawing, made.colours, found.left_out)
        return Drawn(shown, self.people, ties, told)


def _by(unit: str) -> str:
    return say(f"timeline.by_{unit}").lower()
