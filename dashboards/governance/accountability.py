"""The accountability sheet and the notices on the page: made here, handed out as files."""

import streamlit as st

from dashboards.forms import inputs
from dashboards.frame import (
    headline,
    labels,
    outcome,
)
from dashboards.frame.asked import Asked
from dashboards.frame.session import ask
from dashboards.frame.text import plain
from graph import governance
from graph.base import config
from graph.base.errors import SaanError
from graph.base.words import LANGUAGES, say
from graph.governance.accountability import printable, to_pdf


def sheet(asked: Asked) -> None:
    """The period, the language, with persons or without; and the sheet as HTML or PDF."""
    headline.heading(say("governance.page.sheet"))
    st.caption(say("governance.page.sheet_note"))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        typed = st.text_input(
            say("governance.page.sheet_from"),
            labels.day(asked.on.replace(month=1, day=1)),
            key="sheet from",
            help=say("forms.date_hint"),
            width=220,
        )
        lang = st.segmented_control(
            say("governance.page.sheet_lang"),
            LANGUAGES,
            default=asked.lang,
            format_func=lambda each: say("pages.frame.own_name", each),
            key="sheet lang",
            required=True,
        )
        public = st.toggle(say("governance.page.sheet_public"), key="sheet public")
    first = inputs.day(typed)
    if first is None or not st.toggle(say("governance.page.sheet_make"), key="sheet make"):
        return
    try:
        made = ask(governance.sheet, asked, first, lang or asked.lang, public)
    except SaanError as problem:
        st.error(plain(problem.text()))
        return
    _hand_out(made, f"saan-{first.isoformat()}-{asked.on.isoformat()}")


def _hand_out(made: str, name: str) -> None:
    with st.container(horizontal=True):
        st.download_button(
            say("governance.page.sheet_html"),
            made.encode(),
            f"{name}.html",
            "text/html",
            on_click="ignore",
            key="sheet html",
        )
        if printable():
            st.download_button(
                say("governance.page.sheet_pdf"),
                lambda: to_pdf(made),
                f"{name}.pdf",
                "application/pdf",
                on_click="ignore",
                key="sheet pdf",
            )
        else:
            st.caption(say("governance.sheet.no_browser"))


def notices(asked: Asked) -> None:
    """New and due findings as a text for LINE, a calendar of due days, and by e-mail."""
    with st.expander(say("governance.page.notices")):
        told, dates = ask(
            governance.notices, asked, asked.lang, config.now().replace(second=0, microsecond=0)
        )
        st.code(told, language=None, wrap_lines=True)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.download_button(
                say("governance.page.calendar"),
                dates,
                "saan-due.ics",
                "text/calendar",
                on_click="ignore",
                key="due days",
            )
            if _mail():
                st.button(
                    say("governance.page.mail"), key="send notice", on_click=_send, args=(told,)
                )
            else:
                st.caption(say("governance.page.no_mail"))


def _mail() -> config.Mail | None:
    try:
        return config.mail()
    except SaanError as problem:
        st.error(plain(problem.text()))
        return None


def _send(told: str) -> None:
    from graph.governance.notifications import send

    def go() -> None:
        send(told.splitlines()[0], told, config.mail())

    outcome.attempt("governance.notice.sent", go)
