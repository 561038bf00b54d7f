"""One row of each kind of thing Saan keeps, as it stands in the graph.

Dates are days; `until` is the first day on which the thing is no longer so (exclusive), and the
precisions say how far a date is known: "year", "month" or "day". None is "not known". Texts are
NFC and trimmed. References are uids (an area's uid is its code).
"""

from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Any

Texts = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What every record carries: its uid, the ids outside systems know it by, its sources."""

    uid: str
    ids: Texts = ()
    sources: Texts = ()


@dataclass(frozen=True, kw_only=True)
class Dated(Kept):
    """A record of what is so on [since, until)."""

    since: date | None = None
    since_precision: str | None = None
    until: date | None = None
    until_precision: str | None = None


@dataclass(frozen=True, kw_only=True)
class Actor(Dated):
    """A person, group or organisation. kind: "person", "group", "organisation"."""

    name: str
    kind: str
    sector: str | None = None  # people, academia, government
    aliases: Texts = ()
    place: str | None = None  # an area as it was written, where no known area bears the name
    note: str | None = None
    extra: Texts = ()  # "heading=value" of columns that a mapping keeps


@dataclass(frozen=True, kw_only=True)
class Tie(Dated):
    """One episode of a tie. type: COLLABORATE, COORDINATE, COOPERATE."""

    type: str
    start: str  # uid of the actor it was written from
    end: str
    frequency: float | None = None  # contacts a year
    trust: float | None = None  # 1–4
    declared_strength: float | None = None
    declared_scale: str | None = None
    about: str | None = None  # uid of an issue
    through: str | None = None  # uid of the broker
    mutual: bool | None = None
    stated: bool = True  # False: "loose", its kind not stated
    certainty: str | None = None  # sure, likely, guess
    note: str | None = None
    extra: Texts = ()


@dataclass(frozen=True, kw_only=True)
class Area(Kept):
    """A place of the official tree. level: region, province, district, subdistrict."""

    name: str
    level: str
    name_en: str | None = None
    within: str | None = None


@dataclass(frozen=True, kw_only=True)
class Issue(Kept):
    """A subject the network works on."""

    name: str
    part_of: str | None = None


@dataclass(frozen=True, kw_only=True)
class ManagedNetwork(Kept):
    """A network that is managed. form: shared, lead, administrative."""

    name: str
    us: Texts = ()
    vision: str | None = None
    form: str | None = None


@dataclass(frozen=True, kw_only=True)
class Membership(Dated):
    """An actor's membership or post in another actor or in a managed network."""

    member: str
    of: str
    role: str | None = None


@dataclass(frozen=True, kw_only=True)
class Base(Dated):
    """Where an actor is based."""

    actor: str
    area: str


@dataclass(frozen=True, kw_only=True)
class Work(Dated):
    """That an actor works on an issue."""

    actor: str
    issue: str


@dataclass(frozen=True, kw_only=True)
class Activity(Kept):
    """Something actors did together on a day.

    concerns: whom it was about, without their being there. outcome: of a request for an
    introduction, put to the host: asked, introduced or declined.
    """

    date: date
    date_precision: str
    title: str
    kind: str | None = None
    minutes: int | None = None
    participants: Texts = ()  # uids of actors, ascending
    host: str | None = None
    about: str | None = None
    area: str | None = None
    decisions: str | None = None
    budget: float | None = None  # baht
    concerns: Texts = ()  # uids of actors, ascending
    outcome: str | None = None


@dataclass(frozen=True, kw_only=True)
class Contact(Kept):
    """How to reach an actor: personal data, kept on a node of its own."""

    actor: str
    name: str
    phone: str | None = None
    email: str | None = None
    line: str | None = None


@dataclass(frozen=True, kw_only=True)
class Stake(Dated):
    """What an actor has to do with a managed network: worksheet 1."""

    actor: str
    network: str
    groups: Texts = ()  # influences_us, influenced, interested
    influence: str | None = None  # high, low
    interest: str | None = None
    how_it_influences: str | None = None
    how_it_is_affected: str | None = None
    what_matters: str | None = None
    what_it_can_give: str | None = None
    how_it_may_hinder: str | None = None
    how_to_reach: str | None = None


