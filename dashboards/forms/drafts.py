"""A form that is open: what was typed into it, and what became of saving it.

It is kept in the session apart from its fields, so that nothing typed is lost with a page that
could not be drawn.
"""

import uuid
from dataclasses import dataclass, field, replace

import streamlit as st

from dashboards.frame import writing
from dashboards.frame.labels import plain
from graph.base.errors import DataError, SaanError
from graph.base.problems import Problem
from graph.edit import Edit, Moved
from graph.kinds import Record


@dataclass(frozen=True)
class Draft:
    """base: the record as the writer sees it, None for a new one. token: one for each save that is
    meant, so that a second click makes no double. turn: counts the forms filled in one after the
    other. start: column → what its field begins with, where that is not the record's.
    """

    base: Record | None = None
    turn: int = 0
    token: str = ""
    start: dict[str, str] = field(default_factory=dict)
    problems: tuple[SaanError | Problem, ...] = ()
    moved: Moved | None = None

    def key(self, name: str, column: str) -> str:
        """The key of a field's widget."""
        return f"{name}:{self.turn}:{column}"


def current(name: str, base: Record | None = None) -> Draft:
    """The open form of this name; a new one on `base` where there is none."""
    kept = st.session_state.get(_place(name))
    if isinstance(kept, Draft):
        return kept
    return keep(name, Draft(base, _turn(name), uuid.uuid4().hex))


def keep(name: str, draft: Draft) -> Draft:
    """Remembers the form as it is now."""
    st.session_state[_place(name)] = draft
    st.session_state[f"turn {name}"] = draft.turn
    return draft


def refused(
    name: str, draft: Draft, problem: SaanError, typed: dict[str, str] | None = None
) -> None:
    """Remembers why the form was not saved, and what had been typed into it."""
    problems = writing.problems_of(problem) if isinstance(problem, DataError) else ()
    moved = problem if isinstance(problem, Moved) else None
    start = draft.start if typed is None else typed
    keep(name, replace(draft, start=start, problems=problems, moved=moved))


def close(name: str) -> None:
    """Forgets the form and what was typed into it."""
    st.session_state[f"turn {name}"] = _turn(name) + 1
    st.session_state.pop(_place(name), None)


def again(name: str, base: Record | None, start: dict[str, str]) -> Draft:
    """A fresh form of the same name, whose fields begin with `start`."""
    return keep(name, Draft(base, _turn(name) + 1, uuid.uuid4().hex, start))


def show_problems(draft: Draft) -> None:
    """Why the form was not saved, each reason once."""
    for text in dict.fromkeys(problem.text() for problem in draft.problems):
        st.error(plain(text))


def _place(name: str) -> str:
    return f"form {name}"


def _turn(name: str) -> int:
    return int(st.session_state.get(f"turn {name}", 0))


def at_once(label: str, edit: Edit, who: str, done: str, what: str) -> None:
    """A button that does an edit as it stands; a second click on what is done does nothing."""
    name = f"at once {label} {what}"
    now = current(name)
    show_problems(now)
    given = (name, now.turn, edit, who, done, what)
    writing.button(label, f"{name} {now.turn}", who, _do_at_once, *given)


def _do_at_once(name: str, turn: int, edit: Edit, who: str, done: str, what: str) -> None:
    now = current(name)
    if now.turn != turn:
        return
    problem = writing.edit(edit, who, "", now.token, done, what=what)
    if problem is None:
        close(name)
    else:
        refused(name, now, problem)
