"""One member of a round, chosen from a list, and what is done for them."""

from collections.abc import Callable, Sequence

import streamlit as st

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
