"""What a way must be like, as the URL has it, and the fields that set it."""

from collections.abc import Sequence

import streamlit as st

from dashboards.forms.actor_picker import several
from dashboards.frame import address
from graph.base.words import say
from graph.paths import Conditions
from graph.paths.graph import MOST_THROUGH

STEPS = ("1", "2", "3", "4", "5", "6")
WEAKEST = ("0.2", "0.4", "0.6", "0.8")
NAMES = ("through", "never", "people", "steps", "weakest")


def conditions(options: Sequence[str], ends: set[str]) -> Conditions:
    """The conditions of the URL; the fields stand in a fold that is open where there are any."""
    inner = [uid for uid in options if uid not in ends]
    set_already = any(address.given(name) for name in NAMES)
    label = say("pages.paths.conditions")
    with st.expander(label, expanded=set_already, key="conditions", on_change="rerun") as fold:
        if fold.open:
            _fields(inner)
    through = tuple(uid for uid in _given("through") if uid in inner)[:MOST_THROUGH]
    steps, weakest = address.given("steps"), address.given("weakest")
    return Conditions(
        through,
        tuple(uid for uid in _given("never") if uid in inner and uid not in through),
        address.given("people") == "1",
        int(steps) if steps in STEPS else None,
        float(weakest) if weakest in WEAKEST else 0.0,
    )


def _given(name: str) -> list[str]:
    return (address.given(name) or "").split(",")


def _fields(inner: Sequence[str]) -> None:
    left, right = st.columns(2)
    with left:
        through = several(say("pages.paths.through"), "through", inner, MOST_THROUGH)
        address.pick(say("pages.paths.most_steps"), "steps", STEPS, str, say("pages.paths.any"))
    with right:
        free = [uid for uid in inner if uid not in through]
        several(say("pages.paths.never"), "never", free)
        address.pick(say("pages.paths.weakest"), "weakest", WEAKEST, str, say("pages.paths.any"))
    st.session_state["people only"] = address.given("people") == "1"
    st.toggle(
        say("pages.paths.people"),
        key="people only",
        on_change=lambda: address.put(people="1" if st.session_state["people only"] else None),
    )
