"""What the rules say of the facts of a day, and of the years before it.

Rules are data, and each has one judgement: a public function of one of the five modules below,
named as its rule. It is pure: its parameters name the facts that it judges by, and `limits` or
`rule` where it asks for them.
"""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from inspect import isfunction, signature
from typing import TYPE_CHECKING

from graph.governance import capture, communication, leadership, management, openness
from graph.governance.facts import Facts
from graph.governance.finding import Finding, Judged, NotAssessed, Report
from graph.network.history import a_year_before
from graph.rules import CATEGORIES, Fault, Rule, in_order, rules

if TYPE_CHECKING:
    import pandas as pd

log = logging.getLogger(__name__)

MOST = 10  # years looked back

JUDGEMENTS: dict[str, Callable[..., Judged]] = {
    name: judgement
    for module in (capture, communication, management, leadership, openness)
    for name, judgement in vars(module).items()
    if isfunction(judgement) and judgement.__module__ == module.__name__ and name[0] != "_"
}
"""Rule → the function that judges by its figures."""


def needs(rule: str) -> set[str]:
    """The facts that a rule is judged by."""
    return set(signature(JUDGEMENTS[rule]).parameters) - {"limits", "rule"}


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
        if needs(rule.name) & facts.blind:
            not_assessed.append(NotAssessed(rule, filtered=True))
            continue
        try:
            judged = _judged(rule, facts, limits or {})
        except Exception as error:
            log.exception("the rule %s failed", rule.name)
            faults.append(Fault(f"{rule.name}.toml", f"{type(error).__name__}: {error}"))
            continue
        if not judged.population:
            not_assessed.append(NotAssessed(rule))
        elif judged.hits:
            made = (Finding(rule, hit, judged.population, facts.of) for hit in judged.hits)
            findings += {each.uid: each for each in made}.values()
        else:
            well.append(rule)
    lists = tuple(findings), tuple(not_assessed), tuple(well), tuple(faults)
    return Report(facts.on, *lists, network=facts.of)


def joined(parts: Sequence[Report]) -> Report:
    """What several reports of one day say together. A rule is well that was assessed in one at
    least, and found nothing in any; and not assessed that was so in none."""
    ranks = {rule.name: at for at, rule in enumerate(in_order(rules()[0]))}
    findings = [each for part in parts for each in part.findings]
    judged = {name for part in parts for name in part.judged}
    found = {each.rule.name for each in findings}
    well = {rule.name: rule for part in parts for rule in part.well if rule.name not in found}
    missing: dict[str, NotAssessed] = {}
    for each in (each for part in parts for each in part.not_assessed):
        if each.rule.name not in judged and (each.rule.name not in missing or not each.filtered):
            missing[each.rule.name] = each
    return Report(
        parts[0].on,
        tuple(sorted(findings, key=lambda each: ranks[each.rule.name])),
        tuple(missing[name] for name in sorted(missing, key=ranks.__getitem__)),
        tuple(well[name] for name in sorted(well, key=ranks.__getitem__)),
        tuple(dict.fromkeys(fault for part in parts for fault in part.faults)),
        parts=tuple(parts),
    )


def _judged(rule: Rule, facts: Facts, limits: Mapping[str, float]) -> Judged:
    own = {
        name: limits.get(f"{rule.name}.{name}", limit.value) for name, limit in rule.limits.items()
    }
    judgement = JUDGEMENTS[rule.name]
    parameters = signature(judgement).parameters
    for name in parameters:
        if name in facts.failed:
            raise facts.failed[name]
    given = {**vars(facts), "limits": own, "rule": rule}
    return judgement(**{name: given[name] for name in parameters})


def days(first: date | None, on: date, most: int = MOST) -> list[date]:
    """The day, and the same day of the years before it down to the first record; the oldest
    first."""
    found = [on]
    while first and len(found) < most and (before := a_year_before(found[-1])) >= first:
        found.append(before)
    return found[::-1]


def by_category(reports: Sequence[Report]) -> "pd.DataFrame":
    """One row a report: day, findings of each category, and `not_assessed`, rules that could not
    be judged."""
    import pandas as pd

    rows = [
        {"day": report.on, "not_assessed": len(report.not_assessed)} | _counts(report)
        for report in reports
    ]
    return pd.DataFrame(rows, columns=["day", *CATEGORIES, "not_assessed"])


def _counts(report: Report) -> dict[str, int]:
    found = [each.rule.category for each in report.findings]
    return {name: found.count(name) for name in CATEGORIES}


def figure(
    rule: Rule, uid: str, years: Sequence[Facts], limits: Mapping[str, float]
) -> "pd.DataFrame":
    """One finding on several days: day, state ("found", "well" or "not_assessed") and value, its
    measure; None where it was too small to be found, or there is none.

    years: what the rule needs of each day; limits: as of `judge`. Its measure is asked for below
    its limit too, so that what grows towards it is seen.
    """
    import pandas as pd

    rows = []
    for facts in years:
        plain = judge(facts, limits, (rule.name,))
        found = _of(plain, uid)
        state = "not_assessed" if plain.not_assessed else "found" if found else "well"
        value = None
        if rule.measure and state != "not_assessed":
            least = {f"{rule.name}.{rule.measure}": rule.limits[rule.measure].least}
            below = found or _of(judge(facts, {**limits, **least}, (rule.name,)), uid)
            value = below.hit.figures.get(rule.measure) if below else None
        rows.append({"day": facts.on, "state": state, "value": value})
    return pd.DataFrame(rows, columns=["day", "state", "value"])


def _of(report: Report, uid: str) -> Finding | None:
    return next((each for each in report.findings if each.uid == uid), None)
