"""The filters of the journal page: each stands in its URL, and says what it can't read."""

from collections.abc import Callable, Sequence
from datetime import datetime

import streamlit as st

from dashboards.forms import writes
from dashboards.frame import address
from dashboards.frame.labels import plain
from dashboards.frame.session import ask_all, on_record
from graph import settings
from graph.base.errors import SaanError
from graph.base.words import say
from graph.journal.moment import end_of, read_moment, read_start
from graph.journal.search import WriteQuery
from graph.kinds import KINDS

CHANNELS = ("page", "import", "command", "demo", "recover")
DAYS = ("first", "last")


def asked(wrote: Sequence[str]) -> WriteQuery:
    """The filters as the page has them; what can't be read is told and does not narrow.

    wrote: who has written.
    """
    with st.expander(say("journal.filters"), expanded=any(map(address.given, NAMES))):
        names = on_record()
        left, middle, right = st.columns(3)
        with left:
            who = _pick("who", wrote)
            channel = _pick("through", CHANNELS, writes.channel)
        with middle:
            kind = _pick("what", tuple(KINDS), lambda each: say(f"kinds.{each}.many"))
            actor = _pick("partner", tuple(names.actors), names.actors.__getitem__)
        with right:
            text = _typed("words")
            first, last = st.columns(2)
            with first:
                begin = _day("first")
            with last:
                end = _day("last")
        if begin and end and end < begin:
            st.error(say("journal.days_turned"))
            end = None
        if any(map(address.given, NAMES)):
            st.button(say("journal.no_filters"), on_click=address.put, kwargs=dict.fromkeys(NAMES))
    return WriteQuery(
        who=who,
        kind=kind,
        actor=actor or address.given("partner"),
        channel=channel,
        first=begin,
        last=_earlier(end),
        text=text,
        before=_before(),
    )


NAMES = ("who", "through", "what", "partner", "words", "first", "last", "older")


def _pick(name: str, options: Sequence[str], show: Callable[[str], str] = str) -> str | None:
    label, hint = say(f"journal.filter.{name}"), say("pages.frame.all")
    return address.pick(label, name, options, show, placeholder=hint)


def _typed(name: str) -> str | None:
    key = f"typed {name}"
    st.session_state[key] = address.given(name) or ""
    st.text_input(
        say(f"journal.filter.{name}"), key=key, max_chars=80, on_change=_keep, args=(key, name)
    )
    return address.given(name)


def _keep(key: str, name: str) -> None:
    address.put(**{name: st.session_state[key].strip() or None, "older": None})


def _day(name: str) -> datetime | None:
    typed = _typed(name)
    if not typed:
        return None
    try:
        zone = ask_all(settings.options).zone
        if name == "first":
            return read_start(typed, zone)
        return read_moment(typed, zone).at
    except SaanError as problem:
        st.error(plain(problem.text()))
        return None


def _earlier(end: datetime | None) -> datetime | None:
    """The end, but never later than the day whose knowledge is asked for."""
    known = address.current().known
    limit = end_of(known, ask_all(settings.options).zone).at if known else None
    given = [moment for moment in (end, limit) if moment]
    return min(given) if given else None


def _before() -> int | None:
    older = address.given("older") or ""
    return int(older) if older.isdigit() and len(older) < 15 else None
