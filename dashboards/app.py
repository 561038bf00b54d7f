"""The front door: every page goes through here for its frame, its question and its troubles."""

from pathlib import Path

import streamlit as st

from dashboards.frame import (
    address,
    gate,
    grid,
    late,
    layout,
    past,
    reader,
    session,
    start,
    waiting,
    warming,
    writing,
)
from dashboards.frame.pages import PAGES
from dashboards.signing import who
from graph.base.errors import SaanError, ServerError, Unreachable
from graph.base.words import count, counting, say, speak_to, speaking

USEFUL_EMPTY = {entry.word for entry in PAGES if entry.when_empty}
FRAME = Path(__file__).parent / "frame"

st.set_page_config(page_icon=str(FRAME / "saan.png"), layout="wide", initial_sidebar_state=250)
st.html(FRAME / "saan.css")

speak_to(reader.current)
lang = address.language(st.query_params)
with speaking(lang), counting("language"):
    reader.remember(lang)
    pages = [
        st.Page(entry.script, title=say(f"{entry.word}.page.title"), url_path=entry.word)
        for entry in PAGES
    ]
    page = st.navigation([st.Page(address.front, default=True), *pages], position="hidden")
    if not page.url_path:
        page.run()
    address.hold()
    who.wait()
    try:
        live = session.desk().state()  # asks once: a question would ask again and again
        kept = session.desk().options()
        count(kept.era)
        reader.remember(lang, kept.era)
        address.follow(kept.lang)
        look_back = address.known(st.query_params, kept.today())
        state = session.settle(live, look_back)
        usual = session.desk().today()
        choices = gate.choices(usual)
        warming.begin(session.desk().source, live.counter, usual)
        question = address.read(st.query_params, usual, choices, look_back)
        st.session_state["asked"] = question
        layout.sidebar()
        grid.tools()
        layout.note(question, state, live.writing)
        layout.foot(state)
        if state.actors:
            layout.top(question, choices)
        else:
            writing.sign()
        writing.show_outcome(page.url_path)
        waiting.reserve()
        late.begin()
        if gate.shut(page.url_path):
            pass
        elif state.actors or page.url_path in USEFUL_EMPTY:
            page.run()
        elif question.known:
            past.nothing()
        else:
            start.how_to_begin()
        late.draw_all()
    except (Unreachable, ServerError) as problem:
        start.unanswered(problem)
    except SaanError as problem:
        start.trouble(problem)
