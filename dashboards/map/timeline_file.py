"""The button that hands out the map as a file that plays."""

import streamlit as st

from dashboards.frame import reads
from dashboards.frame.asked import Asked
from graph.base.words import language, say, speaking
from graph.export.timeline import View


def save(asked: Asked, view: View) -> None:
    """One HTML file of the network through time, made when the button is pressed."""
    source, lang = reads.source(), language()

    def made() -> bytes:
        with speaking(lang), source as service:
            return service.film(asked.on, asked.filters, view)[0]

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
