"""Who works on what."""

from dataclasses import dataclass
from typing import Annotated

from graph.kinds.kind import Dated, Field, Kind


@dataclass(frozen=True, kw_only=True)
class Work(Dated):
    """That an actor works on an issue."""

    declared = Kind(
        name="works",
        means="works on issues",
        answers="Who works on what?",
        modules="actors/{}_works",
        relationships=("WORKS_ON",),
        ends=("actor", "issue"),
        prefix="w",
        key=("actor", "issue", "since"),
    )

    actor: Annotated[str, Field(refers=("actors",), means="who")]
    issue: Annotated[str, Field(refers=("issues",), means="on what")]
