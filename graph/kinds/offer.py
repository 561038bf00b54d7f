"""What partners offer, need and are skilled in."""

from dataclasses import dataclass
from typing import Annotated

from graph.kinds.kind import Dated, Field, Kind

OFFERED = ("offer", "need", "skill")


@dataclass(frozen=True, kw_only=True)
class Offer(Dated):
    """What an actor offers the others, needs of them, or is skilled in."""

    declared = Kind(
        name="offers",
        means="offers, needs and skills of actors",
        answers="What does each offer, need, and know how to do?",
        modules="actors/{}_offers",
        label="Offer",
        prefix="h",
        key=("actor", "what", "text", "since"),
    )

    actor: Annotated[str, Field(refers=("actors",), by="CONCERNS", means="whose it is")]
    what: Annotated[str, Field(words=OFFERED, vocabulary="what")]
    text: Annotated[str, Field(long=True)]
    about: Annotated[str | None, Field(refers=("issues",), by="ABOUT", means="the issue")] = None
