"""Who: persons, groups and organisations."""

from dataclasses import dataclass
from typing import Annotated

from graph.kinds.kind import Beside, Dated, Extra, Field, Kind, Long, Texts

SORTS = ("person", "group", "organisation")
SECTORS = ("people", "academia", "government")


@dataclass(frozen=True, kw_only=True)
class Actor(Dated):
    """A person, group or organisation."""

    declared = Kind(
        name="actors",
        means="actors",
        answers="Who is in the network?",
        modules="actors/{}",
        label="Actor",
        typed_by="kind",
        prefix="a",
        key=("name",),
        beside={"area": Beside("bases", "area"), "issues": Beside("works", "issue", several=True)},
    )

    name: Annotated[str, Field(indexed=True)]
    kind: Annotated[str, Field(words=SORTS, vocabulary="kind")]
    sector: Annotated[str | None, Field(words=SECTORS, vocabulary="sector")] = None
    aliases: Annotated[Texts, Field(in_order=True)] = ()
    place: Annotated[str | None, Field(column="area_text", seldom=True)] = None
    """An area as it was written, where no known area bears the name."""
    note: Long = None
    extra: Extra = ()
