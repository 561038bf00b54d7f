"""Findings of governance on a page: the sentence of the day, a card each, and what is not known."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboards.parts import address, labels
from dashboards.parts.finding import Figure
from dashboards.parts.text import plain
from graph.governance import SEVERITIES
from graph.governance.told import why
from graph.words import language, say

MODULES = (
    *("governance/hosted", "governance/decisions", "governance/offices", "governance/two_hats"),
    *("governance/plans", "governance/quiet_issues", "ties/unsourced"),
)
COLUMNS = ("severity", "category", "why", "since", "remedy")
NAMED = 8  # of those concerned


def sentence(report: Any, names: Any) -> str:
    """How much is at risk on the day, and the first of it."""
    day = labels.day(report.on)
    if not report.findings and not report.well:
        return say("governance.page.unknown", day=day)
    if not report.findings:
        return say("governance.page.well", day=day, rules=labels.count(len(report.well)))
    first = min(report.findings, key=lambda each: SEVERITIES.index(each.rule.severity))
    count = labels.count(len(report.findings))
    return say("governance.page.lead", day=day, count=count, first=why(first, names))


def figures(report: Any) -> list[Figure]:
    """How many findings of each severity, rules that found nothing, and those not assessed."""
    counts = {
        word: sum(each.rule.severity == word for each in report.findings) for word in SEVERITIES
    }
    counts |= {"fine": len(report.well), "missing": len(report.not_assessed)}
    return [
        Figure(say(f"governance.figure.{word}"), labels.count(count))
        for word, count in counts.items()
    ]


def card(finding: Any, names: Any) -> None:
    """One finding: why, of how many, since when, what to do, and whom it concerns."""
    rule = finding.rule
    with st.container(border=True):
        head = f"{say(f'governance.severity.{rule.severity}')} · {rule.text('question')}"
        st.markdown(f"**{plain(head)}**")
        st.markdown(plain(why(finding, names)))
        since = labels.day(finding.hit.since) if finding.hit.since else "–"
        facts = {"population": f"{finding.population:,.0f}", "of": rule.text("population")}
        st.caption(plain(say("governance.page.facts", since=since, **facts)))
        st.markdown(plain(say("governance.page.remedy", remedy=rule.text("remedy"))))
        actors = [uid for uid in finding.hit.concerns if uid in names.actors][:NAMED]
        if actors:
            with st.container(horizontal=True):
                for uid in actors:
                    address.link("actors", plain(names.name(uid)), actor=uid)


def rows(report: Any, names: Any) -> pd.DataFrame:
    """One row a finding."""
    return pd.DataFrame(
        [
            {
                "severity": say(f"governance.severity.{each.rule.severity}"),
                "category": say(f"governance.category.{each.rule.category}"),
                "why": why(each, names),
                "since": labels.day(each.hit.since) if each.hit.since else "",
                "remedy": each.rule.text("remedy"),
            }
            for each in report.findings
        ],
        columns=list(COLUMNS),
    )


def columns() -> dict[str, str]:
    """The columns, with their headings."""
    return {name: say(f"governance.columns.{name}") for name in COLUMNS}


def others(report: Any) -> None:
    """The rules that could not be assessed, with what to record; those that found nothing."""
    if report.not_assessed:
        with st.expander(say("governance.page.not_assessed", count=_count(report.not_assessed))):
            for each in report.not_assessed:
                told = {
                    "question": each.rule.text("question"),
                    "missing": each.rule.text("missing"),
                }
                st.markdown(plain(say("governance.page.missing", **told)))
    if report.well:
        with st.expander(say("governance.page.fine", count=_count(report.well))):
            for rule in report.well:
                st.markdown(f"- {plain(rule.question[language()])}")
    for fault in report.faults:
        st.error(plain(say("governance.fault", file=fault.file, problem=fault.problem)))


def _count(things: Any) -> str:
    """How many there are, as a page shows it."""
    return labels.count(len(things))
