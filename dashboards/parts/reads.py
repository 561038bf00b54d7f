"""What pages read: the same question is put to the database once for each state of the records.

Where the page is asked for what was known on a past day, all of it comes from what was known then.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st

from dashboards.parts import asked
from dashboards.parts.asked import Asked
from dashboards.served import served
from graph import past, service
from graph.words import say


def home() -> Path | None:
    """The home whose database the page shows; None for the user's own."""
    return None if asked.own(st.query_params) else served().home


def desk() -> service.Service:
    """The service of that home as it is now, its server started; for what is written.

    Raises Unreachable or ServerError.
    """
    with st.spinner(say("pages.waiting.opening")):
        return _desk(home())


@st.cache_resource(show_spinner=False)
def _desk(home: Path | None) -> service.Service:
    opened = service.open_service(home)
    opened.warm()
    return opened


def people(question: Asked) -> Any:
    """The directory with each actor's figures: DataFrame, one row an actor."""
    return _read("people", _edition(), question.on, question.filters)


def ties(question: Asked) -> Any:
    """The ties in force: DataFrame, one row an episode."""
    return _read("ties", _edition(), question.on, question.filters)


def scorecard(question: Asked) -> Any:
    """The figures of the whole network."""
    return _read("scorecard", _edition(), question.on, question.filters)


def growth(question: Asked) -> Any:
    """Actors and pairs by level at the end of each year: DataFrame, one row a year."""
    return _read("growth", _edition(), question.on)


def activities(question: Asked, days: int = 90) -> Any:
    """What was done together in the last `days` days: DataFrame, newest first."""
    return _read("activities", _edition(), question.on, days)


def activity_count(question: Asked, days: int) -> int:
    """How many activities there were in the last `days` days."""
    return int(_read("activity_count", _edition(), question.on, days))


def profile(uid: str, question: Asked) -> Any:
    """Everything kept about one actor."""
    return _read("profile", _edition(), uid, question.on)


def paths(start: str, end: str, kind: str, limit: int, question: Asked) -> Any:
    """The ways from one actor to another, best first."""
    return _read("paths", _edition(), start, end, question.on, question.filters, kind, limit)


def duplicates() -> Any:
    """Pairs of actors who may be one, the likeliest first."""
    return _read("duplicates", _edition())


def written(kind: str, uid: str) -> Any:
    """What was written of one record, newest first, up to the day whose knowledge is asked for."""
    number = None if then() is None else then().number
    return _of_the_journal("written", home(), st.session_state["counter"], kind, uid, number)


def rows_written(write: str) -> Any:
    """A write, its first rows before and after, and how many more it has."""
    return _of_the_journal("rows_written", home(), st.session_state["counter"], write)


def names() -> Any:
    """uid → name, of actors, issues, areas and networks, as they are called now."""
    return _of_the_journal("names", home(), st.session_state["counter"])


def positions() -> Any:
    """uid → (x, y): where each actor stands on the map."""
    return _read("positions", _edition())


def choices() -> Any:
    """What the filters can be set to."""
    return _read("choices", _edition())


def settle(known: date | None) -> Any:
    """Says what this run of the page reads: all that is on record, or what was known on a day.

    Returns the state of the database as it is now, read anew; Unreachable, at once, where nothing
    answers. What was known is put up again, and the page says how far that is.
    """
    state = desk().state()
    st.session_state["counter"] = state.counter
    st.session_state["then"] = _looked_back(known) if known else None
    return state


def then() -> Any:
    """Where the journal stood on the day whose knowledge is asked for; None for all on record."""
    return st.session_state.get("then")


@contextmanager
def source() -> Iterator[service.Service]:
    """The service that this page reads, live or past, for the length of the block."""
    if then() is None:
        yield desk()
        return
    with past.asking(desk(), then().moment) as found:
        yield found


def state() -> Any:
    """How much there is, or was then; raises Unreachable at once where nothing answers."""
    with source() as found:
        return found.state()


def find_again() -> Any:
    """The state, from a server that may have come back at another address; starts none."""
    from graph import server, settings

    if home() or not settings.given_target():
        found = server.status(home() or settings.home())
        if found.ready and found.target != desk().target:
            _desk.clear()
    return desk().state()


def _looked_back(known: date) -> Any:
    moment = past.end_of(known)
    bar = st.empty()

    def progress(done: int, total: int) -> None:
        bar.progress(done / max(total, 1), say("past.putting_up"))

    with st.spinner(say("past.putting_up")), past.asking(desk(), moment, progress):
        bar.empty()
        return desk().standing(moment)


def _edition() -> int:
    """The change counter that the front door read at the start of this run; of what was known
    then, which no write changes, the place in the journal."""
    edition = st.session_state["counter"] if _live() else then().number
    assert isinstance(edition, int)
    return edition


def _live() -> bool:
    return then() is None or then().latest


@st.cache_data(max_entries=200, show_spinner=False)
def _answer(what: str, home: Path | None, edition: int, head: str, *args: Any) -> Any:
    with source() as found:
        return getattr(found, what)(*args)


@st.cache_data(max_entries=200, show_spinner=False)
def _of_the_journal(what: str, home: Path | None, edition: int, *args: Any) -> Any:
    """Of the journal, which only the live database holds with its rows."""
    return getattr(_desk(home), what)(*args)


def _read(what: str, edition: int, *args: Any) -> Any:
    wait = "positions" if what == "positions" else "working"
    head = "" if _live() else then().head or "-"
    with st.spinner(say(f"pages.waiting.{wait}")):
        return _answer(what, home(), edition, head, *args)
