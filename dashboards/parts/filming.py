"""The button that hands out the map as a file that plays."""

import streamlit as st

from dashboards.parts import reads
from dashboards.parts.asked import Asked
from graph.export.film import View
from graph.words import language, say, speaking


def save(asked: Asked, view: View) -> None:
    """One HTML file of the network through time, made when the button is pressed."""
    service, lang = reads.desk(), language()

    def made() -> bytes:
        with speaking(lang):
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
