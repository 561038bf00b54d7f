"""Introductions: from whom, to whom, why this way; asked for in two clicks, and what came of it."""

from collections.abc import Sequence

import streamlit as st

from dashboards.forms import drafts
from dashboards.forms.actor_picker import who
from dashboards.frame import address, labels, writing
from dashboards.frame.address import Asked
from dashboards.frame.labels import plain
from dashboards.frame.session import ask, ask_all, read
from dashboards.paths.ways import known
from graph import edit, network, paths
from graph.base.texts import join_list
from graph.base.words import say
from graph.edit import Edit
from graph.kinds import SECTORS, Activity
from graph.kinds.actor import SORTS
from graph.paths import Offers, Requested, Way
from graph.paths.offers import Offer, request
from graph.paths.reasons import reasons
from graph.paths.targets import Anyone

TO = ("one", "anyone")
SHOWN = 8  # requests shown


def wanted(options: Sequence[str], asked: Asked) -> tuple[str, ...]:
    """Who is to be reached: the partner of the URL, or all who are as the URL says."""
    to = address.switch(say("paths.page.whom"), "whom", TO, lambda w: say(f"paths.page.to_{w}"))
    if to == "one":
        end = who(say("paths.page.to"), "to", options)
        return (end,) if end else ()
    choices = ask_all(network.choices)
    fields = {
        "area": dict(choices.areas),
        "issue": dict(choices.issues),
        "sector": {name: labels.term("sector", name) for name in SECTORS},
        "kind": {name: say(f"pages.kind.{name}") for name in SORTS},
    }
    found = {}
    with st.container(horizontal=True):
        for name, words in fields.items():
            label = say("pages.field.kind") if name == "kind" else say(f"pages.filter.{name}")
            found[name] = address.pick(
                label, f"who_{name}", tuple(words), words.__getitem__, say("paths.page.any")
            )
    found["of"] = who(say("paths.page.who_of"), "who_of", options, say("paths.page.any"))
    return tuple(ask(paths.anyone, asked, Anyone(**found))) if any(found.values()) else ()


def sentence(offers: Offers, asked: Asked) -> str:
    """Whom to ask first, in one sentence."""
    best = offers[0]
    facts = {"wanted": best.way.names[-1], "day": labels.day(asked.on)}
    if best.way.hops == 1:
        return say("paths.page.known", start=best.way.names[0], **facts)
    chain = " → ".join(best.way.names[1:-1])
    return say("paths.page.ask_first", ways=labels.count(len(offers)), chain=chain, **facts)


def why(offer: Offer, offers: Offers) -> None:
    """What this way is worth and what speaks for it; its strength is within its worth."""
    words = "; ".join(reasons(offer.by, [each.by for each in offers]))
    facts = {"worth": labels.number(offer.by.worth), "why": words, "known": known(offer.way)}
    st.caption(plain(say("paths.page.because", **facts)))


def offer_request(way: Way, who_writes: str, asked: Asked) -> None:
    """A button that puts the request on record; nothing where the two know each other."""
    if way.hops < 2 or not writing.allowed():
        return
    label = say("paths.page.ask", host=way.names[1])
    what = f"{way.names[1]} → {way.names[-1]}"
    drafts.at_once(label, request(way, asked.on), who_writes, "paths.page.asked", what)


def made(askers: Sequence[str], ends: Sequence[str], who_writes: str, asked: Asked) -> None:
    """The requests of these askers or for these partners, the latest first, with their outcome."""
    found = [
        each
        for each in reversed(ask(paths.requests, asked))
        if set(each.askers) & set(askers) or set(each.concerns) & set(ends)
    ][:SHOWN]
    if not found:
        return
    st.markdown(f"**{say('paths.page.requests')}**")
    for each in found:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            facts = {"day": labels.day(each.day), "title": each.title}
            outcome = say(f"forms.outcome_is.{each.outcome}")
            st.markdown(plain(say("paths.page.request", **facts, outcome=outcome)))
            if each.outcome == "asked" and writing.allowed():
                for word in ("introduced", "declined"):
                    _settle(each, word, who_writes)
            address.link("activities", say("paths.page.open_request"), activity=each.uid)


def _settle(each: Requested, outcome: str, who_writes: str) -> None:
    """A button that says what came of a request; of one introduced, all of them met."""
    record = read(edit.one, Activity, each.uid)
    if record is None:
        return
    given = {"outcome": outcome}
    if outcome == "introduced":
        there = {*record.participants, *each.concerns}
        given["participants"] = join_list(sorted(there))
    planned = Edit("correct", "activities", given, base=record)
    label = say(f"forms.outcome_is.{outcome}")
    drafts.at_once(label, planned, who_writes, "paths.page.settled", f"{each.title}: {label}")
