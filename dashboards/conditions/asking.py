"""Links to the members of a round: made, shown once, and sent."""

from collections.abc import Sequence
from urllib.parse import urlsplit

import streamlit as st
from pandas import DataFrame

from dashboards.conditions import trying
from dashboards.frame import address, blocks, browser, labels, session, standalone, writing
from dashboards.frame.session import ask, on_record
from dashboards.outside.reach import is_loopback
from graph import conditions
from graph.base.errors import SaanError
from graph.base.words import say
from graph.conditions import letters, paper
from graph.conditions.asking import invite, invited, unanswered, unasked, waiting
from graph.conditions.letters import Letter
from graph.kinds import Round

MADE = "links of a round"
WHOM = "whom to ask"
PRINTED = ":material/print:"


def draw(of: Round, who: str) -> None:
    """Whom to ask, the button, and the links that were just made."""
    _whom(of, who)
    kept = st.session_state.get(MADE)
    if kept and kept[0] == of.uid:
        _made(of, kept[1])
    trying.draw(of, who)


def remind(of: Round) -> None:
    """Turns to new links for those who have not answered."""
    st.session_state[f"{WHOM} {of.uid}"] = "waiting"
    address.put(part="ask")


def _whom(of: Round, who: str) -> None:
    asked = invited(session.desk().sealed, of)
    members = ask(conditions.members, address.current(), of.uid)
    new, missing = unasked(members, asked), waiting(asked)
    open_to = unanswered(members, asked)
    if not members:
        st.caption(say("conditions.ask.nobody"))
        return
    if not open_to:
        st.caption(say("conditions.ask.all_answered"))
        return
    among = {"new": new, "waiting": missing, "some": open_to}
    ways = [way for way, uids in among.items() if uids]
    key = f"{WHOM} {of.uid}"
    if st.session_state.get(key) not in ways:
        st.session_state[key] = ways[0]
    words = {each: say(f"conditions.ask.{each}", count=len(among[each])) for each in ways}
    way = st.radio(say("conditions.ask.whom"), ways, key=key, format_func=words.__getitem__)
    chosen: Sequence[str] = among[way]
    if way == "some":
        chosen = st.multiselect(
            say("conditions.ask.choose"),
            sorted(open_to, key=on_record().name),
            key=f"members {of.uid}",
            format_func=on_record().name,
            placeholder=say("forms.pick"),
        )
    if set(missing).intersection(chosen):
        st.caption(say("conditions.ask.again"))
    writing.button(
        say("conditions.ask.make", count=len(chosen)),
        "make links",
        who if chosen else "",
        _make,
        of,
        tuple(chosen),
    )
    if chosen:
        _paper(of, chosen)


def _paper(of: Round, members: Sequence[str]) -> None:
    """Hands out forms on paper in place of links."""
    desk, on, named = session.desk(), address.current().on, on_record().name(of.network)

    def made() -> bytes:
        return paper.sheet(of, named, paper.forms(desk.snapshot(on), of, members)).encode()

    standalone.download(
        "conditions.ask.paper", "paper", made, PRINTED, "tertiary", count=len(members)
    )


def _make(of: Round, members: Sequence[str]) -> None:
    try:
        tokens = invite(session.desk().sealed, of, members)
    except SaanError as problem:
        writing.failed(problem)
        return
    st.session_state[MADE] = (of.uid, tokens)
    left = ", ".join(on_record().name(uid) for uid in members if uid not in tokens)
    word = "none_made" if not tokens else "some_made" if left else "made"
    writing.done(f"conditions.ask.{word}", None, (), count=labels.count(len(tokens)), what=left)


def _made(of: Round, tokens: dict[str, str]) -> None:
    """The links, for as long as they are shown."""
    if not tokens:
        return
    names, origin = on_record(), address.origin()
    named = {uid: names.name(uid) for uid in tokens}
    found = letters.letters(of, tokens, named, names.name(of.network), origin)
    if is_loopback(urlsplit(origin).hostname or "localhost"):
        st.warning(say("conditions.ask.here_only"))
    rows = DataFrame({"member": [e.name for e in found], "link": [e.link for e in found]})
    blocks.table(rows, {name: say(f"conditions.ask.{name}") for name in rows}, "links")
    with st.container(horizontal=True, vertical_alignment="center"):
        standalone.download(
            "conditions.ask.sheet", "slips", lambda: letters.sheet(found).encode(), PRINTED
        )
        if writing.mail_server():
            st.button(
                say("conditions.ask.mail"),
                key="mail links",
                help=say("conditions.ask.mail_help"),
                icon=":material/mail:",
                on_click=_mail,
                args=(found,),
            )
    _text(found)
    st.button(say("conditions.ask.done"), key="hide links", on_click=_hide)


def _text(found: Sequence[Letter]) -> None:
    """The text for one member, to copy."""
    by_uid = {each.member: each for each in found}
    uid = st.selectbox(
        say("conditions.ask.text_of"),
        list(by_uid),
        key="text of",
        format_func=lambda each: by_uid[each].name,
    )
    text = by_uid[uid or found[0].member].text.strip()
    st.code(text, language=None, wrap_lines=True)
    browser.copy_text(text)


def _mail(found: Sequence[Letter]) -> None:
    try:
        to = ask(letters.addresses, address.current(), tuple(each.member for each in found))
        sent = letters.send(found, to, writing.mail_server())
    except SaanError as problem:
        writing.failed(problem)
        return
    counts = {"sent": labels.count(sent), "what": labels.count(len(found))}
    writing.done("conditions.ask.mailed", None, (), **counts)


def _hide() -> None:
    st.session_state.pop(MADE, None)
    writing.clear()
