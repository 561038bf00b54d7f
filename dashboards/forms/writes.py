"""Writes in the journal: a change in words, the list of writes, one of them, and its undo."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

import pandas as pd
import streamlit as st

from dashboards.forms import fields
from dashboards.frame import address, labels, writing
from dashboards.frame.blocks import table
from dashboards.frame.labels import plain
from dashboards.frame.session import on_record, read_journal
from graph.base.words import knows, say
from graph.journal.history import Entry, moment
from graph.journal.traces import Trace, of_write
from graph.kinds import KINDS
from graph.kinds.registry import fields as declared_fields
from graph.kinds.registry import references
from graph.network.named import Names

CHANGES = ("kind", "record", "action", "field", "before", "after")

LEFT_OUT = {"uid", "figures"}
"""Fields that are not told at all."""

QUIET = {"uid", "stated", "ids"}
"""Fields that are not told of a record that is new, or gone."""

BRIEFLY = {"sources"}
"""Those that a line about one does not tell either."""

ENDS = {"start", "end", "member", "of", "actor", "one", "other", "network"}
NAMING = {"name", "title", "text", "participants", "concerns"} | ENDS
"""Fields that say which record it is: a line about a new one does not tell them twice."""

BESIDE = {"through", "about", "host", "area", "activity", "activities"}
"""References that do not say which record it is."""


def record(trace: Trace, names: Names, asked: str = "") -> str:
    """Which record it is: "ความสัมพันธ์ “ป้อม – นายก ทม.”"; `asked`, whose page it is, left out."""
    kind = say(f"kinds.{trace.kind}.one")
    if trace.kind == "actors" and trace.uid == asked:
        return kind
    return say("journal.of", kind=kind, what=name(trace, names, asked))


def name(trace: Trace, names: Names, asked: str = "") -> str:
    """The record's own name, else the names of those it stands between, else its uid."""
    values = trace.values()
    own = values.get("name") or values.get("title") or values.get("text")
    if own and trace.kind not in ("contacts", "mappings"):
        return str(own)
    if trace.kind == "findings":
        return _of_finding("rule", str(values.get("rule", "")))
    every = list(_links(trace.kind, values))
    others = [uid for uid in every if uid != asked] or every
    return " – ".join(dict.fromkeys(map(names.name, others))) or trace.uid


def changed_fields(
    trace: Trace, names: Names, brief: bool = False
) -> Iterator[tuple[str, str, str]]:
    """(field, before, after) of each field that changed, dates at their precision.

    "" for nothing; values of contacts are kept back. brief: of a record that is new, or gone, only
    what its name does not say.
    """
    before, after = trace.before or {}, trace.after or {}
    whole = not before or not after
    for name in _order(trace.kind):
        quiet = QUIET | NAMING | BRIEFLY if brief else QUIET
        if name.endswith("_precision") or name in LEFT_OUT or (whole and name in quiet):
            continue
        was, now = (_value(trace.kind, name, side, names) for side in (before, after))
        if was != now:
            yield _field(trace.kind, name), was, now
    for name in trace.hidden:
        yield _field(trace.kind, name), say("journal.kept_back"), say("journal.kept_back")


def line(field: str, before: str, after: str) -> str:
    """One field in one line: "ระดับ หลวม ๆ → แน่นแฟ้น"; only the side that there is."""
    if not before or not after or before == after:
        return say("journal.field_one", field=field, value=after or before)
    return say("journal.field_both", field=field, before=before, after=after)


@cache
def _order(kind: str) -> tuple[str, ...]:
    """The fields of a kind, its own before those that every record has."""
    return tuple(dict.fromkeys((*KINDS[kind].__annotations__, *declared_fields(kind))))


def _links(kind: str, values: Mapping[str, object]) -> Iterator[str]:
    for name in references(kind):
        value = values.get(name)
        if name not in BESIDE:
            yield from _texts(value)


def _texts(value: object) -> list[str]:
    """One or several uids of JSON; none where nothing stands."""
    return (
        [str(each) for each in value] if isinstance(value, list) else [str(value)] if value else []
    )


def _field(kind: str, name: str) -> str:
    if kind == "findings" and knows(f"governance.columns.{name}"):
        return say(f"governance.columns.{name}")
    if (label := fields.word(kind, name)) != name:
        return label
    field = declared_fields(kind).get(name)
    return fields.word(kind, (field and field.column) or name)


def _value(kind: str, name: str, values: Mapping[str, object], names: Names) -> str:
    value = values.get(name)
    if value is None:
        return ""
    if _is_day(kind, name):
        precision = str(values.get(f"{name}_precision") or "day")
        shown = labels.last_day if name == "until" else labels.day
        return shown(date.fromisoformat(str(value)), precision)
    if name in references(kind) or name == "network":  # of a finding: it may be no more
        return ", ".join(map(names.name, _texts(value)))
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return _plain(kind, name, value)


