"""Parts of a page whose answer may take long: each in its place, drawn once all else is there."""

from collections.abc import Callable
from contextvars import ContextVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboards.frame import start, waiting
from graph.base.errors import SaanError, ServerError, Unreachable

_parts: ContextVar[list[tuple[DeltaGenerator, Callable[[], None]]]] = ContextVar("late parts")


def begin() -> None:
    """Forgets the parts of the run before."""
    _parts.set([])


def part(draw: Callable[[], None]) -> None:
    """Keeps the place that the page has come to, for what `draw` puts there at the end."""
    _parts.get().append((st.container(), draw))


def draw_all() -> None:
    """Draws them in the order of the page; what ails one is said in its place alone."""
    for number, (place, draw) in enumerate(_parts.get(), start=1):
        with place:
            waiting.reserve()
            try:
                draw()
            except (Unreachable, ServerError):
                raise
            except SaanError as problem:
                start.trouble(problem, number)
