"""How many partners actors have, the core and its periphery, and the communities."""

import streamlit as st

from dashboards.drawing import charts
from dashboards.frame import (
    address,
    headline,
    labels,
)
from dashboards.frame.asked import Asked
from dashboards.frame.session import ask, on_record
from dashboards.frame.table import table
from dashboards.frame.text import plain
from dashboards.strength import wording as told
from graph import actors, strength
from graph.base.words import say


def show(asked: Asked) -> None:
    """How many partners actors have, the core, and the communities."""
    people = ask(actors.people, asked)
    left, right = st.columns(2, gap="large")
    with left:
        headline.heading(say("standing.degrees"))
        charts.degrees(told.degrees(people))
    with right:
        headline.heading(say("standing.core"))
        core = ask(strength.core, asked)
        if core is None:
            st.caption(say("standing.core_none"))
        else:
            fit, members = core
            st.markdown(
                say("standing.core_lead", count=labels.count(len(members)), fit=f"{fit:.2f}")
            )
            with st.container(horizontal=True):
                for uid in members[:12]:
                    address.link("actors", plain(on_record().name(uid)), actor=uid)
    found = told.communities(people)
    if not found.empty:
        headline.heading(say("standing.communities"))
        columns = {c: say(f"standing.columns.{c}") for c in found.columns}
        table(found, columns, name="communities")
