"""A callback and a fragment speak as their session's page does, whatever the server's language."""

import pytest
from streamlit.testing.v1 import AppTest

from graph.base import words


def page() -> None:
    import streamlit as st

    from dashboards.frame import reader
    from graph.base.labels import day
    from graph.base.words import say, speak_to

    def told() -> None:
        from datetime import date

        at = day(date(2026, 9, 30))
        st.session_state["told"] = (at, say("duplicates.no_actor", text="x"))

    speak_to(reader.current)
    st.button("tell", on_click=told)
    reader.remember("en", "buddhist")


def test_what_a_button_does_is_told_as_the_page_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_reader", words.Reader)
    monkeypatch.setenv("SAAN_LANG", "th")
    app = AppTest.from_function(page).run()
    app.button[0].click().run()
    at, sentence = app.session_state["told"]
    assert at == "30 Sep 2569"
    assert sentence.endswith("The page Partners lists them.")
    assert words.language() == "th"
