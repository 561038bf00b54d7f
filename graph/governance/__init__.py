"""Where is the network at risk, why, and what to do? Rules are data; each has one judgement.

The risks are those of the workshop's fourth pillar: capture by interest groups; bad communication,
relationships or management; lack of a leader; and what makes them seen, openness.
"""

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from graph import network, settings
from graph.governance.finding import Finding, Report
from graph.kinds import Case
from graph.network import Snapshot, heavy, question, question_of_filters
from graph.rights import MACHINE, acting
from graph.rules import rules

if TYPE_CHECKING:
    import pandas as pd

    from graph.governance.apart import Whose
    from graph.governance.facts import Step
    from graph.journal.traces import Trace

__all__ = ["Case", "Finding", "Report"]


@question
@heavy
def report(snapshot: Snapshot) -> Report:
    """What the rules of governance say of the day, of those in view: see `graph.governance.judging`
    and `graph.governance.apart`."""
    from graph.governance.apart import in_view, several
    from graph.governance.gathering import gather
    from graph.governance.judging import judge

    whose = in_view(snapshot)
    if several(snapshot) and not snapshot.filters.network:
        return _joined(snapshot, whose)
    made = judge(gather(snapshot), dict(settings.options(snapshot).limits))
    return replace(made, network=whose[0])


def report_of_all(snapshot: Snapshot) -> Report:
    """The same of all networks, whichever is set: what is kept."""
    from graph.governance.apart import everyone, several

    return _joined(snapshot, everyone(snapshot)) if several(snapshot) else report(snapshot)


def _joined(snapshot: Snapshot, whose: "Whose") -> Report:
    """Each network's own, and of the whole by the rules that can't tell them apart."""
    from graph.governance.gathering import gather, of_the_whole
    from graph.governance.judging import joined, judge

    own = (replace(snapshot.filters, network=uid) for uid in whose if uid)
    parts = [report(snapshot.under(filters)) for filters in own]
    rules, limits = of_the_whole(), dict(settings.options(snapshot).limits)
    return joined([*parts, judge(gather(snapshot, rules), limits, rules)])


@question
@heavy
def risk_years(snapshot: Snapshot) -> "pd.DataFrame":
    """Findings of each category over the years: see `graph.governance.judging`."""
    from graph.governance.judging import by_category

    return by_category([report(snapshot.at(day)) for day in _years(snapshot)])


@question
@heavy
def risk_trend(snapshot: Snapshot, rule: str, uid: str) -> "pd.DataFrame":
    """One finding over the years: see `graph.governance.judging.figure`."""
    from graph.governance.gathering import gather
    from graph.governance.judging import figure

    years = [gather(snapshot.at(day), (rule,)) for day in _years(snapshot)]
    return figure(rules()[0][rule], uid, years, dict(settings.options(snapshot).limits))


def _years(snapshot: Snapshot) -> list[date]:
    from graph.governance.judging import days

    return days(network.first_tied(network.timeline(snapshot, "year")), snapshot.on)


@question
def rule_rows(snapshot: Snapshot, rule: str, concerns: tuple[str, ...]) -> "pd.DataFrame | None":
    """What a rule looks at on the day, of those it concerns: columns of its module; None where
    that is the map itself."""
    from graph.governance.gathering import evidence

    return evidence(snapshot, rules()[0][rule], concerns)


@question
def steps_due(snapshot: Snapshot) -> "tuple[Step, ...]":
    """Steps of the plan that are due, without an outcome, and without the wanted tie: the longest
    due first."""
    from graph.governance.gathering import gather
    from graph.governance.management import overdue_plans

    facts = gather(snapshot, ("overdue_plans",))
    late = overdue_plans(facts.on, facts.network, facts.steps, facts.dated, {"days": -1})
    uids = {uid for hit in late.hits for uid in hit.about or ()}
    return tuple(step for step in facts.steps if step.uid in uids)


@question_of_filters
def cases(snapshot: Snapshot) -> dict[str, Case]:
    """Every finding that was ever kept of those in view, by uid: see `graph.governance.lifecycle`
    and `graph.governance.apart`."""
    from graph.governance.apart import cases_in_view

    return cases_in_view(snapshot)


def history(snapshot: Snapshot, uid: str, number: int | None = None) -> "list[Trace]":
    """What was written of a finding in view, newest first: see `graph.journal.traces`. number: only
    up to that place in the journal, which the live database holds alone."""
    from graph.journal.traces import of_record

    if uid not in cases(snapshot):
        return []
    whole = snapshot.source.whole or snapshot.source
    with acting(MACHINE):  # who may see the finding may see what became of it
        return of_record(whole.store, "findings", uid, number)


@question
def notices(
    snapshot: Snapshot, lang: str, made: datetime, every: bool = False
) -> tuple[str, bytes]:
    """What wants telling of findings: a text for LINE, and due days as an iCalendar file. every:
    of all networks, whichever is set."""
    from graph.governance import apart
    from graph.governance import notifications as notices

    whole = every and apart.several(snapshot)
    whose = apart.everyone(snapshot) if whole else apart.in_view(snapshot)
    kept, names = apart.cases_of(snapshot, whose).values(), network.names(snapshot)
    notice = notices.notice(kept, snapshot.on)
    text = notices.text(notice, names, None if whole else settings.managed(snapshot), lang)
    return text, notices.calendar(kept, names, lang, made)
