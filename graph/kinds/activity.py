"""What actors did together."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from graph.kinds.kind import PRECISIONS, Field, Kind, Long, Record, Texts

OUTCOMES = ("asked", "introduced", "declined")


@dataclass(frozen=True, kw_only=True)
class Activity(Record):
    """Something actors did together on a day.

    concerns: whom it was about, without their being there. outcome: of a request for an
    introduction, put to the host.
    """

    declared = Kind(
        name="activities",
        means="activities",
        answers="What did they do together?",
        modules="activities/{}",
        label="Activity",
        prefix="v",
        key=("date", "title"),
    )

    date: Annotated[date, Field(indexed=True)]
    date_precision: Annotated[str, Field(words=PRECISIONS, column=None)]
    title: str
    kind: Annotated[str | None, Field(offered=True)] = None
    minutes: Annotated[int | None, Field(range=(0, 60 * 24 * 31))] = None
    participants: Annotated[
        Texts,
        Field(refers=("actors",), by="TOOK_PART", inward=True, asked=True, means="who took part"),
    ] = ()
    host: Annotated[
        str | None, Field(refers=("actors",), by="HOSTED", inward=True, means="who hosted")
    ] = None
    about: Annotated[str | None, Field(refers=("issues",), by="ABOUT", means="the issue")] = None
    area: Annotated[str | None, Field(refers=("areas",), by="WITHIN", means="where")] = None
    decisions: Long = None
    budget: Annotated[float | None, Field(range=(0, 1e12))] = None
    """Baht."""
    concerns: Annotated[
        Texts, Field(refers=("actors",), by="CONCERNS", means="whom it was about")
    ] = ()
    outcome: Annotated[str | None, Field(words=OUTCOMES, vocabulary="outcome")] = None
