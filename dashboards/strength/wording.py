"""How the network stands, in words and rows: tiles, scorecard, shapes, mixing, communities."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from dashboards.frame import labels
from dashboards.frame.blocks import Figure
from graph.base.words import say
from graph.measures import (
    GROUP_FIGURES,
    NETWORK_FIGURES,
    Composition,
    Scorecard,
    Shape,
    explained,
    shape_label,
)
from graph.measures.missing import Missing
from graph.measures.mixing import Mixing
from graph.ties.table import Listing

ELSEWHERE = ("actors", "pairs", "tie_mix", "shape_near", "tightness")
"""Figures the page shows above the table, or as part of another."""

TILES = ("mean_degree", "tight", "largest_component_share", "degree_centralization", "modularity")
"""The five numbers on top; tight is the share of pairs at COLLABORATE."""

KEPT = tuple("tie_mix" if name == "tight" else name for name in TILES)
"""The same, by their names in the scorecard."""

SHARES = ("tight", "largest_component_share")
"""Figures that are shown as a percentage."""

TOLD = ("tie_mix", "shape", "shape_near", "tightness", "cut_vertices", "bridges")
"""Figures that are no single number: they are told elsewhere on the page."""

PLOTTED = tuple(name for name in (*NETWORK_FIGURES, *GROUP_FIGURES) if name not in TOLD)
"""Figures that can be followed over time."""


def sentence(found: Shape, on: date) -> str:
    """What shape the network has, tight or loose, and why it is called so."""
    tight = (
        say("standing.lead_tight", word=say(f"standing.{found.tightness}"))
        if found.tightness
        else ""
    )
    facts = {"day": labels.day(on), "shape": found.label(), "reason": found.reason()}
    return say("standing.lead", tight=tight, **facts)


def complete(ties: pd.DataFrame, listing: Listing) -> str:
    """How many of the ties in force say how often, how much trust, and from where."""
    counts = listing.counts
    whole = max(counts["open"], 1)
    facts = {
        name: labels.share(1 - counts[name] / whole) for name in ("frequency", "trust", "source")
    }
    return say("standing.complete_lead", ties=labels.count(len(ties)), **facts)


def answers(found: Missing) -> str:
    """How many of those who were asked or named reported ties of their own."""
    if found.share is None:
        return say("standing.answers_unknown")
    facts = {"answered": labels.count(found.answered), "share": labels.share(found.share)}
    if not found.silent:
        return say("standing.answers_all", **facts)
    return say("standing.answers", silent=labels.count(len(found.silent)), **facts)


def bands(found: Missing) -> pd.DataFrame:
    """One row a figure: figure, value, band."""
    rows = [band for band in found.bands if band.low is not None]
    return pd.DataFrame(
        {
            "figure": [explained(band.figure).label for band in rows],
            "value": [f"{band.value:.3f}" for band in rows],
            "band": [f"{band.low:.3f}–{band.high:.3f}" for band in rows],
        }
    )


def part_name(by: str, uid: str, name: str) -> str:
    """A part as a list offers it: what kind it is, and its name."""
    kind = say(f"pages.filter.{by}")
    return f"{kind}: {name or labels.term('sector', uid)}"


def tiles(
    card: Scorecard, before: Mapping[str, Any], trends: Mapping[str, list[float]]
) -> list[Figure]:
    """The five numbers with their change since a year ago and their trend by year.

    before: the figures of `KEPT` a year ago.
    """
    return [
        Figure(
            _label(name), _shown(name, value(card, name)), _change(name, card, before), trends[name]
        )
        for name in TILES
    ]


def value(card: Scorecard, name: str) -> float | None:
    """A figure of the scorecard; "tight": the share of pairs at COLLABORATE."""
    return card.tie_mix["COLLABORATE"] if name == "tight" else getattr(card, name)


def trend_of(name: str, found: pd.DataFrame) -> list[float]:
    """The values of a figure over time that are defined."""
    values = found["value"] if name != "tight" else [mix["COLLABORATE"] for mix in found["value"]]
    return [float(each) for each in values if each is not None]


def shapes(found: pd.DataFrame) -> str:
    """Which shape the network had in which years: "2563–2565 กระจายศูนย์ → 2566–2569 …"."""
    runs: list[tuple[date, date, str]] = []
    for day, name in zip(found["day"], found["value"], strict=True):
        if runs and runs[-1][2] == name:
            runs[-1] = (runs[-1][0], day, name)
        else:
            runs.append((day, day, name))
    return " → ".join(f"{_years(first, last)} {shape_label(name)}" for first, last, name in runs)


def degrees(figures: pd.DataFrame) -> pd.DataFrame:
    """One row a number of partners: degree, actors."""
    counts = np.bincount(figures["degree"].to_numpy(dtype=np.int64))
    return pd.DataFrame({"degree": np.arange(len(counts)), "actors": counts})


def mixing(found: Mixing, names: Mapping[str, str]) -> pd.DataFrame:
    """Pairs between groups, with what sizes alone would give in brackets; one row a group."""
    expected = found.expected()
    assert expected is not None
    shown = {
        names.get(group, group): [
            f"{found.pairs[row, place]:,} ({expected[row, place]:.0f})"
            for row in range(len(found.groups))
        ]
        for place, group in enumerate(found.groups)
    }
    first = {"group": [names.get(group, group) for group in found.groups]}
    return pd.DataFrame(first | {"size": found.sizes} | shown)


def communities(people: pd.DataFrame) -> pd.DataFrame:
    """One row a community of two or more: community, size, best connected members."""
    grouped = people.dropna(subset=["community"])
    rows = []
    for number, members in grouped.groupby("community"):
        best = members.sort_values(["degree", "uid"], ascending=[False, True])["name"]
        rows.append({"community": int(number), "size": len(members), "names": list(best[:5])})
    table = pd.DataFrame(rows, columns=["community", "size", "names"])
    return table[table["size"] > 1].sort_values("community")


def two(one: Scorecard, other: Scorecard) -> pd.DataFrame:
    """Two scorecards side by side: figure, one, other."""
    names = [name for name in NETWORK_FIGURES if name not in ("tie_mix", "shape_near")]
    return pd.DataFrame(
        {
            "figure": [explained(name).label for name in names],
            "one": [_shown(name, getattr(one, name)) for name in names],
            "other": [_shown(name, getattr(other, name)) for name in names],
        }
    )


def _label(name: str) -> str:
    return say("pages.figure.tight") if name == "tight" else explained(name).label


def _shown(name: str, value: object) -> str:
    if name in SHARES and isinstance(value, float):
        return labels.share(value)
    return labels.figure(name, value, digits=2)


def _change(name: str, card: Scorecard, before: Mapping[str, Any]) -> str | None:
    mix = before["tie_mix"]["COLLABORATE"]
    now, then = value(card, name), mix if name == "tight" else before[name]
    if now is None or then is None:
        return None
    if name in SHARES:
        points = round(100 * (now - then))
        return say("pages.number.points", change=f"{points:+}") if points else _same()
    return f"{now - then:+.2f}" if abs(now - then) >= 0.005 else _same()


def _same() -> str:
    return say("pages.number.same")


def _years(first: date, last: date) -> str:
    one, other = labels.day(first, "year"), labels.day(last, "year")
    return one if one == other else f"{one}–{other}"


def scorecard(card: Scorecard, composition: Composition) -> pd.DataFrame:
    """One row a figure: name, figure (its label), value (as shown), meaning (its definition)."""
    figures = [name for name in NETWORK_FIGURES if name not in ELSEWHERE]
    values = {name: getattr(card, name) for name in figures}
    values |= {name: getattr(composition, name) for name in GROUP_FIGURES}
    return pd.DataFrame(
        {
            "name": list(values),
            "figure": [explained(name).label for name in values],
            "value": [labels.figure(name, value) for name, value in values.items()],
            "meaning": [explained(name).definition for name in values],
        }
    )


def scorecard_columns() -> dict[str, str]:
    """The columns, with their headings."""
    return {name: say(f"pages.scorecard.{name}") for name in ("figure", "value", "meaning")}
