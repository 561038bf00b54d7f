"""A worksheet to take away, filled from what is on record on the day of the page."""

from functools import partial

import streamlit as st

from dashboards.frame import address, session
from dashboards.frame.address import Asked
from graph.base.words import language, say
from graph.journal.moment import JournalPosition
from graph.rights import as_now, current_user
from graph.service import Service
from graph.worksheets import file_name


def filled(number: int, contacts: bool = False) -> None:
    """A button that hands out the worksheet. contacts: whether they may be asked for."""
    with st.container(horizontal=True, vertical_alignment="center", key="worksheet"):
        button = st.container(width="content")
        offered = contacts and current_user().may("contacts")
        asked_for = offered and st.checkbox(say("data.send.contacts"), key="worksheet contacts")
        what = (session.desk(), session.then(), address.current(), number, language(), asked_for)
        button.download_button(
            say("worksheets.download", number=number),
            as_now(partial(_made, *what)),
            file_name(number),
            key=f"worksheet {number}",
            on_click="ignore",
            type="tertiary",
            icon=":material/download:",
        )
    if asked_for:
        st.warning(say("export.personal"))


def _made(
    desk: Service,
    then: JournalPosition | None,
    asked: Asked,
    number: int,
    lang: str,
    contacts: bool,
) -> bytes:
    from graph.worksheets.filled import filled

    with desk.reading(then) as service:
        return filled(service.snapshot(asked.on, asked.filters), number, lang, contacts)
