"""Brainstorming: names by sector, each matched with who is on record before it is added."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from operator import itemgetter

import streamlit as st

from dashboards.frame import blocks, labels, session, writing
from dashboards.frame.labels import plain
from dashboards.frame.session import ask_all
from graph import search
from graph.base.errors import DataError
from graph.base.texts import fold
from graph.base.words import language, say
from graph.edit import Edit
from graph.intake.worksheets.actors import kind_by_word
from graph.kinds import SECTORS, ManagedNetwork
from graph.kinds.actor import SORTS
from graph.kinds.vocabulary import said
from graph.search.matching import Index, spellings

MOST = 60
"""Names at a time."""

NEW = "new"
ALIKE = 3
"""Partners offered for a name that is like theirs."""


@dataclass(frozen=True)
class Named:
    """text: as typed, in a sector. uid: whom it means, "" a new partner of `kind`; both None while
    it is not decided. same: uids of those who bear the name already."""

    text: str
    sector: str
    uid: str | None
    kind: str | None
    same: tuple[str, ...] = ()


def draw(network: ManagedNetwork, there: Collection[str], who: str) -> None:
    """The three fields, what each name means, and the button. there: uids assessed already."""
    blocks.heading(say("stakeholders.names.title"))
    turn = st.session_state.get("names turn", 0)
    for sector, column in zip(SECTORS, st.columns(len(SECTORS)), strict=True):
        column.text_area(
            say(f"pages.sector.{sector}"),
            key=_key(sector, turn),
            placeholder=say("stakeholders.names.hint"),
            height=190,
        )
    typed = _typed(turn)
    if len(typed) > MOST:
        st.caption(say("stakeholders.names.many", most=MOST))
        return
    named = [each for text, sector in typed if (each := _meant(text, sector, there))]
    if not named:
        return
    undecided = sum(each.uid is None for each in named)
    if undecided:
        st.caption(say("stakeholders.names.open", count=labels.count(undecided)))
    elif who:
        token = st.session_state.setdefault("names token", uuid.uuid4().hex)
        label = say("stakeholders.names.add", count=labels.count(len(named)))
        st.button(label, type="primary", on_click=_add, args=(named, network, who, token))


def _key(sector: str, turn: int) -> str:
    return f"names {sector} {turn}"


def _typed(turn: int) -> list[tuple[str, str]]:
    """(name, sector), each name once; of one that is there in another spelling it is told."""
    found: list[tuple[str, str]] = []
    seen: dict[str, str] = {}
    lines = (
        (" ".join(line.split()), sector)
        for sector in SECTORS
        for line in str(st.session_state.get(_key(sector, turn)) or "").splitlines()
    )
    for text, sector in filter(itemgetter(0), lines):
        letters = [each for each in spellings(text) if each] or [text]
        first = next((seen[each] for each in letters if each in seen), None)
        if first is None:
            found.append((text, sector))
            seen |= dict.fromkeys(letters, text)
        elif first != text:
            facts = {"text": plain(text), "name": plain(first)}
            st.caption(say("stakeholders.names.twice", **facts))
    return found


def _meant(text: str, sector: str, there: Collection[str]) -> Named | None:
    """What a name means, asked where it is not sure; None for one that is on the list already."""
    hits = ask_all(search.search, text)
    same = [hit for hit in hits if hit.how == "same"]
    borne = tuple(hit.uid for hit in same)
    if len(same) == 1:
        known = "there" if same[0].uid in there else "known"
        facts = {"text": plain(text), "name": plain(same[0].name)}
        st.caption(say(f"stakeholders.names.{known}", **facts))
        return None if known == "there" else Named(text, sector, same[0].uid, None)
    near = {hit.uid: labels.short(hit.name) for hit in hits[:ALIKE]}
    uid: str | None = NEW
    if near:
        words = {key: say("stakeholders.names.is", name=plain(n)) for key, n in near.items()}
        words[NEW] = say("stakeholders.names.new")
        uid = st.pills(
            say("stakeholders.names.like", text=plain(text)),
            tuple(words),
            format_func=words.__getitem__,
            key=f"meant {fold(text)}",
        )
    if uid is None or uid != NEW:
        return Named(text, sector, uid, None)
    kinds = {each: said("kind", each, language()) for each in SORTS}
    kind = st.pills(
        say("stakeholders.names.kind", text=plain(text)),
        SORTS,
        default=_guessed(text),
        format_func=kinds.__getitem__,
        key=f"kind {fold(text)}",
    )
    return Named(text, sector, "" if kind else None, kind, borne)


def _guessed(text: str) -> str | None:
    kind = kind_by_word(text)
    return kind if kind in SORTS else None


def _add(named: Sequence[Named], network: ManagedNetwork, who: str, token: str) -> None:
    if faster := _added_meanwhile(named):
        writing.failed(DataError("stakeholders.names.meanwhile", names=", ".join(faster)))
        return
    edits = [
        Edit("add", "actors", {"name": each.text, "kind": each.kind or "", "sector": each.sector})
        for each in named
        if not each.uid
    ]
    edits += [
        Edit("add", "stakes", {"actor": each.uid or each.text, "network": network.uid})
        for each in named
    ]
    what = labels.count(len(named))
    if problem := writing.edit(edits, who, "", token, "stakeholders.names.added", what=what):
        writing.failed(problem)
    else:
        st.session_state["names turn"] = st.session_state.get("names turn", 0) + 1
        st.session_state.pop("names token", None)


def _added_meanwhile(named: Sequence[Named]) -> list[str]:
    """The new names that somebody else has added since they were matched, as they are on record."""
    new = [each for each in named if not each.uid]
    index = session.read(Index.of) if new else None
    return [
        hit.name
        for each in new
        for hit in (index.search(each.text) if index else ())
        if hit.how == "same" and hit.uid not in each.same
    ]