def _plain(kind: str, name: str, value: object) -> str:
    if kind == "findings":
        return _of_finding(name, str(value))
    if isinstance(value, bool):
        return say("journal.yes" if value else "journal.no")
    groups = {("activities", "kind"): "activity", ("plans", "wanted"): "type"}
    group = (groups | {("plans", "existing"): "type"}).get((kind, name), name)
    if isinstance(value, str) and knows(f"pages.{group}.{value}"):
        return labels.term(group, value)
    field = declared_fields(kind).get(name)
    if field and field.vocabulary and value in field.words:
        return fields.choice_word(field.column or name, str(value))
    if name == "frequency" and isinstance(value, int | float):
        return labels.times_a_year(value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def _of_finding(name: str, value: str) -> str:
    """What a finding says in words: its rule by its question, its state and severity by name."""
    from graph.rules import rules

    if name == "rule":
        rule = rules()[0].get(value)
        return rule.text("question") if rule else value
    key = f"governance.{'state' if name == 'status' else name}.{value}"
    return say(key) if name in ("status", "severity") and knows(key) else value


def _is_day(kind: str, name: str) -> bool:
    return name in declared_fields(kind) and declared_fields(kind)[name].holds == "day"


def listed(
    entries: Sequence[Entry], columns: Sequence[str], name: str, on_pick: Callable[[int], None]
) -> None:
    """The writes as a table, one row each; `on_pick` is told the place of the one selected."""
    headings = {column: say(f"journal.columns.{column}") for column in columns}
    table(
        pd.DataFrame([_write_row(entry) for entry in entries]), headings, name=name, on_pick=on_pick
    )


def one(batch: str, writer: str, undo: str = "journal.undo") -> None:
    """What a write changed, field by field, and the button that takes all of it back.

    undo: the words of the button.
    """
    entry, traces, more = read_journal(of_write, batch)
    with st.container(border=True, key="write"):
        _head(entry)
        pairs = [(trace, row) for trace in traces for row in _change_rows(trace, on_record())]
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


def _write_row(entry: Entry) -> dict[str, object]:
    return {
        "at": moment(entry.at),
        "who": entry.who,
        "channel": channel(entry.channel),
        "files": "; ".join(entry.files),
        "why": entry.why or "",
        "rows": entry.rows,
        "batch": entry.batch,
        "undoes": entry.undoes or "",
        "undone_by": entry.undone_by or "",
    }


def _head(entry: Entry) -> None:
    facts = {"who": entry.who, "at": moment(entry.at), "channel": channel(entry.channel)}
    st.markdown(f"**{plain(entry.batch)}** · {plain(say('journal.written_by', **facts))}")
    for word in ("why", "files", "file_hash", "undoes"):
        if value := getattr(entry, word):
            shown = "; ".join(value) if isinstance(value, tuple) else value
            st.caption(f"{say(f'journal.columns.{word}')}: {plain(shown)}")


def _change_rows(trace: Trace, names: Names) -> list[dict[str, str]]:
    start = {
        "kind": say(f"kinds.{trace.kind}.one"),
        "record": name(trace, names),
        "action": say(f"cli.columns.{trace.action}"),
    }
    fields = list(changed_fields(trace, names)) or [("", "", "")]
    return [start | dict(zip(("field", "before", "after"), each, strict=True)) for each in fields]


def _place(trace: Trace) -> str:
    """A record of a write, as the URL has it."""
    return f"{trace.kind} {trace.uid}"


def _undo_row(entry: Entry, traces: Sequence[Trace], writer: str) -> None:
    """The button that takes back what the write did to the record that was chosen."""
    if entry.died or entry.undone_by:
        return
    chosen = next((each for each in traces if _place(each) == address.given("row")), None)
    if chosen is None:
        st.caption(say("journal.pick_row"))
        return
    st.button(
        say("journal.undo_row", what=plain(record(chosen, on_record()))),
        key="take back one",
        disabled=not writer,
        on_click=writing.undo,
        args=(entry.batch, writer, record(chosen, on_record()), (chosen.kind, chosen.uid)),
    )


def _undo(entry: Entry, writer: str, words: str) -> None:
    if entry.died:
        st.caption(say("journal.died_caption"))
    elif entry.undone_by:
        st.caption(say("journal.was_undone", batch=plain(entry.undone_by)))
    else:
        st.button(
            say(words, rows=labels.count(entry.rows)),
            key="take back",
            disabled=not writer,
            on_click=writing.undo,
            args=(entry.batch, writer, entry.batch),
        )
