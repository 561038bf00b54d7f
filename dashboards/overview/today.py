"""What waits today: whom to contact, the worst risks, what is due; each with its next step."""

from collections.abc import Sequence
from datetime import timedelta

import streamlit as st

from dashboards.calendar import wording
from dashboards.frame import address, blocks, labels, sentences, session
from dashboards.frame.address import Asked
from dashboards.frame.labels import plain
from dashboards.frame.session import ask, on_record
from dashboards.governance.findings import Whose, networks, severity
from graph import calendar, governance
from graph.backup import kept
from graph.base.words import language, say
from graph.governance import Case
from graph.governance.chains import chains, chains_on_record
from graph.governance.lifecycle import OPEN, UNRESOLVED, by_severity, open_on
from graph.governance.wording import why, why_of

WORST = 3
"""Risks shown; the others are on their page."""

FEW = 200
"""Partners up to which the rules are asked where nobody has checked yet."""

SOON = 7
"""Days within which what was promised is due."""


def show(asked: Asked) -> None:
    """The heading, and what there is below it: calls on the left, the rest on the right."""
    kept = ask(governance.cases, asked)
    open_cases = [case for case in open_on(kept.values(), asked.on) if case.status in UNRESOLVED]
    blocks.heading(say("overview.page.today"))
    with st.container(key="today"):
        left, right = st.columns(2, gap="large")
    with left:
        _calls(asked)
    with right:
        _risks(open_cases, bool(kept), asked)
        _due(open_cases, asked)
        _steps(asked)


def _calls(asked: Asked) -> None:
    st.markdown(f"**{say('overview.page.to_call')}**")
    week, counted = ask(calendar.week, asked), sentences.due_counts(ask(calendar.calls, asked))
    for row in week.to_dict("records"):
        ends = {"one": row["one"], "other": row["other"]}
        last = row["last_contact"]
        seen = say("calendar.last", day=labels.day(last)) if last else say("calendar.never")
        _line(
            "calendar",
            plain(wording.pair(row)),
            f"{wording.when(row)} · {seen} · {wording.calls(row)}",
            **ends,
        )
    if week.empty:
        st.caption(say("overview.page.nothing_today"))
    if brief := sentences.due_briefly(counted):
        st.caption(plain(brief))
    address.link("calendar", say("overview.page.to_calendar"))


def _risks(open_cases: Sequence[Case], checked: bool, asked: Asked) -> None:
    """The worst of those on record; of a small network that was never checked, of those that a
    check would find."""
    st.markdown(f"**{say('overview.page.risks')}**")
    names = on_record()
    whose = networks(names, asked)
    if checked:
        waiting = [case for case in by_severity(open_cases) if case.status == OPEN]
        for case, *_ in chains_on_record(waiting)[:WORST]:
            _finding(case, plain(why_of(case, names)), whose)
        count = len(waiting)
    elif len(names.actors) <= FEW:
        found = ask(governance.report, asked).findings
        for each, *_ in chains(found)[:WORST]:
            said = filter(None, (severity(each.rule.severity), whose(each)))
            _line("governance", plain(why(each, names)), " · ".join(said), finding=each.uid)
        count = len(found)
    else:
        st.caption(say("overview.page.not_checked"))
        address.link("governance", say("overview.page.to_check"))
        return
    address.link("governance", say("overview.page.to_governance", count=labels.count(count)))


def _due(open_cases: Sequence[Case], asked: Asked) -> None:
    by = asked.on + timedelta(days=SOON)
    due = sorted((c for c in open_cases if c.due and c.due <= by), key=lambda c: (c.due, c.uid))
    if due:
        st.markdown(f"**{say('overview.page.due')}**")
        names = on_record()
        whose = networks(names, asked)
        for case in due:
            _finding(case, plain(case.remedy or why_of(case, names)), whose)


def _finding(case: Case, label: str, whose: Whose) -> None:
    owner = case.owner or say("governance.page.nobody")
    said = [severity(case.severity), *filter(None, [whose(case)])]
    said.append(say("governance.notice.owner", owner=owner))
    if case.due:
        said.append(say("governance.notice.due", day=labels.day(case.due)))
    _line("governance", label, " · ".join(said), finding=case.uid)


def _steps(asked: Asked) -> None:
    found = ask(governance.steps_due, asked)
    if not found:
        return
    st.markdown(f"**{say('overview.page.steps')}**")
    names = on_record()
    for step in found:
        facts = {"actor": names.name(step.actor), "wanted": labels.term("type", step.wanted)}
        label = plain(say("overview.page.step", **facts))
        day = say("overview.page.step_due", day=labels.day(step.due))
        _line("actors", label, day, actor=step.actor)
        address.link("paths", say("overview.page.step_way"), to=step.actor)


def _line(word: str, label: str, beside: str, **params: str) -> None:
    """A link, and below it what is to be known of it. label: safe for Markdown."""
    with st.container(gap=None):
        address.link(word, label, **params)
        st.caption(plain(beside))


def backed_up(asked: Asked) -> None:
    """When the last backup was made that was found good, and what was wrong since."""
    source = session.desk().source
    if source.preferences.demo:
        return
    found = kept.shelf(source.home)
    if found.trouble:
        st.warning(plain(say("backup.failed", why=found.trouble[language()])))
    if found.last is None:
        st.caption(say("backup.none"))
        return
    old = (asked.usual - found.last.day).days > kept.WEEK
    day, count = labels.day(found.last.day), len(found.good)
    st.caption(say("backup.old" if old else "backup.good", day=day, count=count))
