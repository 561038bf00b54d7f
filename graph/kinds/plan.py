"""Wanted ties: worksheet 4."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from graph.kinds.kind import Field, Kind, Long, Precision, Record
from graph.kinds.tie import LEVELS

WANTED = (*LEVELS, "loose")
"""The levels a plan may want: loose is one whose kind is not stated."""


@dataclass(frozen=True, kw_only=True)
class PlanStep(Record):
    """A wanted tie between "us" of a managed network and an actor."""

    declared = Kind(
        name="plans",
        means="plan steps",
        answers="Whom do we want to weave in, and how?",
        modules="expansion/{}",
        label="PlanStep",
        prefix="p",
        key=("network", "actor", "wanted"),
    )

    actor: Annotated[
        str, Field(refers=("actors",), by="CONCERNS", means="whom the wanted tie leads to")
    ]
    network: Annotated[
        str, Field(refers=("networks",), by="ABOUT", implied=True, means="whose plan it is")
    ]
    wanted: Annotated[str, Field(words=WANTED, vocabulary="type")]
    existing: Annotated[str | None, Field(words=(*WANTED, "none"), vocabulary="type")] = None
    through: Annotated[str | None, Field(refers=("actors",))] = None
    """The broker of the existing tie."""
    our_benefit: Long = None
    friends_benefit: Long = None
    method: Long = None
    owner: str | None = None
    due: Annotated[date | None, Field(last=True)] = None
    due_precision: Precision = None
    outcome: Long = None
    planned: date | None = None
    planned_precision: Precision = None
    reaches: Annotated[int | None, Field(range=(0, 1_000_000))] = None
    """How many the tie was expected to bring within two steps of us, when it was planned."""
