"""One pair on a card: why it calls for care, who should call and how, and what came of it."""

from datetime import date, timedelta
from functools import partial

import streamlit as st
from pandas import Series

from dashboards.calendar import wording
from dashboards.forms import drafts
from dashboards.frame import address, labels, session, writing
from dashboards.frame.address import Asked
from dashboards.frame.labels import plain
from dashboards.frame.session import ask_all, read
from graph import actors, edit
from graph.base.texts import join_list
from graph.base.words import say
from graph.calendar.rhythm import usual
from graph.edit import Edit
from graph.journal import Written

LATER = (7, 30, 91)
"""Days by which a contact can be put off."""

KEPT = 365
"""Days for which a rhythm that is to stay is not asked about again."""


def pair(row: Series, who: str, asked: Asked, phones: bool = False) -> None:
    """A pair that is due, or tied on paper only."""
    with st.container(border=True):
        said, done = st.columns([3, 2], vertical_alignment="center")
        with said.container(gap="xsmall"):
            _head(row)
            if "caller_name" in row:
                st.markdown(wording.caller(row))
                if phones:
                    _reached(row)
            st.caption(plain(wording.why(row)))
        with done:
            if writing.allowed():
                with st.container(horizontal=True):
                    _contacted(row, who, asked)
                    if "due" in row and asked.on >= asked.usual:
                        _later(row, who, asked)
            with st.container(horizontal=True):
                if writing.allowed():
                    both = f"{row['one']},{row['other']}"
                    address.link("activities", say("calendar.log_more"), **{"with": both})
                address.link("ties", say("calendar.pair"), one=row["one"], other=row["other"])


def unlike(row: Series, who: str, asked: Asked) -> None:
    """A pair that does not live the rhythm declared of it: is the record to be corrected?"""
    with st.container(border=True):
        _head(row)
        st.markdown(
            f"{plain(wording.rhythm(row.to_dict() | {'apart': True}))} **{say('calendar.ask')}**"
        )
        with st.container(horizontal=True, vertical_alignment="center"):
            if writing.allowed():
                _correct(row, who, asked)
                until = asked.on + timedelta(days=KEPT)
                _button(row, who, asked, "rhythm", until, say("calendar.keep"), "calendar.kept")
            address.link("ties", say("calendar.otherwise"), one=row["one"], other=row["other"])


def _head(row: Series) -> None:
    st.markdown(f"**{plain(wording.pair(row))}**")


def _reached(row: Series) -> None:
    """How those to be called are reached: personal data, shown only where somebody asks for it."""
    for uid, name in zip(row["called"], row["called_names"], strict=True):
        found = ask_all(actors.contacts, uid).to_dict("records")
        ways = [
            " · ".join(filter(None, (each["phone"], each["line"], each["email"]))) for each in found
        ]
        lines = [f"{each['name']}: {way}" for each, way in zip(found, ways, strict=True) if way]
        for line in lines:
            st.markdown(f":material/call: {plain(line)}")
        if not lines:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.caption(say("calendar.no_phone", name=plain(name)), width="content")
                address.link("actors", say("calendar.add_phone"), actor=uid)


def _contacted(row: Series, who: str, asked: Asked) -> None:
    given = {
        "date": asked.on.isoformat(),
        "title": say("calendar.contact_of", one=row["one_name"], other=row["other_name"]),
        "kind": say("calendar.contact"),
        "participants": join_list([row["one"], row["other"]]),
    }
    wanted = Edit("add", "activities", given)
    drafts.at_once(say("calendar.log"), wanted, who, "calendar.logged", wording.pair(row))


def _later(row: Series, who: str, asked: Asked) -> None:
    with st.popover(say("calendar.later"), disabled=not who):
        for days in LATER:
            until = asked.on + timedelta(days=days)
            label = f"{say(f'calendar.later_{days}')} ({labels.day(until)})"
            _button(row, who, asked, "contact", until, label, "calendar.put_off")


def _button(
    row: Series, who: str, asked: Asked, about: str, until: date, label: str, done: str
) -> None:
    words = {"what": wording.pair(row), "day": labels.day(until)}

    def write() -> Written | None:
        return session.desk().put_off(row["one"], row["other"], about, asked.on, until, who)

    st.button(
        label,
        key=f"{about} {row['one']} {row['other']} {until}",
        disabled=not who,
        on_click=partial(writing.attempt, done, write, **words),
    )


def _correct(row: Series, who: str, asked: Asked) -> None:
    """The button that makes the ties' frequency what the two live."""
    if not row["together"]:
        return
    lived = usual(float(row["together"]))
    found = read(edit.episodes, row["one"], row["other"])
    high = [
        tie for tie in found if tie.covers(asked.on) and tie.frequency and tie.frequency > lived
    ]
    edits = [Edit("correct", "ties", {"frequency": f"{lived:g}"}, tie) for tie in high]
    words = {"what": wording.pair(row), "often": wording.often(lived)}
    if edits:

        def write() -> Written | None:
            return session.desk().edit(edits, who)

        st.button(
            say("calendar.correct", often=words["often"]),
            key=f"correct {row['one']} {row['other']}",
            type="primary",
            disabled=not who,
            on_click=partial(writing.attempt, "calendar.corrected", write, **words),
        )
