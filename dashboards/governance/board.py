"""The board: a card for each finding or chain of them, in the column of what is done about it."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

import streamlit as st

from dashboards.frame import blocks, labels
from dashboards.frame.address import Asked
from dashboards.governance.findings import Whose, drawn, headings, networks, open_one, rows
from graph.base.words import say
from graph.governance import Finding, lifecycle
from graph.governance.chains import chains
from graph.governance.wording import why
from graph.kinds import Case
from graph.network.named import Names

T = TypeVar("T")

COLUMNS = ("open", "care", "waiting", "accepted")
"""Looked after by nobody, by somebody, mended as somebody says, and accepted."""

MOST = 10  # cards of a column, or members of a chain, shown at once
WIDE, NARROW = 4, 1  # a column with cards beside one without


def place(case: Case | None) -> str:
    """The column of a finding that the rules find today."""
    now = lifecycle.state(case, found=True)
    if now in ("waiting", "accepted"):
        return now
    return "care" if case and case.owner and now == "open" else "open"


def show(
    findings: Sequence[Finding], cases: Mapping[str, Case], names: Names, asked: Asked
) -> None:
    """The columns side by side, below one another where there is no room."""
    if not findings:
        st.caption(say("governance.page.none"))
        return
    whose = networks(names, asked)
    placed: dict[str, list[Finding]] = {name: [] for name in COLUMNS}
    for each in findings:
        placed[place(cases.get(each.uid))].append(each)
    widths = [WIDE if placed[name] else NARROW for name in COLUMNS]
    abreast = 2 if sum(map(bool, placed.values())) == 1 else 1
    for name, column in zip(COLUMNS, st.columns(widths, gap="medium"), strict=True):
        with column:
            groups = _head(name, chains(placed[name]), len(placed[name]))
            for at in range(0, len(groups), abreast):
                row = groups[at : at + abreast]
                for group, beside in zip(row, st.columns(abreast), strict=False):
                    with beside:
                        _card(group, cases, names, whose)
    made = rows(findings, cases, names, whose)
    blocks.download(made.rename(columns=headings(made.columns)), "governance")


def _head(
    name: str, groups: Sequence[Sequence[Finding]], count: int
) -> Sequence[Sequence[Finding]]:
    """The head of a column; gives the cards to show in it."""
    blocks.draw("column", name=say(f"governance.board.{name}"), count=labels.count(count))
    if not groups:
        st.caption(say(f"governance.board.none_{name}"))
    elif name == "waiting":
        st.caption(say("governance.board.waiting_note"))
    return _first(groups, f"all {name}")


def _first(things: Sequence[T], key: str) -> Sequence[T]:
    """The first of many, with a switch for all."""
    words = say("governance.board.all", count=labels.count(len(things)))
    return things if len(things) <= MOST or st.toggle(words, key=key) else things[:MOST]


def _card(group: Sequence[Finding], cases: Mapping[str, Case], names: Names, whose: Whose) -> None:
    """A finding; where it is the head of a chain, its members folded below it."""
    head, *members = group
    with st.container(border=True, key=f"card {head.uid}"):
        _finding(head, cases, names, whose)
        if members:
            with st.expander(say("governance.board.chain", count=labels.count(len(members)))):
                for each in _first(members, f"members {head.uid}"):
                    _finding(each, cases, names, whose)


def _finding(found: Finding, cases: Mapping[str, Case], names: Names, whose: Whose) -> None:
    """What was found, and the way into it."""
    lines = [*filter(None, [whose(found)]), *facts(found, cases.get(found.uid))]
    drawn(found.rule.severity, found.rule.category, why(found, names), lines)
    st.button(
        say("governance.page.open"), key=f"open {found.uid}", on_click=open_one, args=(found.uid,)
    )


def facts(found: Finding, case: Case | None) -> list[str]:
    """Since when, of how many; who looks after it and by when."""
    population = {"population": f"{found.population:,.0f}", "of": found.rule.text("population")}
    since = labels.day(found.hit.since) if found.hit.since else None
    key = "facts" if since else "facts_unknown"
    lines = [say(f"governance.page.{key}", since=since or "", **population)]
    if case and case.owner:
        said = [say("governance.notice.owner", owner=case.owner)]
        said += [say("governance.notice.due", day=labels.day(case.due))] if case.due else []
        lines.append(" · ".join(said))
    return lines
