"""Who may do what: asked of the user in force by every question and every write.

    need("write")        Forbidden, with the sentence, where the user in force may not
    with acting(user):   within the block, that user is in force

Where nobody signs in, whoever has the machine is in force and may do everything.
"""

from graph.rights.force import (
    acting,
    as_now,
    current_user,
    held_to,
    looked,
    need,
    need_somewhere,
    obey,
    take_out,
    took_out,
    watch,
)
from graph.rights.user import DEEDS, MACHINE, NOBODY, OF_NETWORK, ROLES, User

__all__ = [
    "DEEDS",
    "MACHINE",
    "NOBODY",
    "OF_NETWORK",
    "ROLES",
    "User",
    "acting",
    "as_now",
    "current_user",
    "held_to",
    "looked",
    "need",
    "need_somewhere",
    "obey",
    "take_out",
    "took_out",
    "watch",
]
