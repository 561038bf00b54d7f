"""What was known on a past day: where it is asked for, and what says so on every page."""

from datetime import date

import streamlit as st

from dashboards.frame import address, blocks, labels, session
from graph.base.words import say
from graph.journal.moment import read_moment


def banner(known: date | None) -> None:
    """Says on every page whose knowledge it shows, with the way back to all that is on record."""
    if known is None:
        return
    then = session.then()
    word = "banner_same" if getattr(then, "latest", False) else "banner"
    with st.container(key="known", horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{say(f'past.{word}', day=labels.both_eras(known))}**", width="content")
        _back("known back")


def field() -> None:
    """The day whose knowledge is asked for, typed as any other day."""
    known = address.current().known
    blocks.heading(say("past.label"))
    words = {part: say(f"past.{part}") for part in ("label", "hint", "show")}
    shown = labels.day(known) if known else say("past.placeholder")
    if found := blocks.typed_day("known", read_moment, words, shown):
        _turn_to(found.day)
    if known:
        _back("known off")


def nothing() -> None:
    """In the place of a page: nothing had been written by then."""
    known = address.current().known
    blocks.lead(say("past.nothing", day=labels.both_eras(known) if known else ""))


def _turn_to(day: date | None) -> None:
    if day is None:
        st.error(say("past.a_day_only"))
    elif day >= session.desk().options().today():
        st.error(say("past.not_yet", day=labels.both_eras(day)))
    else:
        address.put(known=day.isoformat())
        st.rerun()


def _back(key: str) -> None:
    st.button(say("past.back"), key=key, on_click=address.put, kwargs={"known": None})
