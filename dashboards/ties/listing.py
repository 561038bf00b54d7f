"""The ties on record in words: the sentence, the choice of which, the table."""

from datetime import date

from pandas import DataFrame

from dashboards.forms import fields
from dashboards.frame import address, labels
from graph.base.words import say
from graph.ties.table import LACKS, Listing

CHOICES = ("open", "incomplete", "ended")


def sentence(found: Listing, on: date, filtered: bool) -> str:
    """How many there are, and how many say too little. found: the listing of all ties."""
    counts = {name: labels.count(count) for name, count in found.counts.items()}
    if not found.counts["all"]:
        return say("forms.ties.none_here" if filtered else "forms.ties.none")
    key = "forms.ties.lead" if found.counts["incomplete"] else "forms.ties.lead_complete"
    return say(key, day=labels.day(on), **counts)


def which(found: Listing) -> str:
    """Which ties are listed: the choice of the page, with how many there are of each."""
    group = address.switch(
        say("forms.ties.which"),
        "show",
        CHOICES,
        lambda name: say(f"forms.ties.{name}", count=labels.count(found.counts[name])),
    )
    if group != "incomplete":
        return group
    return address.switch(
        say("forms.ties.lacks"),
        "lacks",
        ("incomplete", *LACKS),
        lambda name: say(f"forms.ties.no_{name}", count=labels.count(found.counts[name])),
    )


def rows(found: DataFrame) -> DataFrame:
    """Ties in words."""
    return found.assign(
        type=[labels.term("type", kind) for kind in found["type"]],
        since=labels.days(found, "since"),
        until=labels.last_days(found),
        frequency=[
            labels.DASH if labels.missing(times) else fields.often(float(times))
            for times in found["frequency"]
        ],
        lacks=[", ".join(fields.word("ties", name) for name in lacks) for lacks in found["lacks"]],
    )


def columns() -> dict[str, str]:
    """The columns of the table, with their headings."""
    names = ("start_name", "end_name", "type", "since", "until", "frequency", "about_name")
    return {name: say(f"pages.field.{name}") for name in names} | {"lacks": say("forms.lacks")}


def shown(found: Listing) -> str:
    """How many rows there are, and how many are drawn."""
    counts = {"count": labels.count(found.found), "drawn": labels.count(len(found.rows))}
    key = "forms.ties.shown" if found.found == len(found.rows) else "forms.ties.shown_part"
    return say(key, **counts)
