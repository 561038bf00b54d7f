"""A round begun or changed."""

from dataclasses import replace
from datetime import date

import streamlit as st

from dashboards.forms import drafts
from dashboards.forms.drafts import Draft
from dashboards.frame import address, labels, session, writing
from graph.base.dates import read_day
from graph.base.errors import DataError, SaanError
from graph.base.words import language, say
from graph.conditions.asking import invited
from graph.conditions.recording import new_uid, proposed
from graph.kinds import ASKED, ManagedNetwork, Round
from graph.kinds.vocabulary import said

FIELDS = ("name", "opens", "closes", "asks", "consent", "question")


def new(of: ManagedNetwork, who: str) -> None:
    """The form of a new round of a network."""
    today = session.desk().today()
    _form(f"new round {of.uid}", proposed(of, today), None, who, fixed=False)


def draw(of: Round, who: str) -> None:
    """The form of a round that is on record."""
    answered = any(each.answered for each in invited(session.desk().sealed, of))
    if answered:
        st.caption(say("conditions.form.begun"))
    _form(f"round {of.uid}", of, of, who, fixed=answered)


def _form(name: str, begun: Round, base: Round | None, who: str, fixed: bool) -> None:
    now = drafts.current(name, base)
    drafts.show_problems(now)
    for field in FIELDS:
        st.session_state.setdefault(now.key(name, field), _shown(field, getattr(begun, field)))
    words = {field: say(f"conditions.form.{field}") for field in FIELDS}
    key = {field: now.key(name, field) for field in FIELDS}
    with st.form(name, border=False):
        hint = say("conditions.form.name_hint")
        st.text_input(words["name"], key=key["name"], placeholder=hint, max_chars=200)
        with st.container(horizontal=True):
            for field, locked in (("opens", fixed), ("closes", False)):
                st.text_input(
                    words[field], key=key[field], help=say("forms.date_hint"), disabled=locked
                )
        st.pills(
            words["asks"],
            ASKED,
            key=key["asks"],
            selection_mode="multi",
            format_func=lambda part: said("asks", part, language()),
            disabled=fixed,
        )
        for field in ("question", "consent"):
            st.text_area(
                words[field],
                key=key[field],
                help=say(f"conditions.form.{field}_hint"),
                height=68 if field == "question" else 240,
                max_chars=20_000,
                disabled=fixed,
            )
        st.form_submit_button(
            say("conditions.form.save" if base else "conditions.form.save_new"),
            key=f"save {name}",
            type="primary",
            disabled=not who,
            on_click=_save,
            args=(name, begun, base, who, now.turn, fixed),
        )


def _shown(field: str, value: object) -> object:
    if isinstance(value, date):
        return labels.day(value)
    return list(ASKED if value is None else value) if field == "asks" else value or ""  # type: ignore[call-overload]


def _save(name: str, begun: Round, base: Round | None, who: str, turn: int, fixed: bool) -> None:
    now = drafts.current(name)
    if now.turn != turn:
        return
    try:
        after = _typed(name, now, begun, fixed)
        written = session.desk().put_round(after, who, base, "page", now.token)
    except DataError as problem:
        writing.clear()
        drafts.refused(name, now, problem)
        return
    except SaanError as problem:
        writing.failed(problem)
        return
    drafts.close(name)
    writing.done("conditions.form.saved" if written else "forms.same", written, what=after.name)
    address.put(round=after.uid, part=None if base else "ask", show=None)


def _typed(name: str, now: Draft, begun: Round, fixed: bool) -> Round:
    """The round as it was typed; DataError for a day that can't be read."""
    typed = {field: st.session_state.get(now.key(name, field)) for field in FIELDS}
    after = replace(
        begun, name=" ".join(str(typed["name"]).split()), closes=read_day(str(typed["closes"]))
    )
    if fixed:
        return after
    after = replace(
        after,
        opens=read_day(str(typed["opens"])),
        asks=tuple(part for part in ASKED if part in (typed["asks"] or ())),
        consent=str(typed["consent"]).strip() or None,
        question=str(typed["question"]).strip() or None,
    )
    return (
        after if after.uid else replace(after, uid=new_uid(after.network, after.name, after.opens))
    )
