"""Which pages are open to who looks, and what stands in the place of the others."""

from dataclasses import replace
from datetime import date

import streamlit as st

from dashboards.frame import address
from dashboards.frame.labels import plain
from dashboards.frame.pages import PAGES, Entry
from dashboards.frame.session import ask_all, ask_on, held_to_network
from graph import network, shared
from graph.base.texts import clean
from graph.base.words import say
from graph.network import EVERYTHING, Choices, Filters
from graph.rights import User, current_user, looked

MEMBERS = "shared"
"""The page that members have."""

NOTHING = Choices(areas=(), issues=(), networks=(), sectors=(), types=())


def may(deed: str) -> bool:
    """Whether who looks may do it: in all that is on record, or in the network looked at."""
    user = current_user()
    network = held_to_network() or address.given("network")
    return user.may(deed) or network in user.where(deed)


def sees() -> bool:
    """Whether who looks may see the network, and not only what is shared with members."""
    return may("ask")


def is_open(entry: Entry) -> bool:
    """Whether who looks may open the page."""
    return current_user().may(entry.deed) if entry.of_all else may(entry.deed)


def choices(on: date) -> Choices:
    """What can be filtered by: of networks only those in which who looks may see something."""
    user = current_user()
    if user.may("ask"):
        return ask_all(network.choices)
    if own := user.where("ask"):
        each = [ask_on(network.choices, on, Filters(network=uid)) for uid in own]
        named = tuple(pair for choices in each for pair in choices.networks)
        here = held_to_network()
        return replace(each[own.index(here)] if here else NOTHING, networks=named)
    return replace(NOTHING, networks=_of_member(user, on))


def _of_member(user: User, on: date) -> tuple[tuple[str, str], ...]:
    return ask_on(shared.networks, on, EVERYTHING, user.actor) if user.actor else ()


def names(choices: Choices) -> str:
    """The networks of who may not see all; the one that is chosen, where there is one."""
    own = dict(choices.networks)
    chosen = address.given("network") or ""
    return own.get(chosen) or " · ".join(own.values())


def shut(word: str) -> bool:
    """Whether the page is not open to who looks: then it is said in its place, and kept that it
    was asked for. Who comes in by the first page is led to the one that is."""
    entry = next(each for each in PAGES if each.word == word)
    if is_open(entry):
        return False
    user = current_user()
    if user.where("ask"):
        st.warning(plain(say("rights.whole" if sees() else "rights.which")))
        return True
    if entry is PAGES[0]:
        address.go(MEMBERS)
    asked = st.query_params.to_dict()
    values = (value for name, value in asked.items() if name != "lang")
    looked("refused", clean(" ".join((word, *values)))[:100])
    st.warning(plain(say("rights.not_shared")))
    address.link(MEMBERS, say(f"{MEMBERS}.page.title"))
    return True
