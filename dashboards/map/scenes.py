"""What the map shows: one day, or all days with a bar of time; its rows and file."""

import io
from datetime import date

import streamlit as st
from pandas import DataFrame

from dashboards.frame import labels, session
from dashboards.frame.address import Asked
from dashboards.frame.session import ask
from graph import actors, drawing, network
from graph.base.words import language, say, speaking
from graph.drawing import Explored, times
from graph.export.forms import play
from graph.export.timeline import View, animation
from graph.network.lifetimes import UNITS

ONE = "one"
WAYS = (ONE, *UNITS)
"""What `play` may be in the URL."""


class OneDay:
    """The network of the day that is asked for."""

    hint, table, left_out = "map.page.hint", "map.page.table", "map.page.left_out"
    times: dict[str, object] | None = None

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self.ever_present = people = ask(actors.people, asked)
        self.sentence = sentence(people, ask(network.count, asked)["ties"], asked.on)

    def draw(self, focus: str | None, steps: int, limit: int) -> Explored:
        """The actors around `focus`, all that may be drawn at once, and their ties."""
        return ask(drawing.of_day, self._asked, language(), focus, steps)

    def ties(self, drawn: Explored) -> DataFrame:
        """The ties of the day between actors that are drawn."""
        return ask(network.ties_among, self._asked, tuple(sorted(drawn.drawn)))


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
        return sentence(people, ties, self._asked.on)

    def draw(self, focus: str | None, steps: int, limit: int) -> Explored:
        """The same actors and lines whatever the day: see `graph.drawing.drawn`."""
        if self._timeline.coarser:
            asked, taken = self._timeline.asked, self._timeline.unit
            st.info(say("timeline.coarser", asked=_by(asked), taken=_by(taken)))
        return ask(drawing.played, self._asked.last_step(), language(), limit, focus, steps)


def _by(unit: str) -> str:
    return say(f"timeline.by_{unit}").lower()


def sentence(people: DataFrame, ties: int, on: date) -> str:
    """How many actors and ties there are on the day, and who has the most."""
    facts = {"day": labels.day(on), "actors": labels.count(len(people))}
    if people.empty:
        return say("map.page.nobody", day=facts["day"])
    top = people.sort_values(["degree", "uid"], ascending=[False, True]).iloc[0]
    if not ties:
        return say("map.page.no_ties", **facts)
    return say(
        "map.page.lead",
        **facts,
        ties=labels.count(ties),
        name=top["name"],
        most=labels.count(top["degree"]),
    )


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
    source, lang = session.source(), language()

    def made() -> bytes:
        with speaking(lang), source as service:
            file = io.BytesIO()
            play(animation(service.source, asked.on, asked.filters, view), file)
            return file.getvalue()

    st.download_button(
        say("timeline.save"),
        made,
        say("timeline.save_name", day=asked.on.isoformat()),
        mime="text/html",
        key="film",
        on_click="ignore",
        help=say("timeline.save_help"),
        icon=":material/download:",
    )
