"""Earlier imports: who brought in what from which files, and taking one back."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboards.parts import address, labels, outcome, planned, reads, writer
from dashboards.parts.table import table
from dashboards.parts.text import plain
from graph.journal.history import local
from graph.words import say

CHANNELS = {"import", "page", "demo", "fresh"}
LATEST = 200
COLUMNS = ("at", "who", "files", "why", "rows", "batch", "undone_by")
CHANGES = ("kind", "id", "action", "field", "before", "after")


def past() -> None:
    """The list, and what the chosen import changed."""
    entries = [e for e in reads.desk().history(LATEST) if e.files or e.channel in CHANNELS]
    if not entries:
        st.caption(say("data.past.nothing"))
        return
    name = writer.field()
    outcome.show(name)
    st.caption(say("data.past.lead"))
    table(
        pd.DataFrame([_row(entry) for entry in entries]),
        {column: say(f"journal.columns.{column}") for column in COLUMNS},
        name="imports",
        on_pick=lambda place: address.put(write=entries[place].batch),
    )
    chosen = next((e for e in entries if e.batch == address.given("write")), None)
    if chosen:
        _one(chosen, name)


def _row(entry: Any) -> dict[str, Any]:
    return {
        "at": local(entry.at),
        "who": entry.who,
        "files": "; ".join(entry.files),
        "why": entry.why or "",
        "rows": entry.rows,
        "batch": entry.batch,
        "undone_by": entry.undone_by or "",
    }


def _one(entry: Any, name: str) -> None:
    with st.container(border=True):
        st.markdown(f"**{plain(entry.batch)}** · {plain('; '.join(entry.files))}")
        if entry.file_hash:
            st.caption(f"{say('data.past.hash')}: {entry.file_hash}")
        _, changed, more = reads.desk().write_changes(entry.batch)
        rows = [_change(each) for each in changed]
        columns = {column: say(f"journal.columns.{column}") for column in CHANGES}
        table(pd.DataFrame(rows, columns=list(CHANGES)), columns, name="changes")
        if more:
            st.caption(say("data.past.more", count=labels.count(more)))
        if not entry.undone_by and not entry.died:
            st.button(
                say("data.past.take_back", rows=labels.count(entry.rows)),
                key="take back",
                disabled=not name,
                on_click=_take_back,
                args=(entry.batch, name),
            )


def _change(each: Any) -> dict[str, Any]:
    hidden = say("journal.kept_back")
    return {
        "kind": say(f"cli.kinds.{each.kind}"),
        "id": each.uid,
        "action": say(f"cli.columns.{each.action}"),
        "field": planned.field_name(each.field),
        "before": hidden if each.personal else each.before,
        "after": hidden if each.personal else each.after,
    }


def _take_back(batch: str, name: str) -> None:
    outcome.attempt("data.past.taken_back", lambda: reads.desk().undo(batch, name))