@dataclass(frozen=True, kw_only=True)
class PlanStep(Kept):
    """A wanted tie between "us" of a managed network and an actor: worksheet 4.

    existing: COLLABORATE, COORDINATE, COOPERATE, loose (its kind not stated) or none.
    """

    actor: str
    network: str
    wanted: str  # COLLABORATE, COORDINATE, COOPERATE or loose
    existing: str | None = None
    through: str | None = None  # uid of the broker of the existing tie
    our_benefit: str | None = None
    friends_benefit: str | None = None
    method: str | None = None
    owner: str | None = None
    due: date | None = None
    due_precision: str | None = None
    outcome: str | None = None


@dataclass(frozen=True, kw_only=True)
class Lesson(Kept):
    """A lesson learned, and the question it answers: worksheet 2."""

    text: str
    network: str
    question: str | None = None
    learned: date | None = None
    learned_precision: str | None = None
    concerns: Texts = ()  # uids of actors, ascending


@dataclass(frozen=True, kw_only=True)
class Case(Kept):
    """A finding of governance, from the day it was first found. uid: made of what it is about.

    status: open; accepted, with its reason; resolved, by hand; gone, by itself. seen: the day
    someone took note of it. closed: the day since which it is not open. due: its last day.
    """

    rule: str
    severity: str  # high, medium, low
    status: str
    opened: date
    concerns: Texts = ()  # uids of actors, networks, issues and areas, ascending
    since: date | None = None  # of its cause
    figures: str | None = None  # JSON, on the day it was opened, or opened again
    reopened: date | None = None
    closed: date | None = None
    seen: date | None = None
    owner: str | None = None
    remedy: str | None = None
    due: date | None = None
    reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class Distinct(Kept):
    """That two actors who look alike were found not to be the same; low uid first."""

    one: str
    other: str


@dataclass(frozen=True, kw_only=True)
class Mapping(Kept):
    """How the attributes of a graph file are read. uid: made from their names."""

    name: str  # the file it was first made for
    text: str  # JSON


@dataclass(frozen=True, kw_only=True)
class Setting(Kept):
    """What was chosen for this network. uid: its name, such as "strength.half_life"."""

    value: str  # JSON


Record = (
    Actor
    | Tie
    | Area
    | Issue
    | ManagedNetwork
    | Membership
    | Base
    | Work
    | Activity
    | Contact
    | Stake
    | PlanStep
    | Lesson
    | Case
    | Distinct
    | Mapping
    | Setting
)

KINDS: dict[str, type[Record]] = {
    "areas": Area,
    "issues": Issue,
    "actors": Actor,
    "networks": ManagedNetwork,
    "bases": Base,
    "works": Work,
    "members": Membership,
    "ties": Tie,
    "activities": Activity,
    "contacts": Contact,
    "stakes": Stake,
    "plans": PlanStep,
    "lessons": Lesson,
    "findings": Case,
    "distinct": Distinct,
    "mappings": Mapping,
    "settings": Setting,
}
"""The kinds, each after those it refers to: the order in which they are written."""


def record_from(kind: str, values: dict[str, Any]) -> Record:
    """The record that JSON's values stand for; TypeError or ValueError where there is none."""
    made: dict[str, Any] = {
        name: tuple(v) if isinstance(v, list) else v for name, v in values.items()
    }
    for name in _days(kind) & made.keys():
        made[name] = date.fromisoformat(made[name])
    return KINDS[kind](**made)


@cache
def _days(kind: str) -> frozenset[str]:
    return frozenset(f.name for f in fields(KINDS[kind]) if f.type in (date, date | None))


@dataclass(frozen=True)
class Change:
    """One record as it was and as it shall be; None where it was not, or shall not be, there."""

    kind: str  # one of KINDS
    uid: str
    before: Record | None
    after: Record | None
