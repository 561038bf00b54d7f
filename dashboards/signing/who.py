"""Who is in force on a page: whoever's session it is, in callbacks and fragments too."""

import time
from collections.abc import Callable

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboards.signing.sign_in import IN
from dashboards.signing.told import SESSION
from graph.base.words import language, say
from graph.rights import NOBODY, User, current_user

FRESH = 1.0
"""Seconds for which a look into the book is good enough."""


class Visitor:
    """Asks who it is, once a second for each of whom requests tell. find: who is told of."""

    def __init__(self, find: Callable[[str], User | None]) -> None:
        self._find = find
        self._seen: dict[str, tuple[float, User]] = {}

    def __call__(self) -> User:
        """The user of the session whose page runs in this thread; nobody outside of all."""
        if get_script_run_ctx(suppress_warning=True) is None:
            return NOBODY
        of, now = st.context.headers.get(SESSION) or "", time.monotonic()
        at, user = self._seen.get(of, (now - FRESH, NOBODY))
        if now - at >= FRESH:
            user = self._find(of) or NOBODY
            if len(self._seen) > 1_000:
                self._seen.clear()
            self._seen[of] = (now, user)
        return user


def wait() -> None:
    """Says that the session has ended, until somebody has signed in again. The run goes no
    further meanwhile, so that the page keeps what was typed."""
    if current_user() != NOBODY:
        return
    place = st.empty()
    with place.container(key="ended", border=True):
        st.markdown(say("accounts.page.ended"))
        # a link of Markdown: what draws a button may not be loaded yet, and no longer be given
        st.markdown(f"[{say('accounts.page.in_new_tab')}]({IN}?lang={language()})")
        look = st.empty()
    while current_user() == NOBODY:
        time.sleep(1)
        look.empty()  # here Streamlit lets go of a run that is over
    place.empty()
