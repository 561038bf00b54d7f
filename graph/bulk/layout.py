"""How each kind of record lies in the graph, as the importer is told: node, tie, links.

A test holds this to what the write modules make of the same records.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Any

from graph.journal.rows import LINKS
from graph.kinds.records import KINDS, Record

NODES = {
    "actors": "Actor",
    "areas": "Area",
    "issues": "Issue",
    "networks": "Network",
    "activities": "Activity",
    "contacts": "Contact",
    "plans": "PlanStep",
    "lessons": "Lesson",
    "findings": "Finding",
    "mappings": "Mapping",
    "settings": "Setting",
}
"""Kinds that are nodes → label; an actor has that of its own kind as well."""

TIES = {
    "ties": ("", "start", "actors", "end", "actors"),
    "bases": ("BASED_IN", "actor", "actors", "area", "areas"),
    "works": ("WORKS_ON", "actor", "actors", "issue", "issues"),
    "members": ("MEMBER_OF", "member", "actors", "of", ""),
    "stakes": ("STAKE_IN", "actor", "actors", "network", "networks"),
    "distinct": ("DISTINCT_FROM", "one", "actors", "other", "actors"),
}
"""Kinds that are relationships → type ("": the record's own), and field and kind of both ends
("": a network where one bears the uid, else an actor)."""


@dataclass(frozen=True)
class Link:
    """A relationship that a node's field stands for. inward: it comes from what is named."""

    field: str
    type: str
    kind: str
    inward: bool = False


LINKED = {
    "areas": (Link("within", "WITHIN", "areas"),),
    "issues": (Link("part_of", "PART_OF", "issues"),),
    "activities": (
        Link("participants", "TOOK_PART", "actors", inward=True),
        Link("host", "HOSTED", "actors", inward=True),
        Link("about", "ABOUT", "issues"),
        Link("area", "WITHIN", "areas"),
        Link("concerns", "CONCERNS", "actors"),
    ),
    "contacts": (Link("actor", "REACHED_AT", "actors", inward=True),),
    "plans": (Link("actor", "CONCERNS", "actors"), Link("network", "ABOUT", "networks")),
    "lessons": (Link("network", "ABOUT", "networks"), Link("concerns", "CONCERNS", "actors")),
}

_TYPES: dict[Any, str] = {
    str: "string",
    bool: "boolean",
    int: "long",
    float: "double",
    date: "date",
    tuple[str, ...]: "string[]",
}


@cache
def properties(kind: str) -> dict[str, str]:
    """The fields of a kind that are properties, the uid left out → the importer's type."""
    return {
        field.name: next(name for t, name in _TYPES.items() if field.type in (t, t | None))
        for field in fields(KINDS[kind])
        if field.name != "uid" and field.name not in LINKS[kind]
    }


def links(kind: str, record: Record) -> Iterator[tuple[Link, str]]:
    """Each link of a node, and the uid it leads to or comes from."""
    for link in LINKED.get(kind, ()):
        value = getattr(record, link.field)
        for uid in (value,) if isinstance(value, str) else value or ():
            yield link, uid
