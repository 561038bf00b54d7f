"""A change in words: which record, which fields, before and after."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from dashboards.parts import labels, planned
from graph.references import REFERENCES
from graph.words import knows, say

QUIET = {"uid", "stated", "sources", "ids"}
"""Fields that are not told of a record that is new, or gone."""

TERMS = {"type", "sector"}


def record(trace: Any, names: Mapping[str, str], asked: str = "") -> str:
    """Which record it is: "ความสัมพันธ์ ป้อม – นายก ทม."; `asked`, whose page it is, left out."""
    kind = say(f"cli.kinds.{trace.kind}")
    values = trace.values()
    own = values.get("name") or values.get("title")
    if trace.kind == "actors" and trace.uid == asked:
        return kind
    if own and trace.kind not in ("contacts", "mappings"):
        return say("journal.of", kind=kind, what=own)
    others = [names.get(uid, uid) for uid in _links(trace.kind, values) if uid != asked]
    what = " – ".join(dict.fromkeys(others)) or trace.uid
    return say("journal.of", kind=kind, what=what)


def fields(trace: Any, names: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """(field, before, after) of each field that changed, dates at their precision."""
    before, after = trace.before or {}, trace.after or {}
    whole = not before or not after
    for name in dict.fromkeys([*before, *after]):
        if name.endswith("_precision") or (whole and name in QUIET) or name == "uid":
            continue
        was, now = (_value(trace.kind, name, side, names) for side in (before, after))
        if was != now:
            yield planned.field_name(name), was, now
    for name in trace.hidden:
        yield planned.field_name(name), say("journal.kept_back"), say("journal.kept_back")


def line(field: str, before: str, after: str) -> str:
    """One field in one line: "ระดับ: หลวม ๆ → แน่นแฟ้น"; only the side that there is."""
    if before == after:
        return say("journal.field_hidden", field=field, value=after)
    if not before or not after:
        return say("journal.field_one", field=field, value=after or before)
    return say("journal.field_both", field=field, before=before, after=after)


def _links(kind: str, values: Mapping[str, Any]) -> Iterator[str]:
    for name in REFERENCES[kind]:
        value = values.get(name)
        if name not in ("through", "about"):
            yield from value if isinstance(value, list) else [value] * bool(value)


def _value(kind: str, name: str, values: Mapping[str, Any], names: Mapping[str, str]) -> str:
    value = values.get(name)
    if value is None:
        return ""
    precision = values.get(f"{name}_precision") or "day"
    if isinstance(value, str) and _is_day(kind, name):
        until = name == "until"
        day = date.fromisoformat(value)
        return labels.last_day(day, precision) if until else labels.day(day, precision)
    if name in REFERENCES[kind]:
        every = value if isinstance(value, list) else [value]
        return ", ".join(names.get(uid, uid) for uid in every)
    return _plain(kind, name, value)


def _plain(kind: str, name: str, value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    if isinstance(value, bool):
        return say("journal.yes" if value else "journal.no")
    group = "kind" if kind == "actors" and name == "kind" else name
    if (name in TERMS or group == "kind") and knows(f"pages.{group}.{value}"):
        return labels.term(group, value)
    if isinstance(value, float):
        return f"{value:g}"
    return str(value)


def _is_day(kind: str, name: str) -> bool:
    from graph.records import KINDS

    return KINDS[kind].__dataclass_fields__[name].type in (date, date | None)
