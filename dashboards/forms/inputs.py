"""The fields of a form on the page, and both versions where somebody was faster."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from dashboards.forms import drafts, fields
from dashboards.forms.drafts import Draft
from dashboards.forms.fields import Field
from dashboards.frame import blocks, labels, writing
from dashboards.frame.labels import plain
from dashboards.frame.session import on_record
from graph.base.texts import join_list, split_list
from graph.base.words import say
from graph.journal.history import moment
from graph.kinds import Record
from graph.network.named import Names

SEVERAL = {"actors", "issues", "areas", "activities"}
PICKED = {*SEVERAL, "actor", "issue", "activity", "area", "network", "group"}


def begin(field: Field, key: str, text: str) -> None:
    """What stands in the field before anybody has typed: once, then what is typed stays."""
    if key not in st.session_state:
        st.session_state[key] = _raw(field, text)


def text(key: str) -> str:
    """What stands in the field of this key; "" where it is not on the page."""
    raw = st.session_state.get(key)
    if isinstance(raw, list):
        return join_list(raw)
    return str(raw).strip() if raw is not None else ""


def draw(
    kind: str, field: Field, key: str, names: Names, offered: Mapping[str, Sequence[str]]
) -> None:
    """The field. offered: column → what is suggested for it."""
    label = fields.word(kind, field.column) + (" *" if field.needed else "")
    hint = say("forms.pick")
    if field.how in PICKED:
        options = _options(field, names, key)
        show = labels.namer_of(options)
        more: Any = {"format_func": show, "placeholder": hint, "filter_mode": "contains"}
        if field.how in SEVERAL:
            st.multiselect(label, list(options), key=key, select_all=False, **more)
        else:
            st.selectbox(label, list(options), index=None, key=key, **more)
    elif field.column == "type":
        _levels(field, label, key)
    elif field.how == "choice":
        _choice(field, label, key)
    elif field.how == "frequency":
        _open_list(label, key, fields.frequencies(), say("forms.often"))
    elif field.how == "suggest":
        _open_list(label, key, list(offered.get(field.column, ())), say("forms.type_or_pick"))
    elif field.how == "long":
        st.text_area(label, key=key, height=68, max_chars=20_000)
    elif field.how == "date":
        st.text_input(label, key=key, placeholder=say("forms.date"), max_chars=200)
    else:
        help_key = f"forms.hint.{field.column}"
        st.text_input(label, key=key, placeholder=_hint(help_key), max_chars=2_000)


def _levels(field: Field, label: str, key: str) -> None:
    """Each level with its line of meaning, all in sight: their names are near-synonyms."""
    st.radio(
        label,
        field.choices,
        key=key,
        format_func=lambda level: labels.term("type", level),
        captions=[_meaning(level) for level in field.choices],
        index=None,
    )


def _meaning(level: str) -> str:
    return say("forms.loose") if level == "loose" else labels.term("meaning", level)


def _choice(field: Field, label: str, key: str) -> None:
    options = [*field.choices]
    now = st.session_state.get(key)
    if now and now not in options:
        options.append(now)
    st.selectbox(
        label,
        options,
        index=None,
        key=key,
        format_func=lambda value: fields.choice_word(field.column, value),
        placeholder=say("forms.choose" if field.needed else "forms.unknown"),
    )


def _open_list(label: str, key: str, options: Sequence[str], hint: str) -> None:
    """A list into which other words can be typed."""
    now = st.session_state.get(key)
    every = [*options, now] if now and now not in options else list(options)
    st.selectbox(label, every, index=None, key=key, placeholder=hint, accept_new_options=True)


def _options(field: Field, names: Names, key: str) -> Mapping[str, str]:
    found: Mapping[str, str]
    if field.how in ("activity", "activities"):
        found = fields.happened()
    else:
        found = {
            "actor": names.actors,
            "actors": names.actors,
            "issue": names.issues,
            "issues": names.issues,
            "area": names.areas,
            "areas": names.areas,
            "network": names.networks,
            "group": {**names.networks, **names.actors},
        }[field.how]
    now = st.session_state.get(key)
    chosen = now if isinstance(now, list) else [now] if now else []
    gone = {uid: uid for uid in chosen if uid not in found}
    return {**found, **gone} if gone else found


def _hint(key: str) -> str | None:
    from graph.base.words import knows

    return say(key) if knows(key) else None


def _raw(field: Field, text: str) -> str | list[str] | None:
    if field.how in SEVERAL:
        return list(split_list(text))
    if field.how in ("text", "long", "date"):
        return text
    return text or None


def show_conflict(
    kind: str, name: str, now: Draft, asked: list[Field], before: Mapping[str, str]
) -> None:
    """What was on record, what was typed here, and what the other wrote meanwhile, if anybody."""
    moved = now.moved
    if moved is None:
        return
    facts = {"who": plain(moved.who or "?"), "at": plain(moment(moved.at) if moved.at else "?")}
    with st.container(border=True, key=f"conflict {name}"):
        if moved.theirs is None:
            st.warning(say("forms.conflict.gone", **facts))
            st.button(
                say("forms.conflict.close"),
                key=f"theirs {name}",
                on_click=_keep_theirs,
                args=(name,),
            )
            return
        st.warning(say("forms.conflict.lead", **facts))
        theirs = {f.column: fields.text_of(f, moved.theirs) for f in asked}
        _side_by_side(kind, now, asked, before, theirs, str(moved.who or "?"))
        with st.container(horizontal=True):
            st.button(
                say("forms.conflict.mine"),
                key=f"mine {name}",
                type="primary",
                on_click=_take_mine,
                args=(name, moved.theirs, dict(before), theirs),
            )
            st.button(
                say("forms.conflict.theirs"),
                key=f"theirs {name}",
                on_click=_keep_theirs,
                args=(name,),
            )


def _side_by_side(
    kind: str,
    now: Draft,
    asked: list[Field],
    before: Mapping[str, str],
    theirs: Mapping[str, str],
    who: str,
) -> None:
    names = on_record()
    head = [say(f"forms.conflict.{part}", who=who) for part in ("field", "was", "yours", "its")]
    rows = [head]
    for each in asked:
        mine = now.start.get(each.column, before[each.column])
        three = (before[each.column], mine, theirs[each.column])
        if len(set(three)) > 1:
            shown = [fields.said(each, text, names) for text in three]
            rows.append([fields.word(kind, each.column), *shown])
    blocks.draw("cells", rows=rows)


def _take_mine(name: str, theirs: Record, before: dict[str, str], their: dict[str, str]) -> None:
    """The same edit on their version: what was not typed here is as they wrote it."""
    now = drafts.current(name)
    start = {
        column: their[column] if column in before and typed == before[column] else typed
        for column, typed in now.start.items()
    }
    way = st.session_state.get(f"way {name} {now.turn}")
    fresh = drafts.again(name, theirs, start)
    if way:
        st.session_state[f"way {name} {fresh.turn}"] = way


def _keep_theirs(name: str) -> None:
    drafts.close(name)
    writing.clear()
