"""The members' view over the rounds: what may be shown of it, as it was written at each closing."""

import json
from collections.abc import Mapping

from graph.conditions.questions import items
from graph.conditions.shown import HIDDEN, Mean, Shown

DIGITS = 4


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


def read(means: str | None) -> dict[str, Shown]:
    """Item, or trust and value of partners → what may be shown of it."""
    found: dict[str, Shown] = {}
    for what, way, part, *numbers in json.loads(means or "[]"):
        found.setdefault(what, Shown({})).by.setdefault(way, {})[part] = Mean(*numbers)
    return found


def weakest(shown: Mapping[str, Shown], part: str) -> list[tuple[str, Mean]]:
    """(item, mean) of a part, such as conditions, the lowest first; what is hidden is left out."""
    found = [
        (name, shown[name].total)
        for name, item in items().items()
        if item.part == part and shown.get(name, Shown({})).total != HIDDEN
    ]
    return sorted(found, key=lambda each: each[1].mean or 0)


def share(mean: float | None) -> float | None:
    """A mean of 1–4 as 0–1: (mean − 1)/3, as PARTNER shows trust and value. Source: BMC Public
    Health 2016, s12889-016-3194-7."""
    return None if mean is None else (mean - 1) / 3


def _numbers(mean: Mean) -> tuple[float | None, float | None, int | None]:
    return mean.mean, mean.deviation, mean.count
