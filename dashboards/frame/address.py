"""The URL of the page: widgets write what was chosen into it, and are set from it on every run."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from dashboards.frame.asked import Asked
from dashboards.frame.pages import PAGES

SCRIPTS = {entry.word: entry.script for entry in PAGES}


def current() -> Asked:
    """What this run of the page is asked; the front door has put it there."""
    asked = st.session_state["asked"]
    assert isinstance(asked, Asked)
    return asked


def given(name: str) -> str | None:
    """The value of one parameter of the URL; None where it is not there."""
    return st.query_params.get(name) or None


def put(**params: str | None) -> None:
    """Write parameters into the URL; None takes one off."""
    for name, value in params.items():
        if value:
            st.query_params[name] = value
        elif name in st.query_params:
            del st.query_params[name]


def link(word: str, label: str, **params: str | None) -> None:
    """A link to a page, with the question as it stands and `params` of the page's own.

    `label` is read as Markdown: names go through `text.plain` first.
    """
    st.page_link(SCRIPTS[word], label=label, query_params=_with(params))


def go(word: str, **params: str | None) -> None:
    """Leave for another page, with the question as it stands."""
    st.switch_page(SCRIPTS[word], query_params=_with(params))


def pick(
    label: str,
    name: str,
    options: Sequence[str],
    show: Callable[[str], str],
    placeholder: str = "",
) -> str | None:
    """A list with search whose choice stands in the URL as `name`; None while nothing is chosen."""
    key = f"pick {name}"
    now = given(name)
    st.session_state[key] = now if now in options else None
    return st.selectbox(
        label,
        options,
        index=None,
        key=key,
        format_func=show,
        placeholder=placeholder,
        on_change=_keep,
        args=(key, name),
    )


def switch(label: str, name: str, options: Sequence[str], show: Callable[[str], str]) -> str:
    """A row of choices, the first the usual one, whose choice stands in the URL as `name`."""
    key = f"switch {name}"
    now = given(name)
    st.session_state[key] = now if now in options else options[0]
    chosen = st.segmented_control(
        label, options, key=key, format_func=show, on_change=_keep, args=(key, name), required=True
    )
    return chosen or options[0]


def _keep(key: str, name: str) -> None:
    put(**{name: st.session_state[key]})


def _with(params: dict[str, Any]) -> dict[str, str]:
    return current().address() | {name: value for name, value in params.items() if value}
