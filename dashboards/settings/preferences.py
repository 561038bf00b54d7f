"""What is set for a network: small forms, each saved by itself through the door."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import streamlit as st

from dashboards.forms import drafts
from dashboards.frame import labels, writing
from dashboards.frame.labels import plain
from dashboards.frame.session import read
from graph import edit
from graph.base.errors import DataError
from graph.base.words import LANGUAGES, say
from graph.edit import Edit, Moved
from graph.kinds import Setting
from graph.measures.pairs import fading
from graph.settings.values import ERAS, PARTS, Options, written

STRENGTH = (*(f"strength.{part}" for part in PARTS), "strength.half_life", "calendar.share")
NETWORK = ("network.managed", "network.years")
YEARS = (1, 2, 3, 5, 10)
PAGES = ("time.zone", "pages.language", "pages.era")


def strength(options: Options, who: str) -> None:
    """The weights of a pair's strength, the half-life of a contact, and when a tie calls."""
    with st.form("settings strength", border=False):
        with st.container(horizontal=True):
            for name, weight in zip(STRENGTH, options.weights, strict=False):
                _number(name, weight, 0.0, 10.0, 0.5)
        with st.container(horizontal=True):
            _number("strength.half_life", options.half_life, 1.0, 3650.0, 10.0)
            _number("calendar.share", options.share, 0.05, 1.0, 0.05)
        st.caption(example(options))
        _save("strength", STRENGTH, options, who)


def network(options: Options, names: Mapping[str, str], who: str) -> None:
    """Which of several networks everything is said of, and whom it counts. names: of the networks,
    by uid."""
    asked = NETWORK if len(names) > 1 else NETWORK[1:]
    with st.form("settings network", border=False):
        with st.container(horizontal=True):
            if len(names) > 1:
                shown = {"": labels.DASH, **names}
                _choice(
                    NETWORK[0], options.managed or "", tuple(shown), lambda uid: shown.get(uid, uid)
                )
            _choice(NETWORK[1], options.years or "", ("", *YEARS), _years)
        _save("network", asked, options, who)


def pages(options: Options, who: str) -> None:
    """Where the clock stands, the language to begin with, and how years are counted."""
    with st.form("settings pages", border=False):
        with st.container(horizontal=True):
            _choice("time.zone", options.zone, zones(), str)
            _choice("pages.language", options.lang or "", ("", *LANGUAGES), _language)
            _choice("pages.era", options.era, ERAS, lambda era: say(f"settings.page.era_{era}"))
        _save("pages", PAGES, options, who)


def example(options: Options) -> str:
    """What the half-life means: what a contact of today, of a month and of half a year ago is."""
    counts = fading(options.half_life)
    shown_days = {"today": counts[0], "month": counts[30], "half": counts[182]}
    shown = {name: f"{count:.2f}" for name, count in shown_days.items()}
    return say("settings.page.example", half_life=f"{options.half_life:g}", **shown)


def troubles(options: Options) -> list[str]:
    """Kept values that are not allowed, and names that mean nothing here, as sentences."""
    wrong = [say("settings.page.wrong", name=plain(name)) for name in options.wrong]
    return [*wrong, *(say("settings.unknown", name=plain(name)) for name in options.unknown)]


@cache
def zones() -> tuple[str, ...]:
    """The names of the time zones."""
    from zoneinfo import available_timezones

    return tuple(sorted(name for name in available_timezones() if "/" in name))


def _number(name: str, value: float, low: float, high: float, step: float) -> None:
    _begin(name, float(value))
    st.number_input(say(f"settings.page.{name}"), low, high, key=_key(name), step=step, width=150)


def _choice(
    name: str, value: float | str, options: Sequence[Any], show: Callable[[Any], str]
) -> None:
    _begin(name, value)
    offered = options if value in options else (value, *options)
    st.selectbox(say(f"settings.page.{name}"), offered, key=_key(name), format_func=show, width=300)


def _years(years: float | str) -> str:
    return say("settings.page.years", years=years) if years else say("settings.page.for_ever")


def _language(lang: str) -> str:
    return say("pages.frame.own_name", lang) if lang else say("settings.page.as_started")


def _begin(name: str, value: float | str) -> None:
    if _key(name) not in st.session_state:
        st.session_state[_key(name)] = value


def _key(name: str) -> str:
    return f"setting {name} {st.session_state.get('settings turn', 0)}"


def _save(group: str, names: tuple[str, ...], options: Options, who: str) -> None:
    now = drafts.current(f"settings {group}")
    drafts.show_problems(now)
    if now.moved:
        st.warning(_moved(now.moved))
    bases = {name: read(edit.one, Setting, name) for name in names}
    st.form_submit_button(
        say("settings.page.save"),
        key=f"save settings {group}",
        type="primary",
        disabled=not who,
        on_click=_write,
        args=(group, names, bases, options.kept(), who, now.turn),
    )


def _typed(name: str) -> float | str | None:
    """What stands in a field; no language is none of them."""
    value = st.session_state[_key(name)]
    return None if value == "" else value


def _moved(moved: Moved) -> str:
    """Both versions, where somebody was faster."""
    before, theirs = moved.base, moved.theirs
    assert isinstance(before, Setting)
    facts = {
        "name": say(f"settings.page.{before.uid}"),
        "theirs": theirs.value if isinstance(theirs, Setting) else labels.DASH,
        "before": before.value,
    }
    escaped = {key: plain(value) for key, value in facts.items()}
    return say("settings.page.moved", who=plain(moved.who or "?"), **escaped)


def _write(
    group: str,
    names: tuple[str, ...],
    bases: Mapping[str, Setting | None],
    kept: Mapping[str, str],
    who: str,
    turn: int,
) -> None:
    now = drafts.current(f"settings {group}")
    if now.turn != turn:
        return
    typed = {name: written(_typed(name)) for name in names}
    edits = [
        Edit(
            "correct" if bases[name] else "add",
            "settings",
            {"name": name, "value": value},
            bases[name],
        )
        for name, value in typed.items()
        if value != kept[name]
    ]
    if group == "strength" and not any(json.loads(typed[f"strength.{part}"]) for part in PARTS):
        lacking = replace(now, problems=(DataError("settings.no_weight"),))
        drafts.keep(f"settings {group}", lacking)
        return
    what = say(f"settings.page.heading.{group}")
    problem = writing.edit(edits, who, "", now.token, "forms.saved", what=what)
    if problem is None:
        drafts.close(f"settings {group}")
        st.session_state["settings turn"] = st.session_state.get("settings turn", 0) + 1
        return
    drafts.refused(f"settings {group}", now, problem)
