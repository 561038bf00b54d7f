"""The kinds of record there are, and what follows from their declarations."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from graph.kinds.activity import Activity
from graph.kinds.actor import Actor
from graph.kinds.area import Area
from graph.kinds.base import Base
from graph.kinds.contact import Contact
from graph.kinds.distinct import Distinct
from graph.kinds.finding import Case
from graph.kinds.interest import Interest
from graph.kinds.issue import Issue
from graph.kinds.kind import Dated, Field, Kind, Record, Texts, fields_of
from graph.kinds.lesson import Lesson
from graph.kinds.mapping import Mapping
from graph.kinds.membership import Membership
from graph.kinds.mentoring import Mentoring
from graph.kinds.network import ManagedNetwork
from graph.kinds.offer import Offer
from graph.kinds.plan import PlanStep
from graph.kinds.postponement import Postponement
from graph.kinds.promise import Promise
from graph.kinds.result import Result
from graph.kinds.round import ReportedTie, Round
from graph.kinds.setting import Setting
from graph.kinds.stake import Stake
from graph.kinds.tie import Tie
from graph.kinds.way import Way
from graph.kinds.work import Work

CLASSES: tuple[type[Record], ...] = (
    Area,
    Issue,
    Actor,
    ManagedNetwork,
    Base,
    Work,
    Membership,
    Tie,
    Activity,
    Contact,
    Stake,
    PlanStep,
    Lesson,
    Offer,
    Result,
    Promise,
    Way,
    Mentoring,
    Interest,
    Round,
    ReportedTie,
    Case,
    Distinct,
    Postponement,
    Mapping,
    Setting,
)

KINDS: dict[str, type[Record]] = {cls.declared.name: cls for cls in CLASSES}
"""The kinds by name, each after those it refers to: the order in which they are written."""


def declared(kind: str) -> Kind:
    """What a kind declares of itself."""
    return KINDS[kind].declared


@cache
def fields(kind: str) -> dict[str, Field]:
    """The fields of a kind, by name, in their order."""
    return fields_of(KINDS[kind])


@cache
def columns(kind: str) -> dict[str, Field]:
    """The fields of a kind that its table has, by the name of their column."""
    return {each.column: each for each in fields(kind).values() if each.column}


@cache
def needed(kind: str) -> frozenset[str]:
    """The columns that a table of a kind must have."""
    return frozenset(
        column
        for column, each in columns(kind).items()
        if each.asked or (each.required and not each.implied and column != "id")
    )


@cache
def optional(kind: str) -> Texts:
    """The columns of a kind's own that a record may lack."""
    own = KINDS[kind].__annotations__
    return tuple(c for c, each in columns(kind).items() if each.name in own and not each.required)


@cache
def references(kind: str) -> dict[str, Field]:
    """The fields of a kind that refer to records."""
    return {name: each for name, each in fields(kind).items() if each.refers}


@cache
def links(kind: str) -> dict[str, Field]:
    """The references that a node's relationships stand for."""
    return {name: each for name, each in references(kind).items() if each.by}


@cache
def placed(kind: str) -> Texts:
    """The fields that a record's place in the graph says, not a property."""
    return (*declared(kind).by_place, *links(kind))


@cache
def ends(kind: str) -> Texts:
    """The fields of those that a record can't be without: it stands between them."""
    return tuple(n for n, each in references(kind).items() if each.required and not each.several)


@cache
def whole(kind: str) -> str | None:
    """The field that says what a record is a part of; None where the kind is no tree."""
    return next((name for name, each in references(kind).items() if each.refers == (kind,)), None)


@cache
def roots() -> Texts:
    """The kinds to which others refer."""
    to = {name for kind in KINDS for each in references(kind).values() for name in each.refers}
    return tuple(kind for kind in KINDS if kind in to)


@cache
def dated() -> Texts:
    """The kinds that are so from a day to a day."""
    return tuple(kind for kind, cls in KINDS.items() if issubclass(cls, Dated))


def key_of(kind: str, values: dict[str, Any]) -> tuple[Any, ...]:
    """What tells a record that came without an id from others of its kind."""
    return tuple(map(values.get, declared(kind).key))


@cache
def naming(kind: str) -> frozenset[str]:
    """The columns of a kind that hold ids, names, or references to what has them."""
    own = {declared(kind).uid_column, "name", "title", "aliases"}
    return frozenset(own | {c for c, field in columns(kind).items() if field.refers})


def referred(kind: str, record: Record) -> Iterator[tuple[Texts, str]]:
    """Every reference of the record: the kinds it may be to, and the uid."""
    for name, field in references(kind).items():
        value = getattr(record, name)
        for uid in value if isinstance(value, tuple) else (value,):
            if uid is not None:
                yield field.refers, uid


def is_of(uid: str, kind: str, record: Record) -> bool:
    """Whether a record is one of that uid's own: a tie that it only brokers is not."""
    return any(getattr(record, end) == uid for end in ends(kind))


def redirected(kind: str, record: Record, to: str, gone: str, new: str) -> Record:
    """The record with every reference to `gone`, of the kind `to`, made one to `new`."""
    changed: dict[str, Any] = {}
    for name, field in references(kind).items():
        value = getattr(record, name)
        if to not in field.refers:
            continue
        if isinstance(value, tuple) and gone in value:
            each = dict.fromkeys(new if uid == gone else uid for uid in value)
            changed[name] = tuple(each) if field.in_order else tuple(sorted(each))
        elif value == gone:
            changed[name] = new
    return replace(record, **changed) if changed else record
