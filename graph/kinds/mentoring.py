"""Who is whose mentor."""

from dataclasses import dataclass
from typing import Annotated

from graph.kinds.kind import Dated, Field, Kind, Long


@dataclass(frozen=True, kw_only=True)
class Mentoring(Dated):
    """That an actor advises another."""

    declared = Kind(
        name="mentors",
        means="mentors",
        answers="Who is whose mentor?",
        modules="actors/{}_mentors",
        relationships=("MENTORS",),
        ends=("mentor", "mentored"),
        prefix="e",
        key=("mentor", "mentored", "since"),
    )

    mentor: Annotated[str, Field(refers=("actors",), means="who advises")]
    mentored: Annotated[str, Field(refers=("actors",), means="whom")]
    note: Long = None
