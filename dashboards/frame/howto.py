"""How a page's figures are computed: definition, formula, source, and the query behind them."""

from collections.abc import Sequence

import streamlit as st

from graph import store as modules
from graph.base.words import say


def how(figures: Sequence[str], modules: Sequence[str], *texts: str) -> None:
    """A fold at the foot of the page.

    figures: words of `pages.how`; modules: "room/question"; texts: Markdown of the page's own.
    """
    with st.expander(say("pages.how.title")):
        for text in (*texts, *(say(f"pages.how.{figure}") for figure in figures)):
            st.markdown(text)
        if modules and st.toggle(say("pages.how.query"), key="how query"):
            for module in modules:
                _module(module)


def _module(module: str) -> None:
    st.caption(module)
    st.code(modules.module(module).text(), language="cypher")
