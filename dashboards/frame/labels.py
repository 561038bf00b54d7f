"""Words and numbers as they stand on a page, in the language in force."""

from datetime import date
from typing import Any

from graph.base.labels import DASH, count, day, last_day, missing, since, term
from graph.base.words import buddhist, say

__all__ = [
    "DASH",
    "both_eras",
    "count",
    "day",
    "last_day",
    "level",
    "missing",
    "number",
    "share",
    "since",
    "term",
    "times_a_year",
]


def both_eras(value: date) -> str:
    """A day in the era of the language, with the year of the other beside it."""
    other = value.year if buddhist() else value.year + 543
    return say("pages.day.both_eras", day=day(value), other=other)


def number(value: Any, digits: int = 2) -> str:
    """A number at so many digits; "not defined" where it has no meaning."""
    return say("pages.number.undefined") if missing(value) else f"{value:,.{digits}f}"


def share(value: Any) -> str:
    """A share of 0–1 as a percentage; "not defined" where it has no meaning."""
    return say("pages.number.undefined") if missing(value) else f"{value:.0%}"


def times_a_year(value: Any) -> str:
    """A frequency in words: how many contacts a year."""
    if missing(value):
        return DASH
    return say("pages.tie.times_a_year", times=f"{value:g}")


def level(kind: str) -> str:
    """The tie type with its line of meaning, since the Thai names are near-synonyms."""
    return say("pages.type.with_meaning", name=term("type", kind), meaning=term("meaning", kind))
