"""What the map shows: one day, or all days with a bar of time; its cards, rows and file."""

import io
from dataclasses import dataclass
from datetime import date

import streamlit as st
from pandas import DataFrame, Series

from dashboards.frame import blocks, labels, session
from dashboards.frame.address import Asked
from dashboards.frame.session import ask, ask_all
from graph import actors, drawing, network
from graph.base.words import language, say, speaking
from graph.drawing import Picture, picture, times
from graph.export.forms import play
from graph.export.timeline import View, animation
from graph.network.lifetimes import UNITS

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
    people: DataFrame
    ties: DataFrame
    times: dict[str, object] | None = None


class OneDay:
    """The network of the day that is asked for."""

    keys, table = "map.page.keys", "map.page.table"
    left_out, unit = "map.page.left_out", UNITS[0]

    def __init__(self, asked: Asked) -> None:
        self.people, self.ties = ask(actors.people, asked), ask(network.ties, asked)
        self.ever_present = self.people
        self.sentence = sentence(self.people, len(self.ties), asked.on)

    def draw(self, colour: str, focus: str | None, steps: int, limit: int) -> Drawn:
        """The actors around `focus`, the best connected of them, and their ties."""
        around_focus = around(self.people, self.ties, focus, steps)
        made = picture(around_focus, self.ties, ask_all(network.positions), colour, limit)
        return Drawn(made, self.people, among(self.ties, around_focus))


class OverTime:
    """The network of all days; the sentence and the rows are those of the day asked for."""

    keys, table = "timeline.keys", "timeline.table"
    left_out = "timeline.left_out"

    def __init__(self, asked: Asked, unit: str) -> None:
        self._asked, self.unit = asked, unit
        self.people, self.ever_present = (
            ask(actors.directory, asked),
            ask(drawing.ever_present, asked.last_step()),
        )
        self._now, self._timeline = (
            ask(network.count, asked),
            ask(network.timeline, asked.last_step(), unit),
        )
        self.sentence = self._sentence()

    def _sentence(self) -> str:
        day = labels.day(self._asked.on)
        if self.ever_present.empty:
            return say("timeline.nobody")
        if self.people.empty:
            return say("timeline.nobody_yet", day=day)
        return sentence(self.people, self._now["ties"], self._asked.on)

    def draw(self, colour: str, focus: str | None, steps: int, limit: int) -> Drawn:
        """The same actors and lines whatever the day: see `graph.drawing.drawn`."""
        if self._timeline.coarser:
            asked, taken = self._timeline.asked, self._timeline.unit
            st.info(say("timeline.coarser", asked=_by(asked), taken=_by(taken)))
        found = ask(
            drawing.through_time,
            self._asked.last_step(),
            limit,
            focus,
            steps,
            colour == "community",
        )
        made = picture(found.people, found.ties, ask_all(network.positions), colour, limit)
        ties = ask(network.ties_among, self._asked, tuple(found.people["uid"]))
        bar = times(self._timeline, self._asked.on, self._now)
        shown = Picture(made.drawing, made.colours, found.left_out)
        return Drawn(shown, self.people, ties, bar)


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


def among(ties: DataFrame, people: DataFrame) -> DataFrame:
    """The ties whose both ends are among `people`."""
    return ties[ties["start"].isin(people["uid"]) & ties["end"].isin(people["uid"])]


def around(people: DataFrame, ties: DataFrame, focus: str | None, steps: int) -> DataFrame:
    """The actors within so many ties of `focus`; everyone without one."""
    if not focus:
        return people
    reached = {focus}
    for _ in range(steps):
        touching = ties[ties["start"].isin(reached) | ties["end"].isin(reached)]
        reached |= set(touching["start"]) | set(touching["end"])
    return people[people["uid"].isin(reached)]


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


def actor_card(row: Series) -> None:
    """An actor's card. row: of the directory."""
    rows = [
        (say("pages.field.kind"), labels.term("kind", row["kind"])),
        (say("pages.field.sector"), labels.term("sector", row["sector"])),
        (say("pages.field.area"), row["area_name"] or labels.DASH),
        (say("pages.field.issues"), ", ".join(row["issues"]) or labels.DASH),
        (say("pages.field.degree"), labels.count(row["degree"])),
    ]
    if "betweenness" in row:
        rows.append((say("pages.field.betweenness"), labels.number(row["betweenness"], 3)))
    blocks.draw("facts", title=row["name"], rows=rows)


def tie_card(row: Series, strengths: DataFrame) -> None:
    """A tie's card. row: of the ties in force; strengths: of all pairs."""
    one, other = sorted((row["start"], row["end"]))
    pair = strengths[(strengths["one"] == one) & (strengths["other"] == other)]
    rows = [
        (say("pages.field.type"), labels.term("type", row["type"])),
        (say("pages.field.since"), labels.day(row["since"], row["since_precision"])),
        (say("pages.field.frequency"), labels.times_a_year(row["frequency"])),
        (say("pages.field.about"), row["about_name"] or labels.DASH),
        (say("pages.field.through"), row["through_name"] or labels.DASH),
    ]
    for each in pair.to_dict("records"):
        rows.append((say("history.strength.whole"), labels.pair_strength(each)))
        met = labels.day(each["last_contact"]) if each["last_contact"] else labels.DASH
        rows.append((say("calendar.columns.last_contact"), met))
    between = say("pages.tie.between", start=row["start_name"], end=row["end_name"])
    blocks.draw("facts", title=between, rows=rows)


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
