"""How actors are reached: personal data, apart from everything that maps and exports touch."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from graph.kinds.kind import Field, Kind, Precision, Record

BASES = ("consent", "contract", "duty", "legitimate")


@dataclass(frozen=True, kw_only=True)
class Contact(Record):
    """How to reach an actor, kept on a node of its own."""

    declared = Kind(
        name="contacts",
        means="contacts",
        answers="How is each actor reached?",
        modules="actors/{}_contacts",
        label="Contact",
        prefix="c",
        key=("actor", "name"),
        personal=True,
    )

    actor: Annotated[
        str, Field(refers=("actors",), by="REACHED_AT", inward=True, means="whom it reaches")
    ]
    name: str
    phone: str | None = None
    email: str | None = None
    line: str | None = None
    basis: Annotated[str | None, Field(words=BASES, vocabulary="basis")] = None
    """In law, for keeping it."""
    consented: date | None = None
    consented_precision: Precision = None
    keep_until: Annotated[date | None, Field(last=True)] = None
    keep_until_precision: Precision = None
