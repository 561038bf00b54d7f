"""Passwords: what may be one, and how it is kept (argon2id, RFC 9106)."""

from functools import cache
from typing import TYPE_CHECKING

from graph.base.errors import DataError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST, LONGEST = 10, 200
WEAK = 2
"""The score of zxcvbn, 0 to 4, at and below which a password is too easily guessed."""
READ = 72
"""Characters that are weighed; zxcvbn takes long over more."""


def check(password: str, name: str) -> None:
    """DataError, with what to do, where it is too short, too long or easily guessed."""
    from zxcvbn import zxcvbn

    if not SHORTEST <= len(password) <= LONGEST:
        raise DataError("accounts.password_length", least=SHORTEST, most=LONGEST)
    if zxcvbn(password[:READ], user_inputs=[name, "saan"])["score"] <= WEAK:
        raise DataError("accounts.password_weak")


def hashed(password: str) -> str:
    """What is kept of a password."""
    return _hasher().hash(password)


def fits(kept: str | None, password: str) -> bool:
    """Whether it is the password. None fits where none is kept, and that takes as long: nobody
    learns who has an account."""
    from argon2.exceptions import VerificationError

    try:
        return _hasher().verify(kept or _nobody(), password) and bool(kept)
    except VerificationError:
        return False


def aged(kept: str) -> bool:
    """Whether it was hashed with weaker parameters than are usual now."""
    return _hasher().check_needs_rehash(kept)


@cache
def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher

    return PasswordHasher()


@cache
def _nobody() -> str:
    return hashed("nobody")
