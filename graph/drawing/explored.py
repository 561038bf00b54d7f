"""What the map is sent: its picture, with what its card, legend, sizes and folds need.

It is JSON already, in the language in force, so that a page drawn again has nothing to build.
"""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.base import labels
from graph.base.words import say
from graph.drawing.picture import COLOUR_BY, COLOURS, DRAWN_AT_MOST, LINES, SIGNS, colours, picture
from graph.stakeholders.telling import lines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pandas import DataFrame

    from graph.brokers.cut_vertices import Cut
    from graph.drawing.drawn import Stage
    from graph.network.columns import Columns
    from graph.stakeholders import Stakeholder

BRIEF = 140
"""Characters of a text about a stakeholder on its card; the whole stands on its profile."""

FOLDED_ABOVE = 150
"""Of more actors, communities are drawn as one bubble each until they are opened."""


@dataclass(frozen=True)
class Gathering:
    """An activity; who: uids of those who took part."""

    uid: str
    title: str
    who: tuple[str, ...]


@dataclass(frozen=True)
class Explored:
    """text: JSON; nodes and edges as `graph.drawing.picture` has them, those of a day as `rows`.

    drawn: uids; left_out: how many actors were not drawn, those with the fewest ties.
    """

    text: str
    drawn: frozenset[str]
    left_out: int


def gatherings(columns: "Columns", titles: "Mapping[str, str]") -> list[Gathering]:
    """The activities with a title that two or more took part in, by uid."""
    attended, uids = columns.attended, columns.actors.uids
    who: dict[str, list[str]] = {}
    for actor, activity in zip(attended.actor, attended.activity, strict=True):
        who.setdefault(attended.activities[activity], []).append(uids[actor])
    return [
        Gathering(uid, title, tuple(who[uid]))
        for uid, title in sorted(titles.items())
        if len(who.get(uid, ())) > 1
    ]


def around(people: "DataFrame", ties: "DataFrame", focus: str | None, steps: int) -> "DataFrame":
    """The actors within so many ties of `focus`; everyone without one."""
    if not focus:
        return people
    reached = {focus}
    for _ in range(steps):
        touching = ties[ties["start"].isin(reached) | ties["end"].isin(reached)]
        reached |= set(touching["start"]) | set(touching["end"])
    return people[people["uid"].isin(reached)]


def of_day(
    people: "DataFrame",
    ties: "DataFrame",
    places: "Mapping[str, tuple[float, float]]",
    pairs: "DataFrame",
    cuts: "Sequence[Cut]",
    shown: "DataFrame",
    belonging: "DataFrame",
    gatherings: "Sequence[Gathering]",
    stakes: "Mapping[str, Sequence[Stakeholder]]",
) -> Explored:
    """The picture of the actors `shown` (rows of `people`) and the ties between them.

    people: of `graph.actors.people`, whose ranks are counted over all of them; pairs: of
    `graph.strength.pair_table`; cuts: the cut vertices, with who is reached through them alone;
    belonging: of `graph.actors.belonging`; gatherings: activities with who took part; stakes: of
    `graph.stakeholders.by_actor`.
    """
    made = picture(shown, ties, places, limit=DRAWN_AT_MOST)
    facts = _facts(people, pairs, cuts)
    nodes = [node | facts[node["id"]] for node in made.drawing.nodes]
    told_of = {uid: _stake(each) for uid, each in stakes.items()}
    nodes = [
        node | {"stake": told_of[node["id"]]} if node["id"] in told_of else node for node in nodes
    ]
    rows = _rows(made.drawing.edges, nodes, pairs)
    told = {
        "rows": rows,
        "people": len(people),
        "folded": len(nodes) > FOLDED_ABOVE,
        "bodies": {
            str(body): list(rows["member"]) for body, rows in belonging.groupby("body", sort=True)
        },
        "gatherings": [[each.uid, each.title, list(each.who)] for each in gatherings],
    }
    return _explored(nodes, shown, told, made.left_out)


