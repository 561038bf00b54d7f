"""Journal: who changed what, when and why? For whoever must answer for the records."""

from datetime import datetime

import streamlit as st

from dashboards.forms import writes
from dashboards.frame import address, blocks, labels, past, session, writing
from dashboards.frame.blocks import how
from dashboards.frame.labels import plain
from dashboards.frame.session import read_journal
from dashboards.journal import search
from graph.base import config
from graph.base.errors import SaanError
from graph.base.words import say
from graph.journal.history import moment, writers
from graph.journal.search import WriteQuery, seek
from graph.journal.verify import Verdict, sentences, verify

VERIFIED = "verified"


def chain() -> None:
    """The head, when the chain was looked through last, and the button that does it now."""
    state = session.desk().state()
    st.caption(say("journal.head", count=labels.count(state.batches), head=plain(state.head)))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(say("journal.verify"), key="verify", on_click=_verify)
        st.caption(_said(st.session_state.get(VERIFIED)), width="content")


def _verify() -> None:
    with st.spinner(say("journal.verifying")):
        try:
            found: Verdict | SaanError = verify(session.desk().store)
        except SaanError as problem:
            found = problem
    st.session_state[VERIFIED] = (config.now(), found)


def _said(kept: tuple[datetime, Verdict | SaanError] | None) -> str:
    if kept is None:
        return say("journal.not_verified")
    at, found = kept
    if isinstance(found, SaanError):
        return f"✗ {plain(found.text())}"
    if found.broken:
        return "  \n".join(f"✗ {plain(line)}" for line in sentences(found))
    facts = {"count": labels.count(found.batches), "head": found.head[:12]}
    return f"✓ {plain(say('journal.verified', at=moment(at), **facts))}"


PAGE = 50
COLUMNS = ("at", "who", "channel", "why", "files", "rows", "batch", "undoes", "undone_by")

latest = read_journal(seek, WriteQuery(), 1)
if not latest:
    blocks.lead(say("journal.nothing"))
    st.stop()

first, wrote = latest[0], read_journal(writers)
blocks.lead(say("journal.lead", count=sum(wrote.values()), who=first.who, at=moment(first.at)))
name = writing.writer_or_why()
sought = search.asked(tuple(wrote))
entries = read_journal(seek, sought or WriteQuery(), PAGE + 1)
shown = entries[:PAGE]

chosen = address.given("write")
if chosen:
    st.button(say("journal.close"), key="close write", on_click=address.put, kwargs={"write": None})
    writes.one(chosen, name)

if not shown:
    st.info(say("journal.none_like_that"))
else:
    blocks.heading(say("journal.writes"))
    writes.listed(shown, COLUMNS, "journal", lambda place: address.put(write=shown[place].batch))
    st.caption(say("journal.pick"))
with st.container(horizontal=True):
    if sought.before:
        st.button(say("journal.newest"), on_click=address.put, kwargs={"older": None})
    if len(entries) > PAGE:
        older = {"older": str(shown[-1].number)}
        st.button(say("journal.older"), on_click=address.put, kwargs=older)

blocks.heading(say("journal.chain"))
chain()
past.field()
how((), ("journal/writes", "journal/touching", "journal/history"))
