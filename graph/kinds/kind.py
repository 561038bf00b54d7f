"""How a kind of record is declared: a frozen dataclass, its fields annotated with a `Field`.

    @dataclass(frozen=True, kw_only=True)
    class Work(Dated):
        declared = Kind(name="works", relationships=("WORKS_ON",), ends=("actor", "issue"), …)
        actor: Annotated[str, Field(refers=("actors",))]
        issue: Annotated[str, Field(refers=("issues",))]

Dates are days; `until` is the first day on which the thing is no longer so (exclusive), and the
precisions say how far a date is known. None is "not known". Texts are NFC and trimmed.
References are uids (an area's uid is its code).
"""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields, replace
from datetime import date
from types import NoneType
from typing import Annotated, Any, ClassVar, get_args, get_origin, get_type_hints

MAX_ID = 200
MAX_NAME = 500
MAX_TEXT = 20_000

Texts = tuple[str, ...]
Range = tuple[float, float]

HOLDS: dict[Any, str] = {
    str: "text",
    Texts: "texts",
    date: "day",
    float: "number",
    int: "whole",
    bool: "flag",
}
"""The type of a field → the word for it."""


@dataclass(frozen=True, kw_only=True)
class Field:
    """What a field of a record may hold, where it lies in the graph, how tables and forms know it.

    column: its name in tables, where it is another; None: it has no column.
    refers: the kinds of record that it may refer to, the likelier first. by: the type of the
    relationship that it stands for, from the record, or to it where `inward`; "": a property.
    means: of a reference, the words for it in the queries. in_order: the order of several texts
    says something; else they are ascending.
    words: all it may hold. vocabulary: the entry of `vocabulary.toml` with the words for them.
    range: the least and the most a number may be. steps: it is chosen from the whole numbers.
    long: a text that may be long and keeps its line breaks; literal: that is kept to the letter.
    indexed: the database finds records by it. seldom: its column is written only where used.
    asked: a table must have it. implied: a table may leave it out, though a record must have it.
    offered: a form offers what others hold. last: the last day of a period is meant.
    """

    name: str = ""  # these three are filled in from the class
    holds: str = "text"  # or texts, day, number, whole, flag
    required: bool = False
    column: str | None = ""
    refers: Texts = ()
    by: str = ""
    inward: bool = False
    means: str = ""
    in_order: bool = False
    words: Texts = ()
    vocabulary: str = ""
    range: Range = (0, 0)
    steps: bool = False
    long: bool = False
    literal: bool = False
    indexed: bool = False
    seldom: bool = False
    asked: bool = False
    implied: bool = False
    offered: bool = False
    last: bool = False

    @property
    def several(self) -> bool:
        """Whether it holds any number of texts."""
        return self.holds == "texts"

    @property
    def limit(self) -> int:
        """The most characters of a text."""
        return MAX_TEXT if self.long or self.several else MAX_NAME


@dataclass(frozen=True)
class Beside:
    """A column of a table that stands for records of another kind, and its field there."""

    kind: str
    field: str
    several: bool = False


@dataclass(frozen=True, kw_only=True)
class Kind:
    """What a kind of record is called, and where it lies in the graph.

    name: the plural, as in JSON, tables and changes. means, answers: the records in words, and
    the question they answer, for the queries. modules: of the queries, with "{}" for the verb.
    label: of a node; or relationships: the types of a relationship, between the two `ends`.
    typed_by: the field that says which of several types, or which label a node has beside its own.
    prefix, key: of the uid of a record that came without an id, and the fields it is made from.
    few: there are so few that all are read at once. personal: left out unless asked for.
    guarded: the deed that it takes to see its values, beyond the right to ask: the history keeps
    them back, and files leave them out.
    table: whether tables hold it, with its uid in the column `uid_column`. beside: columns of its
    table that are records of their own. any: one column of its own must be there besides.
    """

    name: str
    means: str
    answers: str
    modules: str
    label: str = ""
    relationships: Texts = ()
    ends: tuple[str, str] | None = None
    typed_by: str = ""
    prefix: str = ""
    key: Texts = ()
    few: bool = False
    personal: bool = False
    guarded: str = ""
    table: bool = True
    uid_column: str = "id"
    beside: Mapping[str, Beside] = field(default_factory=dict)
    any: bool = False

    @property
    def by_place(self) -> Texts:
        """Of a relationship, the fields that its place in the graph says."""
        return (*([self.typed_by] if self.typed_by else ()), *self.ends) if self.ends else ()


PRECISIONS = ("year", "month", "day")
Precision = Annotated[str | None, Field(words=PRECISIONS, column=None)]
Long = Annotated[str | None, Field(long=True)]
Extra = Annotated[Texts, Field(column=None, in_order=True)]
"""Columns of one's own that a table has, as "heading=value"."""


@dataclass(frozen=True, kw_only=True)
class Record:
    """What every record carries: its uid, the ids outside systems know it by, its sources."""

    declared: ClassVar[Kind]

    uid: str
    ids: Annotated[Texts, Field(in_order=True, seldom=True)] = ()
    sources: Annotated[Texts, Field(in_order=True, column="source", seldom=True)] = ()

    @property
    def deed(self) -> str:
        """What one must be allowed to write it: see `graph.rights`."""
        return "write"


@dataclass(frozen=True, kw_only=True)
class Dated(Record):
    """A record of what is so on [since, until)."""

    since: date | None = None
    since_precision: Precision = None
    until: date | None = None
    until_precision: Precision = None

    def covers(self, day: date) -> bool:
        """Whether it is so on the day."""
        begun = self.since is None or self.since <= day
        return begun and (self.until is None or self.until > day)


def fields_of(cls: type[Record]) -> dict[str, Field]:
    """The fields of a kind of record, by name, in their order."""
    hints = get_type_hints(cls, include_extras=True)
    return {
        each.name: _field(each.name, hints[each.name], each.default is MISSING, cls.declared)
        for each in fields(cls)
    }


def _field(name: str, hint: Any, required: bool, kind: Kind) -> Field:
    declared = Field()
    if get_origin(hint) is Annotated:
        hint, declared = get_args(hint)
    plain = [part for part in get_args(hint) if part is not NoneType]
    holds = HOLDS[hint if hint in HOLDS else plain[0]]
    column = kind.uid_column if name == "uid" else declared.column
    return replace(
        declared,
        name=name,
        holds=holds,
        required=required,
        column=name if column == "" else column,
    )
