"""Names that nobody on record bears: whom each one means is decided before the plan."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from dashboards.frame import blocks, labels
from dashboards.frame.labels import plain
from graph.base.words import language, say
from graph.intake.lookalikes import SHOWN
from graph.intake.newcomers import ALIAS, LEAVE, SAME, LookAlike, Newcomer
from graph.kinds.actor import SORTS
from graph.kinds.vocabulary import said

AT_ONCE = 20
"""Names that are shown before more are asked for."""


def options() -> dict[str, Any]:
    """What was decided so far, as `ReadOptions` has it."""
    rest = st.session_state.get("new rest")
    create = rest or ("" if st.session_state.get("new proposed") else None)
    return {"create": create, "partners": _decided().copy()}


def forget() -> None:
    """Other files have other names."""
    for name in ("new decisions", "new rest", "new proposed"):
        st.session_state.pop(name, None)


def ask(newcomers: Sequence[Newcomer]) -> None:
    """The names, what each may be, and what is decided; the plan follows on the next run."""
    if not newcomers:
        return
    blocks.heading(say("data.newcomers.title"))
    open_ones = sum(not each.decision for each in newcomers)
    facts = {"all": labels.count(len(newcomers)), "open": labels.count(open_ones)}
    st.caption(say("data.newcomers.open" if open_ones else "data.newcomers.settled", **facts))
    listed = newcomers[:SHOWN]
    alone = [each for each in listed if each.alike or each.several]
    _together(newcomers)
    if alone:
        st.checkbox(say("data.newcomers.remember"), key="new aliases", on_change=_remember)
        _list(alone, "alone")
    others = [each for each in listed if not each.alike and not each.several]
    if others:
        with st.expander(say("data.newcomers.others", count=labels.count(len(others)))):
            _list(others, "others")
    if len(newcomers) > SHOWN:
        st.caption(say("data.newcomers.shown", shown=SHOWN, all=labels.count(len(newcomers))))


def _together(newcomers: Sequence[Newcomer]) -> None:
    """One answer for all whose names tell their kind, and one for all the others."""
    free = [n for n in newcomers if n.name not in _decided() and not n.asked and not n.several]
    proposed = sum(each.kind is not None for each in free)
    if proposed:
        count = labels.count(proposed)
        st.checkbox(say("data.newcomers.proposed", count=count), key="new proposed")
    if rest := len(free) - proposed:
        st.pills(
            say("data.newcomers.rest", count=labels.count(rest)),
            (*SORTS, LEAVE),
            format_func=_worded({}),
            key="new rest",
            on_change=_accept_proposed,
        )


def _accept_proposed() -> None:
    """Who answers for the others has taken what is proposed."""
    if st.session_state.get("new rest"):
        st.session_state["new proposed"] = True


def _list(newcomers: Sequence[Newcomer], which: str) -> None:
    shown = st.session_state.get(f"new shown {which}", AT_ONCE)
    for each in newcomers[:shown]:
        _row(each)
    left = len(newcomers) - shown
    if left > 0 and st.button(say("data.newcomers.more", count=left), key=f"new more {which}"):
        st.session_state[f"new shown {which}"] = shown + 2 * AT_ONCE
        st.rerun()


def _row(each: Newcomer) -> None:
    key = f"new {each.name}"
    offered = [*(f"{SAME}{near.uid or near.name}" for near in each.alike), *SORTS, LEAVE]
    names = dict(zip(offered, each.alike, strict=False))
    with st.container(key=f"newcomer {abs(hash(each.name))}", gap=None):
        st.markdown(f"**{plain(each.name)}** · {_where(each)}")
        for text in _hints(each):
            st.caption(text)
        st.pills(
            plain(each.name),
            offered,
            default=_now(each, offered),
            format_func=_worded(names),
            key=key,
            label_visibility="collapsed",
            on_change=_decide,
            args=(each.name, key),
        )


def _decide(name: str, key: str) -> None:
    """Keep what was chosen for a name; what is chosen no longer, no longer."""
    chosen = st.session_state[key]
    if chosen is None:
        _decided().pop(name, None)
    else:
        _decided()[name] = _as_alias(chosen)


def _remember() -> None:
    """The names decided to be someone's are kept as aliases, or no longer."""
    for name, decision in _decided().items():
        _decided()[name] = _as_alias(decision)


def _as_alias(decision: str) -> str:
    scheme, _, meant = decision.partition(":")
    if f"{scheme}:" not in (SAME, ALIAS):
        return decision
    return f"{ALIAS if st.session_state.get('new aliases') else SAME}{meant}"


def _decided() -> dict[str, str]:
    kept: dict[str, str] = st.session_state.setdefault("new decisions", {})
    return kept


def _now(each: Newcomer, offered: Sequence[str]) -> str | None:
    decision = each.decision.replace(ALIAS, SAME, 1)
    return decision if decision in offered else None


def _where(each: Newcomer) -> str:
    place = each.places[0]
    where = " · ".join(str(part) for part in (place.sheet or place.file, place.column) if part)
    return say(
        "data.newcomers.where", rows=labels.count(each.rows), line=place.line, where=plain(where)
    )


def _hints(each: Newcomer) -> list[str]:
    found = [
        say("data.newcomers.alike", name=plain(near.name), reason=plain(near.reason))
        for near in each.alike
    ]
    if each.several:
        found.append(say("data.newcomers.several"))
    if each.proposed and not each.decision:
        kind = said("kind", each.proposed, language())
        found.append(say("data.newcomers.proposal", kind=kind))
    return found


def _worded(names: dict[str, LookAlike]) -> Callable[[str], str]:
    """The words for each decision, in the language in force now. names: decision → who is meant."""
    words = {LEAVE: say("data.newcomers.leave_out")}
    for kind in SORTS:
        words[kind] = say("data.newcomers.new", kind=said("kind", kind, language()))
    for decision, near in names.items():
        key = "data.newcomers.same" if near.uid else "data.newcomers.same_new"
        label = say(key, name=plain(labels.short(near.name)))
        if label in words.values():
            label = f"{label} ({plain(near.reason)})"
        words[decision] = label if label not in words.values() else f"{label} {len(words)}"
    return lambda option: words.get(option, option)
