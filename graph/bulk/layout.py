"""How each kind of record lies in the graph, as the importer is told: types, nodes, links.

A test holds this to what the write modules make of the same records.
"""

from collections.abc import Iterator
from functools import cache

from graph.kinds import Field, Record
from graph.kinds.registry import fields, links, placed

_TYPES = {
    "text": "string",
    "flag": "boolean",
    "whole": "long",
    "number": "double",
    "day": "date",
    "texts": "string[]",
}


@cache
def properties(kind: str) -> dict[str, str]:
    """The fields of a kind that are properties, the uid left out → the importer's type."""
    return {
        name: _TYPES[field.holds]
        for name, field in fields(kind).items()
        if name != "uid" and name not in placed(kind)
    }


def linked(kind: str, record: Record) -> Iterator[tuple[Field, str]]:
    """Each link of a node, and the uid it leads to or comes from."""
    for name, link in links(kind).items():
        value = getattr(record, name)
        for uid in (value,) if isinstance(value, str) else value or ():
            yield link, uid
