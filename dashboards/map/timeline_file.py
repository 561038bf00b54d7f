"""The button that hands out the map as a file that plays."""

import io

import streamlit as st

from dashboards.frame import session
from dashboards.frame.asked import Asked
from graph.base.words import language, say, speaking
from graph.export.forms import play
from graph.export.timeline import View, film


def save(asked: Asked, view: View) -> None:
    """One HTML file of the network through time, made when the button is pressed."""
    source, lang = session.source(), language()

    def made() -> bytes:
        with speaking(lang), source as service:
            file = io.BytesIO()
            play(film(service.source, asked.on, asked.filters, view), file)
            return file.getvalue()

    st.download_button(
        say("timeline.save"),
        made,
        say("timeline.save_name", day=asked.on.isoformat()),
        mime="text/html",
        key="film",
        on_click="ignore",
        help=say("timeline.save_help"),
        icon=":material/download:",
    )
