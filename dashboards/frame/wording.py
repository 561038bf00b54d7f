"""A change in words: which record, which fields, before and after."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from dashboards.forms import fields as forms
from dashboards.frame import labels
from graph.base.words import knows, say
from graph.journal.traces import Trace
from graph.kinds import KINDS
from graph.kinds.registry import fields as declared_fields
from graph.kinds.registry import references
from graph.network.names import Named

UNTOLD = {"uid", "figures"}
"""Fields that are not told at all."""

QUIET = {"uid", "stated", "sources", "ids"}
"""Fields that are not told of a record that is new, or gone."""

NAMING = {"name", "title", "text", "participants", "concerns"} | {
    *("start", "end", "member", "of", "actor", "one", "other", "network")
}
"""Fields that say which record it is: a line about a new one does not tell them twice."""

BESIDE = {"through", "about", "host", "area"}
"""References that do not say which record it is."""


def record(trace: Trace, names: Named, asked: str = "") -> str:
    """Which record it is: "ความสัมพันธ์ “ป้อม – นายก ทม.”"; `asked`, whose page it is, left out."""
    kind = say(f"journal.one.{trace.kind}")
    if trace.kind == "actors" and trace.uid == asked:
        return kind
    return say("journal.of", kind=kind, what=name(trace, names, asked))


def name(trace: Trace, names: Named, asked: str = "") -> str:
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


def fields(trace: Trace, names: Named, brief: bool = False) -> Iterator[tuple[str, str, str]]:
    """(field, before, after) of each field that changed, dates at their precision.

    "" for nothing; values of contacts are kept back. brief: of a record that is new, or gone, only
    what its name does not say.
    """
    before, after = trace.before or {}, trace.after or {}
    whole = not before or not after
    for name in _order(trace.kind):
        quiet = QUIET | NAMING if brief else QUIET
        if name.endswith("_precision") or name in UNTOLD or (whole and name in quiet):
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


def _links(kind: str, values: Mapping[str, Any]) -> Iterator[str]:
    for name in references(kind):
        value = values.get(name)
        if name not in BESIDE:
            yield from value if isinstance(value, list) else [value] * bool(value)


def _field(kind: str, name: str) -> str:
    if kind == "findings" and knows(f"governance.columns.{name}"):
        return say(f"governance.columns.{name}")
    if (said := forms.word(kind, name)) != name:
        return said
    field = declared_fields(kind).get(name)
    return forms.word(kind, (field and field.column) or name)


def _value(kind: str, name: str, values: Mapping[str, Any], names: Named) -> str:
    value = values.get(name)
    if value is None:
        return ""
    if _is_day(kind, name):
        precision = values.get(f"{name}_precision") or "day"
        shown = labels.last_day if name == "until" else labels.day
        return shown(date.fromisoformat(value), precision)
    if name in references(kind):
        return ", ".join(map(names.name, value if isinstance(value, list) else [value]))
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return _plain(kind, name, value)


def _plain(kind: str, name: str, value: Any) -> str:
    if kind == "findings":
        return _of_finding(name, str(value))
    if isinstance(value, bool):
        return say("journal.yes" if value else "journal.no")
    groups = {("activities", "kind"): "activity", ("plans", "wanted"): "type"}
    group = (groups | {("plans", "existing"): "type"}).get((kind, name), name)
    if isinstance(value, str) and knows(f"pages.{group}.{value}"):
        return labels.term(group, value)
    if (kind, name) == ("ties", "frequency"):
        return labels.times_a_year(value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def _of_finding(name: str, value: str) -> str:
    """What a finding says in words: its rule by its question, its state and severity by name."""
    from graph.governance.rule import rules

    if name == "rule":
        rule = rules()[0].get(value)
        return rule.text("question") if rule else value
    key = f"governance.{'state' if name == 'status' else name}.{value}"
    return say(key) if name in ("status", "severity") and knows(key) else value


def _is_day(kind: str, name: str) -> bool:
    return name in declared_fields(kind) and declared_fields(kind)[name].holds == "day"
