"""How complete the records are, how far figures may be off, and whom to ask."""

import streamlit as st

from dashboards.frame import address, headline
from dashboards.frame.asked import Asked
from dashboards.frame.session import ask, on_record
from dashboards.frame.table import table
from dashboards.frame.text import plain
from dashboards.strength import wording as told
from graph import network, strength, ties
from graph.base.words import say


def show(asked: Asked) -> None:
    """How complete the records are, how far figures may be off, and whom to ask."""
    headline.heading(say("standing.complete"))
    st.markdown(told.complete(ask(network.ties, asked), ask(ties.listing, asked, "open", None)))
    found = ask(strength.missing, asked)
    st.markdown(told.answers(found))
    rows = told.bands(found)
    if not rows.empty:
        table(rows, {c: say(f"standing.columns.{c}") for c in rows.columns}, name="bands")
    if found.silent:
        st.caption(say("standing.interview"))
        with st.container(horizontal=True):
            for uid in found.silent[:5]:
                address.link("actors", plain(on_record().name(uid)), actor=uid)
