"""The picture of two days at once: everyone in their place, and the differences drawn."""

from collections import Counter
from typing import TYPE_CHECKING, Any

from graph.base import labels
from graph.base.words import say
from graph.changes.between import OF_PAIRS, Changes
from graph.drawing.picture import DRAWN, Picture, node

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pandas import DataFrame

LINES: dict[str, dict[str, Any]] = {
    "added": {"ink": "#00795a", "width": 4, "dashes": False, "label": "+"},
    "ended": {"ink": "#b84a00", "width": 3, "dashes": [9, 6], "label": "−"},
    "tightened": {"ink": "#0072b2", "width": 5, "dashes": False, "label": "▲"},
    "loosened": {"ink": "#a2477f", "width": 3, "dashes": [2, 5], "label": "▼"},
    "kept": {"width": 1, "dashes": False},
}
"""How each kind of pair is drawn; each has its sign and its line, so that no colour is needed."""

CAME, WENT, STAYED = "#00795a", "#b84a00", "#9aa5a5"


def difference(
    found: Changes,
    people: "DataFrame",
    kept: "Sequence[tuple[str, str]]",
    places: "Mapping[str, tuple[float, float]]",
    limit: int = DRAWN,
) -> Picture:
    """The actors of either day and the pairs of either day, those first who take part in changes.

    people: columns of `graph.actors.lookup` and degree, of both days, one row an actor.
    kept: pairs tied on both days, whatever their level. A line's id is its two uids with a tab
    between; names of who came begin with +, of who went with −.
    """
    from pyvis.network import Network as Drawing

    moved = Counter(uid for pair, _, _ in _pairs(found) for uid in pair)
    moved.update(found.joined)
    moved.update(found.left)
    order = people.assign(moved=[moved[uid] for uid in people["uid"]])
    shown = order.sort_values(["moved", "degree", "uid"], ascending=[False, False, True])
    shown = shown.head(limit)
    names = dict(zip(people["uid"], people["name"], strict=True))
    signs = dict.fromkeys(found.joined, ("+ ", CAME)) | dict.fromkeys(found.left, ("− ", WENT))
    drawing = Drawing(directed=True)
    for row in shown.to_dict("records"):
        sign, colour = signs.get(row["uid"], ("", STAYED))
        made = node({**row, "name": sign + str(row["name"])}, places, colour)
        drawing.nodes.append(made | {"rank": int(row["moved"])})
    drawing.node_ids = [each["id"] for each in drawing.nodes]
    drawing.node_map = {each["id"]: each for each in drawing.nodes}
    changed = {pair for pair, _, _ in _pairs(found)}
    lines = [*((pair, "kept", "") for pair in kept if pair not in changed), *_pairs(found)]
    drawing.edges = [
        _edge(pair, word, levels, names)
        for pair, word, levels in lines
        if pair[0] in drawing.node_map and pair[1] in drawing.node_map
    ]
    return Picture(drawing, (), len(people) - len(shown))


def _pairs(found: Changes) -> "Iterator[tuple[tuple[str, str], str, str]]":
    """(pair, what became of it, its levels in words) of every pair that changed."""
    for word in OF_PAIRS:
        for one, other, *levels in getattr(found, word):
            words = [labels.term("type", level) for level in levels if level]
            yield (one, other), word, " → ".join(words)


def _edge(
    pair: tuple[str, str], word: str, levels: str, names: "Mapping[str, str]"
) -> dict[str, Any]:
    from pyvis.edge import Edge

    between = say("pages.tie.between", start=names[pair[0]], end=names[pair[1]])
    title = "\n".join(part for part in (between, say(f"changes.{word}"), levels) if part)
    edge = Edge(*pair, directed=False, id="\t".join(pair), title=title, smooth=False, **LINES[word])
    return dict(edge.options) | {"opacity": 0.2 if word == "kept" else 0.95}
