"""Two days compared: the earlier day, the sentence, the numbers, and rows in words."""

from datetime import date
from typing import Any

import pandas as pd

from dashboards.parts import labels
from dashboards.parts.asked import Asked
from dashboards.parts.finding import Figure
from graph.changes import OF_ACTORS, OF_PAIRS
from graph.words import say

SPANS = ("year", "three", "fiscal")
COLUMNS = ("change", "one_name", "other_name", "before", "after")


def earlier(asked: Asked, span: str) -> date:
    """The day to compare with: a year or three before, or the last 1 October before the day."""
    if span == "fiscal":
        return date(asked.on.year - (asked.on <= date(asked.on.year, 10, 1)), 10, 1)
    back = asked.a_year_before()
    return back.on if span == "year" else back.a_year_before().a_year_before().on


def sentence(found: Any) -> str:
    """What changed, in one sentence."""
    counts = {name: labels.count(len(getattr(found, name))) for name in (*OF_PAIRS, *OF_ACTORS)}
    key = "nothing" if set(counts.values()) == {"0"} else "lead"
    days = {"first": labels.day(found.first), "last": labels.day(found.last)}
    return say(f"changes.page.{key}", **days, **counts)


def figures(found: Any) -> list[Figure]:
    """Pairs added, ended, tightened, loosened, and the share that stayed."""
    rows = [
        Figure(say(f"changes.{word}"), labels.count(len(getattr(found, word)))) for word in OF_PAIRS
    ]
    return [*rows, Figure(say("changes.page.jaccard"), labels.share(found.jaccard))]


def pairs(found: Any, name: Any) -> pd.DataFrame:
    """One row a pair that changed: change, one, other (uids), names, levels before and after."""
    rows = [
        {
            "change": say(f"changes.{word}"),
            "one": each[0],
            "other": each[1],
            "one_name": name(each[0]),
            "other_name": name(each[1]),
            "before": labels.term("type", each[2]) if len(each) > 2 else labels.DASH,
            "after": labels.term("type", each[3]) if len(each) > 2 else labels.DASH,
        }
        for word in OF_PAIRS
        for each in getattr(found, word)
    ]
    return pd.DataFrame(rows)


def actors(found: Any, name: Any) -> pd.DataFrame:
    """One row an actor who came or went: change, uid, name."""
    rows = [
        {"change": say(f"changes.page.{word}"), "uid": uid, "name": name(uid)}
        for word in OF_ACTORS
        for uid in getattr(found, word)
    ]
    return pd.DataFrame(rows)


def pair_columns() -> dict[str, str]:
    """Column → heading of `pairs`."""
    headings = ("change", "one", "other", "before", "after")
    return {
        column: say(f"changes.columns.{heading}")
        for column, heading in zip(COLUMNS, headings, strict=True)
    }
