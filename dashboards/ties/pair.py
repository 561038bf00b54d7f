"""The history of two, drawn: a sentence, a band a level, activities as marks, strength in parts."""

from datetime import date

import streamlit as st
from pandas import DataFrame

from dashboards.drawing import charts
from dashboards.frame import address, blocks, labels
from dashboards.frame.address import Asked
from dashboards.frame.blocks import table
from dashboards.frame.labels import Row, plain
from dashboards.frame.session import ask, on_record, read
from graph import edit, ties
from graph.base.words import say
from graph.kinds import Tie
from graph.network.named import Names
from graph.settings.values import PARTS
from graph.ties.history import History


def show(one: str, other: str, asked: Asked) -> None:
    """Everything on record of the two, up to the day asked for."""
    names = on_record()
    found = ask(ties.pair, asked, one, other)
    blocks.lead(sentence(found, names.name(one), names.name(other), asked.on))
    if not (found.episodes.empty and found.activities.empty):
        blocks.heading(say("history.pair.over_years"))
        charts.pair(found.episodes, found.activities, asked.on)
        st.caption(say("history.pair.reading"))
    left, right = st.columns(2, gap="large")
    with left:
        _episodes(one, other, names)
    with right:
        if found.strength:
            blocks.heading(say("history.strength.title", day=labels.day(asked.on)))
            strength(found.strength)
    _activities(found.activities, one, other)


def sentence(found: History, one: str, other: str, on: date) -> str:
    """Since when, how tight, and how often together."""
    met = found.activities
    day = None if met.empty else labels.day(met["date"].iloc[0], met["date_precision"].iloc[0])
    facts = {
        "one": one,
        "other": other,
        "day": labels.day(on),
        "count": labels.count(len(met)),
        "last": say("history.pair.last", day=day) if day else "",
    }
    if not found.stretches:
        return say("history.pair.none", **facts)
    last = found.stretches[-1]
    if last.until and last.until <= on:
        return say("history.pair.over", until=labels.last_day(last.until, "day"), **facts)
    now = next(s for s in reversed(found.stretches) if not s.since or s.since <= on)
    since = _as_known(found.episodes, now.since) or say("history.pair.before")
    return say("history.pair.lead", level=labels.term("type", now.level), since=since, **facts)


def _as_known(episodes: DataFrame, day: date | None) -> str:
    """A day on which an episode began, as it is known."""
    if day is None:
        return ""
    return labels.day(day, episodes["since_precision"][episodes["since"] == day].iloc[0])


def strength(row: Row) -> None:
    """The strength of a pair beside its four parts. row: of `graph.measures.pairs.table`."""
    facts = {"value": labels.number(row["strength"]), "known": f"{row['known_share'] * 4:.0f}"}
    rows = [(say("history.strength.whole"), say("history.strength.known", **facts))]
    rows += [(say(f"history.strength.{name}"), _part(name, row)) for name in PARTS]
    blocks.draw("facts", title="", rows=rows)
    if row["on_paper"]:
        st.caption(say("history.strength.paper"))


def _part(name: str, row: Row) -> str:
    value = row[f"part_{name}"]
    if labels.missing(value):
        return say("history.strength.not_known")
    shown = labels.number(value)
    if name == "level":
        return f"{shown} · {labels.term('type', row['type'])}"
    if name == "duration":
        return say("history.strength.begun", value=shown, day=labels.day(row["begun"]))
    if name == "trust":
        return say("history.strength.estimated", value=shown, trust=f"{row['trust']:g}")
    lived, declared = row["lived"], row["declared"]
    times = {"value": shown, "lived": f"{lived:.1f}", "declared": f"{declared:g}"}
    if labels.missing(lived):
        return say("history.strength.declared", **times)
    key = "lived" if labels.missing(declared) else "lived_against"
    return say(f"history.strength.{key}", **times)


def _episode(tie: Tie, names: Names) -> str:
    """A tie in one line: its level, its days, and its issue."""
    said = [
        labels.term("type", tie.type if tie.stated else "loose"),
        labels.since(tie.since, tie.since_precision),
        say("history.pair.until", day=labels.last_day(tie.until, tie.until_precision))
        if tie.until
        else "",
        names.name(tie.about) if tie.about else "",
    ]
    return " · ".join(part for part in said if part)


def _episodes(one: str, other: str, names: Names) -> None:
    blocks.heading(say("forms.ties.episodes"))
    found = read(edit.episodes, one, other)
    for each in found:
        address.link("ties", plain(_episode(each, names)), tie=each.uid)
    if not found:
        st.caption(say("forms.ties.no_episodes"))
        address.link("ties", say("history.pair.add"), **{"from": one})


def _activities(found: DataFrame, one: str, other: str) -> None:
    blocks.heading(say("history.pair.activities"))
    if found.empty:
        st.caption(say("history.pair.no_activities"))
    else:
        names = ("date", "title", "kind")
        columns = {
            name: heading for name, heading in labels.activity_columns().items() if name in names
        }
        table(labels.activities(found), columns, name="activities together")
    address.link("activities", say("forms.activities.add"), **{"with": f"{one},{other}"})
