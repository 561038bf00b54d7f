"""Which fields of which record refer to other records: what merging rewrites and undo respects."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from graph.kinds.records import Record

REFERENCES: dict[str, dict[str, tuple[str, ...]]] = {
    "areas": {"within": ("areas",)},
    "issues": {"part_of": ("issues",)},
    "actors": {},
    "networks": {"us": ("actors",)},
    "bases": {"actor": ("actors",), "area": ("areas",)},
    "works": {"actor": ("actors",), "issue": ("issues",)},
    "members": {"member": ("actors",), "of": ("actors", "networks")},
    "ties": {
        "start": ("actors",),
        "end": ("actors",),
        "through": ("actors",),
        "about": ("issues",),
    },
    "activities": {
        "participants": ("actors",),
        "host": ("actors",),
        "about": ("issues",),
        "area": ("areas",),
        "concerns": ("actors",),
    },
    "contacts": {"actor": ("actors",)},
    "stakes": {"actor": ("actors",), "network": ("networks",)},
    "plans": {"actor": ("actors",), "network": ("networks",), "through": ("actors",)},
    "lessons": {"network": ("networks",), "concerns": ("actors",)},
    "findings": {"concerns": ("actors", "networks", "issues", "areas")},
    "distinct": {"one": ("actors",), "other": ("actors",)},
    "mappings": {},
    "settings": {},
}
"""Kind → field → the kinds of what it may refer to."""

IN_ORDER = {"us"}
"""Fields of several references whose order says something; the others are ascending."""


def referred(kind: str, record: Record) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every reference of the record: the kinds it may be to, and the uid."""
    for name, kinds in REFERENCES[kind].items():
        value = getattr(record, name)
        for uid in value if isinstance(value, tuple) else (value,):
            if uid is not None:
                yield kinds, uid


def redirected(kind: str, record: Record, to: str, gone: str, new: str) -> Record:
    """The record with every reference to `gone`, of the kind `to`, made one to `new`."""
    changed: dict[str, Any] = {}
    for name, kinds in REFERENCES[kind].items():
        value = getattr(record, name)
        if to not in kinds:
            continue
        if isinstance(value, tuple) and gone in value:
            each = dict.fromkeys(new if uid == gone else uid for uid in value)
            changed[name] = tuple(each) if name in IN_ORDER else tuple(sorted(each))
        elif value == gone:
            changed[name] = new
    return replace(record, **changed) if changed else record
