"""Which pages are open to who looks, and what stands in the place of the others."""

from datetime import date

import streamlit as st

from dashboards.frame import address
from dashboards.frame.labels import plain
from dashboards.frame.pages import PAGES, Entry
from dashboards.frame.session import ask_all, ask_on
from graph import network, shared
from graph.base.texts import clean
from graph.base.words import say
from graph.network import Choices
from graph.rights import current_user, looked

MEMBERS = "shared"
"""The page that members have."""


def whole() -> bool:
    """Whether who looks may see the network, and not only what is shared with members."""
    return current_user().may("ask")


def is_open(entry: Entry) -> bool:
    """Whether who looks may open the page."""
    return current_user().may(entry.deed)


def choices(on: date) -> Choices:
    """What can be filtered by; for a member their own networks of the day alone."""
    if whole():
        return ask_all(network.choices)
    partner = current_user().actor
    own = ask_on(shared.networks, on, partner) if partner else ()
    return Choices(areas=(), issues=(), networks=own, sectors=(), types=())


def names(choices: Choices) -> str:
    """A member's networks; the one that is chosen, where there is one."""
    own = dict(choices.networks)
    chosen = address.given("network") or ""
    return own.get(chosen) or " · ".join(own.values())


def shut(word: str) -> bool:
    """Whether the page is not open to who looks: then it is said in its place, and kept that it
    was asked for. Who comes in by the first page is led to the one that is."""
    entry = next(each for each in PAGES if each.word == word)
    if is_open(entry):
        return False
    if entry is PAGES[0]:
        address.go(MEMBERS)
    asked = st.query_params.to_dict()
    values = (value for name, value in asked.items() if name != "lang")
    looked("refused", clean(" ".join((word, *values)))[:100])
    st.warning(plain(say("rights.not_shared")))
    address.link(MEMBERS, say(f"{MEMBERS}.page.title"))
    return True
