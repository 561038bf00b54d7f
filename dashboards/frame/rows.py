"""Rows as pages show them: words for codes, days as known, sentences for what was found."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from dashboards.frame import labels
from dashboards.frame.text import plain, short
from graph.base.words import say

if TYPE_CHECKING:
    from pandas import DataFrame


def row(rows: "DataFrame", uid: str | None) -> Any:
    """The row of one uid; None where it isn't among them."""
    found = rows[rows["uid"] == uid] if uid else rows[:0]
    return None if found.empty else found.iloc[0]


def namer(people: "DataFrame") -> Callable[[str], str]:
    """uid → name; a uid that isn't among them stands for itself."""
    return namer_of(dict(zip(people["uid"], people["name"], strict=True)))


def among(ties: "DataFrame", people: "DataFrame") -> "DataFrame":
    """The ties whose both ends are among `people`."""
    return ties[ties["start"].isin(people["uid"]) & ties["end"].isin(people["uid"])]


def around(people: "DataFrame", ties: "DataFrame", focus: str | None, steps: int) -> "DataFrame":
    """The actors within so many ties of `focus`; everyone without one."""
    if not focus:
        return people
    reached = {focus}
    for _ in range(steps):
        touching = ties[ties["start"].isin(reached) | ties["end"].isin(reached)]
        reached |= set(touching["start"]) | set(touching["end"])
    return people[people["uid"].isin(reached)]


def joints(people: "DataFrame", card: Any) -> dict[str, str]:
    """uid → name of the cut vertices, those most in between first."""
    cut = people[people["uid"].isin(card["cut_vertices"])]
    ranked = cut.sort_values(["betweenness", "uid"], ascending=[False, True])
    return dict(zip(ranked["uid"], ranked["name"], strict=True))


def map_sentence(people: "DataFrame", ties: int, on: date) -> str:
    """How many actors and ties there are on the day, and who has the most."""
    facts = {"day": labels.day(on), "actors": labels.count(len(people))}
    if people.empty:
        return say("pages.map.nobody", day=facts["day"])
    top = people.sort_values(["degree", "uid"], ascending=[False, True]).iloc[0]
    if not ties:
        return say("pages.map.no_ties", **facts)
    return say(
        "pages.map.lead",
        **facts,
        ties=labels.count(ties),
        name=top["name"],
        most=labels.count(top["degree"]),
    )


def tie_rows(ties: "DataFrame") -> "DataFrame":
    """Ties in words; their days as far as they are known, `until` as the last day."""
    return ties.assign(
        type=[labels.term("type", kind) for kind in ties["type"]],
        until=last_days(ties),
        since=days(ties, "since"),
        frequency=[labels.times_a_year(times) for times in ties["frequency"]],
    )


def tie_columns() -> dict[str, str]:
    """The columns of a table of ties, with their headings."""
    names = ("start_name", "end_name", "type", "since", "frequency", "about_name", "through_name")
    return {name: say(f"pages.field.{name}") for name in names}


def profile_of(name: str) -> str:
    """The words of a link to someone's profile, fit for Markdown."""
    return say("pages.map.profile_of", name=plain(short(name)))


def days(rows: "DataFrame", column: str) -> list[str]:
    """The days of a column with the precisions of `<column>_precision`, in words."""
    known = zip(rows[column], rows[f"{column}_precision"], strict=True)
    return [labels.day(day, precision) for day, precision in known]


def last_days(rows: "DataFrame") -> list[str]:
    """The last days of episodes whose `until` is the first day no longer, in words."""
    known = zip(rows["until"], rows["until_precision"], strict=True)
    return [labels.last_day(day, precision) for day, precision in known]


def namer_of(names: Mapping[str, str]) -> Callable[[str], str]:
    """uid → its name among `names`; a uid that isn't there stands for itself."""
    return lambda uid: names.get(uid, uid)
