"""What pages read: the same question is put to the database once for each state of the records."""

from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st

from dashboards.parts import asked
from dashboards.parts.asked import Asked
from dashboards.served import served
from graph import service
from graph.words import say


def home() -> Path | None:
    """The home whose database the page shows; None for the user's own."""
    return None if asked.own(st.query_params) else served().home


def desk() -> service.Service:
    """The service of that home, its server started; raises Unreachable or ServerError."""
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


def changes(since: date, question: Asked) -> Any:
    """What changed between two days: see `graph.changes`."""
    return _read("changes", _edition(), since, question.on, question.filters)


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


def record(kind: str, uid: str) -> Any:
    """A record; None where there is none."""
    return _read("record", _edition(), kind, uid)


def episodes(one: str, other: str) -> Any:
    """All episodes of the ties of two actors, the first to begin first."""
    return _read("episodes", _edition(), one, other)


def last_write(kind: str, uid: str) -> Any:
    """The write that made a record what it is now."""
    return _read("last_write", _edition(), kind, uid)


def named() -> Any:
    """uid → name of everything a form can point at."""
    return _read("named", _edition())


def tie_list(which: str, of: str | None, question: Asked) -> Any:
    """The ties on record, open, ended or incomplete, and how many there are of each."""
    return _read("tie_list", _edition(), question.on, question.filters, which, of)


def activity_list(text: str, incomplete: bool, question: Asked) -> Any:
    """Activities that hold a text: DataFrame, newest first."""
    return _read("activity_list", _edition(), question.filters, text, incomplete)


def activity_gaps() -> Any:
    """How many activities lack what, and the kinds in use."""
    return _read("activity_gaps", _edition())


def issue_list(question: Asked) -> Any:
    """Issues as a tree, with what there is to each: DataFrame."""
    return _read("issue_list", _edition(), question.on)


def area_list(question: Asked) -> Any:
    """The areas in use: DataFrame, the busiest first."""
    return _read("area_list", _edition(), question.on)


def places_of(uid: str) -> Any:
    """An actor's bases and works of all days, by kind."""
    return _read("places_of", _edition(), uid)


def positions() -> Any:
    """uid → (x, y): where each actor stands on the map."""
    return _read("positions", _edition())


def directory(question: Asked) -> Any:
    """Who is there, with the number of partners: DataFrame, one row an actor; no waiting."""
    return _read("directory", _edition(), question.on, question.filters)


def ties_among(question: Asked, uids: tuple[str, ...]) -> Any:
    """The ties in force between these actors: DataFrame, one row an episode."""
    return _read("ties_among", _edition(), question.on, question.filters, uids)


def timeline(question: Asked, unit: str) -> Any:
    """The steps through time up to the usual day or that of the question, whichever is later."""
    return _read("timeline", _edition(), unit, last_step(question), question.filters)


def count(question: Asked) -> dict[str, int]:
    """What a step counts, of the day of the question."""
    return dict(_read("count", _edition(), question.on, question.filters))


def cast(question: Asked) -> Any:
    """Everyone who was there on some day: DataFrame: uid, name."""
    return _read("cast", _edition(), last_step(question), question.filters)


def stage(question: Asked, limit: int, focus: str | None, steps: int, communities: bool) -> Any:
    """Who is drawn through time, with all their episodes."""
    last = last_step(question)
    return _read("stage", _edition(), last, question.filters, limit, focus, steps, communities)


def last_step(question: Asked) -> date:
    """The last day that can be stepped to."""
    return max(question.on, question.usual)


def choices() -> Any:
    """What the filters can be set to."""
    return _read("choices", _edition())


def state() -> Any:
    """How much there is, read anew; raises Unreachable at once where nothing answers."""
    return desk().state()


def find_again() -> Any:
    """The state, from a server that may have come back at another address; starts none."""
    from graph import server, settings

    if home() or not settings.given_target():
        found = server.status(home() or settings.home())
        if found.ready and found.target != desk().target:
            _desk.clear()
    return state()


def _edition() -> int:
    """The change counter that the front door read at the start of this run."""
    counter = st.session_state["counter"]
    assert isinstance(counter, int)
    return counter


@st.cache_data(max_entries=200, show_spinner=False)
def _answer(what: str, home: Path | None, edition: int, *args: Any) -> Any:
    return getattr(_desk(home), what)(*args)


def _read(what: str, edition: int, *args: Any) -> Any:
    wait = "positions" if what == "positions" else "working"
    with st.spinner(say(f"pages.waiting.{wait}")):
        return _answer(what, home(), edition, *args)
