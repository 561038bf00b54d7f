"""What stands in the place of a page: how to begin, and what to do while nothing answers."""

from pathlib import Path

import streamlit as st

from dashboards.frame import address, blocks, session, waiting
from dashboards.frame.labels import plain
from graph import demo
from graph.base.errors import SaanError
from graph.base.resources import folder
from graph.base.words import language, say
from graph.journal.state import State

EXAMPLE_EN = "en/saan-seed.xlsx"
LOOK = "look at the demo"
LOOK_AGAIN = 3
"""Seconds between two looks at a database that doesn't answer."""


def how_to_begin() -> None:
    """An empty database: the demo, a list, or the first partner, each by a button."""
    blocks.lead(say("pages.begin.lead"))
    ways = {"list": _list, "partner": _partner} | ({"demo": _demo} if demo.offered() else {})
    for column, (way, draw) in zip(st.columns(3, gap="medium"), ways.items(), strict=False):
        with column, st.container(border=True, height="stretch"):
            blocks.heading(say(f"pages.begin.{way}"))
            st.markdown(say(f"pages.begin.{way}_note"))
            draw()


def _list() -> None:
    if st.button(say("pages.begin.to_list"), type="primary"):
        address.go("data")
    example = folder("seed") / ("saan-seed.xlsx" if language() == "th" else EXAMPLE_EN)
    st.download_button(
        say("pages.begin.example"),
        example.read_bytes,
        example.name,
        on_click="ignore",
        type="tertiary",
    )


def _partner() -> None:
    if st.button(say("pages.begin.to_partner")):
        address.go("actors", do="add")


def _demo() -> None:
    st.button(say("pages.begin.to_demo"), on_click=_look)
    if st.session_state.pop(LOOK, False):
        lang = language()
        with st.spinner(say("pages.begin.preparing")):
            _prepared(lang)
        address.put(data={spoken: data for data, spoken in address.DEMOS.items()}[lang])
        st.rerun()


def _look() -> None:
    st.session_state[LOOK] = True


@st.cache_resource(show_spinner=False)
def _prepared(lang: str) -> Path:
    """The demo's home; two who ask at once wait for one."""
    from graph.demo.prepare import prepare

    return prepare(lang)


def unanswered(problem: SaanError) -> None:
    """The sentence of the problem; the page comes back by itself once the database answers.

    The sentence comes first: a look at a database that is silent takes seconds.
    """
    looks = iter((False,))

    @st.fragment(run_every=LOOK_AGAIN)
    def look_again() -> None:
        st.error(plain(problem.text()))
        st.caption(say("pages.waiting.again", seconds=LOOK_AGAIN))
        if next(looks, True) and _answers():
            st.rerun()

    look_again()


def trouble(problem: SaanError, part: int = 0) -> None:
    """A question that can't be answered as put: the sentence, and the way back. part: which part of
    the page asked it."""
    st.warning(plain(problem.text()))
    if problem.key.startswith("network.worker."):
        st.button(
            say("pages.waiting.ask_again"), key=f"ask again {part}", on_click=waiting.ask_again
        )
    elif st.button(say("pages.frame.start_again"), key=f"start again {part}"):
        st.query_params.clear()
        st.rerun()


def _answers() -> State | None:
    try:
        return session.find_again()
    except SaanError:
        return None
