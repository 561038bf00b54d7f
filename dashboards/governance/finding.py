"""One finding on the page: whom it concerns on a small map, its figure over time, its rows, what to
do, who looks after it, and all that became of it.
"""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboards.drawing.map import draw_map
from dashboards.forms import drafts, inputs, writes
from dashboards.forms.drafts import Draft
from dashboards.frame import address, blocks, labels, late, session, writing
from dashboards.frame.address import Asked
from dashboards.frame.blocks import table
from dashboards.frame.labels import plain
from dashboards.frame.recalled import recalled
from dashboards.frame.session import ask, ask_all
from dashboards.governance import findings
from graph import actors, governance, network
from graph.base.errors import SaanError
from graph.base.words import knows, say
from graph.drawing import picture
from graph.governance import Finding, Report, lifecycle
from graph.governance.lifecycle import OPEN, UNRESOLVED, Decision
from graph.governance.wording import why, why_of
from graph.journal.history import moment
from graph.kinds import Case
from graph.network.named import Names
from graph.rules import Rule, rules

LEAVING = ("sole_bridge", "broker_share", "bus_factor", "overloaded")
"""Rules of whom it is asked what falls apart if they leave."""
AROUND = 60  # actors drawn
NAMED = 12  # links to those concerned
HISTORY = ("at", "who", "what")


def show(uid: str, report: Report, case: Case | None, names: Names, who: str, asked: Asked) -> None:
    """The finding of this uid on the day; or, where it is no more, what is on record of it."""
    st.button(say("governance.page.back"), key="back to findings", type="tertiary", on_click=_leave)
    found = next((each for each in report.findings if each.uid == uid), None)
    case = case or ask(governance.cases, asked).get(uid)
    rule: Rule | None
    told: Finding | Case
    if found:
        told, rule, reason, concerns = found, found.rule, why(found, names), found.hit.concerns
    elif case:
        told, rule, reason, concerns = (
            case,
            rules()[0].get(case.rule),
            why_of(case, names),
            case.concerns,
        )
    else:
        st.info(say("governance.no_finding", uid=plain(uid)))
        return
    of = findings.networks(names, asked)(told)
    asked = replace(
        asked, filters=replace(asked.filters, network=told.network or asked.filters.network)
    )
    level = found.rule.severity if found else case.severity if case else "low"
    if rule:
        lines = [rule.text("question"), *filter(None, [of])]
        findings.drawn(level, rule.category, reason, lines, whole=True)
    else:
        st.markdown(plain(reason))
    if found and lifecycle.state(case, found=True) == lifecycle.WAITING:
        st.info(say("governance.page.waiting"))
    if found is None:
        st.info(say("governance.page.no_more", day=labels.day(asked.on)))
    left, right = st.columns([3, 2], gap="large")
    with left:
        _map(concerns, asked)
        _links(concerns, names)
    with right:
        if rule:
            st.markdown(plain(say("governance.page.remedy", remedy=rule.text("remedy"))))
            _ways_on(rule, concerns, names)
        _decide(uid, found, case, who, asked)
    if found:
        late.part(lambda: recalled(asked, lambda each: each.by(uid), uid))
        _over_time(found, asked)
        _rows(found, names, asked)
    _history(case, names, asked)


def _leave() -> None:
    address.put(finding=None)


def _ways_on(rule: Rule, concerns: Sequence[str], names: Names) -> None:
    """The pages where the remedy is done."""
    with st.container(horizontal=True):
        if rule.name == "silent_ties":
            address.link("calendar", say("calendar.page.title"))
        elif rule.name == "paper_ties":
            address.link("calendar", say("calendar.page.title"), show="paper")
        elif rule.rows.startswith("network/"):
            if rule.name in LEAVING and concerns:
                named = ", ".join(names.name(uid) for uid in concerns[:NAMED])
                address.link_without(concerns, named)
            else:
                address.link("whatif", say("whatif.page.title"))
            address.link("ties", say("ties.page.title"))
        elif rule.rows == "governance/promises":
            address.link("results", say("results.page.title"), show="promises")
        elif rule.rows == "governance/trust":
            address.link("results", say("results.page.title"), show="promises")
            address.link("conditions", say("conditions.page.title"))
        elif rule.rows in ("governance/plans", "governance/offices", "governance/joined"):
            address.link("data", say("data.page.title"))
        else:
            address.link("activities", say("activities.page.title"))


