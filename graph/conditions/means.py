"""The members' view over the rounds: what may be shown of it, as it was written at each closing."""

import json
from collections.abc import Mapping

from graph.conditions.questions import Item, items
from graph.conditions.shown import HIDDEN, Mean, Shown

DIGITS = 4
SCORED = ("conditions", "pillars")
"""Parts that are scored of the network as a whole."""


def written(shown: Mapping[str, Shown]) -> str:
    """As a round keeps it: rows of (what, way, group, mean, deviation, count); nulls where it is
    hidden, and of what has no answers."""
    return json.dumps(
        [
            [what, way, part, *(None if n is None else round(n, DIGITS) for n in _numbers(mean))]
            for what, each in sorted(shown.items())
            for way, by in sorted(each.by.items())
            for part, mean in sorted(by.items())
        ],
        ensure_ascii=False,
    )


def read(means: str | None, former: Mapping[str, str] | None = None) -> dict[str, Shown]:
    """Item, or trust and value of partners → what may be shown of it.

    former: uid of a partner who was merged → who has its mean now, but for one with a mean of its
    own: two can't be made one.
    """
    now, found = former or {}, dict[str, Shown]()
    rows = json.loads(means or "[]")
    for what, way, part, *numbers in sorted(rows, key=lambda row: row[2] in now):
        whose = now.get(part, part) if way == "partner" else part
        by = found.setdefault(what, Shown({})).by.setdefault(way, {})
        by.setdefault(whose, Mean(*numbers))
    return found


def totals(shown: Mapping[str, Shown]) -> dict[str, Mean]:
    """Item, or trust and value → the mean of all; what is hidden is left out."""
    return {what: each.total for what, each in shown.items() if each.total != HIDDEN}


def weakest(means: Mapping[str, Mean], *parts: str) -> list[tuple[Item, float]]:
    """(item, its mean) of these parts, the lowest first, those alike as they are asked. means: as
    of `totals`."""
    found = [
        (item, mean)
        for name, item in items().items()
        if item.part in parts and name in means and (mean := means[name].mean) is not None
    ]
    return sorted(found, key=lambda each: each[1])


def share(mean: float | None) -> float | None:
    """A mean of 1–4 as 0–1: (mean − 1)/3, as PARTNER shows trust and value. Source: BMC Public
    Health 2016, s12889-016-3194-7."""
    return None if mean is None else (mean - 1) / 3


def _numbers(mean: Mean) -> tuple[float | None, float | None, int | None]:
    return mean.mean, mean.deviation, mean.count
