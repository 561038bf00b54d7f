"""What the map shows: one day by partners or by areas, or all days with a bar of time; its rows
and file."""

from typing import IO

import streamlit as st
from pandas import DataFrame

from dashboards.forms import fields
from dashboards.frame import address, labels, standalone
from dashboards.frame.address import Asked
from dashboards.frame.session import ask, ask_all
from graph import actors, drawing, issues, network
from graph.base.words import language, say
from graph.drawing import Explored, times
from graph.export.forms import play
from graph.export.timeline import View, animation
from graph.export.viewed import AREAS, area_lead, area_rows, lead, worded
from graph.network import Source
from graph.network.lifetimes import UNITS

PARTNERS, ONE = "partners", "one"
LACKING = 5
"""So many areas without a place are named."""
WAYS = (ONE, *UNITS)
"""What `play` may be in the URL."""


def way(by: str) -> str:
    """What stands on the map, in a word."""
    return say("map.areas.partners_alone") if by == PARTNERS else fields.choice_word("level", by)


def chosen(asked: Asked) -> "OneDay":
    """What the URL asks for."""
    level, unit = address.given("areas"), address.given("play")
    if level in issues.LEVELS:
        return OfAreas(asked, level)
    return OverTime(asked, unit) if unit in UNITS else OneDay(asked)


class OneDay:
    """The network of the day that is asked for."""

    hint, table, left_out = "map.page.hint", "map.page.table", "map.page.left_out"
    times: dict[str, object] | None = None
    how: tuple[tuple[str, ...], tuple[str, ...]] = (
        ("map", "levels", "degree", "community"),
        ("network/actors", "network/ties"),
    )
    by, nobody = PARTNERS, False

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self.ever_present = people = ask(actors.people, asked)
        self.sentence = lead(people, ask(network.count, asked)["ties"], asked.on)

    @property
    def ways(self) -> tuple[str, ...]:
        """What can stand on the map."""
        known = ask_all(issues.levels)
        return (PARTNERS, *(level for level in issues.LEVELS if level in (*known, self.by)))

    def draw(self, focus: str | None, steps: int, limit: int) -> Explored:
        """The actors around `focus`, all that may be drawn at once, and their ties."""
        return ask(drawing.of_day, self._asked, language(), focus, steps)

    def rows(self, drawn: Explored) -> DataFrame:
        """The ties of the day between actors that are drawn."""
        return tie_rows(ask(network.ties_among, self._asked, tuple(sorted(drawn.drawn))))

    def columns(self) -> dict[str, str]:
        """The columns of `rows`, with their headings."""
        return tie_columns()

    def remarks(self) -> list[str]:
        """What is to be said besides of what is drawn."""
        return []


class OfAreas(OneDay):
    """The network of the day by its provinces, districts or subdistricts."""

    table = "map.areas.table"
    how = (
        ("levels", "areas"),
        ("network/actors", "network/ties", "network/bases", "issues/selected_areas"),
    )

    def __init__(self, asked: Asked, level: str) -> None:
        self._asked, self.by = asked, level
        self.ever_present = people = ask(actors.directory, asked)
        self._found = found = ask(issues.by_area, asked, level)
        self.nobody = not found.places
        self.sentence = (
            self._nowhere(len(people)) if self.nobody else area_lead(found, level, asked.on)
        )

    def _nowhere(self, people: int) -> str:
        if not people:
            return say("map.page.nobody", day=labels.day(self._asked.on))
        return worded("nowhere_at_all", self.by, actors=labels.count(people))

    def draw(self, focus: str | None, steps: int, limit: int) -> Explored:
        """All areas that have partners."""
        return ask(drawing.of_areas, self._asked, language(), self.by)

    def rows(self, drawn: Explored) -> DataFrame:
        """One row an area, that with the most partners first, with the area it is tied to most."""
        return area_rows(self._found)

    def columns(self) -> dict[str, str]:
        """The columns of `rows`, with their headings."""
        return {name: say(f"map.areas.column.{name}") for name in AREAS}

    def remarks(self) -> list[str]:
        """How many partners have no such area on record, and how many areas no place."""
        middles = ask_all(issues.middles)
        lacking = [place.name for place in self._found.places if place.uid not in middles]
        found = []
        if self._found.nowhere:
            found.append(worded("nowhere", self.by, count=labels.count(self._found.nowhere)))
        if lacking:
            named = labels.plain(", ".join(lacking[:LACKING]))
            count = labels.count(len(lacking))
            found.append(worded("unplaced", self.by, count=count, names=named))
        return found


class OverTime(OneDay):
    """The network of all days; the sentence and the rows are those of the day asked for."""

    hint, table, left_out = "timeline.keys", "timeline.table", "timeline.left_out"

    def __init__(self, asked: Asked, unit: str) -> None:
        self._asked = asked
        self.ever_present = ask(drawing.ever_present, asked.last_step())
        self._timeline = ask(network.timeline, asked.last_step(), unit)
        now = ask(network.count, asked)
        self.times = times(self._timeline, asked.on, now)
        self.sentence = self._sentence(ask(actors.directory, asked), now["ties"])

    def _sentence(self, people: DataFrame, ties: int) -> str:
        if self.ever_present.empty:
            return say("timeline.nobody")
        if people.empty:
            return say("timeline.nobody_yet", day=labels.day(self._asked.on))
        return lead(people, ties, self._asked.on)

    def draw(self, focus: str | None, steps: int, limit: int) -> Explored:
        """The same actors and lines whatever the day: see `graph.drawing.drawn`."""
        if self._timeline.coarser:
            asked, taken = self._timeline.asked, self._timeline.unit
            st.info(say("timeline.coarser", asked=_by(asked), taken=_by(taken)))
        return ask(drawing.played, self._asked.last_step(), language(), limit, focus, steps)


def _by(unit: str) -> str:
    return say(f"timeline.by_{unit}").lower()


def tie_rows(ties: DataFrame) -> DataFrame:
    """Ties in words; their days as far as they are known, `until` as the last day."""
    return ties.assign(
        type=[labels.term("type", kind) for kind in ties["type"]],
        until=labels.last_days(ties),
        since=labels.days(ties, "since"),
        frequency=[labels.times_a_year(times) for times in ties["frequency"]],
    )


def tie_columns() -> dict[str, str]:
    """The columns of a table of ties, with their headings."""
    names = ("start_name", "end_name", "type", "since", "frequency", "about_name", "through_name")
    return {name: say(f"pages.field.{name}") for name in names}


def save_timeline(asked: Asked, view: View) -> None:
    """One HTML file of the network through time, made when the button is pressed."""

    def write(source: Source, file: IO[bytes]) -> None:
        play(animation(source, asked.on, asked.filters, view), file)

    standalone.button("timeline", "film", "html", asked.on, write)
