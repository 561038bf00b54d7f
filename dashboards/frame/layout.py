"""The frame of every page: navigation, language, the day, the filters and their chips."""

from typing import Any

import streamlit as st

from dashboards.frame import (
    address,
    html,
    labels,
    past,
)
from dashboards.frame.asked import FILTERS, Asked
from dashboards.frame.pages import GROUPS, PAGES
from dashboards.frame.text import plain, short
from graph.base.words import LANGUAGES, language, say
from graph.kinds import LEVELS
from graph.network.day import BY_CODE


def sidebar() -> None:
    """The brand, the pages by group, and the language."""
    with st.sidebar:
        html.draw("brand", name=say("pages.brand.name"), line=say("pages.brand.line"))
        for group in GROUPS:
            pages = [entry for entry in PAGES if entry.group == group]
            if pages:
                html.draw("group", name=say(f"pages.group.{group}"))
            for entry in pages:
                address.link(entry.word, say(f"pages.{entry.word}.title"))
        st.space("small")
        language_switch()


def language_switch() -> None:
    """Thai or English; each is named in itself."""
    st.session_state["language"] = language()
    st.segmented_control(
        say("pages.frame.language"),
        LANGUAGES,
        key="language",
        format_func=lambda code: say("pages.frame.own_name", code),
        on_change=lambda: address.put(lang=st.session_state["language"]),
        required=True,
    )


def note(asked: Asked, state: Any, writing: bool) -> None:
    """Whose data these are where the demo is served, whether an import is being written, and the
    day whose knowledge is shown."""
    if state.demo or asked.own:
        _demo_note(asked)
    if writing:
        st.info(say("pages.frame.writing"))
    past.banner(asked.known)


def foot(state: Any) -> None:
    """The last line of every page, drawn at the end of it: the head of the journal's chain."""
    if state.batches:
        number, head = labels.count(state.batches), state.head[:12]
        with st.container(key="foot"):
            st.caption(say("past.foot", number=number, head=head))


def top(asked: Asked, state: Any, choices: Any) -> None:
    """The network's name, the day, the filters, and a chip for each filter that is set."""
    name = state.network_name or say("pages.frame.no_name")
    html.draw("network", name=name, label=say("pages.frame.network"))
    with st.container(horizontal=True, gap="small", key="bar"):
        with st.popover(say("pages.frame.as_of", day=labels.both_eras(asked.on))):
            _day(asked)
            past.field(asked.known)
        with st.popover(say("pages.frame.filters")):
            _filters(choices)
        with st.popover(say("pages.frame.find"), key="find", on_change="rerun") as found:
            if found.open:
                _find(asked)
        for name in FILTERS:
            for value, words in _set(name, asked, choices):
                st.button(
                    say("pages.frame.chip", name=say(f"pages.filter.{name}"), value=words),
                    key=f"chip {name} {value}",
                    help=say("pages.frame.take_off"),
                    on_click=_take_off,
                    args=(name, value),
                )


def _demo_note(asked: Asked) -> None:
    with st.container(key="demo", horizontal=True, vertical_alignment="center"):
        st.markdown(say("pages.demo.own" if asked.own else "pages.demo.note"), width="content")
        st.button(
            say("pages.demo.back" if asked.own else "pages.demo.own_data"),
            on_click=_go_between,
            args=(None if asked.own else "own",),
        )


def _go_between(data: str | None) -> None:
    kept = address.given("lang")
    st.query_params.clear()
    address.put(lang=kept, data=data)


def _day(asked: Asked) -> None:
    from graph.base import dates
    from graph.base.errors import SaanError

    with st.form("day", border=False, clear_on_submit=False):
        typed = st.text_input(say("pages.day.label"), placeholder=labels.day(asked.on))
        st.caption(say("pages.day.hint"))
        if st.form_submit_button(say("pages.day.show")) and typed.strip():
            try:
                found = dates.read_day(typed)
            except SaanError as problem:
                st.error(plain(problem.text()))
            else:
                address.put(on=found.isoformat())
                st.rerun()
    with st.container(horizontal=True):
        for word, day in _usual_days(asked):
            st.button(say(f"pages.day.{word}"), on_click=address.put, kwargs={"on": day})


def _usual_days(asked: Asked) -> list[tuple[str, str | None]]:
    usual = Asked(asked.lang, asked.usual, asked.usual, asked.filters)
    year = usual.a_year_before()
    return [
        ("latest", None),
        ("year_ago", year.on.isoformat()),
        ("three_years_ago", year.a_year_before().a_year_before().on.isoformat()),
    ]


def _filters(choices: Any) -> None:
    for name, options in _options(choices).items():
        if options:
            words = dict(options)
            address.pick(
                say(f"pages.filter.{name}"),
                name,
                tuple(words),
                words.__getitem__,
                placeholder=say("pages.frame.all"),
            )
    st.session_state["types"] = [
        t for t in (address.given("type") or "").split(",") if t in BY_CODE
    ]
    st.multiselect(
        say("pages.filter.type"),
        LEVELS,
        key="types",
        format_func=labels.level,
        placeholder=say("pages.frame.all"),
        on_change=lambda: address.put(type=",".join(st.session_state["types"])),
    )


def _find(asked: Asked) -> None:
    from dashboards.frame import reads

    names = reads.people(asked).set_index("uid")["name"]
    found = st.selectbox(
        say("pages.frame.find_label"),
        tuple(names.index),
        index=None,
        key=f"find {address.given('actor')}",
        format_func=names.__getitem__,
        placeholder=say("pages.frame.find_hint"),
    )
    if found and found != address.given("actor"):
        address.go("actors", actor=found)


def _options(choices: Any) -> dict[str, list[tuple[str, str]]]:
    return {
        "network": list(choices.networks) if len(choices.networks) > 1 else [],
        "area": list(choices.areas),
        "issue": list(choices.issues),
        "sector": [(sector, labels.term("sector", sector)) for sector in choices.sectors],
    }


def _set(name: str, asked: Asked, choices: Any) -> list[tuple[str, str]]:
    if name == "type":
        return [(value, labels.term("type", value)) for value in asked.filters.types]
    value = getattr(asked.filters, name)
    words = dict(_options(choices)[name] or choices.networks)
    return [(value, plain(short(words.get(value, value))))] if value else []


def _take_off(name: str, value: str) -> None:
    kept = [v for v in (address.given(name) or "").split(",") if v and v != value]
    address.put(**{name: ",".join(kept) if name == "type" else None})
