"""The log of activities in words: the sentence, and the table."""

from pandas import DataFrame

from dashboards.frame import labels
from dashboards.frame.labels import Row
from graph.activities import Gaps
from graph.base.words import say


def sentence(gaps: Gaps) -> str:
    """How many activities there are, and how many say too little."""
    if not gaps.activities:
        return say("forms.activities.none")
    key = "forms.activities.lead" if gaps.lacking else "forms.activities.lead_complete"
    numbers = ("activities", "nobody", "aimless")
    return say(key, **{name: labels.count(getattr(gaps, name)) for name in numbers})


def count(gaps: Gaps, which: str) -> str:
    """How many there are of "all" or of the "incomplete"."""
    return labels.count(gaps.lacking if which == "incomplete" else gaps.activities)


def rows(found: DataFrame) -> DataFrame:
    """Activities in words; what one lacks is named."""
    return found.assign(
        date=labels.days(found, "date"),
        participants=[", ".join(names) for names in found["participants"]],
        lacks=[_lacks(each) for each in found.to_dict("records")],
    )


def columns() -> dict[str, str]:
    """The columns of the table, with their headings."""
    names = ("date", "title", "participants", "about", "area")
    return {name: say(f"pages.field.{name}") for name in names} | {"lacks": say("forms.lacks")}


def _lacks(row: Row) -> str:
    found = [] if row["participants"] else [say("pages.field.participants")]
    return ", ".join(found if row["about"] else [*found, say("pages.field.about")])
