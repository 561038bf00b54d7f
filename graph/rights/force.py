"""The user in force."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar

from graph.base.errors import Forbidden
from graph.base.problems import Bilingual
from graph.base.words import LANGUAGES, say
from graph.rights.user import DEEDS, MACHINE, NOBODY, User

P = ParamSpec("P")
T = TypeVar("T")

_acting: ContextVar[User | None] = ContextVar("acting", default=None)


def _whoever_is_here() -> User:
    return MACHINE


_asked: Callable[[], User] = _whoever_is_here


def _nobody_keeps_it(who: str, what: str, about: str) -> None: ...


_looks: Callable[[str, str, str], None] = _nobody_keeps_it


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


def as_now(act: Callable[P, T]) -> Callable[P, T]:
    """The same for the user in force now, whenever and in whichever thread it is called."""
    user = current_user()

    @wraps(act)
    def acted(*args: P.args, **kwargs: P.kwargs) -> T:
        with acting(user):
            return act(*args, **kwargs)

    return acted


def watch(looks: Callable[[str, str, str], None]) -> None:
    """From here on, `looks` is told of everything `looked` at: who, what, and about what."""
    global _looks
    _looks = looks


def looked(what: str, about: str = "") -> None:
    """Who has signed in sees or takes out what others don't: "contacts" of a partner, "export" in
    a form; or was "refused" what a member may not see. It is kept where somebody keeps it."""
    if name := current_user().name:
        _looks(name, what, about)


def take_out(form: str, contacts: bool) -> None:
    """Forbidden where the user in force may not take data out in that form; that it was is kept."""
    need("contacts" if contacts else "ask")
    took_out(form, contacts)


def took_out(form: str, contacts: bool) -> None:
    """Keeps that who has signed in took data out in that form."""
    looked("export", f"{form} + contacts" if contacts else form)


def need(deed: str, of: str = "") -> User:
    """The user in force, where their role allows the deed; Forbidden else.

    of: whose it is. A member sees what is shown to the partner whom they are, and to nobody else:
    that they asked is kept.
    """
    user = current_user()
    if user.may(deed):
        if deed == "shared" and of != user.actor and not user.may("ask"):
            looked("refused", of)
            raise Forbidden("rights.another" if user.actor else "rights.no_partner")
        return user
    if user == NOBODY:
        raise Forbidden("rights.nobody")
    if user.where(deed):
        raise Forbidden("rights.whole")
    words = {"deed": f"deed.{deed}", "role": f"role.{user.highest}", "least": f"role.{DEEDS[deed]}"}
    raise Forbidden("rights.refused", **{name: _both(word) for name, word in words.items()})


def need_somewhere(deed: str) -> bool:
    """Whether the user in force is allowed the deed in some managed networks alone: then it is to
    be asked of what it is done to. Forbidden where they may nowhere."""
    user = current_user()
    if user.may(deed) or not user.where(deed):
        need(deed)
        return False
    return True


def held_to(deed: str, network: str | None, of: str = "") -> str | None:
    """The network to which the user in force is held; None where they may in all, or in none: that
    is `need`'s affair. network: of which they ask; None: of the only one that they have."""
    user = current_user()
    own = user.where(deed)
    if user.may(deed) or not own:
        need(deed, of)
        return None
    if network is None and len(own) > 1:
        raise Forbidden("rights.which")
    if network not in (None, *own):
        looked("refused", network or "")
        raise Forbidden("rights.elsewhere")
    return network or own[0]


def _both(word: str) -> Bilingual:
    th, en = (say(f"rights.{word}", lang) for lang in LANGUAGES)
    return Bilingual(th, en)
