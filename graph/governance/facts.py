"""What the rules judge by: the records and figures of one day, as plain values.

Read of a snapshot by `graph.governance.gathering`; tests make them by hand.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np

from graph.brokers.analysis import Brokers
from graph.brokers.load import Load
from graph.calendar import rhythm
from graph.kinds import Case
from graph.measures.pairs import Floats, Pairs
from graph.network import EVERYTHING, Columns, Filters, Network
from graph.paths.introducing import Requested

YEAR = 365


class Host(NamedTuple):
    """Who hosted how many activities in the past year, and their budgets in baht."""

    uid: str
    meetings: int
    budget: float = 0.0


class Hosted(NamedTuple):
    """Activities of the past year, those of them with a budget, and baht in all: hosted or not."""

    meetings: int = 0
    budgeted: int = 0
    budget: float = 0.0


class DecisionMade(NamedTuple):
    """An activity in which something was decided: who took part, and whether a source is named."""

    day: date
    participants: tuple[str, ...]
    sourced: bool = False


class Spending(NamedTuple):
    """The budget of an activity in baht, and where the figure is from."""

    budget: float
    sources: tuple[str, ...] = ()


class Payment(NamedTuple):
    """A person with a role in who paid and in who was paid in the past year, and the baht;
    declared: whether the person declared an interest in either."""

    uid: str
    funder: str
    funded: str
    budget: float
    role: str = ""
    other: str = ""
    declared: bool = False


class Office(NamedTuple):
    """A role in a managed network, whatever the day. until: the first day no longer."""

    member: str
    network: str
    role: str
    since: date | None = None
    until: date | None = None


class Term(NamedTuple):
    """For how many years a managed network agreed that an office is held."""

    network: str
    years: int


class Rhythm(NamedTuple):
    """How many times a year a managed network agreed to do something, and when it last did."""

    network: str
    matter: str
    times: float
    since: date | None = None
    last: date | None = None


class Rated(NamedTuple):
    """A round of a managed network that closed: trust in all partners and in each who was rated by
    three or more, 0–1."""

    network: str
    closed: date
    trust: float
    partners: tuple[float, ...] = ()


class Mentored(NamedTuple):
    """Who has a mentor on the day."""

    mentor: str
    mentored: str


class Contacts(NamedTuple):
    """Contacts without a basis in law for keeping them, or past their last day; and all."""

    lacking: int = 0
    contacts: int = 0


class Declared(NamedTuple):
    """A managed network with the form it declares, of its members on the day. trust: of each of
    its pairs, 1–4; NaN not known."""

    uid: str
    form: str
    network: Network
    trust: Floats


class Seat(NamedTuple):
    """An office held on the day, and the bodies that its holder belongs to."""

    member: str
    organisations: tuple[str, ...] = ()
    role: str = ""


class Joined(NamedTuple):
    """A member of a managed network on the day; since: None before records began."""

    member: str
    network: str
    role: str | None = None
    since: date | None = None


class Logged(NamedTuple):
    """How many activities there were by the day, and when the last was."""

    activities: int = 0
    last: date | None = None


class Step(NamedTuple):
    """A step of the plan, due by the day, without an outcome. us: whose plan it is."""

    uid: str
    actor: str
    due: date
    wanted: str
    us: tuple[str, ...]


class Due(NamedTuple):
    """A promise, due by the day, of which nobody says what became. who: uids of who promised."""

    uid: str
    who: tuple[str, ...]
    due: date


class Issue(NamedTuple):
    """An issue, how many work on it, and the day of the last activity about it."""

    uid: str
    workers: int
    last: date | None = None


class Province(NamedTuple):
    """A province, how many are based in it, and the day of the last activity there."""

    uid: str
    actors: int
    last: date | None = None


class Sourced(NamedTuple):
    """Ties in force without a source, and all ties in force."""

    lacking: int = 0
    ties: int = 0


NOTHING = Columns.empty()
NOBODY = NOTHING.ever()
NO_BROKERS = Brokers(Load(0.0, np.zeros(0), np.zeros(0)), (), ())
NO_PAIRS = rhythm.due(NOTHING, date.max)


@dataclass(frozen=True)
class Facts:
    """What is known of a day under filters; a fact that is left out is as of an empty network.

    failed: fact → why it could not be read; blind: facts that don't follow the filters. of: uid of
    the network whose findings these make, where several are on record. columns: all days.
    last_year: the network of the same day a year before. pairs, due: of the pairs of the day, by
    positions in the columns. cases: findings on record, and not closed. offices: of all days.
    budgeted: activities by the day with a budget. payers: persons with a role in a body that paid.
    dated: steps of the plan with a day; promised: promises with one. rated: the earliest first.
    """

    on: date
    filters: Filters = EVERYTHING
    failed: Mapping[str, Exception] = field(default_factory=dict)
    blind: frozenset[str] = frozenset()
    of: str | None = None
    columns: Columns = NOTHING
    network: Network = NOBODY
    last_year: Network = NOBODY
    brokers: Brokers = NO_BROKERS
    pairs: Pairs = NO_PAIRS.pairs
    due: rhythm.Due = NO_PAIRS
    declared: tuple[Declared, ...] = ()
    requests: tuple[Requested, ...] = ()
    cases: tuple[Case, ...] = ()
    hosts: tuple[Host, ...] = ()
    hosted: Hosted = field(default_factory=Hosted)
    decisions: tuple[DecisionMade, ...] = ()
    spendings: tuple[Spending, ...] = ()
    payments: tuple[Payment, ...] = ()
    offices: tuple[Office, ...] = ()
    terms: tuple[Term, ...] = ()
    rhythms: tuple[Rhythm, ...] = ()
    rated: tuple[Rated, ...] = ()
    mentored: tuple[Mentored, ...] = ()
    contacts: Contacts = field(default_factory=Contacts)
    seats: tuple[Seat, ...] = ()
    joined: tuple[Joined, ...] = ()
    steps: tuple[Step, ...] = ()
    promises: tuple[Due, ...] = ()
    issues: tuple[Issue, ...] = ()
    provinces: tuple[Province, ...] = ()
    sourced: Sourced = field(default_factory=Sourced)
    logged: Logged = field(default_factory=Logged)
    budgeted: int = 0
    payers: int = 0
    dated: int = 0
    promised: int = 0


def a_year_to(on: date) -> date:
    """The first day of the year that ends with the day."""
    return on - timedelta(days=YEAR - 1)


def pair_levels(network: Network) -> dict[frozenset[str], int]:
    """The level of each tied pair, 1–3, by its two uids."""
    uids = network.uids
    ends = zip(network.pairs.tolist(), network.levels.tolist(), strict=True)
    return {frozenset((uids[one], uids[other])): level for (one, other), level in ends}
