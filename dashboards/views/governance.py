"""Governance: what is at risk, why, since when, what to do? For the manager, each morning."""

import streamlit as st

from dashboards.parts import address, finding, reads, risks
from dashboards.parts.howto import how
from dashboards.parts.table import table
from graph.governance import CATEGORIES
from graph.words import say

ALL = "all"

asked = address.current()
report, names = reads.governance(asked), reads.named()
finding.lead(risks.sentence(report, names))
finding.figures(risks.figures(report))
kind = address.switch(
    say("governance.page.show"),
    "risk",
    (ALL, *CATEGORIES),
    lambda name: say(f"governance.category.{name}"),
)
shown = [each for each in report.findings if kind in (ALL, each.rule.category)]
for each in shown:
    risks.card(each, names)
if not shown:
    st.caption(say("governance.page.none"))
if report.findings:
    finding.heading(say("governance.page.table"))
    table(risks.rows(report, names), risks.columns(), name="governance")
risks.others(report)
how((), risks.MODULES, say("governance.page.how"))
