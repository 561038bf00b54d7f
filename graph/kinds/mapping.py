"""How graph files were read, so that the next one like it is read the same way."""

from dataclasses import dataclass
from typing import Annotated

from graph.kinds.kind import Field, Kind, Record


@dataclass(frozen=True, kw_only=True)
class Mapping(Record):
    """How the attributes of a graph file are read. uid: made from their names."""

    declared = Kind(
        name="mappings",
        means="mappings of graph files",
        answers="How was a file like this one read before?",
        modules="journal/{}_mappings",
        label="Mapping",
        prefix="g",
        few=True,
        table=False,
    )

    name: str
    """The file it was first made for."""
    text: Annotated[str, Field(long=True, literal=True)]
    """JSON."""
