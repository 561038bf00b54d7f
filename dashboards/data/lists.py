"""How a list of an office is to be read: each column, and what only people can tell."""

from dataclasses import replace

import streamlit as st

from dashboards.frame import labels
from dashboards.frame.labels import plain
from graph.base.errors import SaanError
from graph.base.words import language, say
from graph.intake.graphs.mapping import LEAVE_OUT
from graph.intake.lists import ListProposal, Scheme, from_text
from graph.intake.lists.contents import Column
from graph.intake.lists.scheme import BESIDE, KEEP, TICK, TICKED, base_of, fields_of
from graph.kinds import LEVELS
from graph.kinds.actor import SORTS
from graph.kinds.vocabulary import said, tables

SAMPLES = 3  # values shown of a column
MOST = 40  # columns that are shown one by one
TABLES = ("actors", "ties", "members", "activities", "contacts", "issues")


def ask_list(proposal: ListProposal) -> str | None:
    """The scheme the user settles on, as text; None while it is not settled."""
    key = f"list {proposal.uid}"
    name = f"{proposal.file} · {proposal.sheet}" if proposal.sheet else proposal.file
    with st.container(border=True):
        st.markdown(f"**{say('data.list.title', name=plain(name))}**")
        st.caption(say("data.list.found", rows=labels.count(proposal.rows)))
        made = _columns(_table(proposal.scheme, key), proposal.columns, key)
        made = _questions(made, key)
        with st.expander(say("data.mapping.reasons")):
            st.markdown("\n".join(f"- {plain(line)}" for line in proposal.lines()[1:]))
        with st.expander(say("data.mapping.edit")):
            text = st.text_area("TOML", made.as_toml(), height=320, key=f"toml {made.as_json()}")
        if st.button(say("data.mapping.use"), type="primary", key=f"use {key}"):
            _settle(key, text)
    return st.session_state.get(key)


def _settle(key: str, text: str) -> None:
    try:
        st.session_state[key] = from_text(text).as_json()
    except SaanError as problem:
        st.error(plain(problem.text()))


def _table(scheme: Scheme, key: str) -> Scheme:
    """The table that the rows are of; another one has other fields."""
    chosen = st.selectbox(
        say("data.list.table"),
        TABLES,
        index=TABLES.index(scheme.table) if scheme.table in TABLES else 0,
        format_func=lambda kind: say(f"kinds.{kind}.many"),
        key=f"table {key}",
    )
    if chosen == scheme.table:
        return scheme
    allowed = fields_of(chosen)
    own = tables()[chosen].headings
    columns = {
        heading: own.get(heading.casefold(), field if field in allowed else KEEP)
        for heading, field in scheme.columns.items()
    }
    return replace(scheme, table=chosen, columns=columns)


def _columns(scheme: Scheme, columns: tuple[Column, ...], key: str) -> Scheme:
    """What each column is read as."""
    fields = dict(scheme.columns)
    samples = {column.heading: column.texts for column in columns}
    shown = [h for h, f in fields.items() if samples.get(h) or f != LEAVE_OUT][:MOST]
    for start in range(0, len(shown), 2):
        for place, heading in zip(st.columns(2), shown[start : start + 2], strict=False):
            with place:
                fields[heading] = _column(scheme, heading, samples.get(heading, ()), key)
    return replace(scheme, columns=fields)


def _column(scheme: Scheme, heading: str, texts: tuple[str, ...], key: str) -> str:
    now = scheme.columns[heading]
    options = list(dict.fromkeys((*fields_of(scheme.table), now)))
    example = ", ".join(dict.fromkeys(text[:30] for text in texts[: 2 * SAMPLES]))
    chosen = st.selectbox(
        plain(heading),
        options,
        index=options.index(now),
        format_func=lambda field: field_word(scheme.table, field),
        key=f"{key} {scheme.table} {heading}",
    )
    st.caption(plain(example))
    return chosen


def field_word(table: str, field: str) -> str:
    """What a column is read as, in the page's language."""
    base = base_of(field)
    number = field.removeprefix(base)
    if base in (*BESIDE, TICK, KEEP, LEAVE_OUT):
        return say(f"lists.field.{base.replace(' ', '_').replace('.', '_')}") + number
    if base in ("surname", "honorific"):
        return say(f"lists.field.{base}")
    thai = tables()[table].thai
    return thai[base] if language() == "th" and base in thai else base.replace("_", " ")


def _questions(scheme: Scheme, key: str) -> Scheme:
    """What the list doesn't say, each with what is proposed."""
    read = {base_of(field) for field in scheme.columns.values()}
    if scheme.table == "actors" and "kind" not in read:
        scheme = replace(scheme, kind=_choose("kind", SORTS, scheme.kind, key))
    if TICK in read:
        scheme = replace(scheme, ticked=_choose("ticked", TICKED, scheme.ticked, key))
        marks = {
            mark: _choose("mark", ("yes", "no"), meant or "yes", f"{key} {mark}", mark=plain(mark))
            for mark, meant in scheme.marks.items()
        }
        scheme = replace(scheme, marks=marks)
        if scheme.ticked == "activities":
            title = st.text_input(say("data.list.activity"), scheme.title, key=f"title {key}")
            scheme = replace(scheme, title=title)
    if ("tie.to" in read or scheme.ticked == "ties") and "tie.type" not in read:
        scheme = replace(scheme, level=_choose("level", (*LEVELS, "loose"), scheme.level, key))
    if "status" in read:
        statuses = {w: _status(w, meant, key) for w, meant in scheme.statuses.items()}
        scheme = replace(scheme, statuses=statuses)
    return scheme


def _status(word: str, meant: str, key: str) -> str:
    """What a word for who is still there says; who has left did so at a time to be given."""
    left, right = st.columns(2)
    ways = ("there", "left", LEAVE_OUT)
    now = meant if meant in ways else "left"
    with left:
        way = _choose("status", ways, now, f"{key} {word}", word=plain(word))
    if way != "left":
        return way
    year = right.text_input(
        say("data.list.when", word=plain(word)),
        "" if meant in ways else meant,
        key=f"when {key} {word}",
    )
    return year.strip() or LEAVE_OUT


def _choose(what: str, options: tuple[str, ...], now: str, key: str, **facts: str) -> str:
    return st.selectbox(
        say(f"data.list.{what}", **facts),
        options,
        index=options.index(now) if now in options else 0,
        format_func=lambda option: _word(what, option),
        key=f"{what} {key}",
    )


def _word(what: str, option: str) -> str:
    if what == "kind":
        return said("kind", option, language())
    if what == "level":
        return say("pages.type.loose") if option == "loose" else labels.level(option)
    return say(f"data.list.{what}_{option.replace(' ', '_')}")
