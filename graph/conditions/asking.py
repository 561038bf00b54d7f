"""Asking the members of a round: their links, and who has answered."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from graph.base.errors import Conflict
from graph.conditions.sealed import Invitation, Sealed
from graph.kinds import Round
from graph.rights import held_to, looked

AFTER = timedelta(days=90)
"""How long a link opens the member's own page once its round has closed: our rule."""


def invite(
    sealed: Sealed, of: Round, members: Iterable[str], filler: str | None = None
) -> dict[str, str]:
    """Member → the token of their link, which nobody learns again; who has answered, be it
    meanwhile, is left out. filler: who fills in for them.

    Forbidden where the user in force may not ask in that network; Conflict where it has closed.
    """
    held_to("survey", of.network)
    found = {}
    for each in members:
        try:
            found[each] = sealed.invite(of.uid, each, of.closes, filler)
        except Conflict as conflict:
            if conflict.key != "conditions.link.answered":
                raise
    looked("members asked", f"{of.uid}: {len(found)}")
    return found


def withdraw(sealed: Sealed, of: Round, member: str) -> None:
    """The member's link opens nothing from here on; what they answered by it still counts."""
    held_to("survey", of.network)
    sealed.withdraw(of.uid, member)


def ends(of: Round) -> date:
    """The last day on which the links of a round open something."""
    return of.closed + AFTER if of.closed else of.closes


def invited(sealed: Sealed, of: Round) -> list[Invitation]:
    """Who was asked, by uid, and how far each has come; never what they answered."""
    held_to("survey", of.network)
    return sealed.invitations(of.uid)


def state(of: Round, on: date) -> str:
    """ "coming" before its first day, "open" to its last, then "ending" until it is "closed"."""
    if of.closed:
        return "closed"
    return "coming" if on < of.opens else "open" if on <= of.closes else "ending"


def stage(of: Invitation) -> str:
    """How far a member has come: "asked", "opened", "begun" or "finished"; or "withdrawn"."""
    if of.withdrawn and not of.answered:
        return "withdrawn"
    if of.answered:
        return "finished" if of.finished else "begun"
    return "opened" if of.opened else "asked"


def unasked(members: Iterable[str], asked: Iterable[Invitation]) -> list[str]:
    """Those of the members who hold no link."""
    holders = {each.actor for each in asked if stage(each) != "withdrawn"}
    return [each for each in members if each not in holders]


def waiting(asked: Iterable[Invitation]) -> list[str]:
    """Those who hold a link and have not answered, by uid."""
    return [each.actor for each in asked if stage(each) in ("asked", "opened")]


def unanswered(members: Iterable[str], asked: Sequence[Invitation]) -> list[str]:
    """Those of the members who have not answered, with a link or without."""
    members = list(members)
    left = {*unasked(members, asked), *waiting(asked)}
    return [each for each in members if each in left]


def answered(asked: Iterable[Invitation]) -> tuple[int, int]:
    """How many have answered, of how many who were asked and whose link was not withdrawn."""
    counted = [stage(each) for each in asked if stage(each) != "withdrawn"]
    return len([each for each in counted if each in ("begun", "finished")]), len(counted)


def counted(sealed: Sealed, of: Round) -> tuple[int, int]:
    """The same of a round: as it is on record where that has closed."""
    if of.closed:
        return len(of.answered), len(of.invited)
    return answered(invited(sealed, of))
