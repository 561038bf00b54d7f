"""The calendar in words: the numbers, the rows, and why a pair calls for care."""

import numpy as np
from pandas import DataFrame

from dashboards.frame import labels
from dashboards.frame.blocks import Tile
from dashboards.frame.labels import Row, plain
from graph.base.words import say
from graph.calendar.rhythm import FAR, NEAR

GROUPS = ("now", "soon", "later", "paper")
SPANS = {"now": (0, 0), "soon": (1, NEAR), "later": (NEAR + 1, FAR)}
COLUMNS = ("one_name", "other_name", "type", "last_contact", "rhythm", "lived", "strength")


def figures(counted: dict[str, int]) -> list[Tile]:
    """The same counts, side by side."""
    return [
        Tile(say(f"calendar.figures.{name}"), labels.count(count))
        for name, count in counted.items()
    ]


def on_paper(strengths: DataFrame) -> DataFrame:
    """The pairs that are tied in name only, the strongest first."""
    order = strengths["strength"].fillna(0).to_numpy()
    ranked = strengths.iloc[np.argsort(-order, kind="stable")]
    return ranked[ranked["on_paper"]].reset_index(drop=True)


def rows(table: DataFrame) -> DataFrame:
    """The pairs in words."""
    shown = table.assign(
        type=[labels.term("type", kind) for kind in table["type"]],
        last_contact=[labels.day(day) if day else labels.DASH for day in table["last_contact"]],
        rhythm=_times(table, "rhythm" if "rhythm" in table else "declared"),
        lived=_times(table, "lived"),
        strength=[labels.pair_strength(row) for row in table.to_dict("records")],
    )
    if "due" in table:
        shown["due"] = [labels.day(day) for day in table["due"]]
    return shown


def columns(table: DataFrame) -> dict[str, str]:
    """The columns of the table, with their headings."""
    names = ("due", *COLUMNS, "caller_name") if "due" in table else COLUMNS
    return {name: say(f"calendar.columns.{name}") for name in names}


def why(row: Row, share: float) -> list[str]:
    """Sentences, safe for Markdown: why this pair, since when, and who should call."""
    lived = 0.0 if labels.missing(row["lived"]) else row["lived"]
    last = row["last_contact"]
    facts = [
        say("calendar.last", day=labels.day(last)) if last else say("calendar.never"),
        say("calendar.strength", strength=labels.number(row["strength"]), known=_known(row)),
    ]
    if "due" not in row:
        return facts
    percent = f"{100 * share:.0f}"
    due = {"share": percent, "day": labels.day(row["due"])}
    names = ", ".join(plain(name) for name in row["called_names"])
    because = say(f"calendar.because.{row['because']}")
    who = say("calendar.who", caller=plain(row["caller_name"]), called=names)
    return [
        say("calendar.behind", rhythm=_round(row["rhythm"]), lived=_round(lived)),
        say("calendar.due_on" if row["days"] else "calendar.due_now", **due),
        *facts,
        f"**{who}** · {because}",
    ]


def _known(row: Row) -> str:
    return f"{row['known_share'] * 4:.0f}"


def _times(table: DataFrame, name: str) -> list[str]:
    return [labels.DASH if labels.missing(each) else _round(each) for each in table[name]]


def _round(times: float) -> str:
    return f"{times:.1f}".removesuffix(".0")
