"""What was chosen for this network: weights, half-life, time zone, language, era."""

from dataclasses import dataclass
from typing import Annotated

from graph.kinds.kind import Field, Kind, Record


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
        deed="set",
        uid_column="name",
    )

    value: Annotated[str, Field(literal=True)]
    """JSON."""
