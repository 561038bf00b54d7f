"""The figures of the whole network as a table: what each is, its value, what it means."""

from typing import Any

import pandas as pd

from dashboards.frame import labels
from graph.base.words import say
from graph.measures import (
    GROUP_FIGURES,
    NETWORK_FIGURES,
    explained,
    shape_label,
)

ELSEWHERE = ("actors", "pairs", "tie_mix", "shape_near", "tightness")
"""Figures the page shows above the table, or as part of another."""


def rows(card: Any, composition: Any) -> pd.DataFrame:
    """One row a figure: name, figure (its label), value (as shown), meaning (its definition)."""
    figures = [name for name in NETWORK_FIGURES if name not in ELSEWHERE]
    values = {name: getattr(card, name) for name in figures}
    values |= {name: getattr(composition, name) for name in GROUP_FIGURES}
    return pd.DataFrame(
        {
            "name": list(values),
            "figure": [explained(name).label for name in values],
            "value": [shown(name, value) for name, value in values.items()],
            "meaning": [explained(name).definition for name in values],
        }
    )


def columns() -> dict[str, str]:
    """The columns, with their headings."""
    return {name: say(f"pages.scorecard.{name}") for name in ("figure", "value", "meaning")}


def shown(name: str, value: Any) -> str:
    """A figure as a table shows it; of lists how many there are."""
    if value is None:
        return say("pages.number.undefined")
    if name == "shape":
        return shape_label(value)
    if isinstance(value, tuple | list):
        return labels.count(len(value))
    return f"{value:.3f}" if isinstance(value, float) else labels.count(value)
