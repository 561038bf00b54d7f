"""Files out: exports of the network, and blank worksheets."""

import io
from datetime import date
from functools import partial

import streamlit as st

from dashboards.frame import address, labels, session
from dashboards.frame.address import Asked
from dashboards.frame.labels import plain
from graph.base.words import language, say
from graph.export import ExportSummary, write
from graph.journal.all_records import records_of
from graph.rights import current_user
from graph.store import Store
from graph.store.patient import Patient

FORMS = {
    "xlsx": "xlsx",
    "zip": "zip",
    "gexf": "gexf",
    "graphml": "graphml",
    "kumu": "kumu.json",
    "json": "json",
}
"""Form → the ending of its file."""
TABLES = ("xlsx", "zip")


def send() -> None:
    """The network as a file, whole or filtered, as of the day or with all dates."""
    asked = address.current()
    if not session.state().actors:
        st.caption(say("data.send.nothing"))
        return
    form = address.switch(
        say("data.send.form"), "form", tuple(FORMS), lambda f: say(f"data.send.{f}")
    )
    st.caption(say(f"data.send.about_{form}"))
    dates = address.switch(
        say("data.send.dates"),
        "dates",
        ("all", "day"),
        lambda d: say(f"data.send.dates_{d}", day=labels.day(asked.on)),
    )
    if asked.filters:
        st.caption(say("data.send.filtered"))
    offered = form in TABLES and current_user().may("contacts")
    contacts = offered and st.checkbox(say("data.send.contacts"), key="contacts")
    on = asked.on if dates == "day" else None
    key = (form, on, asked.filters, contacts, *_edition(asked), language())
    if st.button(say("data.send.prepare"), type="primary"):
        with st.spinner(say("data.send.preparing")), session.source() as found:
            file = io.BytesIO()
            outcome = write(found.source, form, file, on, asked.filters, contacts)
        st.session_state["export"] = (key, file.getvalue(), outcome)
    kept = st.session_state.get("export")
    if kept and kept[0] == key:
        _hand_out(kept[1], kept[2], f"saan-{asked.on.isoformat()}.{FORMS[form]}")


def forms() -> None:
    """Blank worksheets, with the names on record to choose from."""
    from graph.worksheets import NUMBERS, file_name

    st.caption(say("data.forms.about"))
    for number in NUMBERS:
        with st.container(border=True):
            st.markdown(say(f"data.forms.n{number}"))
            st.download_button(
                say("data.forms.download"),
                partial(_worksheet, session.desk().store, number, language()),
                file_name(number),
                key=f"worksheet {number}",
                on_click="ignore",
            )


def _worksheet(store: Store, number: int, lang: str) -> bytes:
    """A blank worksheet that offers the names on record."""
    from graph.worksheets import template

    return template(number, lang, records_of(Patient(store), "actors", "networks", "issues"))


def _edition(asked: Asked) -> tuple[int, date | None]:
    """What the records are: the change counter, and the day whose knowledge is asked for."""
    return st.session_state["counter"], asked.known


def _hand_out(data: bytes, outcome: ExportSummary, name: str) -> None:
    for sentence in outcome.left_out:
        st.caption(plain(sentence))
    if outcome.personal:
        st.warning(say("export.personal"))
    st.download_button(say("data.send.download", name=name), data, name, on_click="ignore")
