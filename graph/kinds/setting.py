"""What was chosen for this network: weights, half-life, time zone, language, era."""

from dataclasses import dataclass
from typing import Annotated

from graph.kinds.kind import Field, Kind, Record

PLACE = "map.place."
"""How the name of a partner's place on the map begins: map.place.a1, with [x, y]."""


@dataclass(frozen=True, kw_only=True)
class Setting(Record):
    """What was chosen for this network. uid: its name, such as "strength.half_life"."""

    declared = Kind(
        name="settings",
        means="what was chosen for this network",
        answers="What is set otherwise here?",
        modules="journal/{}_settings",
        label="Setting",
        prefix="s",
        few=True,
        uid_column="name",
    )

    value: Annotated[str, Field(literal=True)]
    """JSON."""

    @property
    def deed(self) -> str:
        """Where partners stand on the map is anybody's who writes."""
        return "write" if self.uid.startswith(PLACE) else "set"
