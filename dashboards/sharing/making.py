"""On the map page: the view as a file, and by a link where people sign in."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import IO, Any

import streamlit as st

from dashboards.frame import address, browser, labels, session, standalone
from dashboards.frame.address import Asked
from dashboards.frame.labels import plain
from dashboards.frame.session import ask, ask_all
from dashboards.outside.guard import SHARED
from dashboards.sharing import showing
from graph import actors, network
from graph.accounts import Link, Links, there
from graph.base import config
from graph.base.errors import SaanError
from graph.base.words import language, say
from graph.export.forms import show
from graph.export.view import shown
from graph.network import Source
from graph.rights import MACHINE, current_user

Query = Callable[[Mapping[str, str]], str]
"""What a view is kept as, of the address as it is when the link is made."""

DAYS = (7, 30, 90, 365)
MADE, TOLD = "link made", "link told"


def ways(
    asked: Asked, view: Mapping[str, Any], focus: str | None, steps: int, areas: str | None
) -> None:
    """The ways to share what the map shows. view: how it is drawn, also after this run; areas: of
    which level it shows in place of partners."""
    with st.expander(say("sharing.page.title"), key="sharing", on_change="rerun") as opened:
        if not opened.open:
            return
        persons = not st.toggle(
            say("sharing.page.leave_persons"),
            key="share without persons",
            help=say("sharing.page.leave_help"),
        )
        if focus and not _is_there(asked, focus, persons):
            st.caption(say("sharing.no_focus"))
            return
        st.caption(say("sharing.page.warn"))
        filters = replace(asked.filters, no_persons=not persons)
        _file(replace(asked, filters=filters), view, focus, steps, areas)
        _link(partial(showing.query, asked, focus, steps), asked, persons)


def _is_there(asked: Asked, uid: str, persons: bool) -> bool:
    found = labels.row(ask(actors.directory, asked), uid)
    return found is not None and (persons or found["kind"] != "person")


def _file(
    asked: Asked, view: Mapping[str, Any], focus: str | None, steps: int, areas: str | None
) -> None:
    """One HTML file, made when the button is pressed."""

    def write(source: Source, file: IO[bytes]) -> None:
        show(shown(source, asked.on, asked.filters, focus, steps, view, areas), file)

    standalone.button("sharing.page", "view file", "view", asked.on, write)


def _link(query: Query, asked: Asked, persons: bool) -> None:
    """A new link, and those that hold; or why there is none."""
    book = None if current_user() is MACHINE else there(session.home() or config.home())
    if book is None:
        st.caption(say("sharing.page.file_only"))
        return
    if not current_user().may("share"):
        st.caption(say("sharing.page.not_yours"))
        return
    links = Links(book)
    if asked.known or asked.data:
        st.caption(say("sharing.page.not_now"))
    else:
        _new(links, query, persons)
    live = [link for link in links.all() if not link.ended]
    if live:
        st.markdown(say("sharing.page.live", count=labels.count(len(live))))
    for link in live:
        _one(links, link)


def _new(links: Links, query: Query, persons: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        days = st.segmented_control(
            say("sharing.page.for_how_long"),
            DAYS,
            key="link days",
            default=DAYS[1],
            format_func=lambda days: say("sharing.page.days", count=days),
            required=True,
        )
        st.button(
            say("sharing.page.make"),
            key="make link",
            type="primary",
            on_click=_make,
            args=(links, query, persons, days),
        )
    if outcome := st.session_state.pop(TOLD, None):
        st.info(outcome)
    if made := st.session_state.pop(MADE, None):
        until, way = made
        st.success(say("sharing.page.made", day=labels.day(until)))
        whole = address.origin() + way
        st.code(whole, language=None, wrap_lines=True)
        browser.copy_text(whole)


def _make(links: Links, query: Query, persons: bool, days: int) -> None:
    view = query(st.query_params.to_dict())
    try:
        link, token = links.make(view, links.today() + timedelta(days=days), persons)
    except SaanError as problem:
        st.session_state[TOLD] = plain(problem.text())
        return
    st.session_state[MADE] = (link.until, f"{SHARED}{token}?lang={language()}")


def _one(links: Links, link: Link) -> None:
    """A link that holds, and the button that withdraws it."""
    said = say(
        "sharing.page.link",
        number=link.number,
        view=showing.told(link, ask_all(network.choices)),
        maker=link.maker,
        until=labels.day(link.until),
        opened=labels.count(link.opened),
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(plain(said), width="stretch")
        st.button(
            say("sharing.page.withdraw", number=link.number),
            key=f"withdraw {link.number}",
            on_click=_withdraw,
            args=(links, link.number),
        )


def _withdraw(links: Links, number: int) -> None:
    try:
        links.withdraw(number)
        st.session_state[TOLD] = say("sharing.page.withdrawn", number=number)
    except SaanError as problem:
        st.session_state[TOLD] = plain(problem.text())
