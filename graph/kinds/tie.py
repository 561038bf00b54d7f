"""Who works with whom: ties between two actors, an episode at a time."""

from dataclasses import dataclass
from typing import Annotated

from graph.kinds.kind import Dated, Extra, Field, Kind, Long

LEVELS = ("COLLABORATE", "COORDINATE", "COOPERATE")
"""The types of ties, the tightest first."""

CERTAINTIES = ("sure", "likely", "guess")


@dataclass(frozen=True, kw_only=True)
class Tie(Dated):
    """One episode of a tie. stated: False where it is "loose", its kind not stated."""

    declared = Kind(
        name="ties",
        means="ties",
        answers="Who works with whom, how closely, since when?",
        modules="ties/{}",
        relationships=LEVELS,
        ends=("start", "end"),
        typed_by="type",
        prefix="t",
        key=("start", "end", "type", "about", "since"),
    )

    type: Annotated[str, Field(words=LEVELS, vocabulary="type", means="the level")]
    start: Annotated[
        str, Field(refers=("actors",), column="from", means="whom it was written from")
    ]
    end: Annotated[str, Field(refers=("actors",), column="to", means="whom it was written to")]
    frequency: Annotated[float | None, Field(range=(0, 3650), vocabulary="frequency")] = None
    """Contacts a year."""
    trust: Annotated[float | None, Field(range=(1, 4), steps=True)] = None
    declared_strength: Annotated[float | None, Field(range=(-1e9, 1e9), column="strength")] = None
    declared_scale: Annotated[str | None, Field(column="scale", seldom=True)] = None
    about: Annotated[str | None, Field(refers=("issues",), indexed=True)] = None
    through: Annotated[str | None, Field(refers=("actors",), indexed=True)] = None
    """The broker."""
    mutual: Annotated[bool | None, Field(vocabulary="mutual")] = None
    stated: Annotated[bool, Field(column=None)] = True
    certainty: Annotated[str | None, Field(words=CERTAINTIES, vocabulary="certainty")] = None
    note: Long = None
    extra: Extra = ()
