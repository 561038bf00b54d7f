"""Writes in the journal: their list, what one of them changed, and taking it back."""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from dashboards.frame import (
    address,
    labels,
    outcome,
    wording,
)
from dashboards.frame.session import on_record, read_journal
from dashboards.frame.table import table
from dashboards.frame.text import plain
from graph.base.words import knows, say
from graph.journal.history import local
from graph.journal.traces import of_write

CHANGES = ("kind", "record", "action", "field", "before", "after")


def listed(
    entries: Sequence[Any], columns: Sequence[str], name: str, on_pick: Callable[[int], None]
) -> None:
    """The writes as a table, one row each; `on_pick` is told the place of the one selected."""
    headings = {column: say(f"journal.columns.{column}") for column in columns}
    table(pd.DataFrame([_row(entry) for entry in entries]), headings, name=name, on_pick=on_pick)


def one(batch: str, writer: str, undo: str = "journal.undo") -> None:
    """What a write changed, field by field, and the button that takes all of it back.

    undo: the words of the button.
    """
    entry, traces, more = read_journal(of_write, batch)
    with st.container(border=True, key="write"):
        _head(entry)
        pairs = [(trace, row) for trace in traces for row in _changes(trace, on_record())]
        headings = {column: say(f"journal.columns.{column}") for column in CHANGES}
        table(
            pd.DataFrame([row for _, row in pairs], columns=list(CHANGES)),
            headings,
            name="changes",
            on_pick=lambda place: address.put(row=_place(pairs[place][0])),
        )
        if more:
            st.caption(say("data.past.more", count=labels.count(more)))
        if entry.rows > 1:
            _undo_row(entry, traces, writer)
        _undo(entry, writer, undo)


def channel(word: str) -> str:
    """Through what it was written, in words."""
    key = f"journal.through.{word}"
    return say(key) if knows(key) else word


def _row(entry: Any) -> dict[str, Any]:
    return {
        "at": local(entry.at),
        "who": entry.who,
        "channel": channel(entry.channel),
        "files": "; ".join(entry.files),
        "why": entry.why or "",
        "rows": entry.rows,
        "batch": entry.batch,
        "undoes": entry.undoes or "",
        "undone_by": entry.undone_by or "",
    }


def _head(entry: Any) -> None:
    facts = {"who": entry.who, "at": local(entry.at), "channel": channel(entry.channel)}
    st.markdown(f"**{plain(entry.batch)}** · {plain(say('journal.written_by', **facts))}")
    for word in ("why", "files", "file_hash", "undoes"):
        if value := getattr(entry, word):
            shown = "; ".join(value) if isinstance(value, tuple) else value
            st.caption(f"{say(f'journal.columns.{word}')}: {plain(shown)}")


def _changes(trace: Any, names: Any) -> list[dict[str, Any]]:
    start = {
        "kind": say(f"journal.one.{trace.kind}"),
        "record": wording.name(trace, names),
        "action": say(f"cli.columns.{trace.action}"),
    }
    fields = list(wording.fields(trace, names)) or [("", "", "")]
    return [start | dict(zip(("field", "before", "after"), each, strict=True)) for each in fields]


def _place(trace: Any) -> str:
    """A record of a write, as the URL has it."""
    return f"{trace.kind} {trace.uid}"


def _undo_row(entry: Any, traces: Sequence[Any], writer: str) -> None:
    """The button that takes back what the write did to the record that was chosen."""
    if entry.died or entry.undone_by:
        return
    chosen = next((each for each in traces if _place(each) == address.given("row")), None)
    if chosen is None:
        st.caption(say("journal.pick_row"))
        return
    st.button(
        say("journal.undo_row", what=plain(wording.record(chosen, on_record()))),
        key="take back one",
        disabled=not writer,
        on_click=outcome.undo,
        args=(entry.batch, writer, (chosen.kind, chosen.uid)),
    )


def _undo(entry: Any, writer: str, words: str) -> None:
    if entry.died:
        st.caption(say("journal.died_caption"))
    elif entry.undone_by:
        st.caption(say("journal.was_undone", batch=plain(entry.undone_by)))
    else:
        st.button(
            say(words, rows=labels.count(entry.rows)),
            key="take back",
            disabled=not writer,
            on_click=outcome.undo,
            args=(entry.batch, writer),
        )
