"""How many partners actors have, the core and its periphery, and the communities."""

import streamlit as st

from dashboards.parts import address, charts, finding, labels, reads
from dashboards.parts import standing as told
from dashboards.parts.asked import Asked
from dashboards.parts.table import table
from dashboards.parts.text import plain
from graph.words import say


def show(asked: Asked) -> None:
    """How many partners actors have, the core, and the communities."""
    people = reads.people(asked)
    left, right = st.columns(2, gap="large")
    with left:
        finding.heading(say("standing.degrees"))
        charts.degrees(told.degrees(people))
    with right:
        finding.heading(say("standing.core"))
        core = reads.core(asked)
        if core is None:
            st.caption(say("standing.core_none"))
        else:
            fit, members = core
            st.markdown(
                say("standing.core_lead", count=labels.count(len(members)), fit=f"{fit:.2f}")
            )
            with st.container(horizontal=True):
                for uid in members[:12]:
                    address.link("actors", plain(reads.named().name(uid)), actor=uid)
    found = told.communities(people)
    if not found.empty:
        finding.heading(say("standing.communities"))
        columns = {c: say(f"standing.columns.{c}") for c in found.columns}
        table(found, columns, name="communities")
