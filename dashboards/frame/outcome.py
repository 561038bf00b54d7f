"""What became of a write from a page: said once above the page, with a button to take it back."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from dashboards.frame import session
from dashboards.frame.text import plain
from graph.base.errors import SaanError
from graph.base.words import say

KEPT = "outcome"
FRESH = "outcome is fresh"
"""Where the line may be out of sight, a short word tells that there is one."""


def attempt(key: str, write: Callable[[], Any], **facts: str) -> None:
    """Writes, in a button's callback; what became of it is shown by `show` afterwards.

    key: the sentence of success, with the facts and `batch`.
    """
    try:
        written = write()
    except SaanError as problem:
        failed(problem)
    else:
        done(key, written, (), **facts)


def done(key: str, written: Any, notes: Sequence[Any] = (), **facts: str) -> None:
    """Remembers a success: its sentence, the batch, and problems that want a look."""
    batch = written.batch if written else ""
    st.session_state[KEPT] = (key, {**facts, "batch": batch}, tuple(notes))


def failed(problem: SaanError) -> None:
    """Remembers why nothing was written."""
    st.session_state[KEPT] = problem


def clear() -> None:
    """Forgets the last outcome: what comes next is told elsewhere."""
    st.session_state.pop(KEPT, None)


def show(writer: str) -> None:
    """The outcome of the last write, until the next one; its place stays when there is none."""
    if st.session_state.pop(FRESH, False):
        st.toast(say("forms.toast"))
    with st.container(key="outcome"):
        _show(st.session_state.get(KEPT), writer)


def _show(outcome: Any, writer: str) -> None:
    if isinstance(outcome, SaanError):
        st.error("  \n".join(plain(line) for line in outcome.text().split("\n")))
    elif outcome:
        key, facts, notes = outcome
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            words = {name: plain(value) for name, value in facts.items()}
            st.markdown(f"✓ {say(key, **words)}", width="content")
            if facts["batch"]:
                st.button(
                    say("duplicates.page.undo"),
                    key="outcome undo",
                    disabled=not writer,
                    on_click=undo,
                    args=(facts["batch"], writer),
                )
        for text in dict.fromkeys(note.text() for note in notes):
            st.warning(plain(text))


def undo(batch: str, writer: str, only: tuple[str, str] | None = None) -> None:
    """Takes a write back, or what it did to one record, in a button's callback."""

    def write() -> Any:
        return session.desk().undo(batch, writer, only=only)

    attempt("duplicates.page.undone", write, undone=batch)
