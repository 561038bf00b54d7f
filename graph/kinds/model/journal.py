"""Who wrote what, when and why: batches chained by hash, each with its row changes."""

from neomodel import (
    ArrayProperty,
    DateTimeNeo4jFormatProperty,
    IntegerProperty,
    RelationshipTo,
    StringProperty,
    StructuredNode,
)


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
    """One write, or one part of a large one."""

    uid = StringProperty(unique_index=True, required=True)
    number = IntegerProperty(index=True)
    who = StringProperty()
    channel = StringProperty()
    why = StringProperty()
    at = DateTimeNeo4jFormatProperty()
    file_hash = StringProperty(index=True)
    files = ArrayProperty(StringProperty())
    undoes = StringProperty()
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
    records = ArrayProperty(StringProperty())
    kinds = ArrayProperty(StringProperty())
    actions = ArrayProperty(StringProperty())
    befores = ArrayProperty(StringProperty())
    afters = ArrayProperty(StringProperty())
    salts = ArrayProperty(StringProperty())
    hashes = ArrayProperty(StringProperty())
    batch = RelationshipTo("graph.kinds.model.journal.Batch", "IN_BATCH")
