"""What the bar of time is told: the steps, the day of each in words, and what there is on it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from graph.base import labels
from graph.base.words import say
from graph.kinds import LEVELS
from graph.network.columns import number
from graph.network.day import BY_CODE
from graph.network.lifetimes import Timeline

COUNTED = ("actors", "ties", "pairs", *LEVELS)
BUTTONS = ("back", "play", "pause", "forward")
SPEEDS = {"slow": 1600, "usual": 800, "fast": 300}
"""Milliseconds a step."""


def times(timeline: Timeline, on: date, now: Mapping[str, int]) -> dict[str, Any]:
    """JSON values only.

    days, labels, counts: one entry a step; on, label, now: the same of the day to begin with,
    which need not be a step.
    """
    rows = timeline.counts[list(COUNTED)].to_numpy().tolist()
    return {
        "unit": timeline.unit,
        "days": [number(day) for day in timeline.days],
        "labels": [labels.day(day) for day in timeline.days],
        "counts": rows,
        "on": number(on),
        "label": labels.day(on),
        "now": [int(now[name]) for name in COUNTED],
        "counted": list(COUNTED),
        "speeds": SPEEDS,
        "words": _words(),
    }


def _words() -> dict[str, Any]:
    levels = {level: labels.term("type", level) for level in BY_CODE}
    counted = {name: say(f"timeline.{name}") for name in ("actors", "ties", "pairs")}
    names = ("bar", "slider", "speed", "slow", "usual", "fast", *BUTTONS)
    return {"counted": counted | levels, **{name: say(f"timeline.{name}") for name in names}}
