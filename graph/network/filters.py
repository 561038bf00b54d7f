"""What part of the network is asked about."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Filters:
    """Uids of what to narrow to; None or empty: everything.

    types filters ties and keeps all actors. sector and area (with all within it) keep the actors
    that match and the ties among them. issue keeps ties about it or a part of it, ties without an
    issue between two actors who both work on it, and the actors on either. network keeps its
    members. no_persons leaves persons out, with every tie of theirs.
    """

    issue: str | None = None
    area: str | None = None
    sector: str | None = None
    types: tuple[str, ...] = ()
    network: str | None = None
    no_persons: bool = False

    def __bool__(self) -> bool:
        return self != Filters()


EVERYTHING = Filters()
