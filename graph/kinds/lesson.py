"""Lessons learned: worksheet 2."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from graph.kinds.kind import Field, Kind, Long, Precision, Record, Texts


@dataclass(frozen=True, kw_only=True)
class Lesson(Record):
    """A lesson learned, and the question it answers."""

    declared = Kind(
        name="lessons",
        means="lessons learned",
        answers="What have we learned?",
        modules="lessons/{}",
        label="Lesson",
        prefix="l",
        key=("network", "question", "text"),
    )

    text: Annotated[str, Field(long=True)]
    network: Annotated[
        str, Field(refers=("networks",), by="ABOUT", implied=True, means="which network learned it")
    ]
    question: Long = None
    learned: date | None = None
    learned_precision: Precision = None
    concerns: Annotated[
        Texts, Field(refers=("actors",), by="CONCERNS", means="the actors it speaks of")
    ] = ()
