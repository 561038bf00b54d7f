"""A write from a page: who writes, the write itself, and what became of it, with its undo."""

from collections.abc import Callable, Iterator, Sequence

import streamlit as st

from dashboards.frame import address, gate, labels, session, visitor
from dashboards.frame.labels import plain, short
from dashboards.frame.pages import served
from dashboards.signing.sign_in import NEW, OUT
from graph.base import config
from graph.base.errors import DataError, SaanError
from graph.base.problems import Problem
from graph.base.words import language, say
from graph.edit import Edit, Moved
from graph.journal import Written
from graph.journal.traces import of_write
from graph.rights import current_user

WRITER = "writer"
WRITER_FIELD = "writer field"

Outcome = tuple[str, dict[str, str], tuple[Problem, ...]]
"""The sentence of a success, what it names (with the batch), and problems that want a look."""

OUTCOME = "outcome"
FRESH = "outcome is fresh"
PAGE = "outcome's page"
BEFORE = "outcome's address"


def allowed() -> bool:
    """Whether this page may edit: not while it shows what was known at a past moment, and not
    where who has signed in may only look."""
    return address.current().known is None and gate.may("write")


def closed() -> bool:
    """Whether nothing can be saved, because the page shows what was known on a past day, or who
    has signed in may only look: it is said then, in place of the form."""
    known = address.current().known
    if known:
        st.caption(say("past.off", day=labels.both_eras(known)))
    elif not allowed():
        st.caption(say("rights.looks_only"))
    return not allowed()


def sign() -> None:
    """The writer's name in the bar of every page, with its field folded behind it; nothing while a
    page shows what was known on a past day."""
    if user := current_user().name:
        with st.popover(plain(short(user, 40)), type="tertiary", key="signing"):
            role = say(f"rights.role.{current_user().highest}")
            st.caption(plain(say("accounts.page.here_as", name=user, role=role)))
            for word, path in _own_pages(user):
                st.link_button(say(f"accounts.page.{word}"), f"{path}?lang={language()}")
        return
    if not allowed():
        return
    named = writer()
    words = say("forms.by", name=plain(short(named, 40))) if named else say("forms.sign")
    with st.popover(words, type="tertiary" if named else "secondary", key="signing"):
        st.session_state[WRITER_FIELD] = named
        st.text_input(
            say("duplicates.page.writer"),
            key=WRITER_FIELD,
            max_chars=80,
            on_change=_keep_writer,
            width=320,
        )
        st.caption(say("forms.sign_why"))


def _own_pages(user: str) -> Iterator[tuple[str, str]]:
    """What one may do oneself about being signed in: a word, and the path of its page."""
    if book := served().book:
        yield "sign_out", OUT
        if book.has_password(user):
            yield "change", NEW


def writer() -> str:
    """The writer's name: who has signed in, else who is named; "" while nobody is, and nothing can
    be saved.

    The usual name of this home is offered only to who sits at this machine.
    """
    if user := current_user().name:
        return user
    if WRITER not in st.session_state:
        usual = visitor.is_local() and config.usual_writer(session.home() or config.home())
        st.session_state[WRITER] = usual or ""
    return str(st.session_state[WRITER]).strip()


def _keep_writer() -> None:
    st.session_state[WRITER] = st.session_state[WRITER_FIELD]


def writer_or_why() -> str:
    """The writer's name; "" with the reason said here where nothing can be saved."""
    if closed():
        return ""
    if not writer():
        st.caption(say("duplicates.page.no_writer"))
    return writer()


def mail_server() -> config.Mail | None:
    """The mail server that is set, if any; what is wrong with it is said here."""
    try:
        return config.mail()
    except SaanError as problem:
        st.error(plain(problem.text()))
        return None


def button(label: str, key: str, who: str, write: Callable[..., None], *args: object) -> None:
    """The main button of what is written; grey while nobody is named as the writer."""
    st.button(label, key=key, type="primary", disabled=not who, on_click=write, args=args)


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
    """Remembers a success: its sentence, the batch, problems that want a look, and the address."""
    batch = written.batch if written else ""
    st.session_state[BEFORE] = st.query_params.to_dict()
    st.session_state[OUTCOME] = (key, {**facts, "batch": batch}, tuple(notes))
    st.session_state[FRESH] = True


def failed(problem: SaanError) -> None:
    """Remembers why nothing was written."""
    st.session_state[OUTCOME] = problem
    st.session_state[FRESH] = True


def clear() -> None:
    """Forgets the last outcome: what comes next is told elsewhere."""
    st.session_state.pop(OUTCOME, None)


def show_outcome(page: str) -> None:
    """What became of the last write, on top of the page wherever it stands, with its undo; until
    the next write, another page, or its cross."""
    if st.session_state.pop(FRESH, False):
        st.session_state[PAGE] = page
    if st.session_state.get(PAGE) != page:
        clear()
    outcome: Outcome | SaanError | None = st.session_state.get(OUTCOME)
    if outcome:
        with st.container(key="outcome", border=True):
            _show(outcome)


def _show(outcome: Outcome | SaanError) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        if isinstance(outcome, SaanError):
            st.error("  \n".join(plain(line) for line in outcome.text().split("\n")))
        else:
            st.markdown(f"✓ {plain(_sentence(outcome))}", width="content")
            if outcome[1]["batch"]:
                _onward(*outcome[:2])
                st.button(say("duplicates.page.undo"), key="outcome undo", on_click=_take_back)
        st.button(
            "✕", key="outcome close", type="tertiary", help=say("forms.dismiss"), on_click=clear
        )
    if not isinstance(outcome, SaanError):
        for text in dict.fromkeys(note.text() for note in outcome[2]):
            st.warning(plain(text))


def _onward(key: str, facts: dict[str, str]) -> None:
    """The likeliest next step after a success: a new partner's first tie, a tie's first meeting."""
    journal = current_user().may("ask")  # it is of the whole
    if key not in ("forms.actors.added", "forms.ties.added") or not journal:
        return
    _, (trace, *_), _ = session.read_journal(of_write, facts["batch"])
    if key == "forms.actors.added":
        address.link("ties", say("forms.ties.add"), **{"from": trace.uid})
    else:
        st.button(say("forms.step.meet"), key="outcome onward", on_click=_meet, args=(trace.uid,))


def _meet(tie: str) -> None:
    """Opens the tie, with the form of a meeting."""
    clear()
    address.put(tie=tie, step="meet")


def _sentence(outcome: Outcome) -> str:
    key, facts, _ = outcome
    return say(key, **facts)


def _take_back() -> None:
    """Undoes what the outcome tells of, and shows again what was looked at before it."""
    outcome, before = st.session_state[OUTCOME], st.session_state.get(BEFORE, {})
    _, facts, _ = outcome
    what = facts.get("what") or _sentence(outcome)
    undo(facts["batch"], writer(), what=what)
    address.put(**dict.fromkeys(st.query_params) | before)


def undo(batch: str, writer: str, what: str, only: tuple[str, str] | None = None) -> None:
    """Takes a write back, or what it did to one record, in a button's callback. what: that, in
    words."""
    attempt("forms.undone", lambda: session.desk().undo(batch, writer, only=only), what=what)
