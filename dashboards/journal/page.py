"""Journal: who changed what, when and why? For whoever must answer for the records."""

import streamlit as st

from dashboards.frame import (
    address,
    headline,
    outcome,
    session,
    writer,
    writes,
)
from dashboards.frame.howto import how
from dashboards.frame.session import read_journal
from dashboards.journal import chain, search
from graph.base.words import say
from graph.journal.history import local
from graph.journal.search import Sought, seek

PAGE = 50
COLUMNS = ("at", "who", "channel", "why", "files", "rows", "batch", "undoes", "undone_by")

latest = read_journal(seek, Sought(), 1)
if not latest:
    headline.lead(say("journal.nothing"))
    st.stop()

first = latest[0]
headline.lead(say("journal.lead", count=session.desk().state().batches, who=first.who,
                 at=local(first.at)))  # fmt: skip
name = writer.field()
outcome.show(name)
sought = search.asked()
entries = read_journal(seek, sought or Sought(), PAGE + 1)
shown = entries[:PAGE]

chosen = address.given("write")
if chosen:
    st.button(say("journal.close"), key="close write", on_click=address.put,
              kwargs={"write": None})  # fmt: skip
    writes.one(chosen, name)

if not shown:
    st.info(say("journal.none_like_that"))
else:
    headline.heading(say("journal.writes"))
    writes.listed(shown, COLUMNS, "journal", lambda place: address.put(write=shown[place].batch))
    st.caption(say("journal.pick"))
with st.container(horizontal=True):
    if sought.before:
        st.button(say("journal.newest"), on_click=address.put, kwargs={"older": None})
    if len(entries) > PAGE:
        older = {"older": str(shown[-1].number)}
        st.button(say("journal.older"), on_click=address.put, kwargs=older)

headline.heading(say("journal.chain"))
chain.show()
how((), ("journal/writes", "journal/touching", "journal/chain"))
