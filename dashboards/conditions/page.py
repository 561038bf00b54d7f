"""Members' view: what do members say of ties, trust and conditions? For the manager who asks."""

from collections.abc import Callable

import streamlit as st

from dashboards.conditions import (
    asking,
    closing,
    differences,
    editing,
    results,
    sheet,
    who,
    workshop,
)
from dashboards.frame import address, blocks, labels, sentences, session, writing
from dashboards.frame.blocks import how
from dashboards.frame.labels import plain
from dashboards.frame.session import ask, on_record
from graph import conditions, settings
from graph.base.words import language, say
from graph.conditions.asking import counted, state
from graph.kinds import ManagedNetwork, Round
from graph.kinds.vocabulary import said

Part = Callable[[Round, str], None]

PARTS: dict[str, Part] = {
    "who": who.draw,
    "ask": asking.draw,
    "change": editing.draw,
    "close": closing.draw,
}
OF_CLOSED: dict[str, Part] = {
    "results": results.draw,
    "differences": differences.draw,
    "who": who.draw,
}
"""What is seen of a round that has closed."""
OF_WORKSHOP: dict[str, Part] = {"room": workshop.draw, "who": who.draw, "end": closing.draw}
OF_CLOSED_WORKSHOP: dict[str, Part] = {
    "differences": differences.draw,
    "sheet": sheet.draw,
    "who": who.draw,
}


def parts(of: Round) -> dict[str, Part]:
    """What can be done with a round, or seen of it."""
    if of.workshop:
        return OF_CLOSED_WORKSHOP if of.closed else OF_WORKSHOP
    return OF_CLOSED if of.closed else PARTS


NEW = {"new": editing.new, "workshop": workshop.new}
"""Ways to begin a round."""

URGENT = ("open", "ending", "coming", "closed")
"""Which of the rounds the page speaks of first; of those alike, the latest."""

asked = address.current()
names = on_record()
today = session.desk().today()
found = ask(conditions.rounds, asked)
ours = ask(settings.managed, asked)


def lead(of: Round | None) -> str:
    """How a round stands."""
    if of is None:
        return say("conditions.lead.none")
    (told, of_all), now = counted(session.desk().sealed, of), state(of, today)
    word = "unasked" if now == "open" and not of_all else now
    if of.workshop and not of.closed:
        word = "workshop"
    day = of.closed or (of.opens if now == "coming" else of.closes)
    facts = {"name": of.name, "day": labels.day(day)}
    return say(
        f"conditions.lead.{word}",
        answered=labels.count(told),
        asked=labels.count(of_all),
        **facts,
    )


def facts(of: Round) -> None:
    """A round in three lines: its days, what it asks, who has answered."""
    days = {"first": labels.day(of.opens), "last": labels.day(of.closes)}
    st.caption(plain(say("conditions.card.days", network=names.name(of.network), **days)))
    parts = " · ".join(said("asks", part, language()) for part in of.asks)
    st.caption(plain(say("conditions.card.asks", parts=parts)))
    told, of_all = counted(session.desk().sealed, of)
    if of_all:
        share = labels.share(told / of_all)
        counts = {"answered": labels.count(told), "asked": labels.count(of_all)}
        st.markdown(say("conditions.card.answered", share=share, left=of_all - told, **counts))
    elif not of.workshop:
        st.caption(say("conditions.card.unasked"))


def card(of: Round) -> None:
    """A round in the list."""
    with st.container(border=True, key=f"round {of.uid}"):
        st.markdown(f"**{plain(of.name)}** · {say(f'conditions.state.{state(of, today)}')}")
        facts(of)
        st.button(
            plain(say("conditions.card.open", name=labels.short(of.name))),
            key=f"open {of.uid}",
            on_click=address.put,
            kwargs={"round": of.uid, "part": None},
        )


def one(of: Round, writer: str) -> None:
    """One round, with what can be done with it."""
    st.button(
        say("conditions.card.back"),
        key="back",
        type="tertiary",
        icon=":material/arrow_back:",
        on_click=address.put,
        kwargs={"round": None, "part": None},
    )
    if of.closed or not of.workshop:  # a workshop's page is what the room sees
        blocks.heading(f"{of.name} · {say(f'conditions.state.{state(of, today)}')}")
        facts(of)
    there = parts(of)
    words = {each: say(f"conditions.part.{each}") for each in there}
    part = address.switch(say("conditions.part.label"), "part", tuple(words), words.__getitem__)
    there[part](of, writer)


def entry(begin: Callable[[ManagedNetwork, str], None], writer: str) -> None:
    """A new round of the network that is asked about."""
    if ours:
        begin(ours, writer)
    else:
        st.caption(sentences.whose(asked, "conditions.page.no_network"))
        address.link("settings", say("stakeholders.lead.set_us"))


chosen = next((each for each in found if each.uid == address.given("round")), None)
latest = min(found, key=lambda each: URGENT.index(state(each, today)), default=None)
blocks.lead(lead(chosen or latest))
writer = writing.writer_or_why()
if asked.known:
    st.caption(say("conditions.page.past"))
elif chosen:
    one(chosen, writer)
else:
    views = ("rounds", *NEW) if found else tuple(NEW)
    words = {each: say(f"conditions.show.{each}") for each in views}
    if not found:
        st.markdown(say("conditions.page.what"))
    view = address.switch(say("conditions.show.label"), "show", views, words.__getitem__)
    if view in NEW:
        entry(NEW[view], writer)
    for each in found if view == "rounds" else ():
        card(each)
how((), ("conditions/records_rounds",), say("conditions.how.text"))
