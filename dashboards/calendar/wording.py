"""The calendar in words: the numbers, the rows, and why a pair calls for care."""

import numpy as np
from pandas import DataFrame

from dashboards.forms import fields
from dashboards.frame import labels
from dashboards.frame.blocks import Tile
from dashboards.frame.labels import Row, plain
from graph.base.words import say

VIEWS = ("week", "all", "unlike", "paper")
COLUMNS = {
    "all": (
        *("due", "one_name", "other_name", "type", "last_contact", "rhythm"),
        *("strength", "caller_name"),
    ),
    "unlike": ("one_name", "other_name", "type", "rhythm", "together", "last_contact", "strength"),
    "paper": ("one_name", "other_name", "type", "rhythm", "last_contact", "strength"),
}


def figures(counted: dict[str, int]) -> list[Tile]:
    """The same counts, side by side."""
    return [
        Tile(say(f"calendar.figures.{name}"), labels.count(count))
        for name, count in counted.items()
        if name != "unlike"
    ]


def on_paper(strengths: DataFrame) -> DataFrame:
    """The pairs that are tied in name only, the strongest first."""
    order = strengths["strength"].fillna(0).to_numpy()
    ranked = strengths.iloc[np.argsort(-order, kind="stable")]
    found = ranked[ranked["on_paper"]].reset_index(drop=True)
    return found.assign(rhythm=found["declared"])


def rows(table: DataFrame) -> DataFrame:
    """The pairs in words."""
    shown = table.assign(
        type=[labels.term("type", kind) for kind in table["type"]],
        last_contact=[labels.day(day) if day else labels.DASH for day in table["last_contact"]],
        rhythm=[often(times) for times in table["rhythm"]],
        strength=[labels.pair_strength(row) for row in table.to_dict("records")],
    )
    if "due" in table:
        shown["due"] = [when(row) for row in table.to_dict("records")]
    return shown


def columns(view: str) -> dict[str, str]:
    """The columns of the table of a view, with their headings."""
    return {name: say(f"calendar.columns.{name}") for name in COLUMNS[view]}


def pair(row: Row) -> str:
    """The two of a pair, by name."""
    return f"{row['one_name']} – {row['other_name']}"


def often(times: float) -> str:
    """Contacts a year, as people say it; a dash where they are not known."""
    if labels.missing(times):
        return labels.DASH
    word = fields.often(times)
    return labels.times_a_year(times) if word == f"{times:g}" else word


def when(row: Row) -> str:
    """When a pair is due: a day, today, or how long ago that was."""
    if row["days"]:
        return say("calendar.due_on", day=labels.day(row["due"]))
    if row["over"] >= 1:
        return say("calendar.over", days=labels.count(row["over"]))
    return say("calendar.due_today")


def why(row: Row) -> str:
    """Why this pair, in one line."""
    last = row["last_contact"]
    known = f"{row['known_share'] * 4:.0f}"
    facts = [
        say("calendar.last", day=labels.day(last)) if last else say("calendar.never"),
        rhythm(row),
        say("calendar.strength", strength=labels.number(row["strength"]), known=known),
    ]
    return " · ".join([when(row), *facts] if "due" in row else facts)


def rhythm(row: Row) -> str:
    """How often the two should meet, and what they live where that is far from it."""
    apart = row.get("apart", row["on_paper"] and not labels.missing(row["rhythm"]))
    key = "rhythm_lived" if row["together"] else "rhythm_unlived"
    words = {"often": often(row["rhythm"]), "together": labels.count(row["together"])}
    return say(f"calendar.{key}" if apart else "calendar.rhythm", **words)


def calls(row: Row) -> str:
    """Who should call whom."""
    names = ", ".join(row["called_names"])
    return say("calendar.who", caller=row["caller_name"], called=names)


def caller(row: Row) -> str:
    """Who should call whom, and why they; safe for Markdown."""
    names = ", ".join(plain(name) for name in row["called_names"])
    who = say("calendar.who", caller=plain(row["caller_name"]), called=names)
    because = row["because"]
    return f"**{who}** · {say(f'calendar.because.{because}')}"
