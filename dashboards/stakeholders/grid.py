"""Influence × interest: the four cells, who stands in them, and moving one."""

from collections.abc import Sequence

import streamlit as st

from dashboards.drawing import charts
from dashboards.forms import drafts, fields
from dashboards.frame import address, blocks, labels, writing
from dashboards.frame.labels import plain
from dashboards.frame.session import on_record
from dashboards.stakeholders import wording
from graph.base.words import language, say
from graph.edit import Edit
from graph.kinds.stake import PLACES, RATINGS
from graph.kinds.vocabulary import said
from graph.stakeholders import Stakeholder
from graph.stakeholders.standing import cell
from graph.stakeholders.telling import moved


def draw(found: Sequence[Stakeholder], who: str) -> None:
    """The cells, and the one that was chosen."""
    blocks.heading(say("stakeholders.grid.title"))
    for influence in RATINGS:
        for interest, column in zip(RATINGS, st.columns(len(RATINGS)), strict=True):
            with column, st.container(border=True, height="stretch"):
                here = f"{influence}_{interest}"
                st.markdown(f"**{say(f'stakeholders.grid.{here}')}**")
                st.caption(say(f"stakeholders.grid.do_{here}"))
                _names([e for e in found if cell(e.stake) == here])
    if without := [e for e in found if not cell(e.stake)]:
        with st.container(border=True):
            st.markdown(f"**{say('stakeholders.grid.without')}**")
            _names(without)
    chosen = address.given("stake")
    _picture(found, next((each for each in found if each.stake.actor == chosen), None))
    for each in found:
        if each.stake.actor == chosen:
            with blocks.opened(f"stake {chosen}"):
                _move(each, who)


def _picture(found: Sequence[Stakeholder], chosen: Stakeholder | None) -> None:
    """Everyone by numbers; a place that is clicked is proposed for the one that was chosen."""
    rows = wording.places(found, on_record())
    if rows.empty:
        return

    def propose(influence: int, interest: int) -> None:
        if chosen:
            st.session_state[_key("influence", chosen)] = str(influence)
            st.session_state[_key("interest", chosen)] = str(interest)

    charts.grid(rows, propose)
    if writing.allowed():
        st.caption(say("stakeholders.grid.click"))


def _key(what: str, each: Stakeholder) -> str:
    return f"{what} {each.stake.uid}"


def _names(found: Sequence[Stakeholder]) -> None:
    names = on_record()
    with st.container(horizontal=True, gap="small"):
        for each in found:
            label = plain(labels.short(names.name(each.stake.actor)))
            if each.moved and each.before:
                label = f"{label} ({moved(each.before)})"
            uid = each.stake.actor
            st.button(label, key=f"stake {uid}", on_click=address.put, kwargs={"stake": uid})


def _move(each: Stakeholder, who: str) -> None:
    """One stakeholder: what its place rests on, and another place for it."""
    stake, name = each.stake, on_record().name(each.stake.actor)
    st.markdown(f"**{plain(name)}**")
    if stake.how_it_influences:
        st.caption(f"{say('stakeholders.grid.how')} {plain(stake.how_it_influences)}")
    with st.container(horizontal=True):
        address.link("actors", labels.profile_of(name), actor=stake.actor)
        address.link("map", say("actors.page.on_map"), selected=stake.actor, focus=stake.actor)
    if not (writing.allowed() and who):
        return
    given, words = {}, {one: said("rating", one, language()) for one in PLACES}
    for what in ("influence", "interest"):
        st.session_state.setdefault(_key(what, each), getattr(stake, what))
        given[what] = st.segmented_control(
            fields.word("stakes", what),
            PLACES,
            format_func=words.__getitem__,
            key=_key(what, each),
        )
    new = {what: rating or "" for what, rating in given.items()}
    if all(new[what] == (getattr(stake, what) or "") for what in new):
        return
    day = labels.day(address.current().on)
    anew = Edit("change", "stakes", new, stake, day)
    fixed = Edit("correct", "stakes", new, stake)
    with st.container(horizontal=True):
        if stake.influence or stake.interest:
            label = say("stakeholders.grid.from_day", day=day)
            drafts.at_once(label, anew, who, "stakeholders.grid.placed", name)
        drafts.at_once(
            say("stakeholders.grid.fix" if stake.influence else "forms.save_add"),
            *(fixed, who, "stakeholders.grid.placed", name),
        )
