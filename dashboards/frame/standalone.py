"""One HTML file to take away, made when its button is pressed."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import IO, Any, Literal

import streamlit as st

from dashboards.frame import session
from graph.base.words import language, say, speaking
from graph.network import Source
from graph.rights import as_now, take_out


def button(
    words: str, key: str, form: str, day: date, write: Callable[[Source, IO[bytes]], None]
) -> None:
    """The button of a view. words: of its sentences, before `save`. form: as which it is kept that
    data were taken out."""
    source = session.source()

    def made() -> bytes:
        take_out(form, contacts=False)
        with source as service:
            file = BytesIO()
            write(service.source, file)
            return file.getvalue()

    download(f"{words}.save", key, made, ":material/download:", day=day.isoformat())


def download(
    word: str,
    key: str,
    make: Callable[[], bytes],
    icon: str,
    kind: Literal["primary", "secondary", "tertiary"] = "secondary",
    **facts: Any,
) -> None:
    """The button of any such file, made in the language of its page by whoever sees it now. word:
    of the button; with `_name` behind it that of the file, with `_help` what it is for."""
    lang = language()

    def made() -> bytes:
        with speaking(lang):
            return make()

    st.download_button(
        say(word, **facts),
        as_now(made),
        say(f"{word}_name", **facts),
        mime="text/html",
        key=key,
        on_click="ignore",
        type=kind,
        help=say(f"{word}_help"),
        icon=icon,
    )
