"""What came of the work, with its evidence."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from graph.kinds.kind import Field, Kind, Precision, Record, Texts

SORTS = (
    *("policy", "asset", "market", "health", "knowledge", "technology"),
    *("trust", "information", "other"),
)


@dataclass(frozen=True, kw_only=True)
class Result(Record):
    """Something that came of the work; its sources are the evidence."""

    declared = Kind(
        name="results",
        means="results",
        answers="What came of it?",
        modules="results/{}",
        label="Result",
        prefix="r",
        key=("text", "achieved"),
    )

    text: Annotated[str, Field(long=True)]
    sort: Annotated[str | None, Field(words=SORTS, vocabulary="sort")] = None
    achieved: Annotated[date | None, Field(column="date")] = None
    achieved_precision: Precision = None
    area: Annotated[str | None, Field(refers=("areas",), by="WITHIN", means="where")] = None
    actors: Annotated[
        Texts, Field(refers=("actors",), by="ACHIEVED", inward=True, means="whose doing it is")
    ] = ()
    activities: Annotated[
        Texts, Field(refers=("activities",), by="CAME_OF", means="what it came of")
    ] = ()
    about: Annotated[str | None, Field(refers=("issues",), by="ABOUT", means="the issue")] = None

    @property
    def lacks(self) -> Texts:
        """The columns without which nobody can check it."""
        held = {"date": self.achieved, "source": self.sources}
        return tuple(column for column, value in held.items() if not value)
