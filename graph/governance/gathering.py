"""Reads of a snapshot what rules judge by: the facts they name, and no others."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar

from graph import brokers, calendar, conditions, network, paths, strength
from graph.base.errors import SaanError
from graph.conditions.means import share
from graph.governance import facts
from graph.governance.apart import cases_in_view, several
from graph.governance.facts import Facts, a_year_to
from graph.governance.judging import JUDGEMENTS, needs
from graph.governance.lifecycle import open_on
from graph.kinds import Case, ManagedNetwork
from graph.kinds.vocabulary import leads
from graph.network import EVERYTHING, Filters, Snapshot
from graph.network.history import a_year_before
from graph.rules import Rule
from graph.store import module

if TYPE_CHECKING:
    import pandas as pd

OWN = "governance/"
ROWS = 1_000

R = TypeVar("R", bound=tuple[Any, ...])


def gather(snapshot: Snapshot, rules: Iterable[str] | None = None) -> Facts:
    """The facts that these rules need, or all rules where none is named; the others are empty.

    What can't be read stands in `failed`, so that rules that don't need it can be judged; what
    does not follow the filters of the snapshot is not read, and stands in `blind`.
    """
    asked = {name for rule in (JUDGEMENTS if rules is None else rules) for name in needs(rule)}
    set_ = {each.name for each in fields(Filters) if getattr(snapshot.filters, each.name)}
    blind = {name for name in asked & READ.keys() if set_ - FOLLOWED.get(name, EVERY)}
    found: dict[str, Any] = {}
    failed: dict[str, Exception] = {}
    for name in sorted((asked & READ.keys()) - blind):
        try:
            found[name] = READ[name](snapshot)
        except SaanError:  # the database, and no rule's fault
            raise
        except Exception as error:
            failed[name] = error
    of = snapshot.filters.network if several(snapshot) else None
    return Facts(snapshot.on, snapshot.filters, failed, frozenset(blind), of, **found)


def of_the_whole() -> tuple[str, ...]:
    """The rules that can't be judged of one network: what they need does not follow it."""
    kept = {name for name in READ if "network" not in FOLLOWED.get(name, EVERY)}
    return tuple(rule for rule in JUDGEMENTS if needs(rule) & kept)


def evidence(
    snapshot: Snapshot, rule: Rule, concerns: tuple[str, ...] = ()
) -> "pd.DataFrame | None":
    """The rows of a rule's own module in which one of those concerned stands, or all where
    nobody is named or none stands in any; None where a rule looks at the map itself."""
    if not rule.rows.startswith(OWN):
        return None
    given = _parameters(snapshot, rule.rows, after="", limit=ROWS)
    found = snapshot.store.table(rule.rows, **given)
    among = set(concerns)
    named = [bool(among & _texts(row)) for row in found.itertuples(index=False)]
    return found[named] if any(named) else found


def rows(snapshot: Snapshot, name: str, **more: Any) -> list[dict[str, Any]]:
    """The rows of a module of governance on the day, of the network that is asked about."""
    asked = f"{OWN}{name}"
    return snapshot.store.rows(asked, **_parameters(snapshot, asked, **more))


def _rows(row: type[R], name: str) -> Callable[[Snapshot], tuple[R, ...]]:
    """The rows of a module of governance on the day."""

    def read(snapshot: Snapshot) -> tuple[R, ...]:
        return tuple(
            row(*(_value(each[column]) for column in row.__annotations__))
            for each in rows(snapshot, name)
        )

    return read


def _only(row: type[R], name: str) -> Callable[[Snapshot], R]:
    """The one row of a module of governance on the day."""
    return lambda snapshot: _rows(row, name)(snapshot)[0]


def _count(column: str, name: str) -> Callable[[Snapshot], int]:
    """A column of the one row of a module of governance on the day."""
    return lambda snapshot: rows(snapshot, name)[0][column]


def _open_cases(snapshot: Snapshot) -> tuple[Case, ...]:
    return tuple(open_on(cases_in_view(snapshot).values(), snapshot.on))


def _sourced(snapshot: Snapshot) -> facts.Sourced:
    lacking = snapshot.store.columns("ties/unsourced", on=snapshot.on)["uids"]
    columns = snapshot.tied
    counted = columns.ties.uids[columns.in_force(snapshot.on, snapshot.filters)]
    return facts.Sourced(int(counted.isin(lacking).sum()), len(counted))


def _declared(snapshot: Snapshot) -> tuple[facts.Declared, ...]:
    """Each network with a form, of its own members, whatever else is on record."""
    chosen = _networks(snapshot)
    among = network.managed(snapshot)
    return tuple(
        _of_members(snapshot, each)
        for each in among
        if each.form and (chosen is None or each.uid in chosen)
    )


