"""Interests that partners declared."""

from dataclasses import dataclass
from typing import Annotated

from graph.kinds.kind import Dated, Field, Kind, Texts


@dataclass(frozen=True, kw_only=True)
class Interest(Dated):
    """An interest of their own that an actor declared. concerns: the bodies it is in."""

    declared = Kind(
        name="interests",
        means="declared interests",
        answers="Who declared an interest, and in what?",
        modules="actors/{}_interests",
        label="Interest",
        prefix="j",
        key=("actor", "text", "since"),
    )

    actor: Annotated[
        str, Field(refers=("actors",), by="DECLARED", inward=True, means="who declared it")
    ]
    text: Annotated[str, Field(long=True)]
    concerns: Annotated[Texts, Field(refers=("actors",), by="CONCERNS", means="in whom")] = ()
