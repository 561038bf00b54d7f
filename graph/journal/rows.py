"""Records as the write modules take them, and as the read modules give them back."""

from functools import cache
from typing import Any

from graph.kinds import KINDS, Record, declared
from graph.kinds.registry import fields, links, placed


def module(verb: str, kind: str, type_: str = "") -> str:
    """The query that does `verb` (records, selected, save, drop) to a kind, or one of its types."""
    name = declared(kind).modules.format(verb)
    return f"{name}_{type_.lower()}" if type_ else name


def save_module(kind: str, record: Record) -> str:
    """The module that writes this record: a relationship of several types has one for each."""
    about = declared(kind)
    type_ = getattr(record, about.typed_by) if len(about.relationships) > 1 else ""
    return module("save", kind, type_)


def row_of(kind: str, record: Record) -> dict[str, Any]:
    """{uid, properties, and what its place says}; a property that is not known is null."""
    values = dict(vars(record))
    place = {name: _plain(values.pop(name)) for name in placed(kind)}
    for name, link in links(kind).items():
        if link.several:
            place[name] = place[name] or []
    uid = values.pop("uid")
    properties = {name: _plain(value) for name, value in values.items()}
    return {"uid": uid, "properties": properties, **place}


def record_of(kind: str, row: dict[str, Any]) -> Record:
    """The record of a row of its read module: {uid, kept, and what its place says}."""
    names = fields(kind)
    known = row["kept"] | {name: row[name] for name in placed(kind)}
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in known.items()
        if value is not None and name in names
    }
    for name in ascending(kind) & values.keys():
        values[name] = tuple(sorted(values[name]))
    return KINDS[kind](**values)


@cache
def ascending(kind: str) -> frozenset[str]:
    """The fields of several references whose order says nothing."""
    each = fields(kind).values()
    return frozenset(f.name for f in each if f.several and f.refers and not f.in_order)


def _plain(value: Any) -> Any:
    return (list(value) or None) if isinstance(value, tuple) else value
