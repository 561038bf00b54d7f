"""A write from a page: who writes, the write itself, and what became of it, with its undo."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import streamlit as st

from dashboards.frame import address, labels, session
from dashboards.frame.labels import plain, short
from graph.base import config
from graph.base.errors import DataError, SaanError
from graph.base.problems import Problem
from graph.base.words import say
from graph.edit import Edit, Moved
from graph.journal import Written

WRITER = "writer"
WRITER_FIELD = "writer field"

Outcome = tuple[str, dict[str, str], tuple[Problem, ...]]
"""The sentence of a success, what it names (with the batch), and problems that want a look."""

OUTCOME = "outcome"
FRESH = "outcome is fresh"
"""Where the line may be out of sight, a short word tells that there is one."""


def allowed() -> bool:
    """Whether this page may edit: not while it shows what was known at a past moment."""
    return address.current().known is None


def closed() -> bool:
    """Whether nothing can be saved, because the page shows what was known on a past day: it is
    said then, in place of the form."""
    known = address.current().known
    if known:
        st.caption(say("past.off", day=labels.both_eras(known)))
    return known is not None


def writer_field() -> str:
    """The field of the writer's name; "" while nobody is named, and nothing can be saved.

    Once there is a name the field is folded away behind it. While a page shows what was known on
    a past day there is no field, and why is said.
    """
    if closed():
        return ""
    named = writer()
    if not named:
        return _writer_field()
    with st.popover(say("forms.by", name=plain(short(named, 40))), type="tertiary"):
        return _writer_field()


def _writer_field() -> str:
    st.session_state[WRITER_FIELD] = writer()
    typed = st.text_input(
        say("duplicates.page.writer"),
        key=WRITER_FIELD,
        max_chars=80,
        on_change=_keep_writer,
        width=320,
    ).strip()
    if not typed:
        st.caption(say("duplicates.page.no_writer"))
    return typed


def writer() -> str:
    """The writer's name, where the field itself has no place; "" while nobody is named."""
    if WRITER not in st.session_state:
        st.session_state[WRITER] = config.usual_writer(session.home() or config.home()) or ""
    return str(st.session_state[WRITER]).strip()


def _keep_writer() -> None:
    st.session_state[WRITER] = st.session_state[WRITER_FIELD]


def _sign() -> str:
    """The field of the writer's name; why there is none, where the page may not edit."""
    if allowed():
        return writer_field()
    st.caption(say("forms.past"))
    return ""


@contextmanager
def signed() -> Iterator[str]:
    """A place for what is written, with the field of the writer's name below it."""
    place, below = st.container(), st.container()
    with below:
        who = _sign()
    with place:
        yield who


def edit(
    wanted: Edit | Sequence[Edit], who: str, why: str, token: str, key: str, **facts: str
) -> SaanError | None:
    """Does it, or several as one write, in a button's callback.

    The outcome is told above the page, but for what the form itself has to say: a DataError with
    its problems, or that somebody was faster. That is returned. key: the sentence of success.
    """
    desk = session.desk()
    try:
        problems = desk.consider(wanted).problems
        written = desk.edit(wanted, who, why.strip() or None, "page", token)
        if written is None and getattr(wanted, "what", "") == "add":
            raise DataError("forms.there")
    except (DataError, Moved) as problem:
        clear()
        return problem
    except SaanError as problem:
        failed(problem)
        return problem
    notes = [problem for problem in problems if problem.severity == "warning"]
    st.session_state[FRESH] = written is not None
    done(key if written else "forms.same", written, notes, **facts)
    return None


def problems_of(problem: SaanError) -> tuple[SaanError | Problem, ...]:
    """What is wrong, as things that say themselves: those of a DataError, else the error."""
    return tuple(getattr(problem, "problems", ()) or (problem,))


def attempt(key: str, write: Callable[[], Written | None], **facts: str) -> None:
    """Writes, in a button's callback; what became of it is shown by `show_outcome`.

    key: the sentence of success, with the facts and `batch`.
    """
    try:
        written = write()
    except SaanError as problem:
        failed(problem)
    else:
        done(key, written, (), **facts)


def done(key: str, written: Written | None, notes: Sequence[Problem] = (), **facts: str) -> None:
    """Remembers a success: its sentence, the batch, and problems that want a look."""
    batch = written.batch if written else ""
    st.session_state[OUTCOME] = (key, {**facts, "batch": batch}, tuple(notes))


def failed(problem: SaanError) -> None:
    """Remembers why nothing was written."""
    st.session_state[OUTCOME] = problem


def clear() -> None:
    """Forgets the last outcome: what comes next is told elsewhere."""
    st.session_state.pop(OUTCOME, None)


def show_outcome(writer: str) -> None:
    """The outcome of the last write, until the next one; its place stays when there is none."""
    if st.session_state.pop(FRESH, False):
        st.toast(say("forms.toast"))
    with st.container(key="outcome"):
        _show(st.session_state.get(OUTCOME), writer)


def _show(outcome: Outcome | SaanError | None, writer: str) -> None:
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
                    args=(facts["batch"], writer, None, facts.get("what")),
                )
        for text in dict.fromkeys(note.text() for note in notes):
            st.warning(plain(text))


def undo(
    batch: str, writer: str, only: tuple[str, str] | None = None, what: str | None = None
) -> None:
    """Takes a write back, or what it did to one record, in a button's callback. what: the record,
    in words."""

    def write() -> Written | None:
        return session.desk().undo(batch, writer, only=only)

    if what:
        attempt("forms.undone", write, what=what)
    else:
        attempt("duplicates.page.undone", write, undone=batch)
