"""What actors have to do with a managed network: worksheet 1."""

from dataclasses import dataclass
from typing import Annotated

from graph.kinds.kind import Beside, Dated, Field, Kind, Long, Texts

GROUPS = ("influences_us", "influenced", "interested")
RATINGS = ("high", "low")


@dataclass(frozen=True, kw_only=True)
class Stake(Dated):
    """What an actor has to do with a managed network."""

    declared = Kind(
        name="stakes",
        means="stakes of actors in managed networks",
        answers="What has each actor to do with our network?",
        modules="stakeholders/{}",
        relationships=("STAKE_IN",),
        ends=("actor", "network"),
        prefix="k",
        key=("actor", "network", "since"),
        beside={"contact": Beside("contacts", "name"), "phone": Beside("contacts", "phone")},
        any=True,
    )

    actor: Annotated[str, Field(refers=("actors",), means="who")]
    network: Annotated[
        str, Field(refers=("networks",), implied=True, means="in which managed network")
    ]
    groups: Annotated[Texts, Field(words=GROUPS, vocabulary="groups")] = ()
    influence: Annotated[str | None, Field(words=RATINGS, vocabulary="rating")] = None
    interest: Annotated[str | None, Field(words=RATINGS, vocabulary="rating")] = None
    how_it_influences: Long = None
    how_it_is_affected: Long = None
    what_matters: Long = None
    what_it_can_give: Long = None
    how_it_may_hinder: Long = None
    how_to_reach: Long = None
