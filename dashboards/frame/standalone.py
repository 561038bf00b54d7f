"""One HTML file to take away, made when its button is pressed."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import IO

import streamlit as st

from dashboards.frame import session
from graph.base.words import language, say, speaking
from graph.network import Source
from graph.rights import as_now, take_out


def button(
    words: str, key: str, form: str, day: date, write: Callable[[Source, IO[bytes]], None]
) -> None:
    """The button. words: of its sentences, before `save`, `save_name` and `save_help`. form: as
    which it is kept that data were taken out."""
    source, lang = session.source(), language()

    def made() -> bytes:
        take_out(form, contacts=False)
        with speaking(lang), source as service:
            file = BytesIO()
            write(service.source, file)
            return file.getvalue()

    st.download_button(
        say(f"{words}.save"),
        as_now(made),
        say(f"{words}.save_name", day=day.isoformat()),
        mime="text/html",
        key=key,
        on_click="ignore",
        help=say(f"{words}.save_help"),
        icon=":material/download:",
    )
