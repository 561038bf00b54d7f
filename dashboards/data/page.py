"""Data: what comes in and goes out? For the manager who has a file, or needs one."""

import streamlit as st

from dashboards.data import exporting, importing
from dashboards.forms import writes
from dashboards.frame import address, blocks, session, writing
from dashboards.frame.session import read_journal
from graph.base.words import say
from graph.journal.search import WriteQuery, seek

CHANNELS = {"import", "page", "demo", "fresh"}
LATEST = 200
COLUMNS = ("at", "who", "files", "why", "rows", "batch", "undone_by")


def imports() -> None:
    """The list, and what the chosen import changed."""
    entries = [
        e for e in read_journal(seek, WriteQuery(), LATEST) if e.files or e.channel in CHANNELS
    ]
    if not entries:
        st.caption(say("data.past.nothing"))
        return
    name = writing.writer_or_why()
    st.caption(say("data.past.lead"))
    writes.listed(
        entries, COLUMNS, "imports", lambda place: address.put(write=entries[place].batch)
    )
    chosen = next((e for e in entries if e.batch == address.given("write")), None)
    if chosen:
        writes.one(chosen.batch, name, "data.past.take_back")
    address.link("journal", say("journal.all"))


PARTS = {
    "bring": importing.bring,
    "send": exporting.send,
    "forms": exporting.forms,
    "past": imports,
}

blocks.lead(say("data.lead", **importing.totals(session.state())))
part = address.switch(say("data.what"), "do", tuple(PARTS), lambda word: say(f"data.{word}.title"))
PARTS[part]()
