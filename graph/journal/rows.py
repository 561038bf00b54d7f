"""Records as the write modules take them, and as the read modules give them back."""

from dataclasses import fields
from functools import cache
from typing import Any

from graph.kinds.records import KINDS, Record

LINKS: dict[str, tuple[str, ...]] = {
    "actors": (),
    "ties": ("type", "start", "end"),
    "areas": ("within",),
    "issues": ("part_of",),
    "networks": (),
    "members": ("member", "of"),
    "bases": ("actor", "area"),
    "works": ("actor", "issue"),
    "activities": ("participants", "host", "about", "area", "concerns"),
    "contacts": ("actor",),
    "stakes": ("actor", "network"),
    "plans": ("actor", "network"),
    "lessons": ("network", "concerns"),
    "findings": (),
    "distinct": ("one", "other"),
    "mappings": (),
    "settings": (),
}
"""What a record says by its place in the graph, not by a property."""

RELATIONSHIPS = {"ties", "members", "bases", "works", "stakes", "distinct"}
"""Kinds that are relationships in the graph, between the two that their links name."""

SEVERAL = {"participants", "concerns"}
"""Links to several records."""

RECORDS = {
    "actors": "actors/records",
    "areas": "issues/records_areas",
    "issues": "issues/records",
    "networks": "network/records",
    "members": "actors/records_members",
    "bases": "actors/records_bases",
    "works": "actors/records_works",
    "activities": "activities/records",
    "contacts": "actors/records_contacts",
    "stakes": "stakeholders/records",
    "plans": "expansion/records",
    "lessons": "lessons/records",
    "findings": "governance/records",
    "distinct": "actors/records_distinct",
    "mappings": "journal/records_mappings",
    "settings": "journal/records_settings",
}
"""The module that gives the records of a kind; ties have `ties/records`, paged by actor."""

SAVE = {
    "actors": "actors/save",
    "areas": "issues/save_areas",
    "issues": "issues/save",
    "networks": "network/save",
    "members": "actors/save_members",
    "bases": "actors/save_bases",
    "works": "actors/save_works",
    "activities": "activities/save",
    "contacts": "actors/save_contacts",
    "stakes": "stakeholders/save",
    "plans": "expansion/save",
    "lessons": "lessons/save",
    "findings": "governance/save",
    "distinct": "actors/save_distinct",
    "mappings": "journal/save_mappings",
    "settings": "journal/save_settings",
}
"""The module that writes a kind; ties have one for each type."""

DROP = {
    "actors": "actors/drop",
    "ties": "ties/drop",
    "areas": "issues/drop_areas",
    "issues": "issues/drop",
    "networks": "network/drop",
    "members": "actors/drop_members",
    "bases": "actors/drop_bases",
    "works": "actors/drop_works",
    "activities": "activities/drop",
    "contacts": "actors/drop_contacts",
    "stakes": "stakeholders/drop",
    "plans": "expansion/drop",
    "lessons": "lessons/drop",
    "findings": "governance/drop",
    "distinct": "actors/drop_distinct",
    "mappings": "journal/drop_mappings",
    "settings": "journal/drop_settings",
}
"""The module that takes records of a kind out."""


def save_module(kind: str, record: Record) -> str:
    """The module that writes this record."""
    return SAVE[kind] if kind != "ties" else f"ties/save_{record.type.lower()}"  # type: ignore[union-attr]


def row_of(kind: str, record: Record) -> dict[str, Any]:
    """{uid, properties, and the links of the kind}; a property that is not known is null."""
    values = dict(vars(record))
    links = {name: _plain(values.pop(name)) for name in LINKS[kind]}
    for name in SEVERAL & links.keys():
        links[name] = links[name] or []
    uid = values.pop("uid")
    properties = {name: _plain(value) for name, value in values.items()}
    return {"uid": uid, "properties": properties, **links}


def record_of(kind: str, row: dict[str, Any]) -> Record:
    """The record of a row of its read module: {uid, kept, and the links of the kind}."""
    cls = KINDS[kind]
    names = _fields(kind)
    known = row["kept"] | {name: row[name] for name in LINKS[kind]}
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in known.items()
        if value is not None and name in names
    }
    for name in SEVERAL & values.keys():
        values[name] = tuple(sorted(values[name]))
    return cls(**values)


@cache
def _fields(kind: str) -> frozenset[str]:
    return frozenset(field.name for field in fields(KINDS[kind]))


def _plain(value: Any) -> Any:
    return (list(value) or None) if isinstance(value, tuple) else value
