"""Users, their roles, and the least role for each deed."""

from dataclasses import dataclass

ROLES = ("nobody", "member", "viewer", "editor", "manager", "administrator")
"""Each may what those before it may, and more."""

OF_NETWORK = ("viewer", "editor", "manager")
"""Those that may be given for one network; a member's networks are those that they are in."""

DEEDS = {
    "shared": "member",  # see what the network shares
    "ask": "viewer",  # ask whatever shows no contacts
    "contacts": "editor",  # see how people are reached
    "write": "editor",  # change records, and take back what one wrote oneself
    "undo_others": "manager",  # take back what others wrote
    "decide": "manager",  # about findings
    "set": "manager",  # what is set for the network
    "survey": "manager",  # ask the members, and see who has answered
    "share": "manager",  # let people without an account see a view, by a link
    "administer": "administrator",  # accounts, backups, taking a person out
}
"""What is done → the least role that may."""


@dataclass(frozen=True)
class User:
    """Someone who uses Saan. name: theirs in the journal; "" where nobody signs in. role: in all
    that is on record. actor: the uid of the partner whom they are. networks: (uid, role) of
    managed networks in which they may more than in all."""

    name: str
    role: str
    actor: str | None = None
    networks: tuple[tuple[str, str], ...] = ()

    @property
    def highest(self) -> str:
        """The highest of their roles, in all or in a network."""
        return max((self.role, *dict(self.networks).values()), key=ROLES.index)

    def may(self, deed: str) -> bool:
        """Whether the role allows it; KeyError for a deed that nobody has declared."""
        return _allows(self.role, deed)

    def where(self, deed: str) -> tuple[str, ...]:
        """The managed networks in which a role of theirs allows it."""
        return tuple(uid for uid, role in self.networks if _allows(role, deed))


def _allows(role: str, deed: str) -> bool:
    return ROLES.index(role) >= ROLES.index(DEEDS[deed])


MACHINE = User("", "administrator")
"""Whoever has the machine: the command line, the night, and pages where nobody signs in."""

NOBODY = User("", "nobody")
"""Who has not signed in where one must."""
