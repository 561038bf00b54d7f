"""Governance: what is at risk, why, who deals with it? For the manager, each morning."""

import streamlit as st

from dashboards.frame import address, blocks, writing
from dashboards.frame.blocks import how
from dashboards.frame.session import ask, on_record
from dashboards.governance import board, finding, findings, reporting
from graph import governance
from graph.base.words import say
from graph.rules import CATEGORIES

ALL = "all"

asked = address.current()
report, names = ask(governance.report, asked), on_record()
cases = findings.of_the_day(report, asked)


def overview(who: str) -> None:
    """All findings of the day."""
    few = len(names.actors) <= findings.FEW
    blocks.figures(
        findings.figures(report, ask(governance.report, asked.a_year_before()) if few else None)
    )
    kind = address.switch(
        say("governance.page.show"),
        "risk",
        (ALL, *CATEGORIES),
        lambda name: say(f"governance.category.{name}"),
    )
    shown = [each for each in report.findings if kind in (ALL, each.rule.category)]
    board.show(shown, cases, names, asked)
    findings.closed(report, names, asked)
    findings.others(report)
    findings.years(asked)
    reporting.notices(asked)
    reporting.limits(who)


chosen, sheet = address.given("finding"), address.given("sheet")
chosen = next((uid for uid, case in cases.items() if case.uid == chosen), chosen)
if sheet or not chosen:
    blocks.lead(findings.sentence(report, cases, names))
who = writing.writer_or_why()
with st.container(horizontal=True, vertical_alignment="center"):
    findings.check(report, asked, who)
    reporting.sheet_button()
if sheet:
    reporting.sheet(asked)
elif chosen:
    finding.show(chosen, report, cases.get(chosen), names, who, asked)
else:
    overview(who)
how((), findings.modules(), say("governance.page.how"))
