"""Where is the network at risk, why, and what to do? Rules are data; each has one judgement.

The risks are those of the workshop's fourth pillar: capture by interest groups; bad communication,
relationships or management; lack of a leader; and what makes them seen, openness.
"""

from datetime import date, datetime
from typing import TYPE_CHECKING

from graph import network, settings
from graph.governance.finding import Finding, Report
from graph.kinds import Case
from graph.network import Snapshot, heavy, question, question_of_all_days
from graph.rules import rules

if TYPE_CHECKING:
    import pandas as pd

    from graph.governance.facts import Step

__all__ = ["Case", "Finding", "Report"]


@question
@heavy
def report(snapshot: Snapshot) -> Report:
    """What the rules of governance say of the day: see `graph.governance.judging`."""
    from graph.governance.gathering import gather
    from graph.governance.judging import judge

    return judge(gather(snapshot), dict(settings.options(snapshot).limits))


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


@question_of_all_days
def cases(snapshot: Snapshot) -> dict[str, Case]:
    """Every finding that was ever kept, by uid: see `graph.governance.lifecycle`."""
    from graph.governance.recording import cases

    return cases(snapshot.store)


@question
def notices(snapshot: Snapshot, lang: str, made: datetime) -> tuple[str, bytes]:
    """What wants telling of findings: a text for LINE, and due days as an iCalendar file."""
    from graph.governance import notifications as notices

    kept, names = cases(snapshot).values(), network.names(snapshot)
    notice = notices.notice(kept, snapshot.on)
    text = notices.text(notice, names, settings.network_name(snapshot), lang)
    return text, notices.calendar(kept, names, lang, made)
