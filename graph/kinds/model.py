"""The graph as neomodel classes, made from the declarations: labels, properties, relationships,
and what must be unique.

For declaring constraints and single-object writes; bulk writes and all questions are Cypher
modules (neomodel saves about a hundred objects a second). The journal's own nodes and
questionnaires are no kinds of record: they stand here.
"""

from datetime import date
from typing import Any

from neomodel import (
    ArrayProperty,
    BooleanProperty,
    DateTimeNeo4jFormatProperty,
    FloatProperty,
    IntegerProperty,
    RelationshipTo,
    StringProperty,
    StructuredNode,
    StructuredRel,
)
from neomodel.properties import Property, validator

from graph.kinds.kind import Field
from graph.kinds.registry import KINDS, declared, fields, links, placed

MODULE = __name__


class DayProperty(Property[date]):
    """A day, stored as Neo4j's own DATE (neomodel's DateProperty stores text)."""

    form_field_class = "DateField"

    @validator
    def inflate(self, value: Any) -> date:
        """A `datetime.date` from what the driver returns."""
        return value if isinstance(value, date) else value.to_native()

    @validator
    def deflate(self, value: date) -> date:
        """The day as the driver takes it."""
        return value


def _texts(**options: Any) -> ArrayProperty:
    return ArrayProperty(StringProperty(), **options)


_PROPERTIES: dict[str, Any] = {
    "text": StringProperty,
    "texts": _texts,
    "day": DayProperty,
    "number": FloatProperty,
    "whole": IntegerProperty,
    "flag": BooleanProperty,
}


def _property(field: Field) -> Any:
    """The property of a field; only a uid is unique, and it must be there."""
    if field.name == "uid":
        return StringProperty(unique_index=True, required=True)
    made = _PROPERTIES[field.holds]
    return made(index=True) if field.indexed else made()


def _properties(kind: str) -> dict[str, Any]:
    own = {n: _property(f) for n, f in fields(kind).items() if n not in placed(kind)}
    return own | {
        "version": IntegerProperty(),
        "__module__": MODULE,
        "__doc__": KINDS[kind].__doc__,
    }


def _node(kind: str) -> type[StructuredNode]:
    """The class of a kind whose records are nodes, with the relationships that leave them."""
    leaving: dict[str, Any] = {
        name: RelationshipTo(_class_of(link.refers[0]), link.by)
        for name, link in links(kind).items()
        if not link.inward
    }
    for other in KINDS:
        for name, link in links(other).items():
            if link.inward and kind in link.refers:
                leaving[f"{other}_{name}"] = RelationshipTo(_class_of(other), link.by)
        leaving |= _between(kind, other)
    return type(declared(kind).label, (StructuredNode,), _properties(kind) | leaving)


def _between(kind: str, other: str) -> dict[str, Any]:
    """The relationships that records of another kind are, from records of this one."""
    ends = declared(other).ends
    if not ends or kind not in fields(other)[ends[0]].refers:
        return {}
    return {
        f"{other}_{to}_{type_}".lower(): RelationshipTo(_class_of(to), type_, model=_RELS[other])
        for type_ in declared(other).relationships
        for to in fields(other)[ends[1]].refers
    }


def _class_of(kind: str) -> str:
    return f"{MODULE}.{declared(kind).label}"


_RELS = {
    kind: type(cls.__name__, (StructuredRel,), _properties(kind))
    for kind, cls in KINDS.items()
    if cls.declared.ends
}
_NODES = {kind: _node(kind) for kind in KINDS if declared(kind).label}
globals().update({node.__name__: node for node in _NODES.values()})
_SORTS = {
    sort: type(sort.capitalize(), (_NODES[kind],), {"__module__": MODULE})
    for kind in _NODES
    if (by := declared(kind).typed_by)
    for sort in fields(kind)[by].words
}
"""Classes with a second label: a person, group or organisation is an actor too."""
globals().update({sort.__name__: sort for sort in _SORTS.values()})


class _Kept(StructuredNode):
    """What every record carries."""

    __abstract_node__ = True

    uid = StringProperty(unique_index=True, required=True)
    ids = _texts()
    sources = _texts()
    version = IntegerProperty()


class Assessment(_Kept):
    """One round of a questionnaire."""

    name = StringProperty(required=True)
    instrument = StringProperty()
    date = DayProperty()
    concerns = RelationshipTo(f"{MODULE}.Network", "CONCERNS")


class Answer(_Kept):
    """One answer of one respondent."""

    question = StringProperty(required=True)
    value = FloatProperty()
    text = StringProperty()
    given_in = RelationshipTo(f"{MODULE}.Assessment", "ABOUT")
    concerns = RelationshipTo(f"{MODULE}.Actor", "CONCERNS")


class Journal(StructuredNode):
    """The head of the chain: one node; locking it makes writers wait for each other."""

    uid = StringProperty(unique_index=True, required=True)
    schema = IntegerProperty()
    counter = IntegerProperty()
    batches = IntegerProperty()
    head = StringProperty()
    writing = StringProperty()
    writing_at = DateTimeNeo4jFormatProperty()


class Batch(StructuredNode):
    """One write, or one part of a large one: who wrote it, when and why, chained by hash.

    format: of its hashes; none in those of an earlier Saan. counter: the journal's after it.
    erases: the rows whose values it erased.
    """

    uid = StringProperty(unique_index=True, required=True)
    format = IntegerProperty()
    counter = IntegerProperty()
    number = IntegerProperty(index=True)
    who = StringProperty()
    channel = StringProperty()
    why = StringProperty()
    at = DateTimeNeo4jFormatProperty()
    file_hash = StringProperty(index=True)
    files = _texts()
    undoes = StringProperty()
    erases = _texts()
    rows = IntegerProperty()
    write = StringProperty(index=True)
    digest = StringProperty()
    previous = StringProperty()
    hash = StringProperty()


class Change(StructuredNode):
    """Rows of a batch, side by side: each record before and after, as JSON; "" for none.

    first: the number of the first row in its batch.
    """

    uid = StringProperty(unique_index=True, required=True)
    first = IntegerProperty()
    records = _texts()
    kinds = _texts()
    actions = _texts()
    befores = _texts()
    afters = _texts()
    salts = _texts()
    hashes = _texts()
    batch = RelationshipTo(f"{MODULE}.Batch", "IN_BATCH")


NODES = (*_NODES.values(), Assessment, Answer, Journal, Batch, Change)
"""The classes whose constraints are installed."""

LABELLED = (*NODES, *_SORTS.values())
"""All classes, those with a second label too."""