def played(stage: "Stage", places: "Mapping[str, tuple[float, float]]") -> Explored:
    """The picture of all days, with what is the same on each of them."""
    made = picture(stage.people, stage.ties, places, limit=DRAWN_AT_MOST)
    told = {"edges": made.drawing.edges, "folded": False}
    return _explored(made.drawing.nodes, stage.people, told, stage.left_out)


def _explored(
    nodes: "list[dict[str, Any]]", people: "DataFrame", told: dict[str, Any], left_out: int
) -> Explored:
    drawn = frozenset(node["id"] for node in nodes)
    keys = {by: colours(people[people["uid"].isin(drawn)], by) for by in COLOUR_BY}
    coloured = [node | {"colours": [keys[by][1][node["id"]] for by in COLOUR_BY]} for node in nodes]
    shown = {"nodes": coloured, "lines": LINES, "legend": legend({by: keys[by][0] for by in keys})}
    text = json.dumps(shown | told, ensure_ascii=False, separators=(",", ":"))
    return Explored(text, drawn, left_out)


def _facts(
    people: "DataFrame", pairs: "DataFrame", cuts: "Sequence[Cut]"
) -> dict[str, dict[str, Any]]:
    """uid → what its card and its size say: ranks from 1, figures, and who hangs on it alone."""
    table = people.assign(
        strength=people["uid"].map(_strengths(pairs)).fillna(0.0).round(2),
        betweenness=people["betweenness"].round(5),
    )
    for figure in ("degree", "betweenness"):
        table[f"{figure}_rank"] = table[figure].rank(method="min", ascending=False)
    columns = ("degree", "betweenness", "strength", "degree_rank", "betweenness_rank", "issues")
    found = {
        row["uid"]: {name: _plain(row[name]) for name in (*columns, "community")}
        for row in table.to_dict("records")
    }
    for cut in cuts:
        found[cut.who[0]] |= {"lost": cut.lost, "behind": list(cut.names)}
    return found


def _stake(each: "Sequence[Stakeholder]") -> list[list[str]]:
    """[heading, text] of what a stakeholder has to do with us, in brief."""
    return [
        [heading, text if len(text) <= BRIEF else f"{text[:BRIEF].rstrip()} …"]
        for one in each
        for heading, text in lines(one)
    ]


def _plain(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return list(value)
    return None if labels.missing(value) else value


def _strengths(pairs: "DataFrame") -> dict[str, float]:
    """uid → the strengths of its pairs, added up."""
    both = pairs.set_index("one")["strength"].groupby(level=0).sum()
    other = pairs.set_index("other")["strength"].groupby(level=0).sum()
    return dict(both.add(other, fill_value=0.0))


def _rows(
    edges: "Sequence[Mapping[str, Any]]", nodes: "Sequence[Mapping[str, Any]]", pairs: "DataFrame"
) -> list[list[Any]]:
    """One row a tie: uid, places of its ends among the nodes, level, bend, since in words, and the
    strength of its pair (0–100; None not known)."""
    place = {node["id"]: at for at, node in enumerate(nodes)}
    strength = {
        (one, other): None if value != value else round(value * 100)
        for one, other, value in zip(pairs["one"], pairs["other"], pairs["strength"], strict=True)
    }
    levels = tuple(LINES)
    return [
        [
            edge["id"],
            place[edge["from"]],
            place[edge["to"]],
            levels.index(edge["tie"]),
            edge["smooth"] or 0,
            edge["since"],
            strength.get((edge["from"], edge["to"])),
        ]
        for edge in edges
    ]


def legend(keys: "Mapping[str, Sequence[tuple[int, str, int]]]") -> dict[str, Any]:
    """The rows of the legend, each with the word it is hidden by: lines by level, shapes by
    sector, and for each way to colour: (place in COLOURS, words, actors)."""
    return {
        "palette": COLOURS,
        "levels": [
            (level, labels.term("type", level), labels.term("meaning", level)) for level in LINES
        ],
        "shapes": [(sector or "", labels.term("sector", sector)) for sector in SIGNS],
        "signs": {sector or "": sign for sector, sign in SIGNS.items()},
        "colours": keys,
        "colour_by": {by: say(f"map.page.by_{by}") for by in COLOUR_BY},
    }
