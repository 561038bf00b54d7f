"""The accountability sheet; and below the findings the notices, and the limits of the rules."""

import base64
from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboards.forms import drafts
from dashboards.frame import address, blocks, labels, writing
from dashboards.frame.address import Asked
from dashboards.frame.blocks import table
from dashboards.frame.labels import plain
from dashboards.frame.session import ask, ask_all, read
from graph import accountability, edit, governance, settings
from graph.accountability import printable, to_pdf
from graph.base import config
from graph.base.dates import read_day
from graph.base.errors import DataError, SaanError
from graph.base.words import LANGUAGES, say
from graph.edit import Edit
from graph.kinds import Setting
from graph.rules import in_order, rules
from graph.settings.values import RULE, written

PREVIEW = 900
"""Height of the sheet as it looks, in pixels."""

COLUMNS = ("rule", "limit", "now", "usual", "source")


def sheet_button() -> None:
    """The way to the sheet, and back from it."""
    shown = bool(address.given("sheet"))
    st.button(
        say("governance.page.sheet_close" if shown else "governance.page.sheet"),
        key="sheet",
        icon=None if shown else ":material/description:",
        on_click=address.put,
        kwargs={"sheet": None if shown else "1"},
    )


def sheet(asked: Asked) -> None:
    """The period, the language, with persons or without; the sheet as HTML or PDF, and as it
    looks."""
    blocks.heading(say("governance.page.sheet"))
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
    first = blocks.read_or_say(typed, read_day)
    if first is None:
        return
    try:
        made = ask(accountability.sheet, asked, first, lang or asked.lang, public)
    except SaanError as problem:
        st.error(plain(problem.text()))
        return
    _hand_out(made, f"saan-{first.isoformat()}-{asked.on.isoformat()}")
    shown = base64.b64encode(made.encode()).decode()
    st.iframe(f"data:text/html;base64,{shown}", height=PREVIEW)  # apart from the page, as data is


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
        notice, dates = ask(
            governance.notices, asked, asked.lang, config.now().replace(second=0, microsecond=0)
        )
        st.code(notice, language=None, wrap_lines=True)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.download_button(
                say("governance.page.calendar"),
                dates,
                "saan-due.ics",
                "text/calendar",
                on_click="ignore",
                key="due days",
            )
            if writing.mail_server():
                st.button(
                    say("governance.page.mail"), key="send notice", on_click=_send, args=(notice,)
                )
            else:
                st.caption(say("governance.page.no_mail"))


def _send(notice: str) -> None:
    from graph.governance.notifications import send

    def go() -> None:
        send(notice, config.mail())

    writing.attempt("governance.notice.sent", go)


def limits(who: str) -> None:
    """All limits as a table; the one selected can be set."""
    with st.expander(say("governance.page.limits")):
        st.caption(say("governance.page.limits_note"))
        now = dict(ask_all(settings.options).limits)
        rows = pd.DataFrame(
            [
                {
                    "name": f"{rule.name}.{name}",
                    "rule": rule.text("question"),
                    "limit": say(f"governance.limit.{name}"),
                    "now": now.get(f"{rule.name}.{name}", limit.value),
                    "usual": limit.value,
                    "source": limit.source,
                }
                for rule in in_order(rules()[0])
                for name, limit in rule.limits.items()
            ]
        )
        headings = {name: say(f"governance.columns.{name}") for name in COLUMNS}
        table(rows, headings, "limits", lambda at: address.put(limit=rows["name"].iloc[at]))
        chosen = rows[rows["name"] == address.given("limit")]
        if not chosen.empty and writing.allowed():
            _set_limit(chosen.iloc[0], who)
        elif writing.allowed():
            st.caption(say("governance.page.pick_limit"))


def _set_limit(row: pd.Series, who: str) -> None:
    name = f"{RULE}{row['name']}"
    now = drafts.current(f"limit {name}")
    drafts.show_problems(now)
    key = now.key(name, "value")
    st.session_state.setdefault(key, float(row["now"]))
    with st.form(f"limit {name}", border=False):
        st.number_input(f"{row['rule']} {row['limit']}", key=key, step=0.01, width=420)
        st.form_submit_button(
            say("settings.page.save"),
            key="save limit",
            disabled=not who,
            on_click=_write_limit,
            args=(name, read(edit.one, Setting, name), key, who, now.turn),
        )


def _write_limit(name: str, base: Setting | None, key: str, who: str, turn: int) -> None:
    now = drafts.current(f"limit {name}")
    if now.turn != turn:
        return
    given = {"name": name, "value": written(st.session_state[key])}
    wanted = Edit("correct" if base else "add", "settings", given, base)
    problem = writing.edit(wanted, who, "", now.token, "forms.saved", what=name)
    if problem is None:
        drafts.close(f"limit {name}")
        return
    problems = writing.problems_of(problem) if isinstance(problem, DataError) else (problem,)
    drafts.keep(f"limit {name}", replace(now, problems=problems))
