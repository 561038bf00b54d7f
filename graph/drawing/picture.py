"""The model of the picture: pyvis's Network, filled in bulk, with a legend that explains it.

Sector always decides the shape and tie type always the line, so that colour is free for what the
reader picks and nothing hangs on colour alone.
"""

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.base import labels
from graph.base.words import say
from graph.kinds import SECTORS
from graph.kinds.actor import SORTS

if TYPE_CHECKING:
    from pandas import DataFrame

DRAWN = 300
"""So many actors are drawn unless the reader asks for more."""
DRAWN_AT_MOST = 2_000

COLOURS = (
    "#0072b2", "#b87d00", "#009e73", "#c872a2", "#d55e00", "#3d97cc", "#8f8100", "#878787",
)  # fmt: skip
"""After Okabe & Ito 2008, each 3 : 1 against white paper and dark; the last stands for the rest."""

SHAPES = {"people": "dot", "academia": "triangle", "government": "square", None: "diamond"}
SIGNS = {"people": "●", "academia": "▲", "government": "■", None: "◆"}
LINES: dict[str, dict[str, Any]] = {
    "COLLABORATE": {"width": 3.5, "dashes": False},
    "COORDINATE": {"width": 2, "dashes": [9, 6]},
    "COOPERATE": {"width": 2, "dashes": [2, 5]},
}
COLOUR_BY = ("sector", "kind", "community", "area")


@dataclass(frozen=True)
class Picture:
    """drawing: the pyvis Network; colours: (place in COLOURS, word, actors) for the legend.

    left_out: how many actors were not drawn, those with the fewest ties.
    """

    drawing: Any
    colours: tuple[tuple[int, str, int], ...]
    left_out: int


def picture(
    people: "DataFrame",
    ties: "DataFrame",
    places: Mapping[str, tuple[float, float]],
    colour_by: str = "sector",
    limit: int = DRAWN,
) -> Picture:
    """The picture of actors (rows of `people`) and their ties (rows of `ties`, one line a row).

    Several ties of one pair stay several lines. A tie is drawn while both its ends are; one with
    a true `ended` is faded. An actor without a place stands in the middle. Rows with `spans` (of
    `graph.drawing.drawn`) carry them into the picture, so that the browser can show any day; the
    lines of one pair then bend by their `lane`.
    """
    from pyvis.network import Network as Drawing

    shown = people.sort_values(["degree", "uid"], ascending=[False, True]).head(limit)
    rows, tokens = colours(shown, colour_by)
    drawing = Drawing(directed=True)
    drawing.nodes = [
        node(row, places, COLOURS[tokens[row["uid"]]]) for row in shown.to_dict("records")
    ]
    drawing.node_ids = [node["id"] for node in drawing.nodes]
    drawing.node_map = {node["id"]: node for node in drawing.nodes}
    drawing.edges = _edges(ties, drawing.node_map)
    return Picture(drawing, rows, len(people) - len(shown))


def node(
    row: Mapping[Hashable, Any], places: Mapping[str, tuple[float, float]], colour: str
) -> dict[str, Any]:
    """One actor as the browser draws it. row: of the directory, with degree."""
    from pyvis.node import Node

    sector = row["sector"] or None
    x, y = places.get(row["uid"], (0.0, 0.0))
    made = Node(
        row["uid"],
        SHAPES[sector],
        row["name"],
        kind=row["kind"],
        sector=row["sector"],
        area=row.get("area_name") or "",
        color=colour,
        size=round(7 + 2.4 * min(float(row["degree"]), 60) ** 0.5, 1),
        x=x,
        y=y,
        rank=int(row["degree"]),
        degree=int(row["degree"]),
        **_spans(row),
    )
    return dict(made.options)


def _spans(row: Mapping[Hashable, Any]) -> dict[str, Any]:
    return {"spans": [list(span) for span in row["spans"]]} if "spans" in row else {}


def _edges(ties: "DataFrame", drawn: Mapping[str, Any]) -> list[dict[str, Any]]:
    from pyvis.edge import Edge

    seen: Counter[tuple[str, str]] = Counter()
    edges = []
    for row in ties.to_dict("records"):
        low, high = sorted((row["start"], row["end"]))
        if low not in drawn or high not in drawn or low == high:
            continue
        beside = row.get("lane", seen[low, high])
        seen[low, high] += 1
        edge = Edge(
            low,
            high,
            directed=False,
            id=row["uid"],
            tie=row["type"],
            since=labels.since(row["since"], row["since_precision"]),
            ended=bool(row.get("ended", False)),
            smooth=_bend(beside),
            **LINES[row["type"]],
            **_spans_and_end(row),
        )
        edges.append(edge.options)
    return edges


def _spans_and_end(row: Mapping[Hashable, Any]) -> dict[str, Any]:
    """Of a tie drawn through time: when it is there, and the last of its days in words."""
    if "spans" not in row or labels.missing(row["until"]):
        return _spans(row)
    until = labels.last_day(row["until"], row["until_precision"])
    return _spans(row) | {"until": say("timeline.until", day=until)}


def _bend(beside: int) -> Any:
    """The bend of the n-th line of a pair: straight, then to either side in turn."""
    if beside == 0:
        return False
    turn = "curvedCW" if beside % 2 else "curvedCCW"
    return {"enabled": True, "type": turn, "roundness": round(0.16 * ((beside + 1) // 2), 2)}


def colours(
    shown: "DataFrame", colour_by: str
) -> tuple[tuple[tuple[int, str, int], ...], dict[str, int]]:
    """The legend's rows, the largest groups first, and uid → place in COLOURS."""
    column = {"area": "area_name"}.get(colour_by, colour_by)
    values = [None if labels.missing(value) else value for value in shown[column]]
    groups = Counter(value for value in values if value is not None)
    fixed = {
        "sector": SECTORS,
        "kind": SORTS,
    }
    order = fixed.get(colour_by) or tuple(
        value for value, _ in sorted(groups.items(), key=lambda item: (-item[1], str(item[0])))
    )
    last = len(COLOURS) - 1
    token = {value: min(place, last) for place, value in enumerate(order)}
    tokens = [token.get(value, last) if value is not None else last for value in values]
    rows = [(token[v], _word(colour_by, v), groups[v]) for v in order[:last] if groups[v]]
    rest = tokens.count(last)
    if rest:
        rows.append((last, say("map.page.rest"), rest))
    return tuple(rows), dict(zip(shown["uid"], tokens, strict=True))


def _word(colour_by: str, value: Any) -> str:
    if colour_by == "community":
        return say("map.page.community", number=labels.count(value))
    return str(value) if colour_by == "area" else labels.term(colour_by, value)
