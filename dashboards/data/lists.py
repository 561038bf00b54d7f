"""How a list of an office is to be read: what a row is, each column, and what only people know."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st
from pandas import DataFrame

from dashboards.data import list_questions
from dashboards.frame import labels
from dashboards.frame.labels import plain
from graph.base.errors import SaanError
from graph.base.words import say
from graph.intake.graphs.mapping import LEAVE_OUT
from graph.intake.lists import ListProposal, Scheme, from_text
from graph.intake.lists.contents import Column
from graph.intake.lists.proposal import word
from graph.intake.lists.scheme import KEEP, TICK, base_of, fields_of, rows_of, twice
from graph.intake.lists.settling import OTHER_HEADINGS
from graph.kinds.vocabulary import sensitive, tables

SHOWN = 30
"""Columns that have a row of their own."""

TICKS = 6
"""Ticked columns that have a row each; of more there is one line."""

SAMPLES = 3

HEAD = "background-color: #0f766e22"
"""Of the row of headings."""

LETTERS = "ABCDEFGHIJKLMNOPQRST"
"""Of the sheet's columns that are shown before its headings are settled."""

FIRST = ("actors", "ties", "members", "activities")
"""What rows are most often, offered first."""

BESIDE = {
    "members": ("member.", "member"),
    "ties": ("tie.", "from"),
    "contacts": ("contact.", "actor"),
}
"""Table → what its fields begin with beside a partner, and the field that names the partner."""


def options() -> dict[str, Any]:
    """Which rows hold headings, where the user said so, as `ReadOptions` has it."""
    return {"heads": _heads().copy()}


def forget() -> None:
    """Other files have their headings elsewhere."""
    st.session_state.pop("list heads", None)


def _heads() -> dict[tuple[str, str | None], int]:
    heads: dict[tuple[str, str | None], int] = st.session_state.setdefault("list heads", {})
    return heads


def ask_list(proposal: ListProposal) -> str | None:
    """The scheme the user settles on, as text; None while it is not settled."""
    key = f"list {proposal.uid}"
    name = plain(proposal.file) + (f" · {plain(proposal.sheet)}" if proposal.sheet else "")
    settled: str | None = st.session_state.get(key)
    if settled or proposal.decided:
        with st.expander(say("lists.page.change", name=name)):
            _form(proposal, key)
    else:
        with st.container(border=True):
            st.markdown(f"**{say('lists.page.title', name=name)}**")
            st.caption(say("lists.page.found", rows=labels.count(proposal.rows)))
            _form(proposal, key)
    return settled


def _form(proposal: ListProposal, key: str) -> None:
    uid = proposal.uid
    for choice in proposal.choices:
        if choice.key == OTHER_HEADINGS:
            st.info(plain(say(choice.key, **choice.facts)))
    _head(proposal)
    scheme = _columns(_table(proposal.scheme, proposal.columns, uid), proposal.columns, uid)
    scheme = list_questions.ask(scheme, proposal.columns, uid)
    if proposal.choices:
        with st.expander(say("data.mapping.reasons")):
            st.markdown("\n".join(f"- {plain(line)}" for line in proposal.lines()[1:]))
    with st.expander(say("data.mapping.edit")):
        text_key = f"toml {uid} {scheme.as_json()}"
        text = st.text_area("TOML", scheme.as_toml(), height=320, key=text_key)
    wrong = _wrong(scheme)
    if wrong:
        st.error(wrong)
    use = st.button(say("lists.page.use"), type="primary", key=f"use {key}", disabled=bool(wrong))
    if use:
        _settle(proposal, key, text)


def _wrong(scheme: Scheme) -> str | None:
    """Why no list can be read so: a field of two columns, or none for what every row must say."""
    if double := twice(scheme):
        return say("lists.twice", field=word(scheme.table, double))
    asked = {*scheme.columns.values(), "kind", "type"}
    lacking = [word(scheme.table, f) for f in tables()[scheme.table].required if f not in asked]
    return say("lists.page.lacking", fields=", ".join(lacking)) if lacking else None


def _settle(proposal: ListProposal, key: str, text: str) -> None:
    try:
        scheme = from_text(text)
    except SaanError as problem:
        st.error(plain(problem.text()))
        return
    if scheme.head and scheme.head != proposal.scheme.head:
        _choose(proposal, scheme.head)
    else:
        st.session_state[key] = scheme.as_json()
        st.rerun()


def _head(proposal: ListProposal) -> None:
    """The first rows as they stand, that of the headings marked; a click on another makes it so."""
    head = proposal.scheme.head
    st.caption(say("lists.page.head", line=head))
    chosen = st.dataframe(
        _first(proposal).style.apply(
            lambda row: [HEAD * row[""].startswith("▶")] * len(row), axis=1
        ),
        hide_index=True,
        key=f"list head {proposal.uid} {head}",
        on_select="rerun",
        selection_mode=("single-row", "single-cell"),
        column_config={"": st.column_config.Column(pinned=True)},
    ).selection
    for place in (*chosen.rows, *(row for row, _ in chosen.cells)):
        _choose(proposal, proposal.first[place][0])


