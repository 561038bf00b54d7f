"""Lessons learned: worksheet 2."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from graph.kinds.kind import Field, Kind, Long, Precision, Record, Texts

FIGURES = (
    *("actors", "ties", "pairs", "density", "mean_degree", "dyad_reciprocity", "transitivity"),
    *("global_efficiency", "largest_component_share", "robustness"),
)
"""Figures of the network whose fall is a loss: those a lesson may be about."""


@dataclass(frozen=True, kw_only=True)
class Lesson(Record):
    """A lesson learned, the question it answers, and what it is about.

    between: the actors whose ties it is about, whichever episodes these have. first, last: the days
    of what it is about. links: addresses and paths of files, to the letter.
    """

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
    between: Annotated[
        Texts, Field(refers=("actors",), by="BETWEEN", means="the actors whose ties it is about")
    ] = ()
    activities: Annotated[
        Texts, Field(refers=("activities",), by="CAME_OF", means="what it came of")
    ] = ()
    issues: Annotated[Texts, Field(refers=("issues",), by="ABOUT", means="the issues")] = ()
    areas: Annotated[Texts, Field(refers=("areas",), by="WITHIN", means="where")] = ()
    first: date | None = None
    first_precision: Precision = None
    last: Annotated[date | None, Field(last=True)] = None
    last_precision: Precision = None
    figure: Annotated[str | None, Field(words=FIGURES, vocabulary="figure")] = None
    links: Annotated[Texts, Field(in_order=True)] = ()
