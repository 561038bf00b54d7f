"""Words and numbers as people read them, in the language in force."""

from datetime import date
from typing import Any

from graph.base.words import knows, language, say

DASH = "–"


def term(group: str, value: Any) -> str:
    """The word for a value of a field ("sector", "government"); a dash where it isn't known."""
    if missing(value):
        return say(f"pages.{group}.unknown") if knows(f"pages.{group}.unknown") else DASH
    key = f"pages.{group}.{value}"
    return say(key) if knows(key) else str(value)


def day(value: Any, precision: Any = "day") -> str:
    """A date at its precision, in the era of the language; a dash where there is none."""
    from graph.base.dates import show

    if missing(value):
        return DASH
    return show(_plain_day(value), _precision(precision), language())


def last_day(until: Any, precision: Any = "day") -> str:
    """The last day of what is stored as "no longer so from `until` on"; a dash where open."""
    from graph.base.dates import show

    if missing(until):
        return DASH
    return show(_plain_day(until), _precision(precision), language(), until=True)


def since(value: Any, precision: Any) -> str:
    """Since when, in words, or that it isn't known."""
    if missing(value):
        return say("pages.tie.since_unknown")
    return say("pages.tie.since", day=day(value, precision))


def count(value: Any) -> str:
    """A whole number with its thousands apart."""
    return DASH if missing(value) else f"{int(value):,}"


def _precision(value: Any) -> str:
    return "day" if missing(value) else value


def _plain_day(value: Any) -> date:
    return value.date() if hasattr(value, "date") else value


def missing(value: Any) -> bool:
    """Whether a cell holds nothing: None, "", NaN, NaT or NA."""
    import pandas as pd

    return value is None or value is pd.NA or value is pd.NaT or value in ("",) or value != value