def _first(proposal: ListProposal) -> DataFrame:
    """The first rows: the line, and the cells; nothing of what nobody should see."""
    head, hidden = proposal.scheme.head, say("lists.page.hidden")
    personal = {c.position for c in proposal.columns if sensitive(c.heading)}
    width = min(len(LETTERS), max(len(cells) for _, cells in proposal.first))
    shown = [
        [f"▶ {line}" if line == head else str(line)]
        + [
            hidden if line > head and place in personal and cell else labels.short(cell, 28)
            for place, cell in enumerate([*cells, *[""] * width][:width])
        ]
        for line, cells in proposal.first
    ]
    return DataFrame(shown, columns=["", *LETTERS[:width]])


def _choose(proposal: ListProposal, line: int) -> None:
    """The row is that of the headings from now on, where it was not."""
    place = proposal.file, proposal.sheet
    if line not in (proposal.scheme.head, _heads().get(place)):
        _heads()[place] = line
        st.rerun()


def _table(scheme: Scheme, columns: Sequence[Column], uid: str) -> Scheme:
    """The scheme for what the user says a row is."""
    offered = tuple(dict.fromkeys((*FIRST, *rows_of())))
    table = st.selectbox(
        say("lists.page.table"),
        offered,
        index=offered.index(scheme.table),
        format_func=lambda each: say(f"kinds.{each}.many"),
        key=f"list table {uid}",
    )
    if table == scheme.table:
        return scheme
    return Scheme(table, _by_headings(table, scheme, columns), head=scheme.head)


def _by_headings(table: str, scheme: Scheme, columns: Sequence[Column]) -> dict[str, str]:
    """What the columns say in another table; all else is kept, or left out as it was."""
    read: dict[str, str] = {}
    for column in columns:
        was = scheme.columns.get(column.heading, KEEP)
        field = tables()[table].headings.get(column.name) or _moved(table, was)
        usable = field in fields_of(table) and field not in read.values()
        read[column.heading] = field if usable else LEAVE_OUT if was == LEAVE_OUT else KEEP
    return read


def _moved(table: str, field: str) -> str:
    """What a field of partners, or of what stands beside them, is in a table of its own."""
    prefix, who = BESIDE.get(table, ("-", ""))
    return who if field == "name" else field.removeprefix(prefix)


def _columns(scheme: Scheme, columns: Sequence[Column], uid: str) -> Scheme:
    """What each column is read as, one below the other."""
    ticked = [c.heading for c in columns if scheme.columns.get(c.heading) == TICK]
    together = set(ticked) if len(ticked) > TICKS else set()
    alone = [c for c in columns if c.heading in scheme.columns and c.heading not in together]
    read = {c.heading: _column(scheme, c, uid) for c in alone[:SHOWN]}
    if together:
        some = ", ".join(plain(labels.short(heading, 24)) for heading in ticked[:TICKS])
        said = {"count": labels.count(len(ticked)), "headings": f"{some} …"}
        st.caption(say("lists.page.many_ticks", **said))
    if len(alone) > SHOWN:
        st.caption(say("lists.page.more", count=labels.count(len(alone) - SHOWN)))
    return replace(scheme, columns=scheme.columns | read)


def _column(scheme: Scheme, column: Column, uid: str) -> str:
    now = scheme.columns[column.heading]
    offered = _offered(scheme, column)
    left, right = st.columns(2, vertical_alignment="center")
    heading = _heading(column)
    left.markdown(f"**{heading}** · {_samples(column)}")
    return right.selectbox(
        say("lists.page.column", heading=heading),
        offered,
        index=offered.index(now),
        format_func=lambda field: word(scheme.table, field),
        key=f"list column {uid} {scheme.table} {column.position}",
        label_visibility="collapsed",
    )


def _heading(column: Column) -> str:
    if column.heading == f"#{column.position + 1}":
        return say("lists.page.nameless", number=column.position + 1)
    return plain(labels.short(column.heading, 80))


def _samples(column: Column) -> str:
    """Some of what stands in a column; nothing of what nobody should see."""
    if sensitive(column.heading):
        return say("lists.page.hidden")
    some = list(dict.fromkeys(column.texts))[:SAMPLES]
    return plain(", ".join(labels.short(text, 28) for text in some)) or say("lists.page.empty")


def _offered(scheme: Scheme, column: Column) -> list[str]:
    """The fields to choose from; of partners in columns of their own, one more than are read."""
    offered = list(fields_of(scheme.table))
    if scheme.table != "actors" and column.year is None:
        offered.remove(TICK)
    read = set(scheme.columns.values())
    numbered = sorted(field for field in read if field != base_of(field))
    ends = sum(base_of(field) == "tie.to" for field in read)
    if scheme.table == "actors" and ends and f"tie.to {ends + 1}" not in numbered:
        numbered.append(f"tie.to {ends + 1}")
    now = scheme.columns[column.heading]
    return list(dict.fromkeys([*offered[:-3], *numbered, *offered[-3:], now]))
