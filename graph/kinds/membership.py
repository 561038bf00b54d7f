"""Who belongs to what."""

from dataclasses import dataclass
from typing import Annotated

from graph.kinds.kind import Dated, Field, Kind


@dataclass(frozen=True, kw_only=True)
class Membership(Dated):
    """An actor's membership or post in another actor or in a managed network."""

    declared = Kind(
        name="members",
        means="memberships and posts",
        answers="Who belongs to what, in which post?",
        modules="actors/{}_members",
        relationships=("MEMBER_OF",),
        ends=("member", "of"),
        prefix="m",
        key=("member", "of", "role", "since"),
    )

    member: Annotated[str, Field(refers=("actors",), means="who")]
    of: Annotated[str, Field(refers=("networks", "actors"), means="in what")]
    role: str | None = None
