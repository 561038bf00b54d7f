"""What keeps rows out, mended where it is told: an answer, another value, or the row is skipped."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from dashboards.frame import blocks, labels
from dashboards.frame.labels import plain, short
from graph.base.problems import lines_named
from graph.base.words import say
from graph.intake import Plan
from graph.intake.bundle import Bundle, clean_book
from graph.intake.doubts import Doubt, context, doubts, renamed, unmendable
from graph.intake.likeness import ALIKE
from graph.intake.mending import Mend, said
from graph.intake.refused import RefusedRow
from graph.intake.tables.sheets import Cell, text_of

AT_ONCE = 10
"""Doubts that are shown before more are asked for."""

MOST_PILLS = 8
WIDEST = 32  # characters of a cell beside the one in doubt


def options() -> dict[str, Any]:
    """What was mended so far, as `ReadOptions` has it."""
    return {"mends": tuple(_mends())}


def forget() -> None:
    """Other files have other cells."""
    st.session_state.pop("mends", None)


def ask(made: Plan) -> None:
    """What can be mended, each with its buttons; the plan follows on the next run."""
    found = doubts(made)
    if elsewhere := unmendable(made):
        st.caption(say("data.mending.elsewhere", files=plain(", ".join(elsewhere))))
    if not found:
        return
    blocks.heading(say("data.mending.title"))
    st.caption(say("data.mending.lead"))
    shown = st.session_state.get("mending shown", AT_ONCE)
    for doubt in found[:shown]:
        _card(doubt)
    left = len(found) - shown
    if left > 0 and st.button(say("data.mending.more", count=labels.count(left)), key="mend more"):
        st.session_state["mending shown"] = shown + 2 * AT_ONCE
        st.rerun()


def hand_out(bundle: Bundle, made: Plan) -> None:
    """What was mended: taken back, or downloaded as a workbook."""
    names = renamed(made)
    if not _mends() and not names:
        return
    st.caption(say("data.mending.done", count=labels.count(len(_mends()) + len(names))))
    with st.container(horizontal=True):
        if _mends():
            st.button(say("data.mending.undo"), key="mend undo", on_click=_undo)
            st.button(say("data.mending.undo_all"), key="mend undo all", on_click=_mends().clear)
        st.download_button(
            say("data.mending.download"),
            lambda: clean_book(bundle, names),
            "saan-mended.xlsx",
            key="mended",
            on_click="ignore",
        )


def _undo() -> None:
    """The last one is taken back."""
    _mends().pop()


def _mends() -> list[Mend]:
    kept: list[Mend] = st.session_state.setdefault("mends", [])
    return kept


def _card(doubt: Doubt) -> None:
    with st.container(border=True, key=f"doubt {abs(hash(doubt.key))}", gap="small"):
        st.markdown(f"**{_what(doubt)}** · {_where(doubt.rows)}")
        st.caption(plain(doubt.problem.text()))
        row = doubt.rows[0]
        if row.beside:
            blocks.draw("cells", rows=_side_by_side(row))
        else:
            st.caption(_beside(row, doubt.column))
        _answers(doubt)


def _what(doubt: Doubt) -> str:
    column = plain(doubt.problem.column or doubt.rows[0].file)
    if doubt.column is None:
        return column
    key = "cell" if doubt.was else "empty"
    return say(f"data.mending.{key}", column=column, was=plain(short(doubt.was)))


def _where(rows: Sequence[RefusedRow]) -> str:
    lines = lines_named([row.line for row in rows])
    key = "row" if len(rows) == 1 else "rows"
    return say(f"data.mending.{key}", count=labels.count(len(rows)), lines=lines)


def _beside(row: RefusedRow, column: str | None) -> str:
    """The other cells of the row."""
    others = [(head, text) for head, text in context(row) if head != column]
    return " · ".join(f"{plain(head)}: {plain(short(text, WIDEST))}" for head, text in others[:6])


def _side_by_side(row: RefusedRow) -> list[list[str]]:
    """The heading row, the row before, and this one, with their lines."""
    assert row.beside
    line, cells = row.beside
    rows = [("", row.header), (str(line), cells), (str(row.line), row.cells)]
    return [[number, *(short(text_of(cell), WIDEST) for cell in each)] for number, each in rows]


def _answers(doubt: Doubt) -> None:
    key = f"mend {doubt.key}"
    if doubt.column is not None and 0 < len(doubt.choices) <= MOST_PILLS:
        st.pills(
            say("data.mending.value", column=plain(doubt.column)),
            doubt.choices,
            format_func=_same if doubt.problem.key == ALIKE else plain,
            key=key,
            on_change=_answer,
            args=(doubt, key),
        )
    elif doubt.column is not None:
        st.text_input(
            say("data.mending.value", column=plain(doubt.column)),
            doubt.was,
            key=key,
            on_change=_answer,
            args=(doubt, key),
        )
    with st.container(horizontal=True):
        _skips(doubt, key)


def _same(name: str) -> str:
    return say("data.newcomers.same", name=plain(name))


def _skips(doubt: Doubt, key: str) -> None:
    rows = doubt.rows
    label = "skip" if len(rows) == 1 else "skip_all"
    _button(say(f"data.mending.{label}", count=labels.count(len(rows))), f"{key} skip", _skip, rows)
    if rows[0].beside:
        line = rows[0].beside[0]
        _button(say("data.mending.keep", line=line), f"{key} keep", _keep, rows[0])


def _button(label: str, key: str, does: Callable[..., None], what: Any) -> None:
    st.button(label, key=key, on_click=does, args=(what,))


def _answer(doubt: Doubt, key: str) -> None:
    """The value stands in all these rows: those of one word are one answer."""
    value, row = st.session_state.get(key), doubt.rows[0]
    if value is None or value == doubt.was:
        return
    line = row.line if len(doubt.rows) == 1 else None
    _mends().append(Mend(row.file, row.sheet, line, doubt.column, value, doubt.was))


def _skip(rows: Sequence[RefusedRow]) -> None:
    _mends().extend(_without(row, row.line, row.cells) for row in rows)


def _keep(row: RefusedRow) -> None:
    """The row before goes, and this one stays."""
    if row.beside:
        line, cells = row.beside
        _mends().append(_without(row, line, cells))


def _without(row: RefusedRow, line: int, cells: Sequence[Cell]) -> Mend:
    """The row at that line is skipped, if it still says so."""
    return Mend(row.file, row.sheet, line, None, "", None if row.part else said(cells))
