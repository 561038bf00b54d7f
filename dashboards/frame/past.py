"""What was known on a past day: the switch, the banner while it is on, and why nothing is saved."""

from datetime import date

import streamlit as st

from dashboards.frame import address, labels, session
from dashboards.frame.text import plain
from graph.base.errors import SaanError
from graph.base.words import say
from graph.journal.moment import read_moment


def banner(known: date | None) -> None:
    """Says on every page whose knowledge it shows, with the way back to all that is on record."""
    if known is None:
        return
    then = session.then()
    with st.container(key="known", horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{_sentence(known, then)}**", width="content")
        st.button(say("past.back"), key="known back", on_click=address.put, kwargs={"known": None})


def field(known: date | None) -> None:
    """The day whose knowledge is asked for, typed as any other day."""
    with st.form("known", border=False, clear_on_submit=False):
        shown = labels.day(known) if known else say("past.field_hint")
        typed = st.text_input(say("past.field"), placeholder=shown)
        st.caption(say("past.field_help"))
        if st.form_submit_button(say("past.show")) and typed.strip():
            try:
                found = read_moment(typed).day
            except SaanError as problem:
                st.error(plain(problem.text()))
            else:
                _turn_to(found)
    if known:
        st.button(say("past.back"), key="known off", on_click=address.put, kwargs={"known": None})


def off() -> bool:
    """Whether nothing can be saved, because the page shows what was known on a past day: it is
    said then, in place of the form."""
    known = address.current().known
    if known:
        st.caption(say("past.off", day=labels.both_eras(known)))
    return known is not None


def nothing() -> None:
    """In the place of a page: nothing had been written by then."""
    from dashboards.frame import html

    known = address.current().known
    html.draw("lead", text=say("past.nothing", day=labels.both_eras(known) if known else ""))


def _turn_to(day: date | None) -> None:
    if day is None:
        st.error(say("past.a_day_only"))
    elif day >= session.desk().options().today():
        st.error(say("past.not_yet", day=labels.both_eras(day)))
    else:
        address.put(known=day.isoformat())
        st.rerun()


def _sentence(known: date, then: object) -> str:
    day = labels.both_eras(known)
    if getattr(then, "latest", False):
        return say("past.banner_same", day=day)
    return say("past.banner", day=day)
