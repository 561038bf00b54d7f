"""What actors have to do with a managed network: worksheet 1."""

from dataclasses import dataclass
from typing import Annotated

from graph.kinds.kind import Beside, Dated, Field, Kind, Long, Texts

GROUPS = ("influences_us", "influenced", "interested")
RATINGS = ("high", "low")
MOST = 10
NUMBERS = tuple(str(number) for number in range(1, MOST + 1))
PLACES = (*RATINGS, *NUMBERS)
"""What a rating may be: a half of the grid, or a number on it."""


def half(rating: str | None) -> str | None:
    """The half of the grid a rating lies in: high (6 and more of 10) or low; None: not known."""
    if rating in NUMBERS:
        return RATINGS[int(rating) <= MOST // 2]
    return rating


def on_grid(rating: str) -> float:
    """Where a rating stands from 1 to 10; what is only high or low in the middle of its half."""
    return float(rating) if rating in NUMBERS else {"high": 8.0, "low": 3.0}[rating]


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
    influence: Annotated[str | None, Field(words=PLACES, vocabulary="rating")] = None
    interest: Annotated[str | None, Field(words=PLACES, vocabulary="rating")] = None
    how_it_influences: Long = None
    how_it_is_affected: Long = None
    what_matters: Long = None
    what_it_can_give: Long = None
    how_it_may_hinder: Long = None
    how_to_reach: Long = None
