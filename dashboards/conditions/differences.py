"""What members say of their ties beside what is on record, settled a pair at a time."""

from dataclasses import replace

import streamlit as st

from dashboards.conditions import wording
from dashboards.forms import drafts, inputs
from dashboards.forms.drafts import Draft
from dashboards.frame import address, blocks, labels, session, writing
from dashboards.frame.blocks import table
from dashboards.frame.labels import plain
from dashboards.frame.session import ask, ask_all, on_record
from graph import conditions, search
from graph.base.errors import DataError, SaanError
from graph.base.words import say
from graph.conditions.reports import Difference
from graph.conditions.settling import Settlement
from graph.kinds import Round
from graph.kinds.actor import SORTS
from graph.kinds.plan import WANTED
from graph.network.named import Names

STAYS = "stays"
COLUMNS = ("pair", "kind", "recorded", "said")


def draw(of: Round, who: str) -> None:
    """How far they agree, the pairs, and the one that was picked."""
    asked, names = address.current(), on_record()
    found = ask(conditions.differences, asked, of.uid)
    if not found:
        st.caption(say("conditions.differences.nothing"))
        return
    left = [each for each in found if not each.settled]
    counts = {"left": labels.count(len(left)), "count": labels.count(len(found))}
    st.markdown(say(f"conditions.differences.{'lead' if left else 'lead_none'}", **counts))
    st.markdown(wording.agreed(ask(conditions.agreement, asked, of.uid)))
    listed = {"open": left, "settled": [each for each in found if each.settled]}
    view = address.switch(
        say("conditions.differences.which"),
        "pairs",
        ("open", "settled") if left else ("settled", "open"),
        lambda each: say(f"conditions.differences.{each}", count=labels.count(len(listed[each]))),
    )
    shown = listed[view]
    heads = {name: say(f"conditions.differences.{name}") for name in COLUMNS}
    table(
        wording.differences(shown, names),
        heads,
        name="differences",
        on_pick=lambda place: address.put(differs=key(shown[place])),
    )
    st.caption(say("conditions.differences.pick"))
    picked = next((each for each in found if key(each) == address.given("differs")), None)
    if picked:
        with blocks.opened(key(picked)):
            one(picked, of, who)
    _counted(of)


def _counted(of: Round) -> None:
    blocks.heading(say("conditions.counted.title"))
    found = wording.counted(ask(conditions.counted, address.current(), of.uid))
    if not found.empty:
        heads = {name: say(f"conditions.counted.{name}") for name in found.columns}
        table(found, heads, name="ties-counted")
        st.caption(say("conditions.counted.note"))


def key(of: Difference) -> str:
    """A pair in the address: the first of its reports."""
    return of.said[0].uid


def one(of: Difference, round: Round, who: str) -> None:
    """What each says, and what is so."""
    names = on_record()
    blocks.heading(wording.pair(of, names))
    st.caption(f"{say('conditions.differences.recorded')}: {wording.recorded(of)}")
    for each in of.said:
        st.markdown(f"- {plain(wording.told(each, names))}")
    if of.settled or not writing.allowed():
        return
    name = f"settle {key(of)}"
    now = drafts.current(name)
    drafts.show_problems(now)
    keys = {each: now.key(name, each) for each in ("level", "since", "reason")}
    usual = {"level": None, "reason": say("conditions.workshop.why") if _runs(round) else ""}
    for column, field in keys.items():
        st.session_state.setdefault(field, now.start.get(column) or usual.get(column, ""))
    partner = now.key(name, "partner")
    with st.form(name):
        if of.other is None:
            st.selectbox(
                say("conditions.differences.who"),
                _who(of, names),
                index=None,
                key=partner,
                format_func=lambda one: new(one) or names.name(one),
                placeholder=say("forms.choose"),
            )
        st.radio(
            say("conditions.differences.is_so"),
            [STAYS, *WANTED, "none"],
            index=None,
            key=keys["level"],
            format_func=_level,
        )
        st.text_input(
            say("conditions.differences.since"), key=keys["since"], help=say("forms.date_hint")
        )
        st.text_input(say("conditions.differences.reason"), key=keys["reason"], max_chars=2_000)
        st.form_submit_button(
            say("conditions.differences.do"),
            key=f"settle it {key(of)}",
            type="primary",
            disabled=not who,
            on_click=_settle,
            args=(name, now, of, round, {**keys, "partner": partner}, who),
        )


def _runs(round: Round) -> bool:
    """Whether what is told of it is no record yet."""
    return round.workshop and not round.closed


def _who(of: Difference, names: Names) -> list[str]:
    """Who may be meant: those whose names are like it, a new partner of each kind, all others."""
    alike = [hit.uid for hit in ask_all(search.search, of.said[0].named or "", 3)]
    others = [uid for uid in names.actors if uid not in alike]
    return [uid for uid in (*alike, *SORTS, *others) if uid != of.one]


def new(kind: str) -> str:
    """A new partner of a kind, in words; "" for one on record."""
    known = kind not in SORTS
    return "" if known else say("conditions.workshop.new", kind=labels.term("kind", kind))


def _level(level: str) -> str:
    if level == STAYS:
        return say("conditions.differences.stays")
    return labels.level(level) if level in WANTED[:3] else labels.term("type", level)


def _settle(
    name: str, was: Draft, of: Difference, round: Round, keys: dict[str, str], who: str
) -> None:
    now = drafts.current(name)
    if now.turn != was.turn:
        return
    typed = {column: inputs.text(key) for column, key in keys.items()}
    meant = typed["partner"] or None
    word = "workshop" if round.workshop else "differences"
    settlement = Settlement(
        of.said,
        session.desk().today(),
        typed["reason"],
        None if typed["level"] == STAYS else typed["level"],
        typed["since"],
        None if meant in SORTS else meant,
        say(f"conditions.{word}.source", name=round.name),
        meant if meant in SORTS else None,
        round.network,
        _runs(round),
    )
    try:
        if not typed["level"]:
            raise DataError("conditions.settle.no_level")
        written = session.desk().settle([settlement], who, now.token)
    except SaanError as problem:
        drafts.keep(name, replace(now, start=typed, problems=writing.problems_of(problem)))
        writing.clear()
        return
    drafts.close(name)
    address.put(differs=None)
    writing.done("conditions.differences.done", written, what=wording.pair(of, on_record()))
