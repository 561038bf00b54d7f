"""Whether nodes and relationships have labels and properties that Saan doesn't write."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from graph.journal.batches import LISTS, Trouble
from graph.journal.chain import SAID
from graph.kinds import KINDS, declared
from graph.kinds.registry import fields, links, placed
from graph.store import Store

JOURNAL = {
    "Batch": frozenset({*SAID, "at", "hash"}),
    "Change": frozenset({"uid", "first", *LISTS}),
    "Journal": frozenset({"uid", "schema", "counter", "batches", "head", "writing", "writing_at"}),
}
"""Label → the properties that its nodes may have."""
OWN = frozenset({"uid", "version"})


def strange(store: Store) -> list[Trouble]:
    """One trouble for each combination that can't be; what bears no label of Saan's is let be."""
    return [
        trouble
        for row in store.rows("journal/shapes")
        for trouble in (_of_node(row) if row["node"] else _of_relationship(row))
    ]


def _of_node(row: dict[str, Any]) -> Iterator[Trouble]:
    labels, keys = set(row["labels"]), set(row["keys"])
    if ours := labels & JOURNAL.keys():
        (label, *more) = sorted(ours)
        if more or labels != {label} or not keys <= JOURNAL[label]:
            yield _of_journal(label, row["uid"] or "")
        return
    found = sorted(labels & _labels().keys())
    for kind in (_labels()[label] for label in found):
        beside = {row["kind"].capitalize()} if declared(kind).typed_by and row["kind"] else set()
        whole = labels == {declared(kind).label} | beside and _fits(kind, keys, row)
        if not whole:
            yield Trouble("shape", None, kind, row["uid"])


def _of_relationship(row: dict[str, Any]) -> Iterator[Trouble]:
    (type_,) = row["labels"]
    if kind := _types().get(type_):
        if not _fits(kind, set(row["keys"]), row):
            yield Trouble("shape", None, kind, row["uid"])
    elif row["keys"] and type_ in _links():
        yield Trouble("shape", None, _links()[type_], row["uid"])


def _of_journal(label: str, uid: str) -> Trouble:
    if label == "Journal":
        return Trouble("head")
    return Trouble("batch", uid) if label == "Batch" else Trouble("digest", uid.rpartition("-")[0])


def _fits(kind: str, keys: set[str], row: dict[str, Any]) -> bool:
    return bool(keys >= OWN and keys <= _properties(kind) and row["versioned"])


@cache
def _properties(kind: str) -> frozenset[str]:
    return frozenset(fields(kind)) - frozenset(placed(kind)) | OWN


@cache
def _labels() -> dict[str, str]:
    return {label: kind for kind in KINDS if (label := declared(kind).label)}


@cache
def _types() -> dict[str, str]:
    return {type_: kind for kind in KINDS for type_ in declared(kind).relationships}


@cache
def _links() -> dict[str, str]:
    return {each.by: kind for kind in KINDS for each in links(kind).values()} | {"IN_BATCH": ""}
