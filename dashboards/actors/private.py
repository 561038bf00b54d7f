"""What is held of one person, for administrators: given to them, or forgotten."""

import json
from functools import partial

import streamlit as st

from dashboards.frame import address, session, writing
from dashboards.frame.labels import plain
from graph import privacy
from graph.base.errors import SaanError
from graph.base.texts import split_list
from graph.base.words import language, say, speaking
from graph.journal import Note
from graph.privacy.telling import lines
from graph.rights import as_now, current_user
from graph.service import Service


def panel(uid: str, name: str) -> None:
    """Folded at the foot of a profile; nothing for who may not, or while the past is looked at."""
    if address.current().known or not current_user().may("administer"):
        return
    with st.expander(say("privacy.page.title"), key=f"private {uid}"):
        st.caption(say("privacy.page.about"))
        st.download_button(
            say("privacy.page.give"),
            as_now(partial(_file, session.desk(), uid, language())),
            f"saan-{uid}.json",
            key=f"give {uid}",
            on_click="ignore",
            icon=":material/download:",
        )
        if st.toggle(say("privacy.page.look"), key=f"look {uid}"):
            _forgetting(uid, name)


def _file(desk: Service, uid: str, lang: str) -> bytes:
    with speaking(lang):
        given = privacy.export(desk.source, privacy.held(desk.source, uid))
    return json.dumps(given, ensure_ascii=False, indent=1).encode()


def _forgetting(uid: str, name: str) -> None:
    source = session.desk().source
    also = split_list(st.text_input(say("privacy.page.also"), key=f"also {uid}"))
    found = privacy.held(source, uid, also)
    st.markdown("\n".join(f"- {plain(line)}" for line in lines(found, source.home)))
    st.caption(say("privacy.page.after"))
    who = writing.writer_or_why()
    typed = st.text_input(say("privacy.page.type", name=plain(name)), key=f"sure {uid}")
    st.button(
        say("privacy.page.forget"),
        key=f"forget {uid}",
        disabled=not who or typed.strip() != name,
        on_click=_forget,
        args=(uid, also, who),
    )


def _forget(uid: str, also: tuple[str, ...], who: str) -> None:
    source = session.desk().source
    try:
        found = privacy.held(source, uid, also)
        privacy.forget(source, found, Note(who, "page"))
    except SaanError as problem:
        writing.failed(problem)
        return
    facts = {"what": found.actor.name, "pseudonym": found.forgetting.pseudonym}
    address.put(actor=None)
    writing.done("privacy.forgot", None, (), **facts)
