"""What the network works on."""

from dataclasses import dataclass
from typing import Annotated

from graph.kinds.kind import Field, Kind, Record


@dataclass(frozen=True, kw_only=True)
class Issue(Record):
    """A subject, perhaps part of a larger one."""

    declared = Kind(
        name="issues",
        means="issues",
        answers="What does the network work on?",
        modules="issues/{}",
        label="Issue",
        prefix="i",
        key=("name",),
        few=True,
    )

    name: Annotated[str, Field(indexed=True)]
    part_of: Annotated[
        str | None, Field(refers=("issues",), by="PART_OF", means="the issue it is part of")
    ] = None
