"""Agreements and promises, and whether they were kept."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from graph.kinds.kind import Field, Kind, Precision, Record, Texts

KEPT = ("kept", "broken", "released")


@dataclass(frozen=True, kw_only=True)
class Promise(Record):
    """What some agreed to do, perhaps in an activity. due: its last day; settled: the day since
    which it is kept, broken, or no longer asked for."""

    declared = Kind(
        name="promises",
        means="agreements and promises",
        answers="Who promised what to whom, and was it kept?",
        modules="promises/{}",
        label="Promise",
        prefix="y",
        key=("who", "text", "made"),
    )

    text: Annotated[str, Field(long=True)]
    who: Annotated[
        Texts, Field(refers=("actors",), by="PROMISED", inward=True, asked=True, means="by whom")
    ] = ()
    whom: Annotated[Texts, Field(refers=("actors",), by="PROMISED_TO", means="to whom")] = ()
    activity: Annotated[
        str | None, Field(refers=("activities",), by="CAME_OF", means="where it was agreed")
    ] = None
    about: Annotated[str | None, Field(refers=("issues",), by="ABOUT", means="the issue")] = None
    made: date | None = None
    made_precision: Precision = None
    due: Annotated[date | None, Field(last=True)] = None
    due_precision: Precision = None
    kept: Annotated[str | None, Field(words=KEPT, vocabulary="kept")] = None
    settled: date | None = None
    settled_precision: Precision = None
