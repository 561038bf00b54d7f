"""What pages read: the same question is put to the database once for each state of the records.

Where the page is asked for what was known on a past day, all of it comes from what was known then.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import streamlit as st

from dashboards.frame import asked
from dashboards.frame.asked import Asked
from dashboards.frame.served import served
from graph import past, service
from graph.base.errors import Conflict, ServerError
from graph.base.words import say


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


def strengths(question: Asked) -> Any:
    """The strength of every pair: DataFrame, one row a pair."""
    return _read("strengths", _edition(), question.on, question.filters)


def lifeline(uid: str, question: Asked) -> Any:
    """What happened to an actor up to the day: DataFrame, one row an event, the latest first."""
    return _read("lifeline", _edition(), uid, question.on)


def pair(one: str, other: str, question: Asked) -> Any:
    """What is on record of two actors: see `graph.ties.pair.History`."""
    return _read("pair", _edition(), one, other, question.on)


def due(question: Asked) -> Any:
    """When each pair calls for care: see `graph.calendar.due.Due`."""
    return _read("due", _edition(), question.on, question.filters)


def calendar(question: Asked, span: tuple[int, int]) -> Any:
    """Whom to call from so many days on to so many: DataFrame, one row a pair."""
    return _read("calendar", _edition(), question.on, question.filters, span)


def us(question: Asked) -> Any:
    """Who manages the network: uids."""
    return _read("us", _edition(), question.filters.network)


def managed() -> Any:
    """The managed networks."""
    return _read("managed", _edition())


def options() -> Any:
    """What is set for the network."""
    return _read("options", _edition())


def changes(since: date, question: Asked) -> Any:
    """What changed between two days: see `graph.changes.between`."""
    return _read("changes", _edition(), since, question.on, question.filters)


def changed_by(by: str, since: date, question: Asked) -> Any:
    """The changes of each area, issue or sector, those with the most first."""
    return _read("changed_by", _edition(), by, since, question.on, question.filters)


def either_day(since: date, question: Asked) -> Any:
    """Who is there on one of two days, and the pairs tied on both."""
    return _read("either_day", _edition(), since, question.on, question.filters)


def paragraph(since: date, question: Asked, lang: str) -> str:
    """What changed, for a yearly report."""
    return str(_read("paragraph", _edition(), since, question.on, question.filters, lang))


def scorecard(question: Asked) -> Any:
    """The figures of the whole network."""
    return _read("scorecard", _edition(), question.on, question.filters)


def composition(question: Asked) -> Any:
    """What the network is made of, and how its parts mix."""
    return _read("composition", _edition(), question.on, question.filters)


def shape(question: Asked) -> Any:
    """The shape of the network."""
    return _read("shape", _edition(), question.on, question.filters)


def values(figures: tuple[str, ...], question: Asked) -> Any:
    """Some figures of the scorecard only, by name."""
    return _read("values", _edition(), figures, question.on, question.filters)


def trend(figure: str, question: Asked, unit: str = "year") -> Any:
    """One figure by year, or another unit: DataFrame, one row a step."""
    return _read("trend", _edition(), figure, unit, question.on, question.filters)


def mixing(by: str, question: Asked) -> Any:
    """Ties between sectors or provinces, their E–I, and what sizes alone give."""
    return _read("mixing", _edition(), by, question.on, question.filters)


def chance(by: str, question: Asked) -> Any:
    """Whether their E–I could be chance."""
    return _read("chance", _edition(), by, question.on, question.filters)


def bridging(uid: str, question: Asked) -> Any:
    """The names of the two issues that an actor joins, and for how many pairs of partners."""
    return _read("bridging", _edition(), uid, question.on, question.filters)


def missing(question: Asked) -> Any:
    """Who did not answer, and how far that may move figures."""
    return _read("missing", _edition(), question.on, question.filters)


def core(question: Asked) -> Any:
    """The fit of core and periphery, and the uids of the core."""
    return _read("core", _edition(), question.on, question.filters)


def parts(by: str) -> Any:
    """(uid, name) of the areas, issues, sectors or networks."""
    return _read("parts", _edition(), by)


def narrowed(question: Asked, by: str, uid: str) -> Asked:
    """The same question of one part."""
    from graph.network.divided import narrowed

    return replace(question, filters=narrowed(question.filters, by, uid))


def periods(question: Asked, unit: str) -> Any:
    """The network by month, quarter or year up to the day: DataFrame, one row a period."""
    return _read("periods", _edition(), unit, question.on, question.filters)


def activities(question: Asked, days: int = 90) -> Any:
    """What was done together in the last `days` days: DataFrame, newest first."""
    return _read("activities", _edition(), question.on, days)


def activity_count(question: Asked, days: int) -> int:
    """How many activities there were in the last `days` days."""
    return int(_read("activity_count", _edition(), question.on, days))


def profile(uid: str, question: Asked) -> Any:
    """Everything kept about one actor."""
    return _read("profile", _edition(), uid, question.on)


def search(text: str) -> Any:
    """The actors meant by a text, the likeliest first."""
    return _read("search", _edition(), text)


def introductions(askers: Any, wanted: Any, must: Any, question: Asked, limit: int = 5) -> Any:
    """The best ways to be introduced: see `graph.paths.requests.Offers`."""
    day = (question.on, question.filters)
    return _read("introductions", _edition(), askers, wanted, *day, limit, must)


def requests(question: Asked) -> Any:
    """The requests for introductions up to the day, the first first."""
    return _read("requests", _edition(), question.on)


def anyone(who: Any, question: Asked) -> Any:
    """The uids of all who are so on the day."""
    return _read("anyone", _edition(), who, question.on)


def nowhere(start: str, end: str, question: Asked) -> Any:
    """What stands between two with no way between them."""
    return _read("nowhere", _edition(), start, end, question.on, question.filters)


def brokers(by: str, question: Asked) -> Any:
    """Who lies between parts: see `graph.brokers.Brokers`."""
    return _read("brokers", _edition(), by, question.on, question.filters)


def whatif(trial: Any, question: Asked) -> Any:
    """What a trial would do: see `graph.whatif.Comparison`."""
    return _read("whatif", _edition(), trial, question.on, question.filters)


def repairs(trial: Any, question: Asked) -> Any:
    """The new ties that would mend most after a trial."""
    return _read("repairs", _edition(), trial, question.on, question.filters)


def key_players(k: int, question: Asked) -> Any:
    """The k without whom most falls apart, and the k who together reach most."""
    return _read("key_players", _edition(), k, question.on, question.filters)


def governance(question: Asked) -> Any:
    """What the rules of governance say of the day: see `graph.governance.Report`."""
    return _read("governance", _edition(), question.on, question.filters)


def cases() -> Any:
    """Uid → every finding on record: see `graph.kinds.Case`."""
    return _read("cases", _edition())


def risk_years(question: Asked) -> Any:
    """Findings of each category over the years: DataFrame, one row a year."""
    return _read("risk_years", _edition(), question.on, question.filters)


def risk_trend(rule: str, uid: str, question: Asked) -> Any:
    """One finding over the years: DataFrame, one row a year."""
    return _read("risk_trend", _edition(), rule, uid, question.on, question.filters)


def rule_rows(rule: str, question: Asked, concerns: tuple[str, ...]) -> Any:
    """What a rule looked at: DataFrame, or None where that is the map."""
    return _read("rule_rows", _edition(), rule, question.on, concerns)


def sheet(question: Asked, first: date, lang: str, public: bool) -> str:
    """The accountability sheet from a day to the one asked for, as HTML."""
    report = governance(question)
    return str(_read("sheet", _edition(), report, first, lang, public))


def notices(question: Asked, lang: str, made: datetime) -> Any:
    """What wants telling of findings: a text, and an iCalendar file."""
    return _read("notices", _edition(), question.on, lang, made)


def journey(start: str, end: str, first: date, question: Asked) -> Any:
    """The way in time from a day to the one asked for; None where there is none."""
    return _read("journey", _edition(), start, end, first, question.on, question.filters)


def paths(start: str, end: str, kind: str, limit: int, must: Any, question: Asked) -> Any:
    """The ways from one actor to another, best first."""
    return _read("paths", _edition(), start, end, question.on, question.filters, kind, limit, must)


def duplicates() -> Any:
    """Pairs of actors who may be one, the likeliest first."""
    return _read("duplicates", _edition())


def written(kind: str, uid: str) -> Any:
    """What was written of one record, newest first, up to the day whose knowledge is asked for."""
    number = None if then() is None else then().number
    return _of_the_journal("written", home(), st.session_state["counter"], kind, uid, number)


def history(limit: int, sought: Any = None) -> Any:
    """The writes that are looked for, newest first; all of them where nothing is said."""
    return _of_the_journal("history", home(), st.session_state["counter"], limit, sought)


def writers() -> Any:
    """Who has written, those with the most writes first."""
    return tuple(_of_the_journal("writers", home(), st.session_state["counter"]))


def rows_written(write: str) -> Any:
    """A write, its first rows before and after, and how many more it has."""
    return _of_the_journal("rows_written", home(), st.session_state["counter"], write)


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


def ties_around(question: Asked, uids: tuple[str, ...]) -> Any:
    """The ties of these actors: DataFrame, one row an episode."""
    return _read("ties_around", _edition(), question.on, question.filters, uids)


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


def source() -> AbstractContextManager[service.Service]:
    """The service that this page reads, live or past, for the length of the block.

    A button that is answered later keeps what this gives, and enters it then.
    """
    return _source(desk(), then())


@contextmanager
def _source(live: service.Service, then: Any) -> Iterator[service.Service]:
    if then is None:
        yield live
        return
    with past.asking(live, then.moment) as found:
        yield found


def state() -> Any:
    """How much there is, or was then; raises Unreachable at once where nothing answers."""
    with source() as found:
        return found.state()


def find_again() -> Any:
    """The state, from a server that may have come back at another address; starts none."""
    from graph import server
    from graph.base import config

    if home() or not config.given_target():
        found = server.status(home() or config.home())
        if found.ready and found.target != desk().target:
            _desk.clear()
    return desk().state()


def _looked_back(known: date) -> Any:
    moment = past.end_of(known, desk().options().zone)
    bar = st.empty()

    def progress(done: int, total: int) -> None:
        bar.progress(done / max(total, 1), say("past.putting_up"))

    live = desk()
    try:
        with st.spinner(say("past.putting_up")), past.asking(live, moment, progress):
            bar.empty()
            return live.standing(moment)
    except ServerError as error:  # the page of today is still there to go back to
        raise Conflict("past.no_server", why=error) from error


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
