"""Choosing a partner: from the list, or by a short form, a part of the name, a misspelling."""

from collections.abc import Sequence

import streamlit as st

from dashboards.frame import address
from dashboards.frame.labels import plain
from dashboards.frame.session import ask_all, on_record
from graph import search
from graph.base.words import say

SHOWN = 6  # partners offered for a text


def who(label: str, name: str, options: Sequence[str], placeholder: str = "") -> str | None:
    """The uid that stands in the URL as `name`; where a text was typed, who may be meant."""
    names = on_record()
    now, typed, key = address.given(name), address.given(f"{name}_text"), f"who {name}"
    st.session_state[key] = now if now in options else None
    with st.container():
        st.selectbox(
            label,
            options,
            index=None,
            key=key,
            format_func=names.name,
            placeholder=placeholder or say("paths.page.choose"),
            accept_new_options=True,
            on_change=_keep,
            args=(key, name, frozenset(options)),
        )
        if typed:
            _offer(name, typed, frozenset(options))
    return now if now in options else None


def several(
    label: str, name: str, options: Sequence[str], most: int | None = None
) -> tuple[str, ...]:
    """The uids that stand in the URL as `name`, parted by commas."""
    key, names = f"several {name}", on_record()
    now = [uid for uid in (address.given(name) or "").split(",") if uid in options]
    st.session_state[key] = now[:most]
    st.multiselect(
        label,
        options,
        key=key,
        format_func=names.name,
        placeholder=say("paths.page.choose"),
        max_selections=most,
        on_change=lambda: address.put(**{name: ",".join(st.session_state[key])}),
    )
    return tuple(now[:most])


def _keep(key: str, name: str, options: frozenset[str]) -> None:
    chosen = st.session_state[key]
    if chosen is None or chosen in options:
        address.put(**{name: chosen, f"{name}_text": None})
    else:
        address.put(**{name: None, f"{name}_text": str(chosen)[:100]})


def _offer(name: str, typed: str, options: frozenset[str]) -> None:
    found = [hit for hit in ask_all(search.search, typed) if hit.uid in options][:SHOWN]
    if not found:
        st.caption(plain(say("pages.who.nobody", text=typed)))
        return
    st.caption(plain(say("pages.who.meant", text=typed)))
    with st.container(horizontal=True, gap="small"):
        for hit in found:
            st.button(
                plain(hit.name),
                key=f"who {name} {hit.uid}",
                help=plain(hit.by) if hit.by != hit.name else None,
                on_click=address.put,
                kwargs={name: hit.uid, f"{name}_text": None},
            )
