"""What a run of a page asks: the database it reads, live or as known on a past day, and the wait.

`ask(strength.scorecard, asked)` puts a question of the rooms in graph/ to what the page is asked.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import streamlit as st

from dashboards.frame import address, waiting
from dashboards.frame.address import Asked
from dashboards.frame.pages import served
from graph import network
from graph.accounts import there
from graph.base import config
from graph.base.errors import Conflict, Forbidden, ServerError
from graph.base.words import say
from graph.journal.moment import JournalPosition, end_of, position
from graph.journal.state import State
from graph.journal.traces import Trace, of_record
from graph.network import EVERYTHING, Filters, Snapshot
from graph.network.named import Names
from graph.rights import MACHINE, current_user, need
from graph.service import Service, open_service
from graph.store import Store
from graph.store.warm import warm

P = ParamSpec("P")
T = TypeVar("T")


def home() -> Path | None:
    """The home whose database the page shows; None for the user's own. Forbidden where that one
    has accounts, and a demo is served in which nobody signs in."""
    data = address.data(st.query_params)
    if data == "own" and current_user() is MACHINE and there(config.home()):
        raise Forbidden("accounts.own")
    if data in address.DEMOS:
        return config.demo_home(address.DEMOS[data])
    return None if data == "own" else served().home


def desk() -> Service:
    """The service of that home as it is now, its server started; for what is written.

    Raises Unreachable or ServerError.
    """
    with st.spinner(say("pages.waiting.opening")):
        opened, network = _desk(home()), held_to_network()
        return opened.part(network) if network else opened


def held_to_network() -> str | None:
    """The managed network to which who looks is held, since their role is for some alone: the one
    in the address, else the only one; None where they may in all, or have not chosen."""
    user = current_user()
    own = () if user.may("ask") else user.where("ask")
    chosen = address.given("network")
    return own[0] if len(own) == 1 else chosen if chosen in own else None


def served_desk() -> Service:
    """The service of the home that is served, for who asks outside of all pages."""
    return _desk(served().home)


@st.cache_resource(show_spinner=False)
def _desk(home: Path | None) -> Service:
    opened = open_service(home, worker=served().worker)
    if served().warm:
        warm(opened.store)
    return opened


def ask(
    question: Callable[Concatenate[Snapshot, P], T],
    asked: Asked,
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    """What a question gives of the day and filters that the page is asked, waited for visibly."""
    with st.spinner(say("pages.waiting.working")), source() as service, waiting.shown():
        return question(_snapshot(service, asked.on, asked.filters), *args, **kwargs)


def ask_all(
    question: Callable[Concatenate[Snapshot, P], T], *args: P.args, **kwargs: P.kwargs
) -> T:
    """What a question gives that no day and no filter narrows."""
    with st.spinner(say("pages.waiting.working")), waiting.shown():
        return ask_unseen(question, *args, **kwargs)


def ask_unseen(
    question: Callable[Concatenate[Snapshot, P], T], *args: P.args, **kwargs: P.kwargs
) -> T:
    """The same, where a sign of waiting would push aside what one types into."""
    with source() as service:
        return question(_snapshot(service, date.max, EVERYTHING), *args, **kwargs)


def ask_on(
    question: Callable[Concatenate[Snapshot, P], T],
    on: date,
    filters: Filters,
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    """What a question gives of a day, before it is known what the page is asked."""
    with source() as service, waiting.shown():
        return question(_snapshot(service, on, filters), *args, **kwargs)


def on_record() -> Names:
    """uid → name of everything a form can point at."""
    return ask_all(network.names)


def read(reading: Callable[Concatenate[Store, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What stands on record, as this page reads it, of one thing: not kept."""
    with source() as service:
        whole = _snapshot(service, date.max, EVERYTHING)
        return reading(whole.admitted().source.store, *args, **kwargs)


def read_journal(
    reading: Callable[Concatenate[Store, P], T], *args: P.args, **kwargs: P.kwargs
) -> T:
    """What the journal says, which only the live database holds with its rows: not kept."""
    need("ask")
    return reading(_desk(home()).store, *args, **kwargs)


def written(kind: str, uid: str) -> list[Trace]:
    """What was written of one record, newest first, up to the day whose knowledge is asked for."""
    known = then()
    return read_journal(of_record, kind, uid, known.number if known else None)


def _snapshot(service: Service, on: date, filters: Filters) -> Snapshot:
    """A snapshot at the count of writes that the front door read at the start of this run; of
    what was known then, which no write changes, at the place in the journal."""
    known = then()
    counter: int = known.number if known and not known.latest else st.session_state["counter"]
    if filters.network is None and (network := held_to_network()):
        filters = replace(filters, network=network)
    return Snapshot(service.source, on, filters, counter)


def settle(live: State, known: date | None) -> State:
    """Says what this run of the page reads: all that is on record, or what was known on a day.

    live: the state of the database as it is now. Returns the state of what is read. What was known
    is put up again, and the page says how far that is.
    """
    st.session_state["counter"] = live.counter
    st.session_state["then"] = _looked_back(known) if known else None
    return state() if known else live


def then() -> JournalPosition | None:
    """Where the journal stood on the day whose knowledge is asked for; None for all on record."""
    known: JournalPosition | None = st.session_state.get("then")
    return known


def source() -> AbstractContextManager[Service]:
    """The service that this page reads, live or past, for the length of the block.

    A button that is answered later keeps what this gives, and enters it then.
    """
    return desk().reading(then())


def state() -> State:
    """How much there is, or was then; raises Unreachable at once where nothing answers."""
    with source() as service:
        return service.state()


def find_again() -> State:
    """The state, from a server that may have come back at another address; starts none."""
    from graph import server

    if home() or not config.given_target():
        found = server.status(home() or config.home())
        if found.ready and found.target != desk().store.target:
            _desk.clear()
    return desk().state()


def narrowed(asked: Asked, by: str, uid: str) -> Asked:
    """The same question of one part: see `graph.network.divided`."""
    from graph.network.divided import narrowed

    return replace(asked, filters=narrowed(asked.filters, by, uid))


def _looked_back(known: date) -> JournalPosition:
    live = desk()
    found = position(live.store, end_of(known, live.options().zone))
    bar = st.empty()

    def progress(done: int, total: int) -> None:
        bar.progress(done / max(total, 1), say("past.putting_up"))

    try:
        with st.spinner(say("past.putting_up")), live.reading(found, progress):
            bar.empty()
            return found
    except ServerError as error:  # the page of today is still there to go back to
        raise Conflict("past.no_server", why=error) from error
