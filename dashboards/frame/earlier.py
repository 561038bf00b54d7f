"""The day with which a page compares the day it shows."""

from datetime import date

from dashboards.frame import address, blocks, labels
from dashboards.frame.address import Asked
from graph.base.words import say
from graph.journal.moment import read_moment

SPANS = ("year", "three", "fiscal", "day")
DAY = ("label", "hint", "show")


def compared(asked: Asked) -> date:
    """The control that says with which day, and that day."""
    name = say("changes.page.since")
    return earlier(asked, address.switch(name, "span", SPANS, lambda w: say(f"changes.page.{w}")))


def same() -> dict[str, str | None]:
    """What of the URL says it, for links to pages that compare too."""
    return {name: address.given(name) for name in ("span", "since")}


def earlier(asked: Asked, span: str) -> date:
    """The day to compare with: a year or three before, the last 1 October before, or one typed."""
    if span == "fiscal":
        return date(asked.on.year - (asked.on <= date(asked.on.year, 10, 1)), 10, 1)
    back = asked.a_year_before()
    if span == "day":
        return _typed(back.on)
    return back.on if span == "year" else back.a_year_before().a_year_before().on


def _typed(usual: date) -> date:
    """The day in the URL, and the field in which another one is typed."""
    try:
        now = date.fromisoformat(address.given("since") or "")
    except ValueError:
        now = usual
    shown = labels.day(now)
    words = {part: say(f"changes.page.day_{part}", shown=shown) for part in DAY}
    found = blocks.typed_day("since", read_moment, words, shown, beside=True)
    if found and found.day:
        address.put(since=found.day.isoformat())
        return found.day
    return now
