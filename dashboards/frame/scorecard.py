"""The figures of the whole network as a table: what each is, its value, what it means."""

from typing import Any

import pandas as pd

from dashboards.frame import labels
from graph.base.words import say
from graph.measures import Figure, figures, shape_label


def rows(card: Any, composition: Any) -> pd.DataFrame:
    """One row a figure: name, figure (its label), value (as shown), meaning (its definition)."""
    values = card.values | composition
    found = figures("network", "group", place="table")
    return pd.DataFrame(
        {
            "name": [each.name for each in found],
            "figure": [each.text("label") for each in found],
            "value": [shown(each, values[each.name]) for each in found],
            "meaning": [each.text("definition") for each in found],
        }
    )


def columns() -> dict[str, str]:
    """The columns, with their headings."""
    return {name: say(f"pages.scorecard.{name}") for name in ("figure", "value", "meaning")}


def shown(figure: Figure, value: Any, brief: bool = False) -> str:
    """A figure as a table shows it; of lists how many there are.

    brief: as on a tile, numbers to two decimals and shares in percent.
    """
    if value is None:
        return say("pages.number.undefined")
    if figure.name == "shape":
        return shape_label(value)
    if figure.shown == "word":
        return say(f"standing.{value}")
    if isinstance(value, tuple | list):
        return labels.count(len(value))
    if brief and figure.shown in ("share", "levels"):
        return labels.share(value)
    if isinstance(value, float):
        return f"{value:.{2 if brief else figure.decimals}f}"
    return labels.count(value)
