"""Influence × interest: the four cells, who stands in them, and moving one."""

from collections.abc import Sequence

import streamlit as st

from dashboards.forms import drafts, fields
from dashboards.frame import address, blocks, labels, writing
from dashboards.frame.labels import plain
from dashboards.frame.session import on_record
from graph.base.words import language, say
from graph.edit import Edit
from graph.kinds.stake import RATINGS
from graph.kinds.vocabulary import said
from graph.stakeholders import Stakeholder


def draw(found: Sequence[Stakeholder], who: str) -> None:
    """The cells, and the one that was chosen."""
    blocks.heading(say("stakeholders.grid.title"))
    for influence in RATINGS:
        for interest, column in zip(RATINGS, st.columns(len(RATINGS)), strict=True):
            with column, st.container(border=True, height="stretch"):
                cell = f"{influence}_{interest}"
                st.markdown(f"**{say(f'stakeholders.grid.{cell}')}**")
                st.caption(say(f"stakeholders.grid.do_{cell}"))
                _names([e for e in found if _cell(e.stake.influence, e.stake.interest) == cell])
    if without := [e for e in found if not _cell(e.stake.influence, e.stake.interest)]:
        with st.container(border=True):
            st.markdown(f"**{say('stakeholders.grid.without')}**")
            _names(without)
    chosen = address.given("stake")
    for each in found:
        if each.stake.actor == chosen:
            with blocks.opened(f"stake {chosen}"):
                _move(each, who)


def _cell(influence: str | None, interest: str | None) -> str:
    return f"{influence}_{interest}" if influence and interest else ""


def _names(found: Sequence[Stakeholder]) -> None:
    names = on_record()
    with st.container(horizontal=True, gap="small"):
        for each in found:
            label = plain(labels.short(names.name(each.stake.actor)))
            if each.moved and each.before:
                was = _cell(each.before.influence, each.before.interest)
                cell = say(f"stakeholders.grid.{was or 'without'}")
                label = f"{label} ({say('stakeholders.grid.moved', cell=cell)})"
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
    given, words = {}, {each: said("rating", each, language()) for each in RATINGS}
    with st.container(horizontal=True):
        for what in ("influence", "interest"):
            given[what] = st.segmented_control(
                fields.word("stakes", what),
                RATINGS,
                default=getattr(stake, what),
                format_func=words.__getitem__,
                key=f"{what} {stake.uid}",
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
