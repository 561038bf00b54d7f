"""Findings of governance, and what became of them; their history is the journal's."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from graph.kinds.kind import Field, Kind, Long, Record, Texts

SEVERITIES = ("high", "medium", "low")
STATUSES = ("open", "accepted", "resolved", "gone")


@dataclass(frozen=True, kw_only=True)
class Case(Record):
    """A finding of governance, from the day it was first found. uid: made of what it is about.

    status: open; accepted, with its reason; resolved, by hand; gone, by itself. seen: the day
    someone took note of it. closed: the day since which it is not open. due: its last day.
    """

    declared = Kind(
        name="findings",
        means="findings of governance",
        answers="What was found, and who deals with it?",
        modules="governance/{}",
        label="Finding",
        prefix="f",
        table=False,
    )

    rule: Annotated[str, Field(indexed=True)]
    network: str | None = None
    """Uid of the managed network whose finding it is, where several are on record; it stays when
    that network goes."""
    severity: Annotated[str, Field(words=SEVERITIES)]
    status: Annotated[str, Field(words=STATUSES)]
    opened: date
    concerns: Annotated[Texts, Field(refers=("actors", "networks", "issues", "areas"))] = ()
    since: date | None = None  # of its cause
    figures: Annotated[str | None, Field(long=True, literal=True)] = None
    """JSON, on the day it was opened, or opened again."""
    reopened: date | None = None
    closed: date | None = None
    seen: date | None = None
    owner: str | None = None
    remedy: Long = None
    due: date | None = None
    reason: Long = None