def _of_members(snapshot: Snapshot, managed: ManagedNetwork) -> facts.Declared:
    theirs = snapshot.under(Filters(network=managed.uid))
    return facts.Declared(
        managed.uid, managed.form or "", network.network(theirs), strength.pairs(theirs).trust
    )


def _rated(snapshot: Snapshot) -> tuple[facts.Rated, ...]:
    """The rounds that closed by the day and may show trust, the earliest first."""
    chosen, every = _networks(snapshot), snapshot.under(EVERYTHING)
    found = []
    for each in reversed(conditions.rounds(every)):
        if not each.closed or each.closed > snapshot.on:
            continue
        if chosen is not None and each.network not in chosen:
            continue
        shown = conditions.results(every, each.uid).get("trust")
        trust = share(shown.total.mean) if shown else None
        if shown and trust is not None:
            partners = (share(mean.mean) for mean in shown.by.get("partner", {}).values())
            rated = tuple(sorted(value for value in partners if value is not None))
            found.append(facts.Rated(each.network, each.closed, trust, rated))
    return tuple(sorted(found, key=lambda each: each.closed))


_seats = _rows(facts.Seat, "seats")
_payments = _rows(facts.Payment, "two_hats")


READ: Mapping[str, Callable[[Snapshot], Any]] = {
    "columns": lambda snapshot: snapshot.columns,
    "network": network.network,
    "last_year": lambda snapshot: network.network(snapshot.at(a_year_before(snapshot.on))),
    "brokers": brokers.brokers,
    "pairs": strength.pairs,
    "due": calendar.due,
    "declared": _declared,
    "requests": lambda snapshot: tuple(paths.requests(snapshot)),
    "cases": _open_cases,
    "hosts": _rows(facts.Host, "hosted"),
    "hosted": _only(facts.Hosted, "hosted_all"),
    "decisions": _rows(facts.DecisionMade, "decisions"),
    "spendings": _rows(facts.Spending, "budgets"),
    "payments": lambda snapshot: tuple(
        each for each in _payments(snapshot) if leads(each.role) and leads(each.other)
    ),
    "offices": _rows(facts.Office, "offices"),
    "terms": _rows(facts.Term, "terms"),
    "rhythms": _rows(facts.Rhythm, "rhythms"),
    "rated": _rated,
    "mentored": _rows(facts.Mentored, "mentored"),
    "contacts": _only(facts.Contacts, "personal_basis_all"),
    "seats": lambda snapshot: tuple(each for each in _seats(snapshot) if leads(each.role)),
    "joined": _rows(facts.Joined, "joined"),
    "steps": _rows(facts.Step, "plans"),
    "promises": _rows(facts.Due, "promises"),
    "issues": _rows(facts.Issue, "quiet_issues"),
    "provinces": _rows(facts.Province, "quiet_areas"),
    "sourced": _sourced,
    "logged": _only(facts.Logged, "decisions_all"),
    "budgeted": _count("budgeted", "budgets_all"),
    "payers": _count("persons", "two_hats_all"),
    "dated": _count("dated", "plans_all"),
    "promised": _count("dated", "promises_all"),
}
"""Name of a fact → how it is read."""

EVERY = frozenset(each.name for each in fields(Filters))

FOLLOWED: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        (
            *("requests", "payments", "payers", "issues", "provinces"),
            *("mentored", "contacts", "promises", "promised"),
        ),
        frozenset(),
    ),
    **dict.fromkeys(
        (
            *("declared", "hosts", "hosted", "decisions", "spendings", "budgeted", "logged"),
            *("offices", "terms", "rhythms", "rated", "seats", "joined", "steps", "dated", "cases"),
        ),
        frozenset({"network"}),
    ),
}
"""Name of a fact → the filters that narrow it; one that is not named follows all. A rule that needs
another can't be judged under the filter: half of the records would accuse somebody."""


def _networks(snapshot: Snapshot) -> list[str] | None:
    """The network that is asked about, with all within it; None for all that is on record."""
    if not snapshot.filters.network:
        return None
    tree = snapshot.tied.networks
    return [tree.uids[at] for at in tree.within(snapshot.filters.network)]


def _parameters(snapshot: Snapshot, name: str, **more: Any) -> dict[str, Any]:
    """The parameters of a module: the day, the first of the year that ends with it, and more."""
    days = {"on": snapshot.on, "first": a_year_to(snapshot.on)}
    given = {**days, "networks": _networks(snapshot), **more}
    return {each.name: given[each.name] for each in module(name).parameters if each.name in given}


def _value(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _texts(row: Iterable[Any]) -> set[str]:
    """The texts of a row, those within lists too."""
    found: set[str] = set()
    for value in row:
        found |= (
            set(value) if isinstance(value, list) else {value} if isinstance(value, str) else set()
        )
    return found