def _map(concerns: Sequence[str], asked: Asked) -> None:
    """Those concerned and their partners; nothing where no actor is concerned."""
    people = ask(actors.directory, asked)
    among = set(concerns) & set(people["uid"])
    if not among:
        return
    ties = ask(network.ties_around, asked, tuple(sorted(among)))
    partners = sorted(({*ties["start"], *ties["end"]} | among) - among)
    drawn = [*sorted(among)[:AROUND], *partners[: max(0, AROUND - len(among))]]
    words = {True: say("governance.page.concerned"), False: say("governance.page.around")}
    part = people[people["uid"].isin(drawn)]
    part = part.assign(area_name=[words[uid in among] for uid in part["uid"]])
    shown = picture(
        part,
        ask(network.ties_among, asked, tuple(part["uid"])),
        ask_all(network.positions),
        "area",
    )
    draw_map(shown, "concerned", height=360)
    st.caption(" · ".join(f"{word}: {count}" for _, word, count in shown.colours))


def _links(concerns: Sequence[str], names: Names) -> None:
    words = {"actors": ("actors", "actor"), "issues": ("issues", "issue")}
    with st.container(horizontal=True):
        for uid in concerns[:NAMED]:
            kind = next((each for each in words if uid in getattr(names, each)), None)
            if kind:
                page, param = words[kind]
                address.link(page, plain(names.name(uid)), **{param: uid})
    if len(concerns) > NAMED:
        st.caption(say("whatif.page.more", count=labels.count(len(concerns) - NAMED)))


def _decide(uid: str, found: Finding | None, case: Case | None, who: str, asked: Asked) -> None:
    """Who looks after it, what is done and by when; and what became of it."""
    name = f"finding {uid}"
    now = drafts.current(name)
    st.markdown(f"**{say('governance.page.now')}** {plain(findings.state(case))}")
    if not writing.allowed() or asked.on != asked.usual:
        st.caption(say("governance.page.decide_today"))
        return
    drafts.show_problems(now)
    keys = {column: now.key(name, column) for column in ("owner", "remedy", "due", "reason")}
    begun = {
        "owner": (case and case.owner) or "",
        "remedy": (case and case.remedy) or "",
        "due": labels.day(case.due) if case and case.due else "",
        "reason": "",
    }
    for column, key in keys.items():
        st.session_state.setdefault(key, now.start.get(column, begun[column]))
    with st.form(name):
        st.text_input(say("governance.page.owner"), key=keys["owner"], max_chars=200)
        st.text_area(say("governance.page.will_do"), key=keys["remedy"], max_chars=2_000, height=80)
        st.text_input(say("governance.page.due"), key=keys["due"], help=say("forms.date_hint"))
        st.text_input(say("governance.page.reason"), key=keys["reason"], max_chars=2_000)
        words: tuple[str, ...] = ("save", "accepted", "resolved")
        if case and case.status != OPEN:
            words = ("save", "open")
        with st.container(horizontal=True):
            for word in words:
                st.form_submit_button(
                    say(f"governance.page.do_{word}"),
                    key=f"{word} {uid}",
                    disabled=not who,
                    on_click=_write,
                    args=(name, now, uid, found, case, word, keys, who, asked),
                )


