"""Where: the tree of regions, provinces, districts and subdistricts."""

from dataclasses import dataclass
from typing import Annotated

from graph.kinds.kind import Field, Kind, Record

AREA_LEVELS = ("region", "province", "district", "subdistrict")
"""From the largest to the smallest."""


@dataclass(frozen=True, kw_only=True)
class Area(Record):
    """A place of the official tree; its uid is its code."""

    declared = Kind(
        name="areas",
        means="areas",
        answers="Where does the network work?",
        modules="issues/{}_areas",
        label="Area",
        uid_column="code",
    )

    name: Annotated[str, Field(indexed=True)]
    level: Annotated[str, Field(words=AREA_LEVELS, vocabulary="level")]
    name_en: str | None = None
    within: Annotated[
        str | None, Field(refers=("areas",), by="WITHIN", means="the area it lies within")
    ] = None
    latitude: Annotated[float | None, Field(range=(-90, 90))] = None
    longitude: Annotated[float | None, Field(range=(-180, 180))] = None
    """The middle of it, in degrees: both, or none."""
