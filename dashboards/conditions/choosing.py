"""One member of a round, chosen from a list, and what is done for them."""

from collections.abc import Callable, Sequence

import streamlit as st

from dashboards.frame import address, labels, writing
from dashboards.frame.labels import plain
from dashboards.frame.session import on_record
from graph.base.words import say
from graph.kinds import Round


def member(
    name: str,
    of: Round,
    among: Sequence[str],
    words: tuple[str, str],
    act: Callable[[Round, str, str], None],
    who: str,
    note: str | None = None,
) -> None:
    """The list with its note, and the button, grey until a member is chosen and a writer named.

    words: of both. act: is called with the round, the member and the writer.
    """
    with st.container(horizontal=True, vertical_alignment="bottom"):
        uid = st.selectbox(
            say(words[0]),
            among,
            index=None,
            key=f"{name} {of.uid}",
            format_func=on_record().name,
            placeholder=say("forms.choose"),
            help=note,
            width=320,
        )
        st.button(
            say(words[1]),
            key=f"do {name}",
            disabled=not (uid and who),
            on_click=act,
            args=(of, uid, who),
        )


def made(key: str, of: Round, words: tuple[str, str], link: Callable[[str, str], str]) -> None:
    """The link that was just made for a member, and the button that hides it. key: of the session,
    which holds the round's uid, the member's and the token. link: of token and origin."""
    if (kept := st.session_state.get(key)) is None or kept[0] != of.uid:
        return
    _, uid, token = kept
    with st.container(horizontal=True, vertical_alignment="center"):
        st.link_button(
            plain(say(words[0], name=labels.short(on_record().name(uid)))),
            link(token, address.origin()),
            icon=":material/edit_note:",
            type="primary",
        )
        st.button(say(words[1]), key=f"hide {key}", on_click=_hide, args=(key,))


def _hide(key: str) -> None:
    st.session_state.pop(key, None)
    writing.clear()
