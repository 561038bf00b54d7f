"""Who looks alike and is not the same."""

from dataclasses import dataclass
from typing import Annotated

from graph.kinds.kind import Field, Kind, Record


@dataclass(frozen=True, kw_only=True)
class Distinct(Record):
    """That two actors who look alike were found not to be the same; low uid first."""

    declared = Kind(
        name="distinct",
        means="pairs of actors who are not the same",
        answers="Who looks alike and is not the same?",
        modules="actors/{}_distinct",
        relationships=("DISTINCT_FROM",),
        ends=("one", "other"),
        prefix="d",
        key=("one", "other"),
        table=False,
    )

    one: Annotated[str, Field(refers=("actors",), means="the lower uid")]
    other: Annotated[str, Field(refers=("actors",), means="the higher one")]
