"""Governance: what is at risk, why, who deals with it? For the manager, each morning."""

import streamlit as st

from dashboards.parts import (
    accountability,
    address,
    finding,
    limits,
    onerisk,
    outcome,
    reads,
    risks,
    writing,
)
from dashboards.parts.howto import how
from graph.governance import CATEGORIES
from graph.words import say

ALL = "all"

asked = address.current()
report, names = reads.governance(asked), reads.named()
cases = risks.of_the_day(report, asked)


def overview(who: str) -> None:
    """All findings of the day."""
    few = len(names.actors) <= risks.FEW
    finding.figures(risks.figures(report, reads.governance(asked.a_year_before()) if few else None))
    risks.check(report, asked, who)
    kind = address.switch(
        say("governance.page.show"),
        "risk",
        (ALL, *CATEGORIES),
        lambda name: say(f"governance.category.{name}"),
    )
    shown = [each for each in report.findings if kind in (ALL, each.rule.category)]
    for each in shown:
        risks.card(each, cases.get(each.uid), names)
    if not shown:
        st.caption(say("governance.page.none"))
    risks.listed(report, cases, names)
    risks.others(report)
    risks.years(asked)
    accountability.sheet(asked)
    accountability.notices(asked)
    limits.show(who)


chosen = address.given("finding")
finding.lead(risks.sentence(report, cases, names))
with writing.signed() as who:
    outcome.show(who)
    if chosen:
        onerisk.show(chosen, report, cases.get(chosen), names, who, asked)
    else:
        overview(who)
how((), risks.modules(), say("governance.page.how"))