def _write(
    name: str,
    was: Draft,
    uid: str,
    found: Finding | None,
    case: Case | None,
    word: str,
    keys: dict[str, str],
    who: str,
    asked: Asked,
) -> None:
    now = drafts.current(name)
    if now.turn != was.turn:
        return
    typed = {column: inputs.text(key) for column, key in keys.items()}
    try:
        decision = _decision(case.uid if case else uid, word, typed, case)
        written = session.desk().decide(decision, asked.on, who, found, base=case, token=now.token)
    except SaanError as problem:
        drafts.keep(name, replace(now, start=typed, problems=(problem,)))
        writing.clear()
        return
    drafts.close(name)
    told = "waiting" if word == "resolved" and found else word
    key = "forms.same" if written is None else f"governance.page.done_{told}"
    writing.done(key, written)


def _decision(uid: str, word: str, typed: dict[str, str], case: Case | None) -> Decision:
    from graph.base.dates import read_day

    reason = typed["reason"] or None
    if case and case.status in UNRESOLVED and word == "save":
        reason = typed["reason"] or case.reason
    return Decision(
        uid=uid,
        seen=True,
        owner=typed["owner"],
        remedy=typed["remedy"],
        due=read_day(typed["due"]) if typed["due"] else None,
        status=None if word == "save" else word,
        reason=reason,
    )


def _over_time(found: Finding, asked: Asked) -> None:
    """The finding over the years, once it is asked for."""
    blocks.heading(say("governance.page.over_time"))
    if st.toggle(say("governance.page.show_over_time"), key="finding over time"):
        late.part(lambda: _years(found, asked))


def _years(found: Finding, asked: Asked) -> None:
    line = ask(governance.risk_trend, asked, found.rule.name, found.uid)
    shown = line.assign(
        day=[labels.day(day) for day in line["day"]],
        state=[say(f"governance.judged.{each}") for each in line["state"]],
        shown=[f"{value:.3g}" if pd.notna(value) else "" for value in line["value"]],
    )
    if found.rule.measure:
        limit = found.rule.limits[found.rule.measure].value
        st.line_chart(shown, x="day", y="value", height=220, x_label="", y_label="")
        st.caption(say("governance.page.limit_is", limit=f"{limit:g}"))
    headings = {name: say(f"governance.columns.{name}") for name in ("day", "state", "shown")}
    table(shown, headings, "finding-over-time")


def _rows(found: Finding, names: Names, asked: Asked) -> None:
    """What the rule looked at: the rows of its module, or the ties of those concerned."""
    blocks.heading(say("governance.page.rows"))
    rows = ask(governance.rule_rows, asked, found.rule.name, found.hit.concerns)
    if rows is None:
        rows = ask(network.ties_around, asked, tuple(found.hit.concerns))[
            ["start", "end", "type", "since"]
        ]
        rows = rows.assign(type=[labels.term("type", each) for each in rows["type"]])
    shown = rows.map(lambda value: _readable(value, names))
    table(shown, {name: _heading(name) for name in shown.columns}, "evidence")


def _readable(value: object, names: Names) -> object:
    if isinstance(value, list):
        return ", ".join(names.name(str(each)) for each in value)
    if isinstance(value, str):
        return names.name(value)
    return labels.day(value) if hasattr(value, "isoformat") else value


def _heading(column: str) -> str:
    key = f"governance.rows.{column}"
    return say(key) if knows(key) else column


def _history(case: Case | None, names: Names, asked: Asked) -> None:
    """All that became of it, from the journal, the latest first."""
    if case is None:
        return
    then = session.then()
    live = session.desk().snapshot(asked.on, asked.filters)
    blocks.heading(say("governance.page.history"))
    rows = [
        {
            "at": moment(trace.at),
            "who": trace.who,
            "what": "; ".join(writes.line(*each) for each in writes.changed_fields(trace, names)),
        }
        for trace in governance.history(live, case.uid, then.number if then else None)
    ]
    headings = {name: say(f"governance.columns.{name}") for name in HISTORY}
    table(pd.DataFrame(rows, columns=list(HISTORY)), headings, "history")
