"""Where is the network at risk, why, and what to do? Rules are data; each has one judgement.

The risks are those of the workshop's fourth pillar: capture by interest groups; bad communication,
relationships or management; lack of a leader; and what makes them seen, openness.
"""

import logging
from collections.abc import Callable, Iterable, Mapping

from graph.base.errors import SaanError
from graph.governance import capture, communication, leadership, management, openness
from graph.governance.facts import Facts
from graph.governance.finding import Finding, Judged, NotAssessed, Report
from graph.rules import Fault, Rule, in_order, rules

log = logging.getLogger(__name__)

Judgement = Callable[[Facts, Mapping[str, float], Rule], Judged]

JUDGEMENTS: dict[str, Judgement] = {
    judgement.__name__: judgement
    for judgement in (
        *(capture.broker_share, capture.host_share, capture.budget_share),
        *(capture.sole_bridge, capture.same_few, capture.two_hats),
        *(capture.office_share, capture.sector_share, capture.closed_core),
        *(communication.silent_ties, communication.paper_ties, communication.cut_off),
        *(communication.hanging_part, communication.fragmentation, communication.isolated),
        *(communication.falling_reciprocity, communication.quiet_issues),
        *(communication.drifting, communication.quiet_areas, management.no_mentor),
        *(communication.overloaded, communication.meeting_rhythm),
        *(management.no_roles, management.overdue_plans, management.stale_records),
        *(management.assessment, leadership.no_coordinator, leadership.term_ending),
        *(leadership.long_tenure, leadership.no_successor, leadership.bus_factor),
        *(openness.unsourced_ties, openness.unsourced_decisions, openness.personal_basis),
        *(openness.unsourced_budgets, openness.unowned),
        openness.governance_form,
    )
}
"""Rule → the pure function that judges by its figures."""


def judge(
    facts: Facts, limits: Mapping[str, float] | None = None, only: Iterable[str] | None = None
) -> Report:
    """What all rules say of the facts of one day. A rule with nothing to be judged by is "not
    assessed", never well. limits: "rule.limit" → what was set instead of the rule's own.
    only: these rules; None: all."""
    found, faults = rules()
    findings: list[Finding] = []
    not_assessed: list[NotAssessed] = []
    well: list[Rule] = []
    asked = set(found if only is None else only)
    for rule in in_order({name: rule for name, rule in found.items() if name in asked}):
        own = {
            name: (limits or {}).get(f"{rule.name}.{name}", limit.value)
            for name, limit in rule.limits.items()
        }
        try:
            judged = JUDGEMENTS[rule.name](facts, own, rule)
        except SaanError:  # the database, and no rule's fault
            raise
        except Exception as error:
            log.exception("the rule %s failed", rule.name)
            faults.append(Fault(f"{rule.name}.toml", f"{type(error).__name__}: {error}"))
            continue
        if not judged.population:
            not_assessed.append(NotAssessed(rule))
        elif judged.hits:
            made = (Finding(rule, hit, judged.population) for hit in judged.hits)
            findings += {each.uid: each for each in made}.values()
        else:
            well.append(rule)
    return Report(facts.on, tuple(findings), tuple(not_assessed), tuple(well), tuple(faults))
