"""Where actors are based."""

from dataclasses import dataclass
from typing import Annotated

from graph.kinds.kind import Dated, Field, Kind


@dataclass(frozen=True, kw_only=True)
class Base(Dated):
    """Where an actor is based."""

    declared = Kind(
        name="bases",
        means="bases",
        answers="Where is each actor based?",
        modules="actors/{}_bases",
        relationships=("BASED_IN",),
        ends=("actor", "area"),
        prefix="b",
        key=("actor", "area", "since"),
    )

    actor: Annotated[str, Field(refers=("actors",), means="who")]
    area: Annotated[str, Field(refers=("areas",), means="where")]
