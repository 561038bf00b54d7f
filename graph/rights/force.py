"""The user in force."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from graph.base.errors import Forbidden
from graph.base.problems import Bilingual
from graph.base.words import LANGUAGES, say
from graph.rights.user import DEEDS, MACHINE, User

_acting: ContextVar[User | None] = ContextVar("acting", default=None)


def _whoever_is_here() -> User:
    return MACHINE


_asked: Callable[[], User] = _whoever_is_here


def obey(who: Callable[[], User]) -> None:
    """From here on, `who` is asked for the user in force where no `acting` block says one."""
    global _asked
    _asked = who


def current_user() -> User:
    """The user in force."""
    return _acting.get() or _asked()


@contextmanager
def acting(user: User) -> Iterator[None]:
    """Within the block, that user is in force."""
    token = _acting.set(user)
    try:
        yield
    finally:
        _acting.reset(token)


def need(deed: str) -> User:
    """The user in force, where their role allows the deed; Forbidden else."""
    user = current_user()
    if user.may(deed):
        return user
    if user.role == "nobody":
        raise Forbidden("rights.nobody")
    words = {"deed": f"deed.{deed}", "role": f"role.{user.role}", "least": f"role.{DEEDS[deed]}"}
    raise Forbidden("rights.refused", **{name: _both(word) for name, word in words.items()})


def _both(word: str) -> Bilingual:
    th, en = (say(f"rights.{word}", lang) for lang in LANGUAGES)
    return Bilingual(th, en)
