"""Who asked not to be reminded of a pair before a day."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from graph.kinds.kind import Field, Kind, Record

ABOUT = ("contact", "rhythm")


@dataclass(frozen=True, kw_only=True)
class Postponement(Record):
    """That the calendar asks about a pair again from a day on: of its next contact, or of a rhythm
    that it does not live; low uid first. since: the day this was said; until: exclusive.
    """

    declared = Kind(
        name="postponements",
        means="pairs that the calendar asks about later",
        answers="Whom did we put off?",
        modules="calendar/{}",
        relationships=("PUT_OFF",),
        ends=("one", "other"),
        prefix="o",
        key=("one", "other", "about"),
        table=False,
    )

    one: Annotated[str, Field(refers=("actors",), means="the lower uid")]
    other: Annotated[str, Field(refers=("actors",), means="the higher one")]
    about: Annotated[str, Field(words=ABOUT)]
    since: date
    until: date
