"""The worksheet of a workshop that is over, filled in."""

from functools import partial

import streamlit as st

from dashboards.frame import session
from graph.base.words import language, say
from graph.journal.all_records import records_of
from graph.kinds import Round
from graph.rights import as_now
from graph.service import Service
from graph.worksheets import file_name


def draw(of: Round, who: str) -> None:
    """How many ties it has, and the button."""
    from graph.worksheets.filled import taken

    desk = session.desk()
    count = len(taken(records_of(desk.store, "ties", "reported_ties"), of.uid))
    if not count:
        st.caption(say("conditions.workshop.no_sheet"))
        return
    st.markdown(say("conditions.workshop.sheet", count=count))
    st.download_button(
        say("worksheets.download", number=3),
        as_now(partial(_made, desk, of, language())),
        file_name(3),
        key="worksheet 3",
        on_click="ignore",
        icon=":material/download:",
    )


def _made(desk: Service, of: Round, lang: str) -> bytes:
    from graph.worksheets.filled import of_workshop

    return of_workshop(desk.snapshot(desk.today()), of.uid, lang)
