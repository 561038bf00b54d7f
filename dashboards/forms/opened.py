"""A form that is open: what it began with, what was typed, and what became of saving it.

It is kept in the session apart from its fields, so that nothing typed is lost with a page that
could not be drawn.
"""

import uuid
from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st

from graph.kinds import Record


@dataclass(frozen=True)
class Opened:
    """base: the record as the writer sees it, None for a new one. token: one for each save that is
    meant, so that a second click makes no double. turn: counts the forms filled in one after the
    other. start: column → what its field begins with, where that is not the record's.
    """

    base: Record | None = None
    turn: int = 0
    token: str = ""
    start: dict[str, Any] = field(default_factory=dict)
    problems: tuple[Any, ...] = ()
    moved: Any = None

    def key(self, name: str, column: str) -> str:
        """The key of a field's widget."""
        return f"{name}:{self.turn}:{column}"


def current(name: str, base: Record | None = None) -> Opened:
    """The open form of this name; a new one on `base` where there is none."""
    kept = st.session_state.get(_place(name))
    if isinstance(kept, Opened):
        return kept
    return keep(name, Opened(base, _turn(name), uuid.uuid4().hex))


def keep(name: str, opened: Opened, **changes: Any) -> Opened:
    """Remembers the form, with what has changed of it."""
    st.session_state[_place(name)] = now = replace(opened, **changes)
    st.session_state[f"turn {name}"] = now.turn
    return now


def close(name: str) -> None:
    """Forgets the form and what was typed into it."""
    st.session_state[f"turn {name}"] = _turn(name) + 1
    st.session_state.pop(_place(name), None)


def again(name: str, base: Record | None, start: dict[str, Any]) -> Opened:
    """A fresh form of the same name, whose fields begin with `start`."""
    return keep(name, Opened(base, _turn(name) + 1, uuid.uuid4().hex, start))


def _place(name: str) -> str:
    return f"form {name}"


def _turn(name: str) -> int:
    return int(st.session_state.get(f"turn {name}", 0))
