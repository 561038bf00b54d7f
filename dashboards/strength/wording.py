"""How the network stands, in words and rows: tiles, scorecard, shapes, mixing, communities."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from dashboards.frame import labels
from dashboards.frame.blocks import Tile
from graph import measures
from graph.base.words import say
from graph.measures import Figure, Scorecard, Shape, figure, figures, shape_label
from graph.measures.missing import Missing
from graph.measures.mixing import Mixing
from graph.ties.table import Listing


def sentence(found: Shape, on: date) -> str:
    """What shape the network has, tight or loose, and why it is called so."""
    tight = (
        say("strength.page.lead_tight", word=say(f"strength.page.{found.tightness}"))
        if found.tightness
        else ""
    )
    facts = {"day": labels.day(on), "shape": found.label(), "reason": found.reason()}
    return say("strength.page.lead", tight=tight, **facts)


def complete(ties: pd.DataFrame, listing: Listing) -> str:
    """How many of the ties in force say how often, how much trust, and from where."""
    counts = listing.counts
    whole = max(counts["open"], 1)
    facts = {
        name: labels.share(1 - counts[name] / whole) for name in ("frequency", "trust", "source")
    }
    return say("strength.page.complete_lead", ties=labels.count(len(ties)), **facts)


def answers(found: Missing) -> str:
    """How many of those who were asked or named reported ties of their own."""
    if found.share is None:
        return say("strength.page.answers_unknown")
    facts = {"answered": labels.count(found.answered), "share": labels.share(found.share)}
    if not found.silent:
        return say("strength.page.answers_all", **facts)
    return say("strength.page.answers", silent=labels.count(len(found.silent)), **facts)


def bands(found: Missing) -> pd.DataFrame:
    """One row a figure: figure, value, band."""
    rows = [band for band in found.bands if band.low is not None]
    return pd.DataFrame(
        {
            "figure": [figure(band.figure).text("label") for band in rows],
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
) -> list[Tile]:
    """The numbers on top with their change since a year ago and their trend by year.

    before: the same figures a year ago; trends: of each, its values over time.
    """
    found = []
    for each in measures.tiles():
        now, then = (number(each, values[each.name]) for values in (card, before))
        shown = labels.figure(each, now, brief=True)
        found.append(Tile(_label(each), shown, _change(each, now, then), trends[each.name]))
    return found


def number(figure: Figure, value: Any) -> float | None:
    """A figure as one number: of the mix of levels the share of pairs at COLLABORATE."""
    found: float | None = value["COLLABORATE"] if figure.shown == "levels" else value
    return found


def trend_of(figure: Figure, found: pd.DataFrame) -> list[float]:
    """The values of a figure over time that are defined."""
    values = (number(figure, each) for each in found["value"])
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
            f"{found.pairs[row, place]:,} ({expected[row, place]:,.0f})"
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
    found = figures("network", place="compared")
    return pd.DataFrame(
        {
            "figure": [each.text("label") for each in found],
            "one": [labels.figure(each, one[each.name], brief=True) for each in found],
            "other": [labels.figure(each, other[each.name], brief=True) for each in found],
        }
    )


def _label(figure: Figure) -> str:
    return say("pages.figure.tight") if figure.shown == "levels" else figure.text("label")


def _change(figure: Figure, now: float | None, then: float | None) -> str | None:
    if now is None or then is None:
        return None
    if figure.shown in ("share", "levels"):
        points = round(100 * (now - then))
        return say("pages.number.points", change=f"{points:+}") if points else _same()
    return f"{now - then:+.2f}" if abs(now - then) >= 0.005 else _same()


def _same() -> str:
    return say("pages.number.same")


def _years(first: date, last: date) -> str:
    one, other = labels.day(first, "year"), labels.day(last, "year")
    return one if one == other else f"{one}–{other}"


def scorecard(card: Scorecard, composition: dict[str, float | None]) -> pd.DataFrame:
    """One row a figure: name, figure (its label), value (as shown), meaning (its definition)."""
    values = card.values | composition
    found = figures("network", "group", place="table")
    return pd.DataFrame(
        {
            "name": [each.name for each in found],
            "figure": [each.text("label") for each in found],
            "value": [labels.figure(each, values[each.name]) for each in found],
            "meaning": [each.text("definition") for each in found],
        }
    )


def scorecard_columns() -> dict[str, str]:
    """The columns, with their headings."""
    return {name: say(f"pages.scorecard.{name}") for name in ("figure", "value", "meaning")}
