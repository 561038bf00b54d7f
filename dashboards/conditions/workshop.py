"""A workshop in the room: the code, the time, who is at the door, what is told, the map of it."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from dashboards.asked.joining import JOIN
from dashboards.conditions import differences, wording
from dashboards.drawing.map import draw_map
from dashboards.frame import address, blocks, browser, session, writing
from dashboards.frame.labels import plain
from dashboards.frame.session import ask_all, on_record
from dashboards.outside.reach import is_loopback
from graph import actors, conditions, drawing, network, search
from graph.base.errors import SaanError
from graph.base.words import say
from graph.conditions import letters
from graph.conditions.asking import invited
from graph.conditions.recording import gathered, so_far
from graph.conditions.reports import NEW, ONE_SIDE, Difference
from graph.conditions.settling import Settlement
from graph.conditions.workshop import MINUTES, Newcomer, Workshop
from graph.kinds import ManagedNetwork, Round
from graph.kinds.actor import SORTS
from graph.network import Filters
from graph.service import Service

HERE = Path(__file__).parent
LOOKS = 4
"""Seconds from one look at what is told to the next."""
SHOWN = 12
"""So many of what is told are listed at once."""


def new(of: ManagedNetwork, who: str) -> None:
    """The form of a workshop, and what it is."""
    st.markdown(say("conditions.workshop.what"))
    name = st.text_input(
        say("conditions.workshop.name"),
        key="workshop name",
        placeholder=say("conditions.workshop.name_hint"),
        max_chars=200,
    )
    ready = who if " ".join(name.split()) else ""
    writing.button(say("conditions.workshop.begin"), "begin workshop", ready, _begin, of, who)


def _begin(of: ManagedNetwork, who: str) -> None:
    desk = session.desk()
    made = gathered(of, " ".join(st.session_state["workshop name"].split()), desk.today())
    try:
        written = desk.put_round(made, who)
        desk.workshops.begin(made)
    except SaanError as problem:
        writing.failed(problem)
        return
    writing.done("conditions.workshop.begun", written, what=made.name)
    address.put(round=made.uid, part="room", show=None)


def draw(of: Round, who: str) -> None:
    """All of it; what is told is looked at anew by itself."""
    desk = session.desk()
    workshop = desk.workshops.of(of.uid)
    if workshop is None:
        st.caption(say("conditions.workshop.no_code"))
        writing.button(say("conditions.workshop.again"), "new code", who, _again, of)
        return
    left, right = st.columns([2, 5])
    with left:
        _door(workshop)
        _time(workshop)
    with right:
        if picked := address.given("differs"):
            _picked(desk, of, picked, who)
        _live(desk, of, who)


def _picked(desk: Service, of: Round, key: str, who: str) -> None:
    """The pair that is to be decided on, with its form."""
    for each in _found(desk, of):
        if differences.key(each) == key:
            with blocks.opened(key):
                differences.one(each, of, who)


def _again(of: Round) -> None:
    session.desk().workshops.begin(of)


def _door(workshop: Workshop) -> None:
    """The code, to be read from the back of the room, and as a picture for cameras."""
    import segno

    origin = address.origin()
    link = letters.link(f"{JOIN}/{workshop.code}", origin)
    if is_loopback(urlsplit(origin).hostname or "localhost"):
        st.warning(say("conditions.workshop.here_only"))
    st.image(segno.make(link, error="m", micro=False).svg_inline(scale=6, border=2), width=220)
    st.title(workshop.shown, anchor=False)
    st.caption(say("conditions.workshop.join"))
    st.markdown(plain(urlsplit(letters.link(JOIN, origin))._replace(query="").geturl()))
    browser.copy_text(link)


def _time(workshop: Workshop) -> None:
    """The time that is given for the map."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="workshop time"):
        if workshop.rings is None:
            minutes = st.number_input(
                say("conditions.workshop.minutes"), 1, 240, MINUTES, key="minutes", width=160
            )
            st.button(
                say("conditions.workshop.start"),
                key="start time",
                icon=":material/timer:",
                on_click=lambda: session.desk().workshops.ring(workshop.round, 60 * minutes),
            )
            return
        _timer()(
            key="timer",
            data={"left": workshop.rings - time.time(), "over": say("conditions.workshop.rung")},
            width="content",
        )
        st.button(
            say("conditions.workshop.stop"),
            key="stop time",
            on_click=lambda: session.desk().workshops.ring(workshop.round, None),
        )


def _found(desk: Service, of: Round) -> tuple[Difference, ...]:
    asked = address.current()
    said = tuple(so_far(desk.store, desk.sealed, of))
    return conditions.compared(desk.snapshot(asked.on, Filters()), said)


def _left(found: Sequence[Difference]) -> list[Difference]:
    """What the facilitator has to look at; one side alone is enough for what is on record."""
    return [e for e in found if not e.settled and not (e.kind == ONE_SIDE and e.recorded)]


