"""What stands in the place of a page: how to begin, and what to do while nothing answers."""

import streamlit as st

from dashboards.frame import address, blocks, session
from dashboards.frame.labels import plain
from graph.base.errors import SaanError
from graph.base.resources import folder
from graph.base.words import language, say, speaking
from graph.journal.state import State

EXAMPLE_EN = "en/saan-seed.xlsx"
LOOK_AGAIN = 3
"""Seconds between two looks at a database that doesn't answer."""


def how_to_begin() -> None:
    """An empty database: the three steps to fill it."""
    blocks.draw("lead", text=say("pages.begin.lead"))
    with st.container(border=True):
        st.markdown(say("pages.begin.sheet"))
        example = folder("seed") / ("saan-seed.xlsx" if language() == "th" else EXAMPLE_EN)
        st.download_button(
            say("pages.begin.example"), example.read_bytes, example.name, on_click="ignore"
        )
    with st.container(border=True):
        st.markdown(say("pages.begin.drop"))
        address.link("data", say("pages.begin.to_data"))
    with st.container(border=True):
        st.markdown(say("pages.begin.command"))
        st.code("saan import areas:th my-network.xlsx", language=None)
    st.button(say("pages.begin.look"), type="primary")


def waiting(problem: SaanError, lang: str) -> None:
    """The sentence of the problem; the page comes back by itself once the database answers.

    The sentence comes first: a look at a database that is silent takes seconds.
    """
    looks = iter((False,))

    @st.fragment(run_every=LOOK_AGAIN)
    def look_again() -> None:
        with speaking(lang):
            st.error(plain(problem.text()))
            st.caption(say("pages.waiting.again", seconds=LOOK_AGAIN))
            if next(looks, True) and _answers():
                st.rerun()

    look_again()


def trouble(problem: SaanError) -> None:
    """A question that can't be answered as put: the sentence, and the way back."""
    st.warning(plain(problem.text()))
    if st.button(say("pages.frame.start_again")):
        st.query_params.clear()
        st.rerun()


def _answers() -> State | None:
    try:
        return session.find_again()
    except SaanError:
        return None
