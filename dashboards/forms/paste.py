"""A table to paste into from Excel: previewed as an import is, and written as one."""

import csv
import io
from typing import Any

import pandas as pd
import streamlit as st

from dashboards.forms import plan
from dashboards.frame import outcome, session, writing
from dashboards.frame.text import plain
from graph.base.errors import SaanError
from graph.base.texts import fold
from graph.base.words import language, say
from graph.intake.bundle import Bundle, Upload
from graph.kinds.vocabulary import tables

BLANK = 8
COLUMNS = {
    "actors": ("id", "name", "kind", "sector", "aliases", "area", "issues", "since", "note"),
    "ties": (
        *("from", "to", "type", "since", "until", "frequency", "trust", "about", "through"),
        *("mutual", "source", "note"),
    ),
    "activities": (
        *("date", "title", "kind", "minutes", "participants", "host", "about", "area"),
        *("decisions", "budget", "source"),
    ),
}
"""The columns of the pasted table, those of the kind's sheet that people fill in most."""


def panel(kind: str, who: str) -> None:
    """The table, what it would change, and the button that writes it."""
    if not writing.allowed():
        return
    st.caption(say("forms.paste.lead"))
    turn = st.session_state.get(f"pasted {kind}", 0)
    headings = _headings(kind)
    typed = st.data_editor(
        pd.DataFrame([[""] * len(headings)] * BLANK, columns=list(headings), dtype="object"),
        num_rows="dynamic",
        hide_index=True,
        key=f"paste {kind} {turn} {language()}",
        column_config={
            heading: st.column_config.TextColumn(heading, required=False) for heading in headings
        },
        height=340,
    )
    rows = filled(typed, headings)
    if not rows:
        return
    bundle = Bundle((Upload(f"{_sheet(kind)}.csv", as_csv(list(headings.values()), rows)),))
    try:
        with st.spinner(say("data.bring.checking")):
            checked = session.desk().check(bundle)
    except SaanError as problem:
        st.error(plain(problem.text()))
        return
    plan.plan(checked)
    made = checked.plan
    if made.refused or not made.changes:
        return
    st.button(
        say("forms.paste.go", rows=f"{len(made.changes):,}"),
        type="primary",
        key=f"write {kind}",
        disabled=not who,
        on_click=_write,
        args=(kind, bundle, made.counts, who, turn),
    )


def filled(typed: pd.DataFrame, headings: dict[str, str]) -> list[list[str]]:
    """The rows as text, up to the last that holds something; blank ones keep the place of others.

    Headings that were copied along as the first row are left out: then the lines that problems
    name are those of the table on the page, as in Excel.
    """
    known = {fold(text) for pair in headings.items() for text in pair}
    found = [
        ["" if cell is None or cell != cell else str(cell).strip() for cell in cells]
        for cells in typed.itertuples(index=False)
    ]
    while found and not any(found[-1]):
        found.pop()
    first = [fold(text) for text in found[0] if text] if found else []
    return found[1:] if first and all(text in known for text in first) else found


def as_csv(columns: list[str], rows: list[list[str]]) -> bytes:
    """The rows as a CSV file, headed by the columns' own names."""
    file = io.StringIO()
    csv.writer(file).writerows([columns, *rows])
    return file.getvalue().encode("utf-8-sig")


def _sheet(kind: str) -> str:
    """What the table is called where it is a sheet of a workbook."""
    return tables()[kind].names[0] if language() == "th" else kind


def _headings(kind: str) -> dict[str, str]:
    """Heading → column, in the language of the page."""
    thai = tables()[kind].thai
    return {(thai[c] if language() == "th" else c): c for c in COLUMNS[kind]}


def _write(kind: str, bundle: Bundle, counts: Any, who: str, turn: int) -> None:
    try:
        made, written = session.desk().bring_in(bundle, who, None, counts, lambda done, rows: None)
    except SaanError as problem:
        outcome.failed(problem)
    else:
        outcome.done("forms.paste.done", written, (), rows=f"{len(made.changes):,}")
        st.session_state[f"pasted {kind}"] = turn + 1
