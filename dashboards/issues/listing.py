"""Issues and areas in words: the sentence, and the tables."""

from datetime import date

from pandas import DataFrame

from dashboards.forms import fields
from dashboards.frame import labels
from graph.base.words import say

STEP = "    "
"""How far a part stands in from what it is part of."""


def sentence(issues: DataFrame, areas: DataFrame, on: date) -> str:
    """How many issues and areas there are, and on how many issues nobody works."""
    if issues.empty and areas.empty:
        return say("forms.issues.lead_none")
    idle = (issues[["actors", "ties"]].sum(axis=1) == 0).sum() if len(issues) else 0
    return say(
        "forms.issues.lead_idle" if idle else "forms.issues.lead",
        day=labels.day(on),
        issues=labels.count(len(issues)),
        areas=labels.count(len(areas)),
        idle=labels.count(idle),
    )


def issues(found: DataFrame) -> DataFrame:
    """Issues in words, each part under its whole."""
    deep = zip(found["depth"], found["name"], strict=True)
    return found.assign(name=[f"{STEP * depth}{name}" for depth, name in deep])


def issue_columns() -> dict[str, str]:
    """The columns of the table of issues, with their headings."""
    return {name: say(f"forms.issues.column.{name}") for name in ("name", *COUNTED)}


def areas(found: DataFrame) -> DataFrame:
    """Areas in words."""
    return found.assign(level=[fields.choice_word("level", level) for level in found["level"]])


def area_columns() -> dict[str, str]:
    """The columns of the table of areas, with their headings."""
    names = ("name", "level", "within", "actors", "activities")
    return {name: say(f"forms.areas.column.{name}") for name in names}


COUNTED = ("actors", "ties", "activities")
"""What is counted of an issue."""
