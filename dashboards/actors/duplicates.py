"""Partners who may be one, side by side with the reasons: make them one, or say they are two."""

import streamlit as st

from dashboards.actors import wording
from dashboards.frame import address, blocks, labels, session, writing
from dashboards.frame.address import Asked
from dashboards.frame.labels import plain, short
from dashboards.frame.session import ask, ask_all
from graph import actors
from graph.actors.lookup import Profile
from graph.base.words import say
from graph.duplicates import Candidate
from graph.duplicates.questions import duplicates, merge_preview

SHOWN = 10
MERGING = "merging"


def panel(asked: Asked) -> None:
    """The likeliest pairs, one card each."""
    found = ask_all(duplicates)
    key = "duplicates.page.lead" if found else "duplicates.page.nobody"
    blocks.lead(say(key, count=labels.count(len(found))))
    name = writing.writer_or_why()
    most = st.session_state.get("pairs shown", SHOWN)
    for pair in found[:most]:
        _card(pair, asked, name)
    if len(found) > most:
        left = labels.count(len(found) - most)
        st.button(say("duplicates.page.more", left=left), on_click=_more, args=(most,))
    with st.expander(say("pages.how.title")):
        st.markdown(say("duplicates.page.how"))


def _more(most: int) -> None:
    st.session_state["pairs shown"] = most + SHOWN


def _card(pair: Candidate, asked: Asked, name: str) -> None:
    profiles = {uid: ask(actors.profile, asked, uid) for uid in (pair.one, pair.other)}
    names = {uid: profiles[uid].facts["name"] for uid in profiles}
    with st.container(border=True, key=f"pair {pair.one} {pair.other}"):
        for column, uid in zip(st.columns(2, gap="large"), profiles, strict=True):
            with column:
                _side(uid, profiles[uid])
        st.markdown("\n".join(f"- {plain(reason.text())}" for reason in pair.reasons))
        st.caption(say("duplicates.page.score", score=pair.score))
        merging = st.session_state.get(MERGING)
        if merging and set(merging) == set(names):
            keep, gone = merging
            _preview(keep, gone, names, name)
        else:
            _choices(pair, names, name)


def _side(uid: str, found: Profile) -> None:
    address.link("actors", f"**{plain(short(found.facts['name']))}**", actor=uid)
    counted = {"ties": len(found.ties), "activities": len(found.activities)}
    words = {what: labels.count(count) for what, count in counted.items()}
    st.caption(plain(say("duplicates.page.side", uid=uid, **words)))
    wording.facts(found.facts)


def _choices(pair: Candidate, names: dict[str, str], name: str) -> None:
    with st.container(horizontal=True):
        for keep, gone in ((pair.one, pair.other), (pair.other, pair.one)):
            st.button(
                say("duplicates.page.keep", name=plain(short(names[keep], 28)), uid=plain(keep)),
                key=f"keep {keep} {gone}",
                disabled=not name,
                on_click=_begin,
                args=(keep, gone),
            )
        st.button(
            say("duplicates.page.apart"),
            key=f"apart {pair.one} {pair.other}",
            disabled=not name,
            on_click=_apart,
            args=(pair.one, pair.other, names, name),
        )


def _preview(keep: str, gone: str, names: dict[str, str], name: str) -> None:
    moves = ask_all(merge_preview, keep, gone)
    moved = [
        say("duplicates.page.moved", kind=say(f"kinds.{kind}.many"), count=labels.count(count))
        for kind, count in moves.items()
    ]
    words = {"keep": plain(names[keep]), "gone": plain(names[gone]), "uid": plain(gone)}
    st.markdown(say("duplicates.page.preview", **words))
    st.markdown(" · ".join(moved) or say("duplicates.page.nothing_moves"))
    with st.container(horizontal=True):
        label = say("duplicates.page.confirm")
        writing.button(label, "confirm merge", name, _merge, keep, gone, names, name)
        st.button(say("duplicates.page.cancel"), key="cancel merge", on_click=_end)


def _begin(keep: str, gone: str) -> None:
    st.session_state[MERGING] = (keep, gone)


def _end() -> None:
    st.session_state.pop(MERGING, None)


def _merge(keep: str, gone: str, names: dict[str, str], name: str) -> None:
    _end()
    writing.attempt(
        "duplicates.page.merged",
        lambda: session.desk().merge(keep, gone, name),
        keep=names[keep],
        gone=names[gone],
    )


def _apart(one: str, other: str, names: dict[str, str], name: str) -> None:
    writing.attempt(
        "duplicates.page.apart_done",
        lambda: session.desk().distinct(one, other, name),
        one=names[one],
        other=names[other],
    )
