"""Ways of working that a managed network has agreed on."""

from dataclasses import dataclass
from typing import Annotated

from graph.kinds.kind import Dated, Field, Kind

MATTERS = (
    *("meeting", "assessment", "office", "decisions", "money", "information", "help"),
    "other",
)


@dataclass(frozen=True, kw_only=True)
class Way(Dated):
    """What was agreed on a matter. frequency: how often a year they meet, or assess themselves;
    years: of a term of office."""

    declared = Kind(
        name="ways",
        means="agreed ways of working",
        answers="How do they work together?",
        modules="network/{}_ways",
        label="Way",
        prefix="u",
        key=("network", "matter", "text", "since"),
    )

    network: Annotated[
        str, Field(refers=("networks",), by="ABOUT", implied=True, means="who agreed")
    ]
    matter: Annotated[str, Field(words=MATTERS, vocabulary="matter")]
    text: Annotated[str, Field(long=True)]
    frequency: Annotated[float | None, Field(range=(0, 3650), vocabulary="frequency")] = None
    years: Annotated[int | None, Field(range=(0, 50))] = None
