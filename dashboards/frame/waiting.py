"""What a page shows while a worker answers it: for how long, and a button that stops it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from graph.base.errors import Conflict
from graph.base.words import say
from graph.network.worker import Job, looked_at

SLOW = 3.0
"""Seconds after which an answer can be stopped."""

STOPPED = "stopped"

_place: ContextVar[DeltaGenerator | None] = ContextVar("place", default=None)


def reserve() -> None:
    """Keeps the place of the sign on the page, so that nothing moves where none is needed."""
    _place.set(st.empty())


@contextmanager
def shown() -> Iterator[None]:
    """Shows it for the questions asked within the block; a click meanwhile is answered at once."""
    sign = _Sign()
    try:
        with looked_at(sign.look):
            yield
    except Exception:
        sign.clear()
        raise
    sign.clear()


def ask_again() -> None:
    """The question that was stopped may be asked again."""
    st.session_state.pop(STOPPED, None)


class _Sign:
    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._text: DeltaGenerator | None = None

    def look(self, job: Job) -> None:
        """Each look writes to the page: there Streamlit lets go of a run that is over."""
        if not job.waiting:
            if st.session_state.get(STOPPED) == job.asked:
                raise Conflict("network.worker.stopped")
            return
        place, waited = _place.get(), time.monotonic() - self._begun
        if place is None:
            return
        if waited < SLOW:
            place.empty()
            return
        if self._text is None:
            with place.container(horizontal=True, vertical_alignment="center"):
                self._text = st.empty()
                st.button(
                    say("pages.waiting.stop"), key=f"stop {id(job)}", on_click=_stop, args=(job,)
                )
        since = say("pages.waiting.since", seconds=int(waited))
        self._text.caption(since if job.begun else say("pages.waiting.in_line"))

    def clear(self) -> None:
        if self._text and (place := _place.get()):
            place.empty()


def _stop(job: Job) -> None:
    st.session_state[STOPPED] = job.asked
    if worker := job.snapshot.source.worker:
        worker.stop(job.asked)