@st.fragment(run_every=LOOKS)
def _live(desk: Service, of: Round, who: str) -> None:
    if st.session_state.get(writing.FRESH):  # what became of a click is told on top of the page
        st.rerun()
    try:
        found = _found(desk, of)
        there = [each.actor for each in invited(desk.sealed, of) if not each.withdrawn]
        for each in desk.workshops.waiting(of.uid):
            _newcomer(of, each, who)
    except SaanError as problem:
        st.error(plain(problem.text()))
        return
    left = _left(found)
    counts = {"there": len(there), "told": len(found), "left": len(left)}
    st.markdown(say("conditions.workshop.counts", None, **counts))
    _map(desk, of, there, found)
    easy = [each for each in left if _plainly(each)]
    if len(easy) > 1:
        st.button(
            say("conditions.workshop.take_all", count=len(easy)),
            key="take all",
            type="primary",
            disabled=not who,
            on_click=_settle,
            args=(of, easy, True, who),
        )
    for entry in left[:SHOWN]:
        _entry(of, entry, who)
    if len(left) > SHOWN:
        st.caption(say("conditions.workshop.more", count=len(left) - SHOWN))


def _plainly(of: Difference) -> bool:
    """Whether it can be taken in as it is told."""
    return of.kind in (NEW, ONE_SIDE) and of.other is not None


def _map(desk: Service, of: Round, there: Sequence[str], found: Sequence[Difference]) -> None:
    snapshot = desk.snapshot(address.current().on, Filters(network=of.network))
    if not there and not found:
        return
    made = drawing.told(actors.directory(snapshot), there, found, network.positions(snapshot))
    draw_map(made, "workshop map", height=520, on_select=lambda actor, tie: None)
    st.caption(say("conditions.workshop.map"))


def _entry(of: Round, each: Difference, who: str) -> None:
    """What is told of one pair, and what can be done with it."""
    names, key = on_record(), differences.key(each)
    with st.container(horizontal=True, vertical_alignment="center", key=f"told {key}"):
        words = " · ".join(wording.told(report, names) for report in each.said)
        kind = say(f"conditions.differences.kinds.{each.kind}")
        st.markdown(f"**{plain(wording.pair(each, names))}** · {plain(words)} · {kind}")
        if _plainly(each):
            for word, taken, icon in (("take", True, ":material/check:"), ("leave", False, None)):
                st.button(
                    say(f"conditions.workshop.{word}"),
                    key=f"{word} {key}",
                    type="secondary" if taken else "tertiary",
                    icon=icon,
                    disabled=not who,
                    on_click=_settle,
                    args=(of, [each], taken, who),
                )
        elif st.button(say("conditions.workshop.decide"), key=f"decide {key}", disabled=not who):
            address.put(differs=key)
            st.rerun()


def _settle(of: Round, found: Sequence[Difference], taken: bool, who: str) -> None:
    day, source = session.desk().today(), say("conditions.workshop.source", name=of.name)
    why = say(f"conditions.workshop.{'why' if taken else 'why_not'}")
    wanted = [
        Settlement(
            each.said, day, why, each.said[0].type if taken else None, source=source, running=True
        )
        for each in found
    ]
    what = wording.pair(found[0], on_record()) if len(found) == 1 else str(len(found))
    word = ("taken" if len(found) == 1 else "taken_all") if taken else "left_out"
    writing.attempt(
        f"conditions.workshop.{word}", lambda: session.desk().settle(wanted, who), what=what
    )


def _newcomer(of: Round, each: Newcomer, who: str) -> None:
    """Somebody at the door: who it is on record, or that they are new."""
    alike = [(hit.uid, hit.name) for hit in ask_all(search.search, each.name, 3)]
    names = dict(alike)
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"door {each.key}"):
        st.markdown(f":material/waving_hand: **{plain(each.name)}**")
        choice = st.selectbox(
            say("conditions.workshop.who"),
            [*names, *SORTS],
            0 if names else SORTS.index("group"),
            key=f"as {each.key}",
            format_func=lambda one: differences.new(one) or names[one],
            width=320,
        )
        st.button(
            say("conditions.workshop.admit"),
            key=f"admit {each.key}",
            disabled=not who,
            on_click=_admit,
            args=(of, each, choice, who),
        )
        st.button(
            say("conditions.workshop.refuse"),
            key=f"refuse {each.key}",
            type="tertiary",
            on_click=session.desk().workshops.refuse,
            args=(each.key,),
        )


def _admit(of: Round, each: Newcomer, choice: str, who: str) -> None:
    known = None if choice in SORTS else choice
    kind = choice if choice in SORTS else SORTS[0]
    writing.attempt(
        "conditions.workshop.admitted",
        lambda: session.desk().admit(of, each.key, who, known, kind),
        what=each.name,
    )


@st.cache_resource(show_spinner=False)
def _timer() -> Any:
    return st.components.v2.component(
        "saan_timer",
        html='<output role="timer"></output>',
        css="output { font-size: 2.4rem; font-weight: 700; } .over { color: #b84a00; }",
        js=(HERE / "timer.js").read_text("utf-8"),
    )
