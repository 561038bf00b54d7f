"""A deed from a page: done through the one door, and what became of it told."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import streamlit as st

from dashboards.frame import (
    address,
    outcome,
    session,
    writer,
)
from graph.base.errors import DataError, SaanError
from graph.base.words import say

if TYPE_CHECKING:
    from graph.edit import Deed


def allowed() -> bool:
    """Whether this page may edit: not while it shows what was known at a past moment."""
    return address.current().known is None


def name() -> str:
    """The field of the writer's name; why there is none, where the page may not edit."""
    if allowed():
        return writer.field()
    st.caption(say("forms.past"))
    return ""


@contextmanager
def signed() -> Iterator[str]:
    """A place for what is written, with the field of the writer's name below it."""
    place, below = st.container(), st.container()
    with below:
        who = name()
    with place:
        yield who


def attempt(
    deed: "Deed | Sequence[Deed]", who: str, why: str, token: str, key: str, **facts: str
) -> SaanError | None:
    """Does it, or several as one write, in a button's callback.

    The outcome is told above the page, but for what the form itself has to say: a DataError with
    its problems, or that somebody was faster. That is returned. key: the sentence of success.
    """
    from graph.edit import Moved

    desk = session.desk()
    try:
        told = desk.consider(deed).problems
        written = desk.edit(deed, who, why.strip() or None, "page", token)
        if written is None and getattr(deed, "what", "") == "add":
            raise DataError("forms.there")
    except (DataError, Moved) as problem:
        outcome.clear()
        return problem
    except SaanError as problem:
        outcome.failed(problem)
        return problem
    notes = [problem for problem in told if problem.severity == "warning"]
    st.session_state[outcome.FRESH] = written is not None
    outcome.done(key if written else "forms.same", written, notes, **facts)
    return None


def problems_of(problem: SaanError) -> tuple[Any, ...]:
    """What is wrong, as things that say themselves: those of a DataError, else the error."""
    return tuple(getattr(problem, "problems", ()) or (problem,))
