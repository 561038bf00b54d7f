"""Attributes that no field takes: kept as they are, or left out for a reason."""

import re
from collections.abc import Sequence

from graph.base.texts import clean, fold
from graph.intake.graphs.choice import Choices, counted, shown
from graph.intake.graphs.raw import RawEdge, RawNode
from graph.intake.tables.headings import EXTRA, is_national_id
from graph.kinds.vocabulary import sensitive, tables

_WITH_DIGIT = re.compile(r"\d")
_DRAWN = {
    *("x", "y", "z", "size", "color", "colour", "r", "g", "b", "a", "shape", "width", "opacity"),
    *("fixed", "timeset", "image", "position", "thickness", "font", "labelcolor", "curved"),
}
_COMPUTED = {
    *("degree", "in-degree", "indegree", "out-degree", "outdegree", "weighted degree"),
    *("weighted in-degree", "weighted out-degree", "modularity class", "modularity_class"),
    *("betweenesscentrality", "betweennesscentrality", "betweenness", "betweenness centrality"),
    *("closnesscentrality", "closenesscentrality", "closeness", "harmonicclosnesscentrality"),
    *("eccentricity", "eigencentrality", "pageranks", "pagerank", "authority", "hub"),
    *("clustering", "triangles", "componentnumber", "component id", "strongcompnum"),
    "networkx_key",
}
_OURS = {
    *("uid", "ids", "version", "since_precision", "until_precision", "label", "weight", "type"),
    *("tags", "level", "through_name", "start date", "end date"),
}
Parts = tuple[tuple[str, ...], tuple[str, ...]]


def settle_rest(
    owners: Sequence[RawNode] | Sequence[RawEdge],
    known: Sequence[str],
    choices: Choices,
    same: str = "",
) -> Parts:
    """(kept, dropped): personal, drawn and computed attributes are dropped, and why is told.

    same: a number that is the same everywhere, which says nothing.
    """
    reasons: dict[str, list[str]] = {}
    for name in known:
        if name not in choices.used:
            values = counted((owner.attributes for owner in owners), name)
            reason = "same" if name == same else _reason(name, list(values), choices.own)
            reasons.setdefault(reason, []).append(name)
    keep = tuple(reasons.pop("keep", ()))
    if keep:
        own = all(name.startswith(EXTRA) for name in keep)
        choices.tell("keep", ", ".join(keep), "own" if own else "sure", "keep", names=shown(keep))
    for reason, names in reasons.items():
        sure = "own" if reason == "ours" else "sure"
        choices.tell("drop", ", ".join(names), sure, reason, names=shown(names))
    return keep, tuple(name for names in reasons.values() for name in names)


def _reason(name: str, values: list[str], own: bool) -> str:
    """ "keep", or why the attribute is left out."""
    folded = fold(name)
    if own and folded in _OURS:
        return "ours"
    contact = tables()["contacts"].headings.get(folded)
    if contact in ("phone", "email", "line"):
        return "contact"
    found = sum(is_national_id(clean(value)) for value in values[:200])
    if sensitive(name) or 2 * found >= min(len(values), 200) > 0:
        return "sensitive"
    if folded in _DRAWN and (folded != "position" or any(map(_WITH_DIGIT.search, values))):
        return "drawn"
    return "computed" if folded in _COMPUTED else "keep"
