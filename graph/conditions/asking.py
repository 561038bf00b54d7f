"""Asking the members of a round: their links, and who has answered."""

from collections.abc import Iterable

from graph.conditions.sealed import Invitation, Sealed
from graph.kinds import Round
from graph.rights import held_to, looked


def invite(sealed: Sealed, of: Round, members: Iterable[str]) -> dict[str, str]:
    """Member → the token of their link, which nobody learns again; who has answered is left out.

    Forbidden where the user in force may not ask in that network; Conflict where it has closed.
    """
    held_to("survey", of.network)
    answered = {each.actor for each in sealed.invitations(of.uid) if each.answered}
    found = {
        each: sealed.invite(of.uid, each, of.closes) for each in members if each not in answered
    }
    looked("members asked", f"{of.uid}: {len(found)}")
    return found


def withdraw(sealed: Sealed, of: Round, member: str) -> None:
    """The member's link opens nothing from here on; what they answered by it still counts."""
    held_to("survey", of.network)
    sealed.withdraw(of.uid, member)


def invited(sealed: Sealed, of: Round) -> list[Invitation]:
    """Who was asked, by uid, and how far each has come; never what they answered."""
    held_to("survey", of.network)
    return sealed.invitations(of.uid)
