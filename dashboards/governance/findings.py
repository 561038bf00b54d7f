"""Findings of governance on a page: the sentence of the day, the numbers, and what lies folded."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Sized

import pandas as pd
import streamlit as st

from dashboards.frame import address, blocks, gate, labels, late, session, writing
from dashboards.frame.address import Asked
from dashboards.frame.blocks import Tile, table
from dashboards.frame.labels import plain
from dashboards.frame.session import ask, ask_all
from graph import governance, settings
from graph.base.words import language, say
from graph.governance import Finding, Report, apart, lifecycle, wording
from graph.governance.lifecycle import GONE, matched, open_on
from graph.governance.wording import why, why_of
from graph.journal import Written
from graph.kinds import Case
from graph.network import EVERYTHING, Filters
from graph.network.named import Names
from graph.rights import current_user
from graph.rules import CATEGORIES, SEVERITIES, rules

TABLE = ("severity", "category", "why", "network", "since", "state", "owner", "due", "remedy")
MARKS = {"high": "▲", "medium": "◆", "low": "●"}
"""The shape of each severity, so that colour alone says nothing."""
Whose = Callable[[Case | Finding], str]
FEW = 2_000  # actors up to which last year is judged as well, whenever the page is opened


def of_the_day(report: Report, asked: Asked) -> dict[str, Case]:
    """Uid of a finding → what is on record of it by the day."""
    kept = ask(governance.cases, asked)
    opened_by_then = {uid: kept[uid] for uid in kept if kept[uid].opened <= asked.on}
    return matched(opened_by_then, report.findings)


def sentence(report: Report, cases: Mapping[str, Case], names: Names) -> str:
    """How much is at risk on the day, how much of it nobody looks after, and the first of it."""
    day = labels.day(report.on)
    if not report.findings and not report.well:
        return say("governance.page.unknown", day=day)
    if not report.findings:
        return say("governance.page.well", day=day, rules=labels.count(len(report.well)))
    first = min(report.findings, key=lambda each: SEVERITIES.index(each.rule.severity))
    owned = sum(bool(case.owner) for case in cases.values())
    count = labels.count(len(report.findings))
    facts = {"count": count, "unowned": labels.count(len(report.findings) - owned)}
    return say("governance.page.lead", day=day, first=why(first, names), **facts)


def figures(report: Report, before: Report | None = None) -> list[Tile]:
    """How many findings of each severity, rules that found nothing, and those not assessed, with
    the change since the report of a year ago."""
    now, then = _counts(report), _counts(before) if before else {}
    return [
        Tile(
            say(f"governance.figure.{word}"),
            labels.count(count),
            f"{count - then[word]:+}" if word in then and count != then[word] else None,
        )
        for word, count in now.items()
    ]


def _counts(report: Report) -> dict[str, int]:
    counts = {
        word: sum(each.rule.severity == word for each in report.findings) for word in SEVERITIES
    }
    return counts | {"fine": len(report.well), "missing": len(report.not_assessed)}


def check(report: Report, asked: Asked, who: str) -> None:
    """The button that runs the rules now and keeps what is new; only for today, and for all whose
    findings are kept apart: of several networks for one too."""
    several = ask_all(apart.several)
    chosen = Filters(network=asked.filters.network) if several else EVERYTHING
    own = gate.may("decide") and (several or current_user().may("decide"))
    if asked.filters != chosen or asked.on != asked.usual or not (own and writing.allowed()):
        st.caption(say("governance.page.looking_back"), width="content")
        return
    writing.button(say("governance.page.check"), "check now", who, _keep, asked, who)
    kept = matched(ask(governance.cases, asked), report.findings)
    fresh = sum(each.uid not in kept or kept[each.uid].status == GONE for each in report.findings)
    word = "unkept" if fresh else "all_kept"
    st.caption(say(f"governance.page.{word}", count=labels.count(fresh)), width="content")


def _keep(asked: Asked, who: str) -> None:
    news: dict[str, str] = {}

    def run() -> Written | None:
        written, _, found = session.desk().keep_findings(
            asked.on, who, network=asked.filters.network
        )
        for name in ("new", "again", "gone"):
            news[name] = labels.count(len(getattr(found, name)))
        return written

    with st.spinner(say("governance.page.checking")):
        writing.attempt("governance.page.checked", run)
    kept = st.session_state.get(writing.OUTCOME)
    if isinstance(kept, tuple):
        key, facts, notes = kept
        st.session_state[writing.OUTCOME] = (key, {**facts, **news}, notes)


def networks(names: Names, asked: Asked) -> Whose:
    """What names the network of a finding, or says that it is of all together; "" where that is
    the one in view, or there is one alone."""
    several, shown = ask_all(apart.several), ask(settings.managed, asked)

    def whose(found: Case | Finding) -> str:
        if found.network is None:
            return say("governance.page.together") if several else ""
        return wording.whose(found, names, shown)

    return whose


def severity(word: str) -> str:
    """How severe a finding is: its shape and its word."""
    return f"{MARKS[word]} {say(f'governance.severity.{word}')}"


def drawn(
    level: str, category: str, title: str, lines: Sequence[str] = (), whole: bool = False
) -> None:
    """A finding: how severe, of what, and what was found. whole: as the head of its own page."""
    blocks.draw(
        "finding",
        severity=level,
        word=severity(level),
        category=say(f"governance.category.{category}"),
        title=title,
        lines=lines,
        whole=whole,
    )


def open_one(uid: str) -> None:
    """Shows one finding."""
    address.put(finding=uid)


def state(case: Case | None, found: bool = True) -> str:
    """What is on record of a finding: its state, who looks after it and by when. found: whether
    the rule finds it on the day."""
    parts = [say(f"governance.state.{lifecycle.state(case, found)}")]
    if case:
        owner = case.owner or say("governance.page.nobody")
        parts.append(say("governance.notice.owner", owner=owner))
        if case.due:
            parts.append(say("governance.notice.due", day=labels.day(case.due)))
    return " · ".join(parts)


def rows(
    findings: Sequence[Finding], cases: Mapping[str, Case], names: Names, whose: Whose
) -> pd.DataFrame:
    """One row a finding; with its network where several are in view."""
    made = []
    for each in findings:
        case = cases.get(each.uid)
        made.append(
            {
                "severity": say(f"governance.severity.{each.rule.severity}"),
                "category": say(f"governance.category.{each.rule.category}"),
                "why": why(each, names),
                "network": whose(each),
                "since": labels.day(each.hit.since) if each.hit.since else "",
                "state": say(f"governance.state.{lifecycle.state(case, found=True)}"),
                "owner": (case and case.owner) or "",
                "due": labels.day(case.due) if case and case.due else "",
                "remedy": (case and case.remedy) or each.rule.text("remedy"),
            }
        )
    return _of_several(pd.DataFrame(made, columns=list(TABLE)))


def _of_several(rows: pd.DataFrame) -> pd.DataFrame:
    """Without the column of networks where it says nothing."""
    return rows if rows["network"].any() else rows.drop(columns="network")


def closed(report: Report, names: Names, asked: Asked) -> None:
    """Those that were closed, the latest first; folded away."""
    kept = ask(governance.cases, asked).values()
    open_cases = {case.uid for case in open_on(kept, report.on)}
    found = {case.uid for case in of_the_day(report, asked).values()}
    over = [
        case
        for case in kept
        if case.opened <= report.on and case.uid not in open_cases and case.uid not in found
    ]
    if not over:
        return
    whose = networks(names, asked)
    over.sort(key=lambda case: (case.closed, case.uid), reverse=True)
    with st.expander(say("governance.page.closed", count=_count(over))):
        past = _of_several(
            pd.DataFrame(
                [
                    {
                        "closed": labels.day(case.closed),
                        "state": say(f"governance.state.{case.status}"),
                        "why": why_of(case, names),
                        "network": whose(case),
                        "owner": case.owner or "",
                        "reason": case.reason or "",
                    }
                    for case in over
                ]
            )
        )
        table(past, headings(past.columns), "closed", on_pick=lambda at: open_one(over[at].uid))


def headings(names: Iterable[str]) -> dict[str, str]:
    return {name: say(f"governance.columns.{name}") for name in names}


def years(asked: Asked) -> None:
    """Findings of each category over the years, once they are asked for."""
    with st.expander(say("governance.page.years")):
        if st.toggle(say("governance.page.show_years"), key="risk years"):
            late.part(lambda: _years(ask(governance.risk_years, asked)))


def _years(found: pd.DataFrame) -> None:
    shown = found.assign(day=[labels.day(day) for day in found["day"]])
    words = {name: say(f"governance.category.{name}") for name in CATEGORIES}
    words |= {
        "day": say("governance.columns.day"),
        "not_assessed": say("governance.figure.missing"),
    }
    st.bar_chart(
        shown.rename(columns=words),
        x=words["day"],
        y=[words[name] for name in CATEGORIES],
        height=240,
        sort=False,
        x_label="",
        y_label="",
    )
    table(shown, {name: words[name] for name in found.columns}, "risk-years")
    st.caption(say("governance.page.years_note"))


def modules() -> tuple[str, ...]:
    """The questions behind the rules."""
    found = rules()[0].values()
    return tuple(sorted({name for rule in found for name in (rule.rows, rule.whole) if name}))


def others(report: Report) -> None:
    """The rules that could not be assessed, with what to record; those that found nothing."""
    if report.not_assessed:
        with st.expander(say("governance.page.not_assessed", count=_count(report.not_assessed))):
            for each in report.not_assessed:
                words = {
                    "question": each.rule.text("question"),
                    "missing": each.text(),
                }
                st.markdown(plain(say("governance.page.missing", **words)))
    if report.well:
        with st.expander(say("governance.page.fine", count=_count(report.well))):
            for rule in report.well:
                st.markdown(f"- {plain(rule.question[language()])}")
    for fault in report.faults:
        st.error(plain(say("governance.fault", file=fault.file, problem=fault.problem)))


def _count(things: Sized) -> str:
    """How many there are, as a page shows it."""
    return labels.count(len(things))
