"""Ties between sectors or provinces: E–I, the matrix, and whether it could be chance."""

import streamlit as st

from dashboards.frame import (
    address,
    headline,
    labels,
)
from dashboards.frame.asked import Asked
from dashboards.frame.session import ask, on_record
from dashboards.frame.table import table
from dashboards.strength import wording as told
from graph import strength
from graph.base.words import say


def show(asked: Asked) -> None:
    """Ties between sectors or provinces, against what sizes alone give."""
    headline.heading(say("standing.mixing"))
    by = address.switch(
        say("standing.by"), "mix", ("sector", "province"), lambda each: say(f"standing.{each}")
    )
    mixed = ask(strength.mixing, asked, by)
    found, ei, expected = mixed.pairs, mixed.ei, mixed.expected
    if ei is None or expected is None:
        st.caption(say("standing.ei_none"))
        return
    means = say("standing.ei_more" if ei > expected else "standing.ei_less")
    st.markdown(say("standing.ei", ei=f"{ei:+.2f}", expected=f"{expected:+.2f}", means=means))
    names = {group: told.group_name(by, group, on_record()) for group in found.groups}
    rows = told.mixing(found, names)
    headings = {c: say(f"standing.columns.{c}") for c in ("group", "size")}
    table(rows, headings | {name: name for name in names.values()}, name=f"mixing-{by}")
    st.caption(say("standing.matrix", unknown=labels.count(found.unknown)))
    if st.toggle(say("standing.chance"), key="chance"):
        chance = ask(strength.chance, asked, by)
        facts = {name: f"{getattr(chance, name):.2f}" for name in ("low", "high")}
        st.markdown(say("standing.p", p=f"{chance.p:.3f}", runs=labels.count(chance.runs), **facts))
