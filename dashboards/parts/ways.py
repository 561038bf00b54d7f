"""Ways from one actor to another: the sentence, the line, the drawing and the table."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from dashboards.parts import labels
from graph.drawing.picture import SIGNS
from graph.words import say

if TYPE_CHECKING:
    from pandas import DataFrame


def paths_sentence(ways: Sequence[Any], start: str, end: str, on: date, limit: int) -> str:
    """Whether and how one reaches the other."""
    facts = {"start": start, "end": end, "day": labels.day(on)}
    if not ways:
        return say("pages.paths.none", **facts)
    hops = min(way.hops for way in ways)
    if hops == 1:
        return say("pages.paths.direct", **facts)
    many = labels.count(len(ways)) + ("+" if len(ways) == limit else "")
    between = sorted(way.names[1] for way in ways if way.hops == hops)[0]
    return say("pages.paths.lead", **facts, ways=many, hops=labels.count(hops), between=between)


def way_sentence(way: Any) -> str:
    """One way in a line: each actor, and in brackets how they are tied to the next."""
    parts = [way.names[0]]
    for name, step in zip(way.names[1:], way.ties, strict=True):
        parts.append(say("pages.paths.step", name=name, tie=_tie_words(step)))
    return " → ".join(parts)


def way_steps(way: Any, people: "DataFrame") -> list[dict[str, Any]]:
    """The stops of one way, each with the tie that leads to it, for its drawing."""
    sectors = dict(zip(people["uid"], people["sector"], strict=True))
    steps = []
    for place, (uid, name) in enumerate(zip(way.actors, way.names, strict=True)):
        tie = way.ties[place - 1] if place else None
        sector = sectors.get(uid)
        steps.append(
            {
                "name": name,
                "shape": SIGNS.get(sector or None, SIGNS[None]),
                "type": tie.type if tie else "",
                "tie": _tie_words(tie) if tie else "",
            }
        )
    return steps


def way_rows(ways: Sequence[Any]) -> "DataFrame":
    """One row a step of a way."""
    import pandas as pd

    return pd.DataFrame(
        [
            (number, place, way.names[place - 1], way.names[place],
             labels.term("type", step.type), labels.day(step.since, step.since_precision))
            for number, way in enumerate(ways, start=1)
            for place, step in enumerate(way.ties, start=1)
        ],
        columns=list(way_columns()),
    )  # fmt: skip


def way_columns() -> dict[str, str]:
    """The columns of a table of ways, with their headings."""
    names = ("way", "step", "start_name", "end_name", "type", "since")
    return {name: say(f"pages.field.{name}") for name in names}


def on_the_way(ways: Sequence[Any]) -> list[str]:
    """The uids of all actors on the ways, each once, in the order they are met; at most 12."""
    return list(dict.fromkeys(uid for way in ways for uid in way.actors))[:12]


def _tie_words(step: Any) -> str:
    since = labels.since(step.since, step.since_precision)
    return say("pages.tie.words", type=labels.term("type", step.type), since=since)
