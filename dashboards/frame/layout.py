"""The frame of every page: navigation, language, the day, the filters and their chips."""

from collections.abc import Sequence

import streamlit as st

from dashboards.frame import (
    address,
    blocks,
    browser,
    finding,
    gate,
    labels,
    pages,
    past,
    session,
    writing,
)
from dashboards.frame.address import Asked, Shown
from dashboards.frame.labels import plain, short
from dashboards.frame.pages import PAGES
from dashboards.frame.session import ask
from graph import settings
from graph.base import dates
from graph.base.words import LANGUAGES, language, say
from graph.journal.state import State
from graph.kinds import LEVELS
from graph.network import Choices
from graph.network.day import BY_CODE


def sidebar() -> None:
    """The brand, the pages by group, and the language."""
    with st.sidebar:
        blocks.draw("brand", name=say("pages.brand.name"), line=say("pages.brand.line"))
        for group in pages.GROUPS:
            entries = [each for each in PAGES if each.group == group and gate.is_open(each)]
            if entries:
                blocks.draw("group", name=say(f"pages.group.{group}"))
            for entry in entries:
                address.link(entry.word, say(f"{entry.word}.page.title"))
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


def note(asked: Asked, state: State, writing: bool) -> None:
    """Whose data these are where the demo is served, whether an import is being written, and the
    day whose knowledge is shown."""
    demo = session.desk().source.preferences.demo
    if demo or asked.data:
        _demo_note(asked, demo)
    if writing:
        st.info(say("pages.frame.writing"))
    past.banner(asked.known)


def foot(state: State) -> None:
    """The last line of every page, drawn at the end of it: the head of the journal's chain."""
    if state.batches:
        number, head = labels.count(state.batches), state.head[:12]
        with st.container(key="foot"):
            st.caption(say("past.foot", number=number, head=head))


def top(asked: Asked, choices: Choices) -> None:
    """The network's name, which of several it is, the day, the filters, and a chip for each
    filter that is set."""
    several, sees = len(choices.networks) > 1, gate.sees()
    unnamed = say(f"pages.frame.{'which' if several else 'no_name'}")
    name = ask(settings.network_name, asked) if sees else gate.names(choices)
    name = name or unnamed
    blocks.draw("network", name=name, label=say("pages.frame.network"))
    with st.container(horizontal=True, gap="small", key="bar"):
        if several:
            with st.container(width=200):
                _pick("network", choices.networks, "all_networks", "collapsed")
        _day(asked)
        if sees:
            with st.popover(say("pages.frame.filters")):
                _filters(choices)
            finding.box(asked)
        writing.sign()
        for name in address.FILTERS[several:]:
            for value, words in _set(name, asked, choices):
                st.button(
                    say("pages.frame.chip", name=say(f"pages.filter.{name}"), value=words),
                    key=f"chip {name} {value}",
                    help=say("pages.frame.take_off"),
                    on_click=_take_off,
                    args=(name, value),
                )
        browser.copy_link()


def _demo_note(asked: Asked, demo: bool) -> None:
    with st.container(key="demo", horizontal=True, vertical_alignment="center"):
        st.markdown(say("pages.demo.note" if demo else "pages.demo.own"), width="content")
        st.button(
            say("pages.demo.own_data" if demo else "pages.demo.back"),
            on_click=_go_between,
            args=(None if asked.data else "own",),
        )


def _go_between(data: str | None) -> None:
    kept = address.given("lang")
    st.query_params.clear()
    address.put(lang=kept, data=data)


def _day(asked: Asked) -> None:
    """The day, and a step of a year to each side of it; none beyond the latest."""
    with st.container(horizontal=True, gap="xxsmall", width="content", key="day"):
        _step("year_back", asked.a_year_before())
        with st.popover(say("pages.frame.as_of", day=labels.both_eras(asked.on))):
            _any_day(asked)
        if asked.on < asked.usual:
            _step("year_on", asked.a_year_after())


def _step(word: str, to: Asked) -> None:
    on = to.address().get("on")
    st.button(say(f"pages.day.{word}"), key=word, on_click=address.put, kwargs={"on": on})


def _any_day(asked: Asked) -> None:
    words = {part: say(f"pages.day.{part}") for part in ("label", "hint", "show")}
    if found := blocks.typed_day("day", dates.read_day, words, labels.day(asked.on)):
        address.put(on=found.isoformat())
        st.rerun()
    if asked.on != asked.usual:
        st.button(say("pages.day.latest"), on_click=address.put, kwargs={"on": None})


def _filters(choices: Choices) -> None:
    for name, options in _options(choices).items():
        if options and name != "network":
            _pick(name, options, "all")
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


def _pick(
    name: str, options: Sequence[tuple[str, str]], all_: str, label: Shown = "visible"
) -> None:
    words = dict(options)
    address.pick(
        say(f"pages.filter.{name}"),
        name,
        tuple(words),
        words.__getitem__,
        placeholder=say(f"pages.frame.{all_}"),
        label_visibility=label,
    )


def _options(choices: Choices) -> dict[str, list[tuple[str, str]]]:
    return {
        "network": list(choices.networks),
        "area": list(choices.areas),
        "issue": list(choices.issues),
        "sector": [(sector, labels.term("sector", sector)) for sector in choices.sectors],
    }


def _set(name: str, asked: Asked, choices: Choices) -> list[tuple[str, str]]:
    if name == "type":
        return [(value, labels.term("type", value)) for value in asked.filters.types]
    value = getattr(asked.filters, name)
    words = dict(_options(choices)[name])
    return [(value, plain(short(words.get(value, value))))] if value else []


def _take_off(name: str, value: str) -> None:
    kept = [v for v in (address.given(name) or "").split(",") if v and v != value]
    address.put(**{name: ",".join(kept) if name == "type" else None})
